"""What a change of the tables is, and what each database needs said differently for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the tables need said differently on each database.

    `identity` is the type of an id that the database gives out and never gives again, `random_key` an expression for
    a fresh unguessable text, `append_only` the statements after which the rows of a table can only be added, and
    `full_text` those after which the words in a column of a table are found quickly: the table, its id, the column.
    """

    identity: str
    random_key: str
    append_only: Callable[[str], tuple[str, ...]]
    full_text: Callable[[str, str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the tables: all of its statements or none. `breaks_older` is explained in `versions`."""

    name: str
    statements: Callable[[Dialect], tuple[str, ...]]
    breaks_older: bool = False
