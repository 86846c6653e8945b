"""What the auditor asks every minute is answered by indexes, however many alerts are open."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_files import fresh_sqlite

from bot.storage import standins, watch
from bot.storage.sqlite import SqliteEngine

LARGE = ("alerts", "mentions", "notices", "deliveries", "dues", "changes")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SqliteEngine]:
    engine = SqliteEngine(Path(fresh_sqlite(tmp_path / "wardwatch.db")), 1)
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (watch._WAITING, []),
        (watch._OVERDUE, [0, 0]),
        (watch._BACKLOG, [0, 0]),
        (watch._PAUSES, [0]),
        (watch._HEARD, ["hearing"]),
        (standins._STRANDED, [0, 9]),
        (standins._STANDING, [1]),
        (standins._REFUSAL, ["a", "b", 0]),
    ],
)
def test_no_large_table_is_scanned(engine: SqliteEngine, sql: str, values: list[object]) -> None:
    """Only what waits, what is overdue and what is not delivered is read: it stands in indexes of its own."""
    plan = [str(row[3]) for row in engine.rows(f"EXPLAIN QUERY PLAN {sql}", values)]

    scans = [line for line in plan if re.match(rf"SCAN ({'|'.join(LARGE)})\b(?!.* USING (COVERING )?INDEX)", line)]
    assert scans == []
