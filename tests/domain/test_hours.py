"""Local hours as stretches of real time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.hours import Stretch, begins, ends, is_skipped, stretches
from bot.domain.policy import Condition

NEW_YORK, APIA = ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")
WORKDAYS = frozenset(range(5))


def wall(text: str) -> datetime:
    """What a clock on the wall shows."""
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "begin", "end"),
    [
        ("2026-07-01T09:00", "2026-07-01T13:00", "2026-07-01T13:00"),
        ("2026-03-08T01:59", "2026-03-08T06:59", "2026-03-08T06:59"),
        ("2026-03-08T02:00", "2026-03-08T07:00", "2026-03-08T07:00"),
        ("2026-03-08T02:59", "2026-03-08T07:00", "2026-03-08T07:00"),
        ("2026-03-08T03:00", "2026-03-08T07:00", "2026-03-08T07:00"),
        ("2026-11-01T00:59", "2026-11-01T04:59", "2026-11-01T04:59"),
        ("2026-11-01T01:00", "2026-11-01T05:00", "2026-11-01T06:00"),
        ("2026-11-01T01:59", "2026-11-01T05:59", "2026-11-01T06:59"),
        ("2026-11-01T02:00", "2026-11-01T07:00", "2026-11-01T07:00"),
    ],
)
def test_when_something_begins_and_ends(shown: str, begin: str, end: str) -> None:
    """At the first, and at the last, of what the clock shows twice; at the end of what it skips."""
    assert (begins(wall(shown), NEW_YORK), ends(wall(shown), NEW_YORK)) == (utc(begin), utc(end))


@pytest.mark.parametrize(
    ("shown", "skipped"),
    [
        ("2026-03-08T01:59", False),
        ("2026-03-08T02:00", True),
        ("2026-03-08T03:00", False),
        ("2026-11-01T01:30", False),
    ],
)
def test_a_moment_that_there_never_is(shown: str, skipped: bool) -> None:
    """One that comes twice is one all the same."""
    assert is_skipped(wall(shown), NEW_YORK) is skipped


def test_a_day_may_be_skipped() -> None:
    """Samoa went from 29 to 31 December 2011 at midnight: the hours of the 30th have no length."""
    since, until = utc("2011-12-28T12:00"), utc("2012-01-01T09:00")

    found = stretches(Condition(start=time(9), end=time(17)), APIA, since, until)

    days = [one.start.astimezone(APIA).day for one in found]
    assert days == [28, 29, 31, 1]
    assert begins(wall("2011-12-30T09:00"), APIA) == begins(wall("2011-12-31T00:00"), APIA)


def test_stretches_are_whole_and_apart() -> None:
    """Each that touches the time asked for; days side by side are one."""
    since, until = utc("2026-07-03T18:00"), utc("2026-07-06T14:00")

    hours = stretches(Condition(weekdays=WORKDAYS, start=time(9), end=time(17)), NEW_YORK, since, until)
    days = stretches(Condition(weekdays=WORKDAYS), NEW_YORK, since, until)

    assert hours == [
        Stretch(utc("2026-07-03T13:00"), utc("2026-07-03T21:00")),
        Stretch(utc("2026-07-06T13:00"), utc("2026-07-06T21:00")),
    ]
    assert days == [
        Stretch(utc("2026-06-29T04:00"), utc("2026-07-04T04:00")),
        Stretch(utc("2026-07-06T04:00"), utc("2026-07-11T04:00")),
    ]


@pytest.mark.parametrize(
    "always",
    [
        Condition(),
        Condition(weekdays=frozenset(range(7))),
        Condition(start=time(9), end=time(9)),
    ],
    ids=["no limits", "all days", "all hours"],
)
def test_what_always_holds_is_the_time_that_was_asked_for(always: Condition) -> None:
    """It has no ends of its own."""
    since, until = utc("2026-03-01"), utc("2026-03-20")

    assert stretches(always, NEW_YORK, since, until) == [Stretch(since, until)]
    assert stretches(always, NEW_YORK, until, since) == []


def test_the_length_is_real_time() -> None:
    """A night over a change is an hour shorter or longer."""
    nights = Condition(start=time(22), end=time(6))

    spring, autumn = (
        stretches(nights, NEW_YORK, utc(day), utc(day) + timedelta(minutes=1))[0]
        for day in ("2026-03-08T06:00", "2026-11-01T05:00")
    )

    assert (spring.end - spring.start, autumn.end - autumn.start) == (timedelta(hours=7), timedelta(hours=9))
