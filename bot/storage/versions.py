"""Which steps a database lacks, and whether this program may use it at all.

A step adds: a table, an index, or a column with a default. An older program that still runs beside a newer one never
notices it. A step that cannot be like that is marked `breaks_older`; the names of those are kept in the database itself
(`meta`, `must_know`), so that a program that does not know them keeps its hands off. A database that was copied to
another place keeps where it went (`moved_to`), and is not used any more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.errors import StoreVersionError
from bot.storage.engine import Row
from bot.storage.schema import STEPS

READ_MARKS = "SELECT name, value FROM meta WHERE name IN ('must_know', 'moved_to')"
WRITE_MARK = """INSERT INTO meta (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


def must_know() -> list[str]:
    """The mark with the names of this program's steps that an older program must not meet."""
    return ["must_know", ",".join(step.name for step in STEPS if step.breaks_older)]


def missing_steps(applied: Collection[str]) -> list[str]:
    """The names of the steps that a database lacks, in their order."""
    return [step.name for step in STEPS if step.name not in applied]


def refuse_unusable(applied: Collection[str], marks: Sequence[Row], who: str) -> None:
    """Raises `StoreVersionError` when the database has a step that this program must know, or was moved elsewhere.

    `marks` are the rows of `READ_MARKS`.
    """
    kept = {str(name): str(value) for name, value in marks}
    known = {step.name for step in STEPS}
    if unknown := sorted(set(applied) & set(kept.get("must_know", "").split(",")) - known):
        what = f"the database is newer than this program: it has {', '.join(unknown)}"
        raise StoreVersionError(what, who=who, cure="upgrade wardwatch, or choose another database")
    if place := kept.get("moved_to"):
        what = f"the database was moved to {place}"
        raise StoreVersionError(what, who=who, cure="set DATABASE_URL to the new one; this one is left as a backup")


def refuse_older(applied: Collection[str], who: str) -> None:
    """Raises `StoreVersionError` when the database lacks a step."""
    if missing := missing_steps(applied):
        what = f"the database is older than this program: it lacks {', '.join(missing)}"
        raise StoreVersionError(what, who=who, cure="run `wardwatch migrate`")
