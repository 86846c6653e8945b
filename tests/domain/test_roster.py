"""Who is on call: rotations, layers, overrides, and the days on which the clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.policy import Condition
from bot.domain.roster import (
    BEGINNING,
    ENDING,
    Layer,
    Override,
    Rotation,
    Schedule,
    Shift,
    gaps,
    next_on_call,
    on_call,
    shifts,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)
CHICAGO = ZoneInfo("America/Chicago")
WORKDAYS = frozenset(range(5))


def rotation(
    *members: str, start: str = "2026-01-05", handoff: str = "09:00", days: int = 7, begin: str = ""
) -> Rotation:
    hour = time.fromisoformat(handoff)
    first = datetime.combine(datetime.fromisoformat(start), time.fromisoformat(begin) if begin else hour)
    return Rotation(members, first, days, hour)


def hours(start: str = "", end: str = "", weekdays: frozenset[int] = frozenset()) -> Condition:
    return Condition(
        weekdays=weekdays,
        start=time.fromisoformat(start) if start else None,
        end=time.fromisoformat(end) if end else None,
    )


def schedule(*layers: Layer, zone: str = "America/Chicago") -> Schedule:
    return Schedule("duty", "Duty", zone, layers)


def weekly(zone: str = "America/Chicago") -> Schedule:
    return schedule(Layer(rotation("dana", "lee", "sam")), zone=zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str, zone: ZoneInfo = CHICAGO) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def override(member: str, start: datetime, end: datetime, number: int = 1, of: str = "duty") -> Override:
    return Override(number, of, member, start, end, "U0DANA001", utc("2026-01-01") + number * MINUTE)


def told(found: list[Shift], zone: str = "America/Chicago") -> list[str]:
    """Shifts as a person reads them, by the clock of the zone."""
    shown = "%a %d %H:%M"
    place = ZoneInfo(zone)
    return [
        f"{one.start.astimezone(place):{shown}} to {one.end.astimezone(place):{shown}} {one.member or '-'}"
        for one in found
    ]


def test_members_take_turns_by_the_week() -> None:
    """Hand-off is at the same local hour; after the last member comes the first."""
    found = shifts(weekly(), [], local("2026-01-05T09:00"), local("2026-02-02T09:00"))

    assert told(found) == [
        "Mon 05 09:00 to Mon 12 09:00 dana",
        "Mon 12 09:00 to Mon 19 09:00 lee",
        "Mon 19 09:00 to Mon 26 09:00 sam",
        "Mon 26 09:00 to Mon 02 09:00 dana",
    ]


@pytest.mark.parametrize(("days", "second"), [(1, "Tue 06 09:00"), (3, "Thu 08 09:00"), (10, "Thu 15 09:00")])
def test_turns_last_as_many_days_as_written(days: int, second: str) -> None:
    """Daily, weekly or any number."""
    turns = schedule(Layer(rotation("dana", "lee", days=days)))

    first, *_ = told(shifts(turns, [], local("2026-01-05T09:00"), local("2026-01-30T09:00")))

    assert first == f"Mon 05 09:00 to {second} dana"


def test_the_first_turn_may_begin_at_another_hour() -> None:
    """The hand-offs after it are at theirs."""
    turns = schedule(Layer(rotation("dana", "lee", days=1, begin="15:00")))

    found = told(shifts(turns, [], local("2026-01-05T15:00"), local("2026-01-07T09:00")))

    assert found == ["Mon 05 15:00 to Tue 06 09:00 dana", "Tue 06 09:00 to Wed 07 09:00 lee"]


def test_nobody_is_on_call_before_the_first_turn() -> None:
    """A gap that has no start."""
    found = on_call(weekly(), [], local("2026-01-05T08:59"))

    assert found == Shift("duty", "", BEGINNING, local("2026-01-05T09:00"))


def test_a_layer_holds_in_its_hours_and_on_its_days_alone() -> None:
    """The rest of the time is a gap."""
    office = schedule(Layer(rotation("dana"), hours("08:00", "17:00", WORKDAYS)))

    found = told(shifts(office, [], local("2026-01-09T00:00"), local("2026-01-13T00:00")))

    assert found == [
        "Fri 09 00:00 to Fri 09 08:00 -",
        "Fri 09 08:00 to Fri 09 17:00 dana",
        "Fri 09 17:00 to Mon 12 08:00 -",
        "Mon 12 08:00 to Mon 12 09:00 dana",
        "Mon 12 09:00 to Mon 12 17:00 dana",
        "Mon 12 17:00 to Tue 13 00:00 -",
    ]


def test_a_later_layer_covers_an_earlier_one() -> None:
    """Where it does not hold, the earlier one does."""
    nights = Layer(rotation("lee"), hours("22:00", "06:00"))
    both = schedule(Layer(rotation("dana")), nights)

    found = told(shifts(both, [], local("2026-01-06T12:00"), local("2026-01-07T12:00")))

    assert found == [
        "Tue 06 12:00 to Tue 06 22:00 dana",
        "Tue 06 22:00 to Wed 07 06:00 lee",
        "Wed 07 06:00 to Wed 07 12:00 dana",
    ]


def test_hours_past_midnight_belong_to_the_day_on_which_they_start() -> None:
    """The night of Friday ends on Saturday."""
    fridays = schedule(Layer(rotation("lee"), hours("22:00", "06:00", frozenset({4}))))

    found = [one for one in shifts(fridays, [], local("2026-01-05T09:00"), local("2026-01-12T00:00")) if one.member]

    assert told(found) == ["Fri 09 22:00 to Sat 10 06:00 lee"]


def test_days_side_by_side_are_one_shift() -> None:
    """Midnight is no hand-off."""
    weekend = schedule(Layer(rotation("sam", handoff="00:00"), hours(weekdays=frozenset({5, 6}))))

    found = [one for one in shifts(weekend, [], local("2026-01-05T00:00"), local("2026-01-13T00:00")) if one.member]

    assert told(found) == ["Sat 10 00:00 to Mon 12 00:00 sam"]


def test_an_override_covers_every_layer_from_its_start_to_its_end() -> None:
    """The one who was covered is back when it ends."""
    swap = override("sam", local("2026-01-06T00:00"), local("2026-01-07T00:00"))

    found = shifts(weekly(), [swap], local("2026-01-05T09:00"), local("2026-01-12T09:00"))

    assert told(found) == [
        "Mon 05 09:00 to Tue 06 00:00 dana",
        "Tue 06 00:00 to Wed 07 00:00 sam",
        "Wed 07 00:00 to Mon 12 09:00 dana",
    ]
    assert [one.is_override for one in found] == [False, True, False]


def test_the_newest_override_wins() -> None:
    """Whatever order they come in; those of other schedules do not count."""
    since, until = local("2026-01-06T00:00"), local("2026-01-07T00:00")
    made = [override("sam", since, until, 2), override("lee", since, until, 1), override("zoe", since, until, 3, "x")]

    assert [one.member for one in shifts(weekly(), made, since, until)] == ["sam"]


def test_an_override_fills_a_gap() -> None:
    """And what is left of the gap stays one."""
    stand_in = override("lee", local("2026-01-01T00:00"), local("2026-01-02T00:00"))

    before = on_call(weekly(), [stand_in], local("2025-12-31T00:00"))
    between = on_call(weekly(), [stand_in], local("2026-01-03T00:00"))

    assert (before.member, before.start, before.end) == ("", BEGINNING, stand_in.start)
    assert (between.member, between.start, between.end) == ("", stand_in.end, local("2026-01-05T09:00"))


def test_a_schedule_without_layers_is_one_gap() -> None:
    """From beginning to end."""
    assert on_call(schedule(), [], utc("2026-01-05")) == Shift("duty", "", BEGINNING, ENDING)


def test_a_gap_is_told_whole() -> None:
    """Nights and weekends are as long as they are, wherever in them one asks."""
    office = schedule(Layer(rotation("dana"), hours("08:00", "17:00", WORKDAYS)))

    found = on_call(office, [], local("2026-02-14T12:00"))

    assert told([found]) == ["Fri 13 17:00 to Mon 16 08:00 -"]


def test_no_time_has_no_shifts() -> None:
    """Nor has time that runs backwards."""
    at = utc("2026-02-01")

    assert shifts(weekly(), [], at, at) == shifts(weekly(), [], at, at - DAY) == []


def test_next_is_the_first_other_person() -> None:
    """Their own shift after an override by somebody else is not the end of the one before."""
    night = override("sam", local("2026-01-06T00:00"), local("2026-01-06T08:00"))

    first, after = (next_on_call(weekly(), [night], local(at)) for at in ("2026-01-05T12:00", "2026-01-06T12:00"))

    assert first == Shift("duty", "sam", night.start, night.end, is_override=True)
    assert after is not None
    assert told([after]) == ["Mon 12 09:00 to Mon 19 09:00 lee"]


def test_next_is_looked_for_behind_a_gap() -> None:
    """After a weekend without anybody comes whoever comes."""
    office = schedule(Layer(rotation("dana", "lee"), hours("08:00", "17:00", WORKDAYS)))

    found = next_on_call(office, [], local("2026-01-09T17:30"))

    assert found is not None
    assert told([found]) == ["Mon 12 08:00 to Mon 12 09:00 dana"]


def test_nobody_is_next_where_one_person_is_always_on_call() -> None:
    """However far one looks."""
    assert next_on_call(schedule(Layer(rotation("dana"))), [], local("2026-02-01T00:00")) is None


def test_gaps_are_the_shifts_of_nobody() -> None:
    """An override that fills half a weekend leaves the other half."""
    office = schedule(Layer(rotation("dana", handoff="00:00"), hours(weekdays=WORKDAYS)))
    saturday = override("lee", local("2026-01-10T00:00"), local("2026-01-11T00:00"))

    found = gaps(office, [saturday], local("2026-01-05T00:00"), local("2026-01-16T00:00"))

    assert told(found) == ["Sun 11 00:00 to Mon 12 00:00 -"]


# --- the days on which the clocks change


def test_new_york_a_shift_that_starts_in_the_skipped_hour_starts_at_its_end() -> None:
    """On 8 March 2026 there is no 02:30: it is 03:00, and the night before is an hour shorter."""
    nightly = schedule(Layer(rotation("dana", "lee", handoff="02:30", days=1)), zone="America/New_York")

    found = shifts(nightly, [], utc("2026-03-07T07:30"), utc("2026-03-09T06:30"))

    assert told(found, "America/New_York") == [
        "Sat 07 02:30 to Sun 08 03:00 lee",
        "Sun 08 03:00 to Mon 09 02:30 dana",
    ]
    assert [one.length for one in found] == [23.5 * HOUR, 23.5 * HOUR]


def test_new_york_a_hand_off_in_the_doubled_hour_is_at_its_first() -> None:
    """On 1 November 2026 it is 01:30 twice; who comes starts at the first, so who goes ends there."""
    nightly = schedule(Layer(rotation("dana", "lee", handoff="01:30", days=1)), zone="America/New_York")

    found = shifts(nightly, [], utc("2026-10-31T05:30"), utc("2026-11-02T06:30"))

    assert [one.start for one in found] == [utc("2026-10-31T05:30"), utc("2026-11-01T05:30")]
    assert [one.length for one in found] == [24 * HOUR, 25 * HOUR]


def test_london_hours_that_end_in_the_doubled_hour_end_at_its_last() -> None:
    """On 25 October 2026 it is 01:30 twice; nobody is left alone between the two."""
    evening = schedule(Layer(rotation("dana"), hours("20:00", "01:30")), zone="Europe/London")

    night = on_call(evening, [], utc("2026-10-24T22:00"))

    assert (night.start, night.end) == (utc("2026-10-24T19:00"), utc("2026-10-25T01:30"))


def test_london_hours_that_start_in_the_doubled_hour_start_at_its_first() -> None:
    """So that they are an hour longer, not shorter."""
    early = schedule(Layer(rotation("dana"), hours("01:30", "06:00")), zone="Europe/London")

    morning = on_call(early, [], utc("2026-10-25T05:00"))

    assert (morning.start, morning.length) == (utc("2026-10-25T00:30"), 5.5 * HOUR)


def test_london_hours_that_are_skipped_do_not_happen() -> None:
    """On 29 March 2026 it is never between 01:00 and 02:00."""
    skipped = schedule(Layer(rotation("dana"), hours("01:10", "01:50")), zone="Europe/London")

    found = [one for one in shifts(skipped, [], utc("2026-03-28T00:00"), utc("2026-03-31T00:00")) if one.member]

    assert told(found, "Europe/London") == [
        "Sat 28 01:10 to Sat 28 01:50 dana",
        "Mon 30 01:10 to Mon 30 01:50 dana",
    ]


def test_lord_howe_changes_by_half_an_hour() -> None:
    """On 4 October 2026 02:15 is skipped and becomes 02:30; on 5 April 2026 01:45 comes twice, half an hour apart."""
    spring = schedule(Layer(rotation("dana", "lee", handoff="02:15", days=1)), zone="Australia/Lord_Howe")
    autumn = schedule(Layer(rotation("dana", "lee", handoff="01:45", days=1)), zone="Australia/Lord_Howe")

    forward = on_call(spring, [], utc("2026-10-03T16:00"))
    back = on_call(autumn, [], utc("2026-04-05T12:00"))

    assert told([forward], "Australia/Lord_Howe") == ["Sun 04 02:30 to Mon 05 02:15 dana"]
    assert (back.start, back.length) == (utc("2026-04-04T14:45"), 24.5 * HOUR)


def test_kolkata_never_changes() -> None:
    """Every day of the year has its 24 hours."""
    daily = schedule(Layer(rotation("dana", "lee", handoff="02:30", days=1)), zone="Asia/Kolkata")

    found = shifts(daily, [], utc("2026-01-04T21:00"), utc("2027-01-04T21:00"))

    assert len(found) == 365
    assert {one.length for one in found} == {DAY}


# --- against a slow reference: every minute looked at by itself

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
