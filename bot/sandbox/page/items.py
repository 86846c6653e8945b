"""Messages as HTML: who, when, what, what lies below it, and its menu. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.sandbox.page.attachments import attachments
from bot.sandbox.page.blocks import blocks
from bot.sandbox.page.dates import clock, day
from bot.sandbox.page.drawing import drawn
from bot.sandbox.page.emoji import emoji_of
from bot.sandbox.page.html import NOTHING, joined, tag
from bot.sandbox.page.menus import menu
from bot.sandbox.page.mrkdwn import mrkdwn
from bot.sandbox.page.pictures import shown
from bot.sandbox.page.reader import Reader
from bot.sandbox.page.surface import Surface, Values
from bot.sandbox.records import File, Message, Shortcut, Whisper
from bot.sandbox.timelines import micros

TOGETHER_S = 300
"""What one person says within these seconds stands together, under one name."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a message is drawn with. `before` stands above it; `pane` is `m` for the channel, `t` for a thread."""

    reader: Reader
    bots: frozenset[str]
    shortcuts: Sequence[Shortcut]
    pictures: Mapping[str, File]
    pane: str = "m"


def item(
    said: Message | Whisper, before: Message | Whisper | None, around: Around, chosen: Values, *, new: bool
) -> Markup:
    """One message as an entry of a list, with the day above the first of one; `new` begins what is unread."""
    reader = around.reader
    at = reader.local(float(said.ts))
    earlier = reader.local(float(before.ts)) if before else None
    author = author_of(said, around)
    return drawn(
        "item.html",
        id=f"{around.pane}-{said.ts}",
        said=said,
        order=micros(said.ts),
        day=day(at, reader.now) if earlier is None or earlier.date() != at.date() else "",
        new=new,
        is_whisper=isinstance(said, Whisper),
        is_deleted=said.deleted,
        is_joined=_is_joined(said, before, around) and earlier is not None and earlier.date() == at.date(),
        author=reader.names.get(author, author),
        author_id=author,
        is_bot=author in around.bots,
        link=reader.own(f"/archives/{said.channel}/p{said.ts.replace('.', '')}"),
        at=at.isoformat(),
        clock=clock(at),
        content=content(said, around, chosen),
        edited=getattr(said, "edited_ts", ""),
        foot=NOTHING if isinstance(said, Whisper) else _foot(said, around, at),
        menu=NOTHING if isinstance(said, Whisper) or said.deleted else _menu(said, around),
    )


def author_of(said: Message | Whisper, around: Around) -> str:
    """The user id of whoever speaks: ephemeral messages are the app's."""
    return said.user if isinstance(said, Message) else next(iter(around.bots), "")


def content(said: Message | Whisper, around: Around, chosen: Values) -> Markup:
    """The blocks, or the text when there are none, then what is attached."""
    if said.deleted:
        return tag("p", "This message was deleted.", class_="quiet")
    surface = Surface(around.reader, f"{around.pane}-{said.ts}", chosen, pictures=around.pictures)
    body = blocks(said.blocks, surface) if said.blocks else tag("div", mrkdwn(said.text, around.reader), class_="block")
    more = attachments(getattr(said, "attachments", ()), surface)
    files = [tag("figure", shown(file), class_="block") for file in getattr(said, "files", ()) if not file.deleted]
    return body + more + joined(files)


def _is_joined(said: Message | Whisper, before: Message | Whisper | None, around: Around) -> bool:
    """Whether it goes on from what the same person said just before."""
    plain = isinstance(said, Message) and isinstance(before, Message) and not said.bot_id and not said.is_broadcast
    if not plain or before is None or before.deleted or author_of(before, around) != author_of(said, around):
        return False
    return not getattr(before, "reply_count", 0) and float(said.ts) - float(before.ts) < TOGETHER_S


def _foot(said: Message, around: Around, at: datetime) -> Markup:
    reader = around.reader
    reactions = [
        tag(
            "span",
            emoji_of(reaction.name) or f":{reaction.name}:",
            f" {len(reaction.users)}",
            class_="reaction",
            title=", ".join(reader.names.get(user, user) for user in reaction.users),
        )
        for reaction in getattr(said, "reactions", ())
    ]
    drawn_reactions = tag("p", *reactions, class_="reactions") if reactions else NOTHING
    if around.pane != "m" or not said.reply_count:
        return drawn_reactions
    latest = reader.local(float(said.latest_reply))
    when = clock(latest) if latest.date() == at.date() else day(latest, reader.now) + " at " + clock(latest)
    count = f"{said.reply_count} {'reply' if said.reply_count == 1 else 'replies'}"
    return drawn_reactions + drawn(
        "replies.html",
        href=reader.own(f"/channel/{said.channel}", thread=said.ts),
        count=count,
        latest=when,
        users=[(user, reader.names.get(user, user)) for user in said.reply_users[:4]],
        id=f"replies-{said.ts}",
    )


def _menu(said: Message, around: Around) -> Markup:
    """What can be done with a message: those of the app's shortcuts that its manifest puts there, too."""
    reader, root = around.reader, said.thread_ts or said.ts
    address = reader.own(f"/channel/{said.channel}", thread=root)
    reply = tag("a", "Reply in thread", href=address, data_soft=True, role="menuitem", tabindex="-1")
    copy = tag("button", "Copy link", type="button", data_copy=True, role="menuitem", tabindex="-1")
    more = [
        tag(
            "button",
            shortcut.name,
            tag("small", shortcut.description),
            type="button",
            data_shortcut=shortcut.callback_id,
            role="menuitem",
            tabindex="-1",
        )
        for shortcut in around.shortcuts
    ]
    items = [reply, copy, *more] if around.pane == "m" else [copy, *more]
    label = tag("span", "⋯", aria_hidden="true")
    name = f"Message actions, {reader.names.get(said.user, said.user)} at {clock(reader.local(float(said.ts)))}"
    return menu(f"{around.pane}-{said.ts}-do", label, name, items, {"data_does": "message"})
