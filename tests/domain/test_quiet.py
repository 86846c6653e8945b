"""Until when quiet hours hold something back, by the clock on the wall."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from bot.domain.oncall import QuietHours
from bot.domain.policy import Condition
from bot.domain.quiet import quiet_until
from bot.domain.severity import Severity

NIGHTS = QuietHours(Condition(start=time(22), end=time(7)), Severity.HIGH, "America/Chicago")
WEEKENDS = QuietHours(Condition(weekdays=frozenset({5, 6})), Severity.HIGH, "America/Chicago")


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (utc(11, 20, 3, 59), None),
        (utc(11, 20, 4, 0), utc(11, 20, 13, 0)),
        (utc(11, 20, 12, 59), utc(11, 20, 13, 0)),
        (utc(11, 20, 13, 0), None),
        (utc(11, 1, 4, 0), utc(11, 1, 13, 0)),
        (utc(3, 8, 5, 0), utc(3, 8, 12, 0)),
    ],
    ids=["evening", "begins", "last minute", "over", "the night of 25 hours", "the night of 23 hours"],
)
def test_a_night_ends_at_seven_by_the_local_clock(now: datetime, until: datetime | None) -> None:
    """Also in the nights in which the clock is changed."""
    assert quiet_until(NIGHTS, Severity.NORMAL, now) == until


@pytest.mark.parametrize("minute", [0, 29], ids=["the hour comes again", "its last minute"])
def test_an_end_that_comes_twice_is_the_last_one(minute: int) -> None:
    """At half past one in the night in which that comes twice; not half past one of the next day."""
    until_half_past_one = QuietHours(Condition(start=time(22), end=time(1, 30)), Severity.HIGH, "America/Chicago")

    assert quiet_until(until_half_past_one, Severity.NORMAL, utc(11, 1, 7, minute)) == utc(11, 1, 7, 30)
    assert quiet_until(until_half_past_one, Severity.NORMAL, utc(11, 1, 6, 45)) == utc(11, 1, 7, 30)
    assert quiet_until(until_half_past_one, Severity.NORMAL, utc(11, 1, 7, 30)) is None


def test_a_weekend_ends_at_midnight() -> None:
    """Whole days, without hours."""
    assert quiet_until(WEEKENDS, Severity.LOW, utc(11, 21, 12)) == utc(11, 23, 6)
    assert quiet_until(WEEKENDS, Severity.LOW, utc(11, 23, 6)) is None


def test_what_is_grave_enough_is_never_held_back() -> None:
    """Nor is anything without quiet hours, or with ones that never end."""
    always = QuietHours(Condition(), Severity.CRISIS, "UTC")

    assert quiet_until(NIGHTS, Severity.HIGH, utc(11, 20, 5)) is None
    assert quiet_until(None, Severity.LOW, utc(11, 20, 5)) is None
    assert quiet_until(always, Severity.LOW, utc(11, 20, 5)) is None
