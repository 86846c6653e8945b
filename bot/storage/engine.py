"""What the portable SQL needs from a database. An engine file holds only what truly differs between databases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

Value = str | int | float | None
"""What may be bound to a placeholder. Booleans travel as 0 and 1, times as microseconds, JSON as text: see `rows`."""

Row = tuple[Any, ...]

MOST_VALUES = 10_000
"""Placeholders that a statement may have on every database."""

MOVED = "the database was moved to another place"
"""What a database that was copied answers whoever still writes to it."""

_Item = TypeVar("_Item")


@dataclass(slots=True)
class Flush:
    """Whether a transaction must be on the disk at its end; known at the latest when its last statement has run."""

    is_needed: bool = True


class Engine(Protocol):
    """One database, used from any thread.

    SQL has `?` for every value, and holds no `?`, `%` or `:name` anywhere else, so that an engine can translate the
    placeholders safely. Raises `StoreError` and its kinds for what an operator can mend; bugs pass through unwrapped.
    """

    def atomic(self) -> AbstractContextManager[None]:
        """A writing transaction on this thread's connection; an inner one undoes only itself."""

    def redoable(self) -> AbstractContextManager[None]:
        """The same, but its commit does not wait for the disk, if it is the outermost."""

    def flushed_after(self) -> AbstractContextManager[Flush]:
        """As `atomic`, but where it can be, others may write while it waits for the disk: at the end it is there.

        Unless what was done turned out to be redoable: see `Flush`.
        """

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a `SELECT`, or of a change that has `RETURNING`. A `SELECT` takes no write lock."""

    def change(self, sql: str, values: Sequence[Value] = ()) -> int:
        """How many rows an `INSERT`, `UPDATE` or `DELETE` has changed."""

    def stream(self, sql: str) -> Iterator[Row]:
        """The rows of a `SELECT` one by one, in bounded memory; inside `atomic()`, which it must not outlive."""

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in their order."""

    def last_id(self, table: str) -> int:
        """The highest id that the database has given out in a table; 0 when it has no such ids, or gave none."""

    def go_on_after(self, table: str, last_id: int) -> None:
        """Give out ids after this one from now on; nothing when it is 0."""

    def newest_with(self, phrases: Sequence[Sequence[str]], limit: int) -> list[int]:
        """The newest rows of `mention_words` that hold all of these phrases; the last word of each may go on.

        Words are of letters, digits and underscores alone.
        """

    def freeze(self, table: str, reason: str) -> None:
        """Refuse every change of a table from now on, to programs that run already, too; `reason` has no quotes."""

    def free_bytes(self) -> int | None:
        """The room that is left for the database; None when it cannot be known."""

    def close(self) -> None:
        """Close every connection. Harmless when repeated."""


def places(count: int) -> str:
    """So many placeholders in parentheses: `(?, ?, ?)`."""
    return f"({', '.join('?' * count)})"


def batches(items: Sequence[_Item], size: int = MOST_VALUES - 100) -> Iterator[Sequence[_Item]]:
    """The items in parts, by default such that fit into one statement with room for some values more."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
