"""`wardwatch copy-store`."""

from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from moved_clock import NOON
from postgres_server import empty_database
from sqlite_files import fresh_sqlite

from bot.cli.copy_store import copy_store
from bot.errors import MisuseError, StoreVersionError
from bot.storage.postgres import open_postgres
from bot.storage.sqlite import open_sqlite


@pytest.fixture
def old(tmp_path: Path) -> str:
    path = fresh_sqlite(tmp_path / "wardwatch.db")
    with closing(open_sqlite(path)) as store:
        store.add_page("news", [], "cursor 7", NOON)
    return f"sqlite:///{path}"


def test_a_team_moves_to_postgresql(old: str) -> None:
    """The new tables are made, everything is there, and a person reads that it is."""
    new = empty_database()

    outcome = CliRunner().invoke(copy_store, [old, new])

    assert outcome.exit_code == 0, outcome.output
    assert "source_states     1  " in outcome.output
    assert "Set DATABASE_URL to the new database" in outcome.output
    with closing(open_postgres(new)) as store:
        assert store.source_state("news").cursor == "cursor 7"


def test_what_was_moved_is_not_moved_again(old: str, tmp_path: Path) -> None:
    """The old database says where it went."""
    first, second = (f"sqlite:///{tmp_path / name}" for name in ("first.db", "second.db"))
    CliRunner().invoke(copy_store, [old, first])

    outcome = CliRunner().invoke(copy_store, [old, second])

    assert isinstance(outcome.exception, StoreVersionError)
    assert "first.db" in str(outcome.exception)


def test_one_database_twice_is_misuse(old: str) -> None:
    """Nothing is touched."""
    assert isinstance(CliRunner().invoke(copy_store, [old, old]).exception, MisuseError)
