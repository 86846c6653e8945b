"""Messages, threads and whispers: what posting, editing and deleting do. Blocks were checked before they come here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice, takewhile

from bot.sandbox.ledger import Ledger
from bot.sandbox.records import Channel, File, Install, Json, Message, Reaction, Whisper
from bot.sandbox.refusals import Refusal
from bot.sandbox.timelines import micros, ts_of


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says. None leaves as it is what an edit does not mention."""

    text: str | None = None
    blocks: tuple[Json, ...] | None = None
    attachments: tuple[Json, ...] | None = None
    metadata: Json | None = None
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Which part of a channel's history is asked for, as Slack's arguments say it. `oldest` and `latest` are `ts`."""

    oldest: str = "0"
    latest: str = ""
    inclusive: bool = False

    def up_to(self, moment: int) -> Span:
        """The part of it up to and with this moment in microseconds."""
        end = moment if self.inclusive else moment + 1
        return self if self.latest and micros(self.latest) < end else replace(self, latest=ts_of(end))

    def holds(self, ts: str) -> bool:
        """Whether this message is in the part."""
        oldest, latest, at = micros(self.oldest), micros(self.latest) if self.latest else None, micros(ts)
        if self.inclusive:
            return oldest <= at and (latest is None or at <= latest)
        return oldest < at and (latest is None or at < latest)


class Messages:
    """The messages of all channels."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._clock = clock

    def post(
        self, channel: Channel, author: str, content: Content, *, app: Install | None, thread_ts: str, broadcast: bool
    ) -> Message:
        """Add a message; `author` is a user id, `app` the app that speaks, if one does."""
        with self._ledger.lock():
            root = self._root(channel.id, thread_ts) if thread_ts else None
            message = Message(
                channel.id,
                self._next_ts(channel.id),
                author,
                content.text or "",
                content.blocks or (),
                content.attachments or (),
                content.metadata,
                thread_ts=root.ts if root else "",
                is_broadcast=broadcast and root is not None,
                bot_id=app.bot_id if app else "",
                app_id=app.app_id if app else "",
                parent_user=root.user if root else "",
                files=content.files,
            )
            self._ledger.put(message)
            if root:
                self._count_reply(root, message)
            return message

    def find(self, channel_id: str, ts: str) -> Message:
        """A message that is there. Refused with `message_not_found`."""
        message = self._ledger.messages.get(channel_id, {}).get(ts)
        if message is None or message.deleted:
            raise Refusal("message_not_found")
        return message

    def update(self, channel_id: str, ts: str, content: Content, install: Install) -> Message:
        """Edit a message of the app's own. New text without blocks takes the blocks away, as in Slack."""
        with self._ledger.lock():
            message = self.find(channel_id, ts)
            if message.bot_id != install.bot_id:
                raise Refusal("cant_update_message")
            text = message.text if content.text is None else content.text
            drops_blocks = content.blocks is None and content.text is not None
            blocks = () if drops_blocks else (message.blocks if content.blocks is None else content.blocks)
            edited = replace(
                message,
                text=text,
                blocks=blocks,
                attachments=message.attachments if content.attachments is None else content.attachments,
                metadata=message.metadata if content.metadata is None else content.metadata,
                edited_by=install.user,
                edited_ts=f"{int(self._clock().timestamp())}.000000",
            )
            self._ledger.put(edited)
            return edited

    def amend(self, message: Message, text: str) -> Message:
        """Change what a person has typed, as that person would."""
        with self._ledger.lock():
            edited_ts = f"{int(self._clock().timestamp())}.000000"
            amended = replace(message, text=text, edited_by=message.user, edited_ts=edited_ts)
            self._ledger.put(amended)
            return amended

    def delete(self, channel_id: str, ts: str, install: Install) -> None:
        """Delete a message of the app's own; the replies in its thread stay."""
        with self._ledger.lock():
            message = self.find(channel_id, ts)
            if message.bot_id != install.bot_id:
                raise Refusal("cant_delete_message")
            self.erase(message)

    def erase(self, message: Message) -> None:
        """Take a message away, whoever wrote it, as an administrator would."""
        with self._ledger.lock():
            self._ledger.put(replace(message, deleted=True, text="", blocks=(), attachments=(), metadata=None))
            root = self._ledger.messages[message.channel].get(message.thread_ts)
            if root and message.is_reply:
                self._recount(root)

    def react(self, channel_id: str, ts: str, user_id: str, name: str) -> Message:
        """Put an emoji below a message. Refused with `already_reacted`."""
        with self._ledger.lock():
            message = self.find(channel_id, ts)
            users = {reaction.name: reaction.users for reaction in message.reactions}
            if user_id in users.get(name, ()):
                raise Refusal("already_reacted")
            users[name] = (*users.get(name, ()), user_id)
            return self._with_reactions(message, users)

    def unreact(self, channel_id: str, ts: str, user_id: str, name: str) -> Message:
        """Take one's emoji away from below a message. Refused with `no_reaction`."""
        with self._ledger.lock():
            message = self.find(channel_id, ts)
            users = {reaction.name: reaction.users for reaction in message.reactions}
            if user_id not in users.get(name, ()):
                raise Refusal("no_reaction")
            users[name] = tuple(user for user in users[name] if user != user_id)
            return self._with_reactions(message, users)

    def _with_reactions(self, message: Message, users: dict[str, tuple[str, ...]]) -> Message:
        reactions = tuple(Reaction(name, whose) for name, whose in users.items() if whose)
        changed = replace(message, reactions=reactions)
        self._ledger.put(changed)
        return changed

    def whisper(self, channel: Channel, to: str, content: Content, install: Install, *, thread_ts: str = "") -> Whisper:
        """Tell one person something that nobody else sees and that history never returns."""
        with self._ledger.lock():
            whisper = Whisper(
                channel.id,
                self._next_ts(channel.id),
                to,
                content.text or "",
                content.blocks or (),
                thread_ts,
                install.bot_id,
                install.app_id,
            )
            self._ledger.put(whisper)
            return whisper

    def history(self, channel_id: str, span: Span, *, limit: int | None = None) -> list[Message]:
        """What stands in the channel itself, newest first: no replies but those that were broadcast.

        With a `limit` it looks at little more than it returns, however long the channel is.
        """
        latest = micros(span.latest) if span.latest else None
        with self._ledger.lock():
            messages = self._ledger.messages.get(channel_id, {})
            newest = self._ledger.timelines.newest_shown(channel_id, latest, inclusive=span.inclusive)
            inside = (messages[ts] for ts in takewhile(span.holds, newest))
            return list(islice((message for message in inside if _shown(message)), limit))

    def replies(self, channel_id: str, ts: str, span: Span) -> list[Message]:
        """A thread, its root first whatever the span, then the replies, oldest first. A reply leads to its thread."""
        with self._ledger.lock():
            named = self._ledger.messages.get(channel_id, {}).get(ts)
            if named is None or (named.deleted and not named.reply_count):
                raise Refusal("thread_not_found")
            root = self._ledger.messages[channel_id].get(named.thread_ts, named)
            thread = self._thread(root)
            return [root, *(thread if span == Span() else (m for m in thread if span.holds(m.ts)))]

    def whispers(self, user_id: str) -> list[Whisper]:
        """What only this person sees, oldest first."""
        with self._ledger.lock():
            every = (w for channel in self._ledger.whispers.values() for w in channel.values())
            return sorted((w for w in every if w.to == user_id and not w.deleted), key=lambda w: micros(w.ts))

    def replace_whisper(self, whisper: Whisper) -> None:
        """Change or delete an ephemeral message, which only a `response_url` can."""
        self._ledger.put(whisper)

    def _root(self, channel_id: str, thread_ts: str) -> Message:
        named = self._ledger.messages.get(channel_id, {}).get(thread_ts)
        if named is None or (named.deleted and not named.reply_count):
            raise Refusal("thread_not_found")
        return self._ledger.messages[channel_id][named.thread_ts] if named.is_reply else named

    def _thread(self, root: Message) -> Sequence[Message]:
        messages = self._ledger.messages[root.channel]
        thread = (messages[ts] for ts in self._ledger.timelines.thread(root.channel, root.ts))
        return [message for message in thread if not message.deleted]

    def _count_reply(self, root: Message, reply: Message) -> None:
        users = root.reply_users if reply.user in root.reply_users else (*root.reply_users, reply.user)
        counted = replace(
            root, thread_ts=root.ts, reply_count=root.reply_count + 1, reply_users=users, latest_reply=reply.ts
        )
        self._ledger.put(counted)

    def _recount(self, root: Message) -> None:
        thread = self._thread(root)
        self._ledger.put(
            replace(
                root,
                thread_ts=root.ts if thread else "",
                reply_count=len(thread),
                reply_users=tuple(dict.fromkeys(reply.user for reply in thread)),
                latest_reply=thread[-1].ts if thread else "",
            )
        )

    def _next_ts(self, channel_id: str) -> str:
        said = self._ledger.messages.get(channel_id, {})
        whispered = self._ledger.whispers.get(channel_id, {})
        last = max((micros(next(reversed(kept))) for kept in (said, whispered) if kept), default=0)
        now = int(self._clock().timestamp() * 1_000_000)
        return ts_of(max(now, last + 1))


def is_ts(text: str) -> bool:
    """Whether this can be read as a `ts`: seconds, and perhaps a fraction."""
    return re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,9})?", text) is not None


def _shown(message: Message) -> bool:
    return not message.deleted or message.reply_count > 0
