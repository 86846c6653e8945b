"""Whether the files of a rules folder have changed. Looks at their marks alone, and reads them only when these differ.

Looking, and not being told by the system, is what works on every mount: volumes of containers, network folders, links
that are swapped as a whole.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bot.domain.rulebook import Rulebook
from bot.errors import RulesError
from bot.rulebook.folder import is_ours
from bot.rulebook.load import load

LOOK_EVERY = timedelta(seconds=0.4)
AT_REST = timedelta(seconds=0.2)
"""How long nothing may change before files are read: editors write in two steps. Both together, and the reading, stay
below a second."""

Marks = tuple[tuple[str | int, ...], ...]
"""By file: its name, and what differs when it was written, replaced, or linked to another. A file that cannot be looked
at has its error in place of the rest."""


class FolderWatch:
    """Gives what the folder says once after each change. The first look counts as a change, so that none is missed that
    came before it. Used by one thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: Marks | None = None
        self._moving: Marks | None = None

    def look(self) -> Rulebook | None:
        """What the folder says, when it has changed since it was last read and is at rest since the last look.

        None otherwise. Raises `RulesError` for a folder that cannot be used, and for one that is gone.
        """
        marks = _marks(self._folder)
        if marks == self._read:
            self._moving = None
            return None
        if marks != self._moving:
            self._moving = marks
            return None
        return self._load(marks)

    def forget(self) -> None:
        """Let what was read last count as new."""
        self._read = None

    def next_look(self, now: datetime) -> datetime:
        """When to look again: sooner while something is changing."""
        return now + (LOOK_EVERY if self._moving is None else AT_REST)

    def _load(self, marks: Marks) -> Rulebook | None:
        """What changed while it was being read is half old and half new: neither its rules nor its faults count."""
        self._read, self._moving = marks, None
        outcome = _outcome(self._folder)
        now = _marks(self._folder)
        if now != marks:
            self._read, self._moving = None, now
            return None
        if isinstance(outcome, RulesError):
            raise outcome
        return outcome


def _outcome(folder: Path) -> Rulebook | RulesError:
    try:
        return load(folder)
    except RulesError as error:
        return error


def _marks(folder: Path) -> Marks:
    try:
        paths = sorted(path for path in folder.iterdir() if is_ours(path))
    except OSError as error:
        return (("", error.errno or 0),)
    return tuple((path.name, *_mark(path)) for path in paths)


def _mark(path: Path) -> tuple[int, ...]:
    """Of the file itself, wherever links lead. The time of its last change of any sort (`ctime`) tells even of
    permissions, and of a file that was given back its old date."""
    try:
        seen = path.stat()
    except OSError as error:
        return (error.errno or 0,)
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
