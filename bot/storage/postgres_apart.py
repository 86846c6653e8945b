"""Schemas of drills in the PostgreSQL database of the live store."""

from __future__ import annotations

import psycopg
from psycopg import sql

from bot.errors import StoreError
from bot.storage.postgres_errors import Explained, place_of

CONNECT_S = 5


def make_schema(url: str, schema: str) -> None:
    """A new schema. Raises `StoreError` when this user may not make one."""
    _say(url, sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))


def drop_schema(url: str, schema: str) -> None:
    """Everything in it goes with it. Harmless when it is not there."""
    _say(url, sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))


def schemas(url: str, prefix: str) -> list[str]:
    """The schemas whose names begin so."""
    asked = "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s) ORDER BY nspname"
    with Explained(place_of(url)), psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_S) as connection:
        return [name for (name,) in connection.execute(asked, [prefix])]


def must_lead_to(url: str, schema: str) -> None:
    """Raises `StoreError` unless tables are sought in this schema: what stands between may leave that out of `url`.

    Then the tables that are found would be those of the live store.
    """
    with Explained(place_of(url)), psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_S) as connection:
        [found] = connection.execute("SELECT current_schema()").fetchone() or (None,)
    if found != schema:
        cure = "let DATABASE_URL lead to the server itself, or to a pooler that passes on `options`"
        raise StoreError(f"a drill would be in the schema {found}, not in its own", who=place_of(url), cure=cure)


def _say(url: str, statement: sql.Composed) -> None:
    with Explained(place_of(url)), psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_S) as connection:
        connection.execute(statement)
