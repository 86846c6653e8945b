"""Every test of the contract runs on every engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_engines import MAKE, Database

from bot.ports import Store


@pytest.fixture(params=sorted(MAKE))
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    engine = str(request.param)
    with MAKE[engine](tmp_path) as address:
        made = Database(engine, address)
        yield made
        made.close()


@pytest.fixture
def store(database: Database) -> Store:
    return database.open()
