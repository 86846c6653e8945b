"""Which engine an address of a database asks for. psycopg is only imported when PostgreSQL is."""

from __future__ import annotations

from pathlib import Path

from bot.errors import SettingsError
from bot.ports import Store
from bot.storage.engine import Engine
from bot.storage.sqlite import BUSY_WAIT_S, SqliteEngine, migrate_sqlite, open_sqlite

POSTGRES_SCHEMES = ("postgresql://", "postgres://")


def open_engine(address: str) -> Engine:
    """The database itself, for what concerns all of its tables. `open_store` checks its version."""
    if not is_postgres(address):
        return SqliteEngine(Path(address).absolute(), BUSY_WAIT_S)
    _need_psycopg()
    from bot.storage.postgres import LIMITS, PostgresEngine

    return PostgresEngine(address, LIMITS)


def open_store(address: str) -> Store:
    """The store at `address`: a `postgresql://` URL, or the path of a SQLite file. Migrates nothing."""
    if not is_postgres(address):
        return open_sqlite(address)
    _need_psycopg()
    from bot.storage.postgres import open_postgres

    return open_postgres(address)


def migrate(address: str) -> list[str]:
    """Make the tables at `address` or bring them up to date: the names of the steps applied."""
    if not is_postgres(address):
        return migrate_sqlite(address)
    _need_psycopg()
    from bot.storage.postgres import migrate_postgres

    return migrate_postgres(address)


def is_postgres(address: str) -> bool:
    """Whether this names a PostgreSQL database."""
    return address.startswith(POSTGRES_SCHEMES)


def place(address: str) -> str:
    """The database as it may be shown to anybody, without user and password."""
    if not is_postgres(address):
        return address
    _need_psycopg()
    from bot.storage.postgres_errors import place_of

    return place_of(address)


def _need_psycopg() -> None:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        cure = "pip install 'wardwatch[postgres]'"
        raise SettingsError(
            "PostgreSQL needs psycopg 3, which is not installed", who="DATABASE_URL", cure=cure
        ) from error
