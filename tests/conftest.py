"""Shared fixtures: a clock that tests move, and hypothesis without deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings

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
