"""Who is on call: rotations, layers and overrides."""

import pytest
from roster_samples import DAY, WORKDAYS, hours, local, override, rotation, schedule, told, utc, weekly

from bot.domain.roster import (
    BEGINNING,
    ENDING,
    Layer,
    Shift,
    gaps,
    next_on_call,
    on_call,
    shifts,
)


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
