"""What both databases have in common: one connection for each thread, opened when it is needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Generic, Protocol, TypeVar

from bot.errors import StoreError
from bot.storage.engine import Row, Value


class Cursor(Protocol):
    """What a statement has done."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchall(self) -> list[Row]:
        """All rows of the answer."""


class Connection(Protocol):
    """One thread's connection. Outside a transaction each statement is one by itself."""

    @property
    def is_broken(self) -> bool:
        """Whether nothing more can be asked of it and another one must be opened."""

    def execute(self, sql: str, values: Sequence[Value]) -> Cursor:
        """Run one statement."""

    def stream(self, sql: str) -> Iterator[Row]:
        """The rows of a `SELECT` one by one."""

    def atomic(self, *, waits_for_disk: bool = True) -> AbstractContextManager[None]:
        """A writing transaction; an inner one is a savepoint."""

    def close(self) -> None:
        """Harmless when repeated."""


_Made = TypeVar("_Made", bound=Connection)


class ThreadedEngine(Generic[_Made]):
    """The part of `Engine` that is the same everywhere; the first connection is opened at once.

    `who` names the database in errors, `explained` turns a database's errors into ours, `connect` opens a connection.
    Connections of threads that have ended are closed when the next one is opened.
    """

    def __init__(self, who: str, explained: AbstractContextManager[None], connect: Callable[[], _Made]) -> None:
        self._who = who
        self._explained = explained
        self._connect = connect
        self._lock = threading.Lock()
        self._connections: dict[threading.Thread, _Made] = {}
        self._closed = False
        with self._explained:
            self._connection()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """A writing transaction, which waits for its turn at once; an inner one is a savepoint."""
        with self._explained, self._connection().atomic():
            yield

    @contextmanager
    def redoable(self) -> Iterator[None]:
        """A writing transaction whose commit does not wait for the disk."""
        with self._explained, self._connection().atomic(waits_for_disk=False):
            yield

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a `SELECT`, or of a change that has `RETURNING`."""
        with self._explained:
            return self._connection().execute(sql, values).fetchall()

    def change(self, sql: str, values: Sequence[Value] = ()) -> int:
        """How many rows an `INSERT`, `UPDATE` or `DELETE` has changed."""
        with self._explained:
            return self._connection().execute(sql, values).rowcount

    def stream(self, sql: str) -> Iterator[Row]:
        """The rows of a `SELECT` one by one."""
        with self._explained:
            yield from self._connection().stream(sql)

    def close(self) -> None:
        """Close every connection. Harmless when repeated."""
        with self._lock:
            self._closed = True
            for connection in self._connections.values():
                connection.close()
            self._connections.clear()

    def _connection(self) -> _Made:
        """This thread's connection; a new one when the old is of no use any more."""
        mine = self._connections.get(threading.current_thread())
        return mine if mine and not mine.is_broken else self._open()

    def _open(self) -> _Made:
        with self._lock:
            if self._closed:
                raise StoreError("the database was closed", who=self._who, cure="open it again")
            for thread in [thread for thread in self._connections if not thread.is_alive()]:
                self._connections.pop(thread).close()
            made = self._connections[threading.current_thread()] = self._connect()
            return made
