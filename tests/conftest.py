"""Shared fixtures: a clock that tests move, and hypothesis without deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from hospital import Hospital

settings.register_profile("wardwatch", deadline=None)
settings.load_profile("wardwatch")

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass
class MovedClock:
    """A clock that stands still until a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **step: float) -> None:
        self.now += timedelta(**step)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def hospital(tmp_path: Path, clock: MovedClock) -> Iterator[Hospital]:
    from hospital import open_hospital

    with open_hospital(tmp_path, clock) as opened:
        yield opened
