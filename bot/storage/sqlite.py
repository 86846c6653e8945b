"""The SQLite engine: one file in WAL mode, one connection per thread, writing transactions that wait their turn."""

# Every value is bound; only names of our own tables are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from shutil import disk_usage

import sqlite_utils

from bot.errors import StoreError, StoreVersionError
from bot.ports import Store
from bot.storage.engine import Flush, Row, Value
from bot.storage.schema import STEPS
from bot.storage.sqlite_errors import Explained, busy
from bot.storage.steps import Dialect, Step
from bot.storage.store import SqlStore
from bot.storage.threaded import ThreadedEngine
from bot.storage.turnstile import Turnstile
from bot.storage.versions import (
    READ_MARKS,
    WRITE_MARK,
    missing_steps,
    must_know,
    refuse_older,
    refuse_unusable,
)

BUSY_WAIT_S = 5.0
"""How long a writer waits for another one before it gives up."""
WAL_TRIES = 5
MOST_PREPARED = 500
"""Statements that a connection keeps: more than the bot has, so that each is prepared once."""


def open_sqlite(path: str, *, busy_wait_s: float = BUSY_WAIT_S) -> Store:
    """The store in this file; it migrates nothing.

    Raises `StoreVersionError` when the file is missing, older or newer than this program, and `StoreError` when it
    is no database.
    """
    file = _file(path)
    if not file.exists():
        raise StoreVersionError("there is no database yet", who=str(file), cure="run `wardwatch migrate`")
    engine = SqliteEngine(file, busy_wait_s)
    try:
        engine.check_version()
    except BaseException:
        engine.close()
        raise
    return SqlStore(engine)


def migrate_sqlite(path: str, *, busy_wait_s: float = BUSY_WAIT_S) -> list[str]:
    """Make the file if it is missing and bring its tables up to date, all steps or none: the names of those applied.

    Raises `StoreVersionError` when the file is newer than this program.
    """
    engine = SqliteEngine(_file(path), busy_wait_s, may_create=True)
    try:
        return engine.migrate()
    finally:
        engine.close()


def _file(path: str) -> Path:
    if not path or path.startswith(":memory:"):
        cure = "name a file: each thread has a connection of its own, and they share nothing in memory"
        raise StoreError("the database must be a file", who=path or "an empty path", cure=cure)
    return Path(path).absolute()


def _append_only(table: str) -> tuple[str, ...]:
    return tuple(
        f"CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
        for verb in ("UPDATE", "DELETE")
    )


def _full_text(table: str, key: str, column: str) -> tuple[str, ...]:
    """An index beside the table, kept by triggers, so that older programs keep it too."""
    index = f"{table}_index"
    add = f"INSERT INTO {index} (rowid, {column}) VALUES (new.{key}, new.{column})"
    remove = f"INSERT INTO {index} ({index}, rowid, {column}) VALUES ('delete', old.{key}, old.{column})"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', content_rowid='{key}')",
        f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER {index}_remove AFTER DELETE ON {table} BEGIN {remove}; END",
        f"CREATE TRIGGER {index}_change AFTER UPDATE ON {table} BEGIN {remove}; {add}; END",
    )


SQLITE = Dialect(
    identity="INTEGER PRIMARY KEY AUTOINCREMENT",
    random_key="lower(hex(randomblob(16)))",
    append_only=_append_only,
    full_text=_full_text,
)


def _migrations() -> sqlite_utils.Migrations:
    migrations = sqlite_utils.Migrations("wardwatch")
    for step in STEPS:
        migrations(name=step.name)(_runner(step))
    return migrations


def _runner(step: Step) -> Callable[[sqlite_utils.Database], None]:
    def run(database: sqlite_utils.Database) -> None:
        for statement in step.statements(SQLITE):
            database.execute(statement)

    return run


class SqliteEngine(ThreadedEngine["_Connection"]):
    """Implements `Engine`."""

    def __init__(self, file: Path, busy_wait_s: float, *, may_create: bool = False) -> None:
        self._file = file
        self._writers = Turnstile()
        uri = f"{file.as_uri()}?mode={'rwc' if may_create else 'rw'}"
        super().__init__(str(file), Explained(file), lambda: _Connection(uri, busy_wait_s, self._turn))
        self._busy_wait_s = busy_wait_s

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The turn to write among this process's threads; others are waited for by SQLite."""
        if not self._writers.enter(self._busy_wait_s):
            raise busy(self._file)
        try:
            yield
        finally:
            self._writers.leave()

    @contextmanager
    def flushed_after(self) -> Iterator[Flush]:
        """A writing transaction; the file is free for others while the log reaches the disk."""
        flush = Flush()
        with self._explained:
            is_outermost = not self._connection().depth
        with self.redoable():
            yield flush
        if is_outermost and flush.is_needed:
            self.flush()

    def flush(self) -> None:
        """Wait until all that was committed is on the disk, as SQLite itself would before it let others write."""
        try:
            log = os.open(f"{self._file}-wal", os.O_RDWR)
        except FileNotFoundError:
            return  # it was brought into the file, which waits for the disk
        try:
            os.fsync(log)
        except OSError as error:
            raise StoreError(f"the disk fails: {error.strerror}", who=self._who, cure="see that it is sound") from error
        finally:
            os.close(log)

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in their order."""
        return [name for (name,) in self.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table])]

    def last_id(self, table: str) -> int:
        """The highest id that was given out in a table."""
        return next((last for (last,) in self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", [table])), 0)

    def go_on_after(self, table: str, last_id: int) -> None:
        """Give out ids after this one."""
        if last_id and not self.change("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", [last_id, table]):
            self.change("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, last_id])

    def newest_with(self, phrases: Sequence[Sequence[str]], limit: int) -> list[int]:
        """The newest rows of `mention_words` that hold all of these phrases."""
        asked = " ".join(f'"{" ".join(words)}"*' for words in phrases)
        sql = "SELECT rowid FROM mention_words_index WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [mention_id for (mention_id,) in self.rows(sql, [asked, limit])]

    def freeze(self, table: str, reason: str) -> None:
        """Refuse every change of a table from now on."""
        for verb in ("INSERT", "UPDATE", "DELETE"):
            refuse = f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
            self.change(f"CREATE TRIGGER {table}_frozen_{verb} BEFORE {verb} ON {table} {refuse}")

    def free_bytes(self) -> int:
        """The room left on the disk of the file."""
        return disk_usage(self._file.parent).free

    def check_version(self) -> None:
        """Raises `StoreVersionError` unless this program may use the tables as they are."""
        with self._explained:
            refuse_older(self._applied(), self._who)

    def migrate(self) -> list[str]:
        """Apply the steps that are missing, all or none."""
        with self._explained, self._connection().atomic():
            missing = missing_steps(self._applied())
            if missing:
                _migrations().apply(self._connection().database)
                self.change(WRITE_MARK, must_know())
        return missing

    def _applied(self) -> set[str]:
        """The names of the steps that made these tables, known here or not."""
        applied = {step.name for step in _migrations().applied(self._connection().database)}
        refuse_unusable(applied, self.rows(READ_MARKS) if "upkeep" in applied else [], self._who)
        return applied


def _use_wal(raw: sqlite3.Connection) -> None:
    """Switching a new file to WAL does not wait for others, as everything else does: wait for the lock, and repeat."""
    for _ in range(WAL_TRIES):
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
        else:
            return
    raw.execute("PRAGMA journal_mode = WAL")


class _Connection:
    """One thread's connection. `depth` counts the transactions that are open, the outermost and its savepoints."""

    def __init__(self, uri: str, busy_wait_s: float, turn: Callable[[], AbstractContextManager[None]]) -> None:
        # Closing happens in whichever thread shuts down; all other use stays in the thread that opened it.
        raw = sqlite3.connect(
            uri,
            uri=True,
            timeout=busy_wait_s,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=MOST_PREPARED,
        )
        try:
            self.database = sqlite_utils.Database(raw, execute_plugins=False)
            _use_wal(raw)
            raw.execute("PRAGMA foreign_keys = ON")
            raw.execute("PRAGMA synchronous = FULL")
            # What would undo one statement: a page of mentions has more of it than SQLite keeps in memory by itself.
            raw.execute("PRAGMA temp_store = MEMORY")
        except BaseException:
            raw.close()
            raise
        self._raw = raw
        self._turn = turn
        self.depth = 0

    @property
    def is_broken(self) -> bool:
        """A file is always there."""
        return False

    def close(self) -> None:
        """Harmless when repeated."""
        self.database.close()

    def stream(self, sql: str) -> Iterator[Row]:
        """The rows of a `SELECT` one by one."""
        return self.execute(sql, ())

    def execute(self, sql: str, values: Sequence[Value]) -> sqlite3.Cursor:
        """Run one statement; outside a transaction it is one by itself."""
        self._refuse_if_undone()
        return self._raw.execute(sql, values)

    @contextmanager
    def atomic(self, *, waits_for_disk: bool = True) -> Iterator[None]:
        """The outermost begins with the write lock: a deferred one would fail at its first write if others wrote."""
        self._refuse_if_undone()
        self.depth += 1
        try:
            if self.depth > 1:
                with self._savepoint():
                    yield
            else:
                with self._turn(), self._immediate(waits_for_disk):
                    yield
        finally:
            self.depth -= 1

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        """Named by its depth: under new names, as sqlite-utils gives them, no statement would be prepared only once."""
        name = f"depth_{self.depth}"
        self._raw.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            if self._raw.in_transaction:
                self._raw.execute(f"ROLLBACK TO {name}")
                self._raw.execute(f"RELEASE {name}")
            raise
        self.execute(f"RELEASE {name}", ())

    def _refuse_if_undone(self) -> None:
        """A full disk undoes the whole transaction, savepoints or not; what follows must not be stored without it."""
        if self.depth and not self._raw.in_transaction:
            raise StoreError("the transaction was undone by an earlier error", cure="run the whole step again")

    @contextmanager
    def _immediate(self, waits_for_disk: bool) -> Iterator[None]:
        """The next commit that waits for the disk brings one that did not with it: the log is written in order."""
        if waits_for_disk:
            with self._begun():
                yield
            return
        self._raw.execute("PRAGMA synchronous = NORMAL")
        try:
            with self._begun():
                yield
        finally:
            self._raw.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def _begun(self) -> Iterator[None]:
        self._raw.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT", ())
        except BaseException:
            self.database.rollback()
            raise
