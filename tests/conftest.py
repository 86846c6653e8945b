"""Shared fixtures: a clock that tests move, a hospital, and hypothesis without deadlines."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
import structlog
import uvicorn.server
from hypothesis import settings
from moved_clock import MovedClock

if TYPE_CHECKING:
    from hospital import Hospital

settings.register_profile("wardwatch", deadline=None)
settings.load_profile("wardwatch")


HERE = Path(__file__).parent
LONGEST = ("test_chaos.py", "test_storm.py", "browser", "cli/test_replicas.py", "replies/test_labelled_drafts.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it at the end."""
    longest = [HERE / name for name in LONGEST]
    items.sort(key=lambda item: not any(path in (item.path, *item.path.parents) for path in longest))


async def _doze(seconds: float) -> None:
    await asyncio.sleep(seconds / 20)


# A server looks ten times a second whether it is to end: a thousand tests would each wait for two such looks.
uvicorn.server.asyncio = SimpleNamespace(**{**vars(asyncio), "sleep": _doze})  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _log_as_it_comes() -> None:
    """A verb that a test ran may have quietened the log for those after it."""
    structlog.reset_defaults()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def hospital(tmp_path: Path, clock: MovedClock) -> Iterator[Hospital]:
    from hospital import open_hospital

    with open_hospital(tmp_path, clock) as opened:
        yield opened


@pytest.fixture(params=["socket", "http"])
def each_way(request: pytest.FixtureRequest, hospital: Hospital) -> None:
    """The story is told twice: once over Socket Mode, once over HTTP."""
    hospital.over_http = request.param == "http"
