"""When SQLite waits for the disk: what is sent is claimed there first, and what can be done again need not wait."""

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_file import ask, edit
from sqlite_files import fresh_sqlite

from bot.domain.notice import Notice, NoticeKind
from bot.storage.schema import STEPS
from bot.storage.sqlite import SqliteEngine
from bot.storage.store import SqlStore

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LATER_STEP = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('wardwatch', 'later', '')"
STEP_NAMES = [step.name for step in STEPS]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path / "wardwatch.db")


def test_only_what_is_redoable_does_not_wait_for_the_disk(path: str) -> None:
    """And what follows waits again, also after an error."""
    engine = SqliteEngine(Path(path), 1.0)
    waits = "PRAGMA synchronous"

    with engine.redoable():
        during = engine.rows(waits)
    with contextlib.suppress(ZeroDivisionError), engine.redoable():
        raise ZeroDivisionError
    with engine.atomic(), engine.redoable():
        inside = engine.rows(waits)

    assert (during, inside, engine.rows(waits)) == ([(1,)], [(2,)], [(2,)])
    engine.close()


class Flushing(SqliteEngine):
    """Remembers when it flushed, and whether others could write meanwhile."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, 1.0)
        self.flushed = list[str]()

    def flush(self) -> None:
        [(claimed,)] = ask(str(self._file), "SELECT COUNT(*) FROM deliveries WHERE state = 'claimed'")
        edit(str(self._file), "UPDATE deliveries SET last_reason = 'somebody else wrote'")
        self.flushed.append(f"{claimed} claimed")
        super().flush()


@pytest.mark.parametrize(
    ("kind", "flushed"), [(NoticeKind.OPS, ["1 claimed"]), (NoticeKind.PAGE_EDIT, [])], ids=["post", "edit"]
)
@pytest.mark.parametrize("is_likely", [True, False])
def test_the_claim_of_a_post_is_on_the_disk_before_it_is_sent(
    path: str, kind: NoticeKind, flushed: list[str], is_likely: bool
) -> None:
    """After a power failure it must be known; others may write meanwhile. An edit is simply made again."""
    engine = Flushing(Path(path))
    store = SqlStore(engine)
    store.add_notice(Notice("key", kind, "C1", "a reason", NOW, 10, text="1.0"))

    claimed = store.claim_delivery("token", NOW, NOW + timedelta(seconds=12), is_likely=is_likely)
    nothing = store.claim_delivery("other", NOW, NOW + timedelta(seconds=12), is_likely=is_likely)

    assert claimed is not None
    assert nothing is None
    assert engine.flushed == flushed
    engine.close()


def test_who_goes_on_sending_looks_once(path: str) -> None:
    """And who may find nothing does not take a turn to write for it."""
    engine = Flushing(Path(path))
    store = SqlStore(engine)
    store.add_notice(Notice("key", NoticeKind.OPS, "C1", "a reason", NOW, 10))
    said: list[str] = []
    engine._connection()._raw.set_trace_callback(said.append)

    store.claim_delivery("token", NOW, NOW + timedelta(seconds=12), is_likely=True)
    likely = sum("FROM deliveries WHERE free_at <=" in one for one in said)
    said.clear()
    store.claim_delivery("other", NOW, NOW + timedelta(seconds=12))

    assert likely == 1
    assert not [one for one in said if one.startswith("BEGIN")]
    engine.close()


def test_what_is_flushed_afterwards_inside_another_transaction_ends_with_that(path: str) -> None:
    """Nothing of it is there before."""
    engine = Flushing(Path(path))

    with engine.atomic(), engine.flushed_after():
        during = engine.rows("PRAGMA synchronous")

    assert (during, engine.flushed) == ([(2,)], [])
    engine.close()


def test_a_log_that_is_not_there_needs_no_flush(tmp_path: Path) -> None:
    """All of it is in the file."""
    engine = SqliteEngine(tmp_path / "made.db", 1.0, may_create=True)
    engine.close()

    engine.flush()

    assert not Path(f"{tmp_path / 'made.db'}-wal").exists()
