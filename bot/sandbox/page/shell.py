"""The whole page, as it is when it is opened."""

from __future__ import annotations

from markupsafe import Markup

from bot.sandbox.page.drawing import drawn
from bot.sandbox.page.html import NOTHING
from bot.sandbox.page.seat import HOME
from bot.sandbox.page.sight import Sight
from bot.sandbox.page.static_files import SCRIPTS


def whole_page(sight: Sight, *, is_start: bool = False) -> str:
    """The page for one seat. `is_start` shows the list of channels first where there is room for one pane only."""
    seat, reader, name = sight.seat, sight.reader(), sight.name()
    sequence = sight.sequence
    is_home = seat.place == HOME
    page, more = ([], False) if is_home else sight.latest()
    replies = sight.replies()
    return drawn(
        "page.html",
        title=f"{name} · {sight.team}",
        scripts=SCRIPTS,
        seat=seat,
        tab="home" if is_home else "messages" if sight.channel and sight.channel.is_im else "",
        pane="list" if is_start else "thread" if seat.thread else "place",
        sequence=sequence,
        sidebar=sight.sidebar(),
        head=sight.head(),
        home=sight.home(),
        is_home=is_home,
        more=more,
        messages=[] if is_home else sight.messages(page, unread_from=sight.first_unread(page)),
        replies=replies,
        composer=NOTHING if is_home else _composer(sight, "write", f"Message {name}", ""),
        thread_composer=_composer(sight, "reply", "Reply in thread", seat.thread) if replies else NOTHING,
        close=reader.own(f"/channel/{seat.place}"),
        name=name,
        guide=sight.guide(),
        modal=sight.modal(),
    )


def _composer(sight: Sight, id_: str, label: str, thread: str) -> Markup:
    return drawn(
        "composer.html",
        id=id_,
        label=label,
        channel=sight.channel,
        thread=thread,
        key=f"{sight.seat.user.id}/{sight.seat.place}/{thread}",
        shortcuts=sight.shortcuts(),
    )
