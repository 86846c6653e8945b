"""What is SQLite's own: the file, its version, its connections."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_file import ask, edit
from sqlite_files import fresh_sqlite

from bot.domain.mention import Mention
from bot.domain.source import Trouble
from bot.errors import StoreError, StoreVersionError
from bot.storage.engine import Row, Value
from bot.storage.schema import STEPS
from bot.storage.sqlite import SqliteEngine, migrate_sqlite, open_sqlite
from bot.storage.store import SqlStore

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LATER_STEP = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('wardwatch', 'later', '')"
STEP_NAMES = [step.name for step in STEPS]


@pytest.fixture
def path(tmp_path: Path) -> str:
    return fresh_sqlite(tmp_path / "wardwatch.db")


# --- migrating and opening


def test_migrating_makes_the_file_and_names_its_steps(tmp_path: Path) -> None:
    """A second time there is nothing to do."""
    path = str(tmp_path / "new.db")

    first, second = migrate_sqlite(path), migrate_sqlite(path)

    assert (first, second) == (STEP_NAMES, [])


@pytest.mark.parametrize("name", ["with space.db", "what?.db", "100%.db", "a#b.db", "file:x.db", "münchen.db"])
def test_any_file_name_is_a_file_name(tmp_path: Path, name: str) -> None:
    """No character of it means anything to SQLite."""
    migrate_sqlite(str(tmp_path / name))
    store = open_sqlite(str(tmp_path / name))
    store.add_page("x", [], "cursor", NOW)
    store.close()

    assert (tmp_path / name).stat().st_size > 0


def test_a_relative_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts from the folder in which the program was started."""
    monkeypatch.chdir(tmp_path)

    migrate_sqlite("here.db")

    assert (tmp_path / "here.db").exists()
    open_sqlite("here.db").close()


def test_a_missing_file_is_not_made_by_opening(tmp_path: Path) -> None:
    """The error says how to make it."""
    path = tmp_path / "missing.db"

    with pytest.raises(StoreVersionError, match=r"missing\.db: there is no database yet \(run `wardwatch migrate`\)"):
        open_sqlite(str(path))

    assert not path.exists()


def test_an_older_database_is_refused_until_migrated(path: str) -> None:
    """The error says what it lacks and how to mend it; migrating brings just that."""
    edit(path, "DELETE FROM _sqlite_migrations WHERE name = 'upkeep'")
    for table in ("source_states", "leases", "dues", "inbound", "meta"):
        edit(path, f"DROP TABLE {table}")

    with pytest.raises(
        StoreVersionError, match=r"older than this program: it lacks upkeep \(run `wardwatch migrate`\)"
    ):
        open_sqlite(path)

    assert migrate_sqlite(path) == ["upkeep"]
    open_sqlite(path).close()


def test_a_newer_database_is_refused(path: str) -> None:
    """Neither opening nor migrating touches it."""
    edit(path, LATER_STEP)
    edit(path, "UPDATE meta SET value = 'early,later' WHERE name = 'must_know'")

    with pytest.raises(StoreVersionError, match="newer than this program: it has later"):
        open_sqlite(path)
    with pytest.raises(StoreVersionError, match="upgrade wardwatch"):
        migrate_sqlite(path)


def test_a_newer_database_that_only_added_something_is_used(path: str) -> None:
    """An older program goes on beside a newer one, and may be started again."""
    edit(path, LATER_STEP)

    assert migrate_sqlite(path) == []
    open_sqlite(path).close()


def test_an_empty_file_is_an_older_database(tmp_path: Path) -> None:
    """Migrating fills it."""
    path = tmp_path / "empty.db"
    path.touch()

    with pytest.raises(StoreVersionError, match="it lacks mentions, alerts"):
        open_sqlite(str(path))

    assert migrate_sqlite(str(path)) == STEP_NAMES


def test_a_failing_step_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    """All steps or none: a table that stands in the way is not half worked around."""
    path = str(tmp_path / "odd.db")
    edit(path, "CREATE TABLE deliveries (whatever TEXT)")

    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate_sqlite(path)

    assert ask(path, "SELECT name FROM sqlite_master") == [("deliveries",)]


def test_migrations_at_once_are_one(tmp_path: Path) -> None:
    """Two processes that start together bring the tables up to date once."""
    path = str(tmp_path / "new.db")
    applied: list[list[str]] = []
    threads = [threading.Thread(target=lambda: applied.append(migrate_sqlite(path))) for _ in range(3)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(applied) == [[], [], STEP_NAMES]


@pytest.mark.parametrize("path", ["", ":memory:", ":memory:?cache=shared"])
@pytest.mark.parametrize("use", [open_sqlite, migrate_sqlite])
def test_a_database_in_memory_is_refused(path: str, use: object) -> None:
    """Each thread would have a database of its own."""
    assert callable(use)

    with pytest.raises(StoreError, match="must be a file"):
        use(path)


def test_each_store_has_an_identity(tmp_path: Path) -> None:
    """It is made when the store is, and no two are the same."""
    identities = set()
    for name in ("a.db", "b.db"):
        migrate_sqlite(str(tmp_path / name))
        identities |= set(ask(str(tmp_path / name), "SELECT value FROM meta WHERE name = 'store_id'"))

    assert len(identities) == 2


def test_every_table_is_explained(path: str) -> None:
    """docs/storage.md has a line for each, and none for what is not there."""
    docs = (Path(__file__).parent.parent.parent / "docs" / "storage.md").read_text(encoding="utf-8")
    explained = {line.split("`")[1] for line in docs.splitlines() if line.startswith("| `")}

    tables = {str(name) for (name,) in ask(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}

    assert explained == {name for name in tables if not name.startswith(("sqlite_", "_sqlite_", "mention_words_"))}


# --- connections


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 2_500), ("temp_store", 2)],
)
def test_every_connection_is_set_up(path: str, pragma: str, expected: object) -> None:
    """Also those of other threads."""
    engine = SqliteEngine(Path(path), 2.5)
    seen = []

    thread = threading.Thread(target=lambda: seen.extend(engine.rows(f"PRAGMA {pragma}")))
    thread.start()
    thread.join()

    assert [*engine.rows(f"PRAGMA {pragma}"), *seen] == [(expected,), (expected,)]
    engine.close()


def open_files(path: str) -> int:
    return sum(str(link.readlink()) == path for link in Path("/proc/self/fd").iterdir() if link.is_symlink())


def test_a_transaction_within_another_says_the_same_each_time(path: str) -> None:
    """So that its statements are prepared once, and drive no others out of the connection's memory."""
    engine = SqliteEngine(Path(path), 1)
    said: list[list[str]] = []

    for _ in range(2):
        said.append([])
        engine._connection()._raw.set_trace_callback(said[-1].append)
        with engine.atomic(), engine.atomic(), engine.atomic():
            engine.change("DELETE FROM leases")

    assert said[0] == said[1]
    assert len([one for one in said[0] if one.startswith("SAVEPOINT")]) == 2
    engine.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")
def test_connections_of_ended_threads_are_closed(path: str) -> None:
    """A pool that replaces its threads does not use up the files."""
    store = open_sqlite(path)

    for _ in range(20):
        thread = threading.Thread(target=store.alerts)
        thread.start()
        thread.join()

    assert open_files(path) <= 2
    store.close()
    assert open_files(path) == 0


def test_closing_reaches_every_thread(path: str) -> None:
    """Whoever closes, nobody can go on."""
    store = open_sqlite(path)
    go_on, answers = threading.Event(), []

    def work() -> None:
        answers.append(store.alerts())
        opened.set()
        go_on.wait()
        try:
            store.alerts()
        except StoreError as error:
            answers.append(str(error))

    opened = threading.Event()
    thread = threading.Thread(target=work)
    thread.start()
    opened.wait()
    store.close()
    go_on.set()
    thread.join()

    assert answers == [[], f"{path}: the database was closed (open it again)"]


def test_steps_at_once_wait_for_each_other(path: str) -> None:
    """The write lock is taken at the beginning: what a step has read cannot change before it writes."""
    store = open_sqlite(path)
    holders: list[bool] = []

    def count_up() -> None:
        for _ in range(10):
            with store.atomic():
                failures = store.source_state("x").failures
                state = store.note_poll_failure("x", Trouble("HTTP 500", needs_person=False), NOW, None)
                holders.append(state.failures == failures + 1)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert holders == [True] * 40
    store.close()


# --- what the tables themselves refuse


@pytest.mark.parametrize("sql", ["UPDATE changes SET who = 'nobody'", "DELETE FROM changes", "REPLACE INTO changes {}"])
def test_history_cannot_be_altered(path: str, sql: str) -> None:
    """Not even with SQL."""
    page = [Mention("x", "1", "hello", NOW)]
    store = open_sqlite(path)
    store.add_page("x", page, "", NOW)
    store.close()
    engine = SqliteEngine(Path(path), 1.0)
    columns = (
        "state, severity, category, rule_id, rule_name, channel, policy, why, owner, acknowledged_by, resolved_by, note"
    )
    engine.change(
        f"INSERT INTO alerts (revision, lead_id, opened_at, updated_at, mention_count, reach, {columns}) "
        "VALUES (1, 1, 0, 0, 1, 0, '', '', '', '', '', '', '', '', '', '', '', '')"
    )
    engine.change("INSERT INTO changes VALUES (1, 1, 1, 0, 'dana', 'open', '', 'open', '', NULL)")

    with pytest.raises(sqlite3.IntegrityError, match="changes are append-only"):
        engine.change(sql.format("VALUES (1, 1, 1, 0, 'nobody', 'open', '', 'open', '', NULL)"))

    assert engine.rows("SELECT who FROM changes") == [("dana",)]
    engine.close()


def test_a_bug_is_not_dressed_up_as_trouble(path: str) -> None:
    """Wrong SQL and broken references come through as they are."""
    engine = SqliteEngine(Path(path), 1.0)

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        engine.rows("SELECT 1 FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        SqlStore(engine).add_keys(404, ["words:same"])

    engine.close()


class Listening(SqliteEngine):
    """Remembers what it was asked."""

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        self.asked = sql
        return super().rows(sql, values)


@pytest.mark.parametrize(
    ("index", "ask_store"),
    [
        ("deliveries_turns", lambda store: store.claim_delivery("token", NOW, NOW)),
        ("mentions_waiting", lambda store: store.waiting_mentions(10)),
        ("deliveries_undelivered", lambda store: store.undelivered()),
        ("sqlite_autoindex_story_keys_1", lambda store: store.alerts_by_key(["words:a", "words:b"], NOW)),
        ("changes_by_alert", lambda store: store.changes(1)),
    ],
)
def test_what_is_asked_often_is_answered_by_an_index(
    path: str, index: str, ask_store: Callable[[SqlStore], object]
) -> None:
    """A long history does not slow the next claim, nor an archive of mentions the next intake."""
    engine = Listening(Path(path), 1.0)
    ask_store(SqlStore(engine))

    plan = engine.rows(f"EXPLAIN QUERY PLAN {engine.asked}", [None] * engine.asked.count("?"))

    steps = " ".join(str(row[3]) for row in plan)
    assert index in steps
    assert "TEMP B-TREE" not in steps
    engine.close()


def test_a_claim_for_a_long_time_is_exact(path: str) -> None:
    """Times far from now keep their microseconds."""
    store = open_sqlite(path)
    far = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)

    store.note_poll_failure("x", Trouble("gone", needs_person=False), NOW, far)
    store.note_poll_failure(
        "y", Trouble("gone", needs_person=False), NOW, datetime(1, 1, 1, tzinfo=UTC) + timedelta(microseconds=1)
    )

    assert [state.not_before for state in store.source_states()] == [
        far,
        datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
    ]
    store.close()
