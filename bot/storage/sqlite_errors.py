"""What SQLite's errors mean to an operator: which of our errors, and what to do about it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from bot.errors import StoreBusyError, StoreError, StoreFullError, StoreReadOnlyError, StoreVersionError
from bot.storage.engine import MOVED

_PRIMARY = 0xFF
"""SQLite's extended codes hold the plain code in their lowest byte."""

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_DISK = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL}


class Explained:
    """A `with` block around calls of SQLite: what an operator can mend becomes our error, naming the file.

    Bugs, such as wrong SQL, pass through. It keeps nothing between blocks, so one serves all threads.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        explanation = _explain(error, self._path) if isinstance(error, sqlite3.Error) else None
        if explanation is not None:
            raise explanation from error


def _explain(error: sqlite3.Error, path: Path) -> StoreError | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return None
    code = extended & _PRIMARY
    who = str(path)
    if extended == sqlite3.SQLITE_CONSTRAINT_TRIGGER and MOVED in str(error):
        return StoreVersionError(MOVED, who=who, cure="set DATABASE_URL to the new one, and start anew")
    if code in _BUSY:
        return busy(path)
    if code == sqlite3.SQLITE_FULL or extended == sqlite3.SQLITE_IOERR_WRITE:
        cure = "make room on the disk or raise its quota; nothing was half stored"
        return StoreFullError(f"the disk takes no more: {error}", who=who, cure=cure)
    if code in _UNWRITABLE or (code in _DISK and not _may_write(path)):
        cure = "let this user write the file and its folder, or choose another place with DATABASE_URL"
        return StoreReadOnlyError("the database may not be written", who=who, cure=cure)
    if code in _DAMAGED:
        cure = "restore the latest backup, or choose another file with DATABASE_URL"
        return StoreError(f"this is no intact SQLite database: {error}", who=who, cure=cure)
    if code in _DISK:
        cure = "see that the folder exists and that its disk is sound"
        return StoreError(f"the database cannot be reached: {error}", who=who, cure=cure)
    return None


def busy(path: Path) -> StoreBusyError:
    """Somebody else writes for too long, here or in another process."""
    cure = "try again, or end the process that holds it"
    return StoreBusyError("another process holds the database for too long", who=str(path), cure=cure)


def _may_write(path: Path) -> bool:
    """Whether the file, if there, and its folder may be written: SQLite keeps its log beside the file."""
    effective = os.access in os.supports_effective_ids
    there = [place for place in (path, path.parent) if place.exists()]
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in there)
