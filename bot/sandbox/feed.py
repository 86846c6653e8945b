"""What changed since a number: one small entry a change, the latest few thousand of them. It holds no record."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import takewhile

from bot.sandbox.records import Channel, Message, ReadMark, Record, User, View, Warned, Whisper

MOST_KEPT = 5000


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `kind` names the record in lower case (`message`, `whisper`, `view` ...) or is `connection`.

    `user` is whom alone it concerns (whisper, view, warning, read mark), or the user that changed; empty means all.
    `thread_ts` of a reply is its root's `ts`.
    """

    sequence: int
    kind: str
    channel: str = ""
    ts: str = ""
    thread_ts: str = ""
    user: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes past a number, oldest first. When `complete` is false older ones are forgotten: read all anew."""

    sequence: int
    entries: tuple[Change, ...]
    complete: bool = True


class Feed:
    """The latest changes. Whoever uses it holds the ledger's lock."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._entries: deque[Change] = deque(maxlen=most)

    def add(self, change: Change) -> None:
        """Note one change; the oldest is forgotten when there are too many."""
        self._entries.append(change)

    def since(self, sequence: int, now: int) -> Changes:
        """What changed after `sequence`; `now` is the present number. It looks at no more than it returns."""
        newest = takewhile(lambda change: change.sequence > sequence, reversed(self._entries))
        entries = tuple(newest)[::-1]
        return Changes(now, entries, complete=0 <= now - sequence == len(entries))


def change_of(record: Record, sequence: int) -> Change:
    """The entry for a record that was stored."""
    kind = type(record).__name__.lower()
    match record:
        case Message():
            thread_ts = record.thread_ts if record.is_reply else ""
            return Change(sequence, kind, record.channel, record.ts, thread_ts)
        case Whisper():
            return Change(sequence, kind, record.channel, record.ts, record.thread_ts, record.to)
        case View():
            return Change(sequence, kind, user=record.user, view=record.id)
        case Warned():
            return Change(sequence, kind, user=record.user)
        case User():
            return Change(sequence, kind, user=record.id)
        case Channel():
            return Change(sequence, kind, record.id)
        case ReadMark():
            return Change(sequence, kind, record.channel, record.ts, user=record.user)
        case _:
            return Change(sequence, kind)
