"""Looking a mention up by its link or its id reads no more of the table than it must."""

from pathlib import Path

import pytest
from sqlite_files import fresh_sqlite

from bot.storage import courses, inbound, lookup, roster, standins, twins
from bot.storage.schema import STEPS
from bot.storage.sqlite import SqliteEngine


@pytest.fixture
def engine(tmp_path: Path) -> SqliteEngine:
    engine = SqliteEngine(Path(fresh_sqlite(tmp_path / "wardwatch.db")), 1)
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("sql", "values", "index"),
    [
        (lookup._BY_LINK, ["digest", 3], "mentions_by_link"),
        (lookup._by_id(2), ["1", "2", 3], "mentions_by_external_id"),
        (lookup._WAITING, [3], "mentions_waiting"),
        (lookup._MATCHED, ["rule", 0, 3], "matches_by_rule"),
        (twins._holders_sql(100), [*"k" * 100, "x"], "SEARCH mentions USING INDEX mentions_by_content"),
        (twins._ids_sql(4), ["x", *"1234"], "COVERING INDEX sqlite_autoindex_mentions_1"),
        (courses._PAGE, [0, 0, 9, 3], "alerts_by_opening"),
        (roster._OVERRIDES, ["duty", 0, 9], "overrides_by_end"),
        (inbound._FORGET, [0], "inbound_by_time"),
        (standins._STANDING, [1], "notices_stand_ins"),
        (roster._ASKED, [3], "swaps_asked"),
    ],
)
def test_an_index_answers(engine: SqliteEngine, sql: str, values: list[object], index: str) -> None:
    """The database's own plan names the index, and scans no table."""
    plan = " | ".join(str(row[3]) for row in engine.rows(f"EXPLAIN QUERY PLAN {sql}", values))

    assert index in plan
    assert "SCAN mentions" not in plan.replace("SCAN mentions USING INDEX", "")


def test_every_step_has_a_name_of_its_own() -> None:
    """Databases remember it."""
    names = [step.name for step in STEPS]
    assert len(set(names)) == len(names)
