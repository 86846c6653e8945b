"""The engines that the contract of `Store` is held against, and how each makes and opens a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from postgres_server import lent_database
from sqlite_files import fresh_sqlite

from bot.ports import Store
from bot.storage.postgres import open_postgres
from bot.storage.sqlite import open_sqlite


@contextmanager
def make_sqlite(folder: Path) -> Iterator[str]:
    yield fresh_sqlite(folder / "wardwatch.db")


def make_postgres(_folder: Path) -> AbstractContextManager[str]:
    return lent_database()


MAKE: dict[str, Callable[[Path], AbstractContextManager[str]]] = {"sqlite": make_sqlite, "postgres": make_postgres}
OPEN: dict[str, Callable[[str], Store]] = {"sqlite": open_sqlite, "postgres": open_postgres}


@dataclass
class Database:
    """A fresh database; `open` gives a store of its own each time, as another process would have it."""

    engine: str
    address: str
    opened: list[Store] = field(default_factory=list)

    def open(self) -> Store:
        store = OPEN[self.engine](self.address)
        self.opened.append(store)
        return store

    def close(self) -> None:
        for store in self.opened:
            store.close()
