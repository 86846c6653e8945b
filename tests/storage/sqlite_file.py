"""A database file as somebody else opens it."""

import sqlite3


def edit(path: str, sql: str) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute(sql)
    database.close()


def ask(path: str, sql: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(path)
    rows = database.execute(sql).fetchall()
    database.close()
    return rows
