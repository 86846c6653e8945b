"""What PostgreSQL's errors mean to an operator: which of our errors, and what to do about it."""

from __future__ import annotations

from psycopg import Error, InterfaceError, OperationalError, conninfo

from bot.errors import (
    StoreBusyError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnreachableError,
    StoreVersionError,
)
from bot.storage.engine import MOVED

_BUSY = {"40001", "40P01", "55P03", "57014"}
"""Serialisation failure, deadlock, a lock or a statement that took too long."""
_FULL = {"53100", "53200", "54000"}
_UNWRITABLE = {"25006", "42501"}
_STOPPED_TOO_LONG = "25P03"
_RAISED = "P0001"
_GONE = ("08", "57P")
"""Connection lost, and the server shutting down or starting up."""


def place_of(url: str) -> str:
    """The database as it may be shown to anybody: its host and name, never its user or password."""
    try:
        parts = conninfo.conninfo_to_dict(url)
    except Error:
        return "DATABASE_URL"
    return f"{parts.get('host') or 'localhost'}/{parts.get('dbname') or ''}"


class Explained:
    """A `with` block around calls of psycopg: what an operator can mend becomes our error, naming the database.

    Bugs, such as wrong SQL, pass through. It keeps nothing between blocks, so one serves all threads.
    """

    def __init__(self, who: str) -> None:
        self._who = who

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        explanation = _explain(error, self._who) if isinstance(error, Error) else None
        if explanation is not None:
            raise explanation from error


def _explain(error: Error, who: str) -> StoreError | None:
    code = error.sqlstate or ""
    if code == _RAISED and MOVED in str(error):
        return StoreVersionError(MOVED, who=who, cure="set DATABASE_URL to the new one, and start anew")
    if code in _BUSY:
        return StoreBusyError("another process holds the database for too long", who=who, cure="it is tried again")
    if code in _FULL:
        return StoreFullError("the database takes no more", who=who, cure="make room on its disk; nothing was stored")
    if code in _UNWRITABLE:
        cure = "let this user write it, or name the primary server with DATABASE_URL"
        return StoreReadOnlyError("the database may not be written", who=who, cure=cure)
    if code == _STOPPED_TOO_LONG:
        cure = "nothing was stored; another process goes on with it"
        return StoreBusyError("this process stood still in the middle of a transaction", who=who, cure=cure)
    if code.startswith(_GONE) or (not code and isinstance(error, OperationalError | InterfaceError)):
        cure = "see that the server runs, and the user, password, host and name in DATABASE_URL; it is tried again"
        return StoreUnreachableError(f"the database cannot be reached: {_first_line(error)}", who=who, cure=cure)
    return None


def _first_line(error: Error) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0][:200]
