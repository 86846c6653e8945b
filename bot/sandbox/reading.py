"""How far everybody has read: unread messages and mentions of a person in each channel, counted up to a bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox.ledger import Ledger
from bot.sandbox.mentions import EVERYBODY
from bot.sandbox.records import Message, ReadMark
from bot.sandbox.timelines import micros

MOST_COUNTED = 100
MOST_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Unread:
    """What one person has not read in one channel. `count` is of the channel itself, `mentions` of its threads too.

    Both stop at 100. `last_read` is a `ts`, empty when nothing was ever read.
    """

    count: int
    mentions: int
    last_read: str = ""


class Reading:
    """The marks of all people. One's own messages are never unread."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mark(self, user_id: str, channel_id: str, ts: str) -> None:
        """This person has read up to this message. A mark goes back as well, to leave something unread."""
        with self._ledger.lock():
            if self.last_read(user_id, channel_id) != ts:
                self._ledger.put(ReadMark(user_id, channel_id, ts))

    def last_read(self, user_id: str, channel_id: str) -> str:
        """The `ts` up to which this person has read, or nothing."""
        mark = self._ledger.marks.get((user_id, channel_id))
        return mark.ts if mark else ""

    def unread(self, user_id: str, channel_id: str) -> Unread:
        """What waits for this person in one channel. It looks at the newest few hundred messages, no more."""
        with self._ledger.lock():
            last_read = self.last_read(user_id, channel_id)
            new = [m for m in self._newer(channel_id, last_read) if m.user != user_id and not m.deleted]
            shown = sum(not message.is_reply or message.is_broadcast for message in new)
            named = (self._ledger.named.get((channel_id, message.ts), frozenset()) for message in new)
            mentions = sum(user_id in names or EVERYBODY in names for names in named)
            return Unread(min(shown, MOST_COUNTED), min(mentions, MOST_COUNTED), last_read)

    def _newer(self, channel_id: str, last_read: str) -> Iterator[Message]:
        messages = self._ledger.messages.get(channel_id, {})
        mark = micros(last_read) if last_read else 0
        return (messages[ts] for ts in self._ledger.timelines.said_after(channel_id, mark, MOST_LOOKED_AT))
