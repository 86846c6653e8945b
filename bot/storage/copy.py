"""Move a running team from one database to another: every table, row by row, and proof that nothing was lost."""

# Table and column names are our own words, from the schema.
# ruff: noqa: S608

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from bot.errors import StoreError
from bot.storage.engine import MOST_VALUES, MOVED, Engine, Row, places
from bot.storage.schema import STEPS
from bot.storage.steps import Dialect
from bot.storage.versions import WRITE_MARK

_WHOLE = 2**256
_MADE = re.compile(r"CREATE TABLE (\w+)")
_PLAIN = Dialect("", "''", lambda _table: (), lambda _table, _key, _column: ())


@dataclass(frozen=True, slots=True)
class Copied:
    """One table: how many rows it has, and the digest of all of them, whatever their order."""

    table: str
    rows: int
    digest: str


def tables() -> list[str]:
    """Every table, those that others refer to first."""
    statements = (statement for step in STEPS for statement in step.statements(_PLAIN))
    return [made[1] for statement in statements if (made := _MADE.match(statement))]


def _nobody(_copied: Copied) -> None:
    """Hears, and does nothing."""


def copy_store(source: Engine, target: Engine, place: str, told: Callable[[Copied], None] = _nobody) -> list[Copied]:
    """Copy everything, all of it or nothing, and answer what was copied; `told` hears of each table.

    Nobody can write to `source` meanwhile, nor afterwards: a program that still runs on it is refused from then on, so
    that nothing is lost or said twice, and one that starts hears that it was moved to `place`. Each table is read
    again from `target` and compared by count and digest, the hashes of the history among them. Raises `StoreError`
    when `target` holds something already, or differs from `source` in the end; then both are left as they were.
    """
    with source.atomic(), target.atomic():
        _refuse_used(target)
        target.change("DELETE FROM meta")
        copied = [_copy_table(source, target, table, told) for table in tables()]
        source.change(WRITE_MARK, ["moved_to", place])
        for table in tables():
            source.freeze(table, MOVED)
    return copied


def _refuse_used(target: Engine) -> None:
    used = [table for table in tables() if table != "meta" and target.rows(f"SELECT 1 FROM {table} LIMIT 1")]
    if used:
        cure = "name an empty database, or one that does not exist yet"
        raise StoreError(f"there is something in {', '.join(used)} already", who="the new database", cure=cure)


def _copy_table(source: Engine, target: Engine, table: str, told: Callable[[Copied], None]) -> Copied:
    columns = source.columns(table)
    read = f"SELECT {', '.join(columns)} FROM {table}"
    write = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "
    sent = _Tally()
    for batch in _batches(source.stream(read), MOST_VALUES // len(columns)):
        target.change(write + ", ".join([places(len(columns))] * len(batch)), [value for row in batch for value in row])
        sent.add(batch)
    target.go_on_after(table, source.last_id(table))
    arrived = _Tally()
    for batch in _batches(target.stream(read), 1000):
        arrived.add(batch)
    if sent != arrived:
        what = f"{table} differs: {sent.rows} rows were sent, {arrived.rows} arrived"
        raise StoreError(what, who="the new database", cure="nothing was changed; report this as a bug")
    copied = Copied(table, sent.rows, f"{sent.total:064x}")
    told(copied)
    return copied


@dataclass(slots=True)
class _Tally:
    """Rows counted and digested. The sum of the digests depends on no order, in which databases differ."""

    rows: int = 0
    total: int = 0

    def add(self, batch: Sequence[Row]) -> None:
        for row in batch:
            self.rows += 1
            self.total = (self.total + int.from_bytes(sha256(_canonical(row)).digest())) % _WHOLE


def _canonical(row: Row) -> bytes:
    """A row as every database gives it back. The character zero is the only one that not all of them can hold."""
    return json.dumps(row, ensure_ascii=True).replace(r"\u0000", r"\ufffd").encode()


def _batches(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while batch := list(islice(rows, size)):
        yield batch
