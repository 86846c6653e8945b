"""Which steps a database lacks, and whether a program may use one that a newer program has brought up to date.

A step adds: a table, an index, or a column with a default. An older program that still runs beside a newer one never
notices it. A step that cannot be like that is marked `breaks_older`; the names of those are kept in the database itself
(`meta`, `must_know`), so that a program that does not know them keeps its hands off.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.errors import StoreVersionError
from bot.storage.schema import STEPS

READ_MUST_KNOW = "SELECT value FROM meta WHERE name = 'must_know'"
WRITE_MUST_KNOW = """INSERT INTO meta (name, value) VALUES ('must_know', ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


def must_know() -> str:
    """The names of this program's steps that an older program must not meet, as they are kept."""
    return ",".join(step.name for step in STEPS if step.breaks_older)


def missing_steps(applied: Collection[str]) -> list[str]:
    """The names of the steps that a database lacks, in their order."""
    return [step.name for step in STEPS if step.name not in applied]


def refuse_newer(applied: Collection[str], kept: str, who: str) -> None:
    """Raises `StoreVersionError` when the database has a step that this program must know and does not.

    `kept` is what the program that migrated the database wrote as `must_know`.
    """
    known = {step.name for step in STEPS}
    if unknown := sorted(set(applied) & set(kept.split(",")) - known):
        what = f"the database is newer than this program: it has {', '.join(unknown)}"
        raise StoreVersionError(what, who=who, cure="upgrade wardwatch, or choose another database")


def refuse_older(applied: Collection[str], who: str) -> None:
    """Raises `StoreVersionError` when the database lacks a step."""
    if missing := missing_steps(applied):
        what = f"the database is older than this program: it lacks {', '.join(missing)}"
        raise StoreVersionError(what, who=who, cure="run `wardwatch migrate`")
