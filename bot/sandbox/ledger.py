"""Every record of the workspace, behind one lock, with a number that grows with every change.

It knows what is stored, not what is allowed: the rules are in the modules of the nouns. A condition tells every
change, so pages and tests wait for what they expect instead of sleeping.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

from bot.sandbox.feed import Change, Changes, Feed, change_of
from bot.sandbox.journal import Journal
from bot.sandbox.mentions import named_in
from bot.sandbox.records import (
    Channel,
    Document,
    File,
    Guide,
    Message,
    ReadMark,
    Record,
    User,
    UserGroup,
    View,
    Warned,
    Whisper,
)
from bot.sandbox.timelines import Timelines

Found = TypeVar("Found")

RECHECK_S = 0.25
"""How long to wait at most before looking again, so that what depends on the clock alone is noticed too."""


class Ledger:
    """The tables. Whoever reads and then writes holds `lock()`; each `put` is one change."""

    def __init__(self, journal: Journal | None = None) -> None:
        self.users: dict[str, User] = {}
        self.groups: dict[str, UserGroup] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Message]] = {}
        self.whispers: dict[str, dict[str, Whisper]] = {}
        self.views: dict[str, View] = {}
        self.named: dict[tuple[str, str], frozenset[str]] = {}
        self.facing: dict[str, dict[str, View]] = {}
        self.warnings: list[Warned] = []
        self.files: dict[str, File] = {}
        self.documents: dict[str, Document] = {}
        self.marks: dict[tuple[str, str], ReadMark] = {}
        self.guide = Guide()
        self.timelines = Timelines()
        self.sequence = 0
        self._feed = Feed()
        self._changed = threading.Condition(threading.RLock())
        self._journal = journal
        for record in journal.records if journal else ():
            self._place(record)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever stored."""
        return not self.users

    def lock(self) -> AbstractContextManager[object]:
        """Keep all others out. May be taken again by the thread that has it."""
        return self._changed

    def put(self, record: Record) -> None:
        """Store a record in place of its predecessor, in the file too, and tell whoever waits."""
        with self._changed:
            if self._journal:
                self._journal.append(record)
            self._place(record)
            self._tell(change_of(record, self.sequence + 1))

    def touch(self) -> None:
        """Tell whoever waits that something changed which is not a record: a connection came or went."""
        with self._changed:
            self._tell(Change(self.sequence + 1, "connection"))

    def changes_since(self, sequence: int) -> Changes:
        """What changed after this number, oldest first; not complete when that is too long ago."""
        with self._changed:
            return self._feed.since(sequence, self.sequence)

    def wait_for(self, look: Callable[[], Found | None], timeout_s: float) -> Found | None:
        """The first answer of `look` that is not None or False, or None when the time is over. `look` runs locked."""
        deadline = time.monotonic() + timeout_s
        with self._changed:
            while True:
                found = look()
                if found:
                    return found
                remaining = deadline - time.monotonic()
                if remaining <= 0:
                    return None
                self._changed.wait(min(remaining, RECHECK_S))

    def wait_past(self, sequence: int, timeout_s: float) -> int:
        """The present number, at once if it is above `sequence`, else after the next change or the time."""
        self.wait_for(lambda: self.sequence > sequence, timeout_s)
        return self.sequence

    def close(self) -> None:
        """Close the file."""
        if self._journal:
            self._journal.close()

    def _tell(self, change: Change) -> None:
        self.sequence = change.sequence
        self._feed.add(change)
        self._changed.notify_all()

    def _place(self, record: Record) -> None:
        match record:
            case Message():
                said = self.messages.setdefault(record.channel, {})
                if record.ts not in said:
                    self.timelines.place(record)
                said[record.ts] = record
                self._note_names(record)
            case Whisper():
                self.whispers.setdefault(record.channel, {})[record.ts] = record
            case Warned():
                self.warnings.append(record)
            case ReadMark():
                self.marks[record.user, record.channel] = record
            case Guide():
                self.guide = record
            case Document():
                self.documents[record.name] = record
            case _:
                self._place_by_id(record)

    def _note_names(self, message: Message) -> None:
        """Remember whom a message names, so that nobody has to read it all for that again."""
        names = named_in(message)
        if names:
            self.named[message.channel, message.ts] = names
        else:
            self.named.pop((message.channel, message.ts), None)

    def _face(self, view: View) -> None:
        """Keep the open views of each person apart, in the order in which they were opened."""
        facing = self.facing.setdefault(view.user, {})
        if view.is_closed:
            facing.pop(view.id, None)
        else:
            facing[view.id] = view

    def _place_by_id(self, record: User | UserGroup | Channel | View | File) -> None:
        match record:
            case User():
                self.users[record.id] = record
            case UserGroup():
                self.groups[record.id] = record
            case Channel():
                self.channels[record.id] = record
            case View():
                self.views[record.id] = record
                self._face(record)
            case File():
                self.files[record.id] = record
