"""What the world does to a database file: each trouble is an error of ours, and loses no neighbour."""

import os
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_files import fresh_sqlite

from bot.domain.mention import Mention
from bot.domain.source import Added
from bot.errors import StoreBusyError, StoreError, StoreFullError, StoreReadOnlyError
from bot.ports import Store
from bot.storage.sqlite import SqliteEngine, migrate_sqlite, open_sqlite
from bot.storage.store import SqlStore

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NOBODY = 65534


def page(first: int, count: int = 300, text: str = "A long wait at St Brigid's. ") -> list[Mention]:
    return [Mention("x", str(number), text * 40, NOW) for number in range(first, first + count)]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path / "wardwatch.db")


def waiting(store: Store) -> int:
    return len(store.waiting_mentions(10_000))


# --- full


def test_a_full_database_keeps_what_it_has_and_goes_on_when_there_is_room(path: str) -> None:
    """The page that did not fit is not half there, and its cursor has not moved."""
    engine = SqliteEngine(Path(path), 1.0)
    store = SqlStore(engine)
    store.add_page("x", page(0, 10), "first", NOW)
    engine.rows("PRAGMA max_page_count = 80")

    with pytest.raises(StoreFullError, match="make room on the disk"):
        store.add_page("x", page(10), "second", NOW)

    assert (waiting(store), store.source_state("x").cursor) == (10, "first")
    engine.rows("PRAGMA max_page_count = 100000")
    assert store.add_page("x", page(10), "second", NOW) == Added(new=300)
    store.close()


def test_a_step_may_go_on_without_the_page_that_did_not_fit(path: str) -> None:
    """The page undoes only itself; what the step stored before and after is kept."""
    engine = SqliteEngine(Path(path), 1.0)
    store = SqlStore(engine)
    engine.rows("PRAGMA max_page_count = 80")

    with store.atomic():
        store.add_page("before", page(0, 1), "cursor", NOW)
        with pytest.raises(StoreFullError):
            store.add_page("x", page(10, 1_000), "cursor", NOW)
        store.add_page("after", [], "cursor", NOW)

    assert (waiting(store), [state.name for state in store.source_states()]) == (1, ["after", "before"])
    store.close()


def test_nothing_is_stored_of_a_step_that_sqlite_has_undone(path: str) -> None:
    """Some errors undo the whole transaction; a caller that goes on all the same is stopped."""
    engine = SqliteEngine(Path(path), 1.0)
    store = SqlStore(engine)
    engine.change("CREATE TEMP TRIGGER doom BEFORE INSERT ON leases BEGIN SELECT RAISE(ROLLBACK, 'undone'); END")

    with pytest.raises(StoreError, match="undone by an earlier error"), store.atomic():
        store.add_page("before", page(0, 1), "cursor", NOW)
        with pytest.raises(sqlite3.IntegrityError):
            store.lease("poll", "me", NOW, NOW)
        with pytest.raises(StoreError, match="undone by an earlier error"):
            store.add_page("after", [], "cursor", NOW)

    assert (waiting(store), store.source_states()) == (0, [])
    assert store.add_page("x", page(0, 1), "cursor", NOW) == Added(new=1)
    store.close()


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size` bytes: as good as a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_is_survived(path: str) -> None:
    """Also when it is the system that refuses; afterwards everything is as before, and there is no damage."""
    store = open_sqlite(path)
    store.add_page("x", page(0, 10), "first", NOW)

    with largest_file(400_000), pytest.raises(StoreFullError, match="the disk takes no more"):
        store.add_page("x", page(10, 2_000), "second", NOW)

    assert (waiting(store), store.source_state("x").cursor) == (10, "first")
    assert store.add_page("x", page(10, 2_000), "second", NOW) == Added(new=2_000)
    store.close()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    database.close()


# --- locked


@contextmanager
def held(path: str) -> Iterator[None]:
    """Somebody else is in the middle of writing."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_a_locked_database_is_busy_to_writers_and_open_to_readers(path: str) -> None:
    """The error can be retried, and the retry succeeds when the lock is gone."""
    store = open_sqlite(path, busy_wait_s=0)
    store.add_page("x", page(0, 10), "first", NOW)

    with held(path):
        with pytest.raises(StoreBusyError, match="another process holds the database") as caught:
            store.add_page("x", page(10, 10), "second", NOW)
        with pytest.raises(StoreBusyError):
            store.lease("poll", "me", NOW, NOW)
        seen = (waiting(store), store.source_state("x").cursor)

    assert caught.value.retryable
    assert seen == (10, "first")
    assert store.add_page("x", page(10, 10), "second", NOW) == Added(new=10)
    store.close()


def test_a_locked_database_can_be_opened(path: str) -> None:
    """Opening writes nothing; migrating waits and then says who stands in the way."""
    with held(path):
        open_sqlite(path, busy_wait_s=0).close()
        with pytest.raises(StoreBusyError, match=r"wardwatch\.db"):
            migrate_sqlite(path, busy_wait_s=0)


# --- read-only


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that any user may enter, which a test's own folder is not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """The superuser may write everything; permissions mean something to others only."""
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


def test_a_read_only_file_can_be_read_and_not_written(shared: Path) -> None:
    """The error says whose permissions to mend; what is there stays."""
    path = shared / "wardwatch.db"
    migrate_sqlite(str(path))
    shared.chmod(0o777)
    path.chmod(0o444)

    with ordinary_user():
        store = open_sqlite(str(path))
        with pytest.raises(StoreReadOnlyError, match="let this user write the file and its folder"):
            store.add_page("x", page(0, 10), "first", NOW)
        assert (waiting(store), store.source_states()) == (0, [])
        store.close()

    path.chmod(0o644)
    store = open_sqlite(str(path))
    assert store.add_page("x", page(0, 10), "first", NOW) == Added(new=10)
    store.close()


def test_a_read_only_folder_is_named(shared: Path) -> None:
    """SQLite keeps its log beside the file: without it nothing can be done."""
    path = shared / "wardwatch.db"
    migrate_sqlite(str(path))
    path.chmod(0o666)
    shared.chmod(0o555)

    with ordinary_user():
        with pytest.raises(StoreReadOnlyError, match=r"wardwatch\.db: the database may not be written"):
            open_sqlite(str(path)).add_page("x", page(0, 10), "first", NOW)
        with pytest.raises(StoreReadOnlyError):
            migrate_sqlite(str(shared / "other.db"))


# --- not a database


@pytest.mark.parametrize("content", [b"id,text\n1,hello\n" * 100, b"SQLite format 3\x00" + b"\xff" * 5_000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    """The error names it, and nothing is written into it."""
    path = tmp_path / "notes.db"
    path.write_bytes(content)

    for use in (open_sqlite, migrate_sqlite):
        with pytest.raises(StoreError, match=r"notes\.db: this is no intact SQLite database"):
            use(str(path))

    assert path.read_bytes() == content


def test_a_damaged_database_is_an_error_where_it_is_damaged(path: str) -> None:
    """What lies elsewhere can still be read; a backup brings the rest back."""
    store = open_sqlite(path)
    store.add_page("x", page(0, 500), "first", NOW)
    store.close()
    sound = Path(path).read_bytes()
    Path(path).write_bytes(sound[: len(sound) // 2] + b"\xa5" * (len(sound) - len(sound) // 2))

    store = open_sqlite(path)
    with pytest.raises(StoreError, match="restore the latest backup"):
        store.waiting_mentions(1_000)
    assert store.alerts() == []
    store.close()

    Path(path).write_bytes(sound)
    store = open_sqlite(path)
    assert waiting(store) == 500
    store.close()


@pytest.mark.parametrize("use", [open_sqlite, migrate_sqlite])
def test_a_folder_is_no_database(tmp_path: Path, use: object) -> None:
    """Nor can a database lie in a folder that is not there."""
    assert callable(use)

    with pytest.raises(StoreError, match="cannot be reached"):
        use(str(tmp_path))
    with pytest.raises(StoreError):
        use(str(tmp_path / "nowhere" / "wardwatch.db"))
