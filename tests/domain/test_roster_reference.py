"""Shifts against a slow reference: every minute looked at by itself."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from roster_samples import (
    DAY,
    MINUTE,
    hours,
    override,
    rotation,
    schedule,
    utc,
)

from bot.domain.policy import Condition
from bot.domain.roster import (
    Layer,
    Override,
    Rotation,
    Schedule,
    on_call,
    shifts,
)

ZONES = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata"]
CHANGES = {
    "America/New_York": ["2026-03-08", "2026-11-01"],
    "Europe/London": ["2026-03-29", "2026-10-25"],
    "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],
    "Asia/Kolkata": ["2026-06-01"],
}
AROUND = 4
"""Days before and after the change that the reference walks through."""


class Reference:
    """Walks through the minutes of a few days and looks at the clock on the wall, as a person would."""

    def __init__(self, plan: Schedule, overrides: list[Override], middle: datetime) -> None:
        self.plan, self.overrides = plan, overrides
        self.first = middle - AROUND * DAY
        zone = ZoneInfo(plan.timezone)
        self.minutes = [self.first + number * MINUTE for number in range(2 * AROUND * 24 * 60)]
        self.walls = [minute.astimezone(zone).replace(tzinfo=None) for minute in self.minutes]
        self.holders = [self._layer(layer) for layer in plan.layers]

    def member(self, at: datetime) -> str:
        newest = sorted(self.overrides, key=lambda one: (one.made_at, one.id), reverse=True)
        for one in newest:
            if one.start <= at < one.end:
                return one.member
        place = (at - self.first) // MINUTE
        return next((holders[place] for holders in reversed(self.holders) if holders[place]), "")

    def _begins(self, wall: datetime) -> int:
        """The first minute at which the clock shows this or later."""
        return next((place for place, shown in enumerate(self.walls) if shown >= wall), len(self.walls))

    def _ends(self, wall: datetime) -> int:
        """The last minute at which the clock shows this, or the first one after it when it never does."""
        shown = [place for place, time_shown in enumerate(self.walls) if time_shown == wall]
        return shown[-1] if shown else self._begins(wall)

    def _layer(self, layer: Layer) -> list[str]:
        turns = self._turns(layer.rotation)
        inside = self._inside(layer.when)
        return [turn if holds else "" for turn, holds in zip(turns, inside, strict=True)]

    def _turns(self, rotation: Rotation) -> list[str]:
        holders = [""] * len(self.walls)
        number, wall = 0, rotation.start
        while wall < self.walls[-1]:
            begin = self._begins(wall)
            holders[begin:] = [rotation.members[number % len(rotation.members)]] * (len(holders) - begin)
            number += 1
            wall = datetime.combine(rotation.start.date(), rotation.handoff) + number * rotation.days * DAY
        return holders

    def _inside(self, when: Condition) -> list[bool]:
        if not when.weekdays and when.start is None:
            return [True] * len(self.walls)
        inside = [False] * len(self.walls)
        start, end = when.start or time(), when.end or time()
        days = sorted({wall.date() + shift * DAY for wall in self.walls for shift in (-1, 0, 1)})
        for day in days:
            if not when.weekdays or day.weekday() in when.weekdays:
                final = day if start < end else day + DAY
                first, last = self._begins(datetime.combine(day, start)), self._ends(datetime.combine(final, end))
                inside[first:last] = [True] * max(0, last - first)
        return inside


times = st.sampled_from(["00:00", "01:00", "01:15", "01:30", "02:00", "02:15", "02:30", "03:00", "09:00", "23:45"])
weekdays = st.one_of(st.just(frozenset()), st.frozensets(st.integers(0, 6), min_size=1, max_size=6))


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    start, end = draw(st.one_of(st.just(("", "")), st.tuples(times, times).filter(lambda pair: pair[0] != pair[1])))
    return hours(start, end, draw(weekdays))


@st.composite
def layers(draw: st.DrawFn, middle: datetime) -> Layer:
    members = draw(st.lists(st.sampled_from(["dana", "lee", "sam"]), min_size=1, max_size=3, unique=True))
    start = middle.date() - draw(st.integers(-2, 12)) * DAY
    turn = rotation(*members, start=f"{start}", handoff=draw(times), days=draw(st.sampled_from([1, 2, 7])))
    return Layer(turn, draw(conditions()))


@st.composite
def plans(draw: st.DrawFn) -> tuple[Schedule, list[Override], datetime]:
    zone = draw(st.sampled_from(ZONES))
    middle = utc(draw(st.sampled_from(CHANGES[zone])))
    plan = schedule(*draw(st.lists(layers(middle), min_size=1, max_size=3)), zone=zone)
    quarters = st.integers(-3 * 24 * 4, 3 * 24 * 4).map(lambda number: middle + number * timedelta(minutes=15))
    made = []
    for number in range(draw(st.integers(0, 2))):
        start, end = sorted(draw(st.lists(quarters, min_size=2, max_size=2, unique=True)))
        made.append(override(draw(st.sampled_from(["lee", "zoe"])), start, end, number))
    return plan, made, middle


@settings(max_examples=30, deadline=None)
@given(plans())
def test_the_shifts_of_a_period_are_those_of_its_minutes(made: tuple[Schedule, list[Override], datetime]) -> None:
    """They fill the period one after another, say of every minute who has it, and their lengths sum to its own."""
    plan, overrides, middle = made
    since, until = middle - (AROUND - 1) * DAY, middle + (AROUND - 1) * DAY
    slow = Reference(plan, overrides, middle)

    found = shifts(plan, overrides, since, until)

    assert [one.start for one in found] == [since, *(one.end for one in found[:-1])]
    assert found[-1].end == until
    assert all(one.start < one.end for one in found)
    assert sum((one.length for one in found), timedelta()) == until - since
    expected = [slow.member(since + number * MINUTE) for number in range((until - since) // MINUTE)]
    assert [one.member for one in found for _ in range(one.length // MINUTE)] == expected


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(0, 6 * 24 * 60), st.integers(1, 6 * 24 * 60))
def test_shifts_do_not_depend_on_the_period_asked(
    made: tuple[Schedule, list[Override], datetime], offset: int, length: int
) -> None:
    """A part of a period has the same shifts, cut at its ends; and `on_call` has each of them whole."""
    plan, overrides, middle = made
    since, until = middle - 4 * DAY, middle + 8 * DAY
    low = since + offset * MINUTE
    high = min(until, low + length * MINUTE)

    whole, part = shifts(plan, overrides, since, until), shifts(plan, overrides, low, high)

    assert part == [
        replace(one, start=max(one.start, low), end=min(one.end, high))
        for one in whole
        if one.start < high and one.end > low
    ]
    for one in part:
        full = on_call(plan, overrides, one.start)
        assert (full.member, full.is_override) == (one.member, one.is_override)
        assert (max(full.start, low), min(full.end, high)) == (one.start, one.end)
        assert on_call(plan, overrides, one.end - timedelta(microseconds=1)) == full
