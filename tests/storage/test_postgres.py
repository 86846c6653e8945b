"""What is PostgreSQL's own: its version table, its connections, and processes that stand still."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import psycopg
import pytest
from moved_clock import NOON
from postgres_server import empty_database, fresh_database, named

from bot.domain.source import SourceState
from bot.errors import SettingsError, StoreBusyError, StoreError, StoreUnreachableError, StoreVersionError
from bot.storage import open as storage
from bot.storage.postgres import LIMITS, PostgresEngine, migrate_postgres, open_postgres
from bot.storage.schema import STEPS

STEP_NAMES = [step.name for step in STEPS]
HASTY = replace(LIMITS, lock_wait=0.05)
IMPATIENT = replace(LIMITS, silence=0.05)


@pytest.fixture
def url() -> str:
    return fresh_database()


@pytest.fixture
def engine(url: str) -> Iterator[PostgresEngine]:
    with closing(PostgresEngine(url, LIMITS)) as made:
        yield made


def edit(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def in_a_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


# --- migrating and opening


def test_migrating_makes_the_tables_and_names_its_steps() -> None:
    """A second time there is nothing to do."""
    url = empty_database()

    assert (migrate_postgres(url), migrate_postgres(url)) == (STEP_NAMES, [])


def test_several_that_migrate_at_once_take_turns() -> None:
    """One of them does it; the others find it done."""
    url = empty_database()
    done: list[list[str]] = []
    threads = [threading.Thread(target=lambda: done.append(migrate_postgres(url))) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == [[], [], [], STEP_NAMES]


def test_a_database_without_tables_is_refused() -> None:
    """The fault says what to do."""
    with pytest.raises(StoreVersionError, match="run `wardwatch migrate`"):
        open_postgres(empty_database())


def test_an_older_database_is_refused(url: str) -> None:
    """It lacks a step."""
    edit(url, "DELETE FROM applied_steps WHERE name = 'proposals'")

    with pytest.raises(StoreVersionError, match="older than this program: it lacks proposals"):
        open_postgres(url)


def test_a_newer_database_is_refused_only_if_it_must_be_known(url: str) -> None:
    """An older program goes on beside a newer one that only added something."""
    edit(url, "INSERT INTO applied_steps (position, name) VALUES (99, 'later')")
    open_postgres(url).close()
    assert migrate_postgres(url) == []

    edit(url, "UPDATE meta SET value = 'later' WHERE name = 'must_know'")
    for use in (open_postgres, migrate_postgres):
        with pytest.raises(StoreVersionError, match="newer than this program: it has later"):
            use(url)


def test_a_program_goes_on_while_a_newer_one_adds_to_the_tables(url: str) -> None:
    """What a step may do: a table, an index, a column with a default."""
    with closing(open_postgres(url)) as store:
        store.add_page("x", [], "before", NOON)
        edit(
            url,
            "CREATE TABLE later (id BIGINT)",
            "ALTER TABLE source_states ADD COLUMN later TEXT NOT NULL DEFAULT ''",
            "INSERT INTO applied_steps (position, name) VALUES (99, 'later')",
        )
        store.add_page("x", [], "after", NOON)

        assert store.source_state("x").cursor == "after"


def test_history_can_only_be_added_to(url: str) -> None:
    """Nobody with a console alters it by mistake."""
    for statement in ("UPDATE changes SET who = 'x'", "DELETE FROM changes", "TRUNCATE changes"):
        with pytest.raises(psycopg.Error, match="changes are append-only"):
            edit(url, statement)


# --- trouble


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    """And it is worth trying again."""
    with pytest.raises(StoreUnreachableError, match=r"127\.0\.0\.1/ward: the database cannot be reached") as caught:
        open_postgres("postgresql://ward:hidden@127.0.0.1:9/ward")

    assert caught.value.retryable
    assert "hidden" not in str(caught.value)


def test_a_database_that_does_not_exist_is_a_clear_error() -> None:
    """The cure names the setting."""
    with pytest.raises(StoreError, match="host and name in DATABASE_URL"):
        open_postgres(named("nobody_made_this"))


def test_a_lost_connection_is_replaced(url: str) -> None:
    """What was in flight fails; what comes after works."""
    with closing(open_postgres(url)) as store:
        store.source_states()
        edit(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wardwatch'")

        with pytest.raises(StoreUnreachableError):
            store.source_states()

        assert store.source_states() == []


def test_who_cannot_connect_anew_learns_what_is_away(engine: PostgresEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it asks first: a sender begins with its turn to write."""

    def refused() -> None:
        raise psycopg.OperationalError("connection refused")

    learned: list[type[Exception]] = []

    def ask() -> None:
        for asks in (engine.atomic, engine.redoable, engine.flushed_after):
            try:
                with asks():
                    pass
            except Exception as error:
                learned.append(type(error))

    monkeypatch.setattr(engine, "_connect", refused)
    in_a_thread(ask)

    assert learned == [StoreUnreachableError] * 3


def test_a_connection_lost_in_the_middle_undoes_the_whole_step(url: str) -> None:
    """No second half is stored without the first, on a new connection."""
    with closing(open_postgres(url)) as store:
        with pytest.raises(StoreError), store.atomic():
            store.add_page("x", [], "first half", NOON)
            edit(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wardwatch'")
            with pytest.raises(StoreError):
                store.add_page("y", [], "second half", NOON)
            store.add_page("z", [], "after it", NOON)

        assert store.source_states() == []


def test_writers_take_turns_and_give_up_with_a_clear_error(url: str, engine: PostgresEngine) -> None:
    """The one that waits too long has stored nothing and may try again."""
    with closing(open_postgres(url, HASTY)) as store, engine.atomic():
        with pytest.raises(StoreBusyError, match="another process holds the database"):
            store.add_page("x", [], "", NOON)

        assert store.source_state("x") == SourceState("x")


def test_a_process_that_stands_still_does_not_stop_the_others(url: str) -> None:
    """Its transaction is undone by the server, and it learns that when it goes on."""
    with closing(PostgresEngine(url, IMPATIENT)) as frozen, closing(open_postgres(url)) as other:
        with pytest.raises(StoreError), frozen.atomic():
            frozen.change("INSERT INTO leases (name, holder, until) VALUES ('poll', 'frozen', 1)")
            in_a_thread(lambda: other.add_page("x", [], "taken over", NOON))
            assert other.source_state("x").cursor == "taken over"
            frozen.change("INSERT INTO leases (name, holder, until) VALUES ('deliver', 'frozen', 1)")

        assert frozen.rows("SELECT name FROM leases") == []


def test_threads_that_ended_leave_no_connection(url: str, engine: PostgresEngine) -> None:
    """A server takes only so many."""
    for _ in range(5):
        in_a_thread(lambda: engine.rows("SELECT 1"))
    in_a_thread(lambda: engine.rows("SELECT 1"))

    count = (
        "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'wardwatch' AND datname = current_database()"
    )
    assert engine.rows(count)[0][0] <= 3


def test_the_character_zero_becomes_the_sign_for_what_cannot_be_shown(url: str, engine: PostgresEngine) -> None:
    """PostgreSQL's texts cannot hold it; nothing else is lost for it."""
    engine.change("INSERT INTO meta (name, value) VALUES ('odd', ?)", ["a\0b"])

    assert engine.rows("SELECT value FROM meta WHERE name = 'odd'") == [("a\ufffdb",)]


def test_without_psycopg_the_cure_is_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite needs nothing further."""
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(SettingsError, match=r"pip install 'wardwatch\[postgres\]'"):
        storage.open_store("postgresql://ward@db.example/ward")


@pytest.mark.parametrize(("is_needed", "expected"), [(True, ["on"]), (False, ["off"])])
def test_what_turns_out_to_be_redoable_does_not_wait_for_the_disk(
    engine: PostgresEngine, is_needed: bool, expected: list[str]
) -> None:
    """It is known at the end; within another transaction that one decides, and what follows waits again."""
    commits: list[str] = []
    show = "SHOW synchronous_commit"

    with engine.atomic():
        with engine.flushed_after() as inner:
            inner.is_needed = is_needed
        assert engine.rows(show) == [("on",)]
    with engine.flushed_after() as flush:
        flush.is_needed = is_needed
        changed = engine.change

        def seen(sql: str) -> int:
            done = changed(sql)
            commits.extend(value for (value,) in engine.rows(show))
            return done

        engine.change = seen  # type: ignore[method-assign]
    del engine.change

    assert (commits or ["on"]) == expected
    assert engine.rows(show) == [("on",)]
