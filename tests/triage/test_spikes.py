"""Spikes and quiet spells: found once, as they begin, whatever the size of the counts, and never from the future."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.spike import Direction, Phase, Reading
from bot.errors import SeriesError
from bot.triage.spikes.detector import follow, step
from bot.triage.spikes.state import State
from tests.triage.counts import BEGAN, DAY, HOUR, Series, counts, rhythm, silent, steady, with_more


def read(series: Series, direction: Direction = Direction.UP) -> list[Reading]:
    return follow(State(direction=direction), [(at.timestamp(), count) for at, count in series])[1]


def times(readings: list[Reading], phase: Phase) -> list[datetime]:
    return [datetime.fromtimestamp(reading.at, UTC) for reading in readings if reading.phase is phase]


@pytest.mark.parametrize(("usual", "more"), [(0.1, 6), (1, 9), (10, 25), (1_000, 700), (100_000, 70_000)])
def test_a_spike_begins_once_in_the_hour_it_comes_and_ends_a_day_later(usual: float, more: float) -> None:
    """At one mention in ten hours as at a hundred thousand an hour."""
    when = BEGAN + 30 * DAY + 14 * HOUR
    readings = read(with_more(counts(steady(usual), 40), when, more, hours=3))[27 * 24 :]

    assert times(readings, Phase.BEGINS)[0] == when
    ended = times(readings, Phase.ENDS)[0]
    assert when + DAY < ended <= when + 2 * DAY


@pytest.mark.parametrize("usual", [0.04, 0.3, 1, 5, 50, 5_000])
@pytest.mark.parametrize("of", [steady, rhythm])
def test_chance_alone_makes_few_spikes(usual: float, of: type[steady]) -> None:
    """At most one in twenty days over half a year, with a rhythm of hours and weekdays or without."""
    readings = read(counts(of(usual), 180))

    assert len(times(readings, Phase.BEGINS)) <= 9


def test_one_mention_an_hour_with_a_rhythm() -> None:
    """Six in a quiet hour of the night are a spike, and expected less than those of the day."""
    night, usual = BEGAN + 36 * DAY + 2 * HOUR, counts(rhythm(1), 40)
    readings = read(with_more(usual, night, 6))[36 * 24 :]

    assert times(readings, Phase.BEGINS) == [night]
    assert readings[14].expected > 4 * readings[2].expected


def test_a_rule_that_never_matched_can_have_a_spike() -> None:
    """From zero upward: one mention, or two, are none; five in an hour are."""
    nothing = counts(steady(0), 10)
    when = BEGAN + 8 * DAY

    assert times(read(with_more(nothing, when, 1)), Phase.BEGINS) == []
    assert times(read(with_more(nothing, when, 2)), Phase.BEGINS) == []
    assert times(read(with_more(nothing, when, 5)), Phase.BEGINS) == [when]


def test_nothing_is_told_of_the_first_day() -> None:
    """What an ordinary day reaches is not known before one is over."""
    readings = read(with_more(counts(steady(1), 1), BEGAN + 20 * HOUR, 50))

    assert {reading.score for reading in readings} == {0.0}


def test_the_hour_and_the_weekday_are_learned() -> None:
    """A newsletter that brings twenty mentions each Tuesday at nine is expected there after some weeks.

    Then only a Tuesday of half as many again is told.
    """
    mailing = counts(lambda at: 20 if at.weekday() == 1 and at.hour == 9 else 1, 100)
    readings = read(mailing)
    last_tuesday = next(reading for reading in readings[::-1] if reading.counted > 10)
    hour_later = readings[readings.index(last_tuesday) + 1]

    assert last_tuesday.expected > 12
    assert hour_later.expected < 3
    assert len([when for when in times(readings, Phase.BEGINS) if when > BEGAN + 28 * DAY]) <= 1


def test_a_new_level_becomes_the_usual_one() -> None:
    """Ten times as many from one day on is told at once, perhaps again in the next ten days, and then no more."""
    series = [(at, count * (10 if at >= BEGAN + 30 * DAY else 1)) for at, count in counts(rhythm(5), 60)]
    readings = read(series)

    begun = [when for when in times(readings, Phase.BEGINS) if when >= BEGAN + 30 * DAY]

    assert begun[0] < BEGAN + 30 * DAY + 12 * HOUR
    assert len(begun) <= 3
    assert begun[-1] < BEGAN + 40 * DAY
    assert times(readings, Phase.ENDS)[-1] < BEGAN + 44 * DAY


@pytest.mark.parametrize("each", [timedelta(minutes=5), HOUR, DAY])
def test_any_width_of_count_will_do(each: timedelta) -> None:
    """Five minutes, an hour or a day: nobody says which."""
    series = counts(steady(30), 20 if each < HOUR else 60, each)
    at, count = series[-10]
    series[-10] = (at, count + 90)
    readings = read(series)

    assert readings[-10].phase is Phase.BEGINS
    assert readings[-10].width_s == each.total_seconds()
    assert len(times(readings[:-10], Phase.BEGINS)) <= 1


def test_gaps_and_odd_times_are_borne() -> None:
    """Half of the counts missing, a week without any, and times off the hour: the spike is found, and no other."""
    when = BEGAN + 50 * DAY + 14 * HOUR
    kept = [
        (at + timedelta(minutes=place * 7 % 50), count)
        for place, (at, count) in enumerate(with_more(counts(rhythm(5), 60), when, 40))
        if (place % 3 or at == when) and not BEGAN + 20 * DAY < at < BEGAN + 27 * DAY
    ]
    begun = times(read(kept), Phase.BEGINS)

    assert [begin - begin.replace(minute=0) + when for begin in begun] == begun


@pytest.mark.parametrize("usual", [1, 5, 50])
def test_a_source_that_falls_silent_is_told_once_and_its_return_too(usual: float) -> None:
    """Within two days at one mention an hour, sooner at more; nights and weekends are no silence."""
    since, until = BEGAN + 50 * DAY + 12 * HOUR, BEGAN + 54 * DAY + 12 * HOUR
    readings = read(silent(counts(rhythm(usual), 70), since, until), Direction.DOWN)
    begun, ended = times(readings, Phase.BEGINS), times(readings, Phase.ENDS)

    assert len(begun) == len(ended) == 1
    assert since <= begun[0] <= since + 2 * DAY
    assert until <= ended[0] <= until + 2 * DAY


def test_a_source_without_a_rhythm_has_no_quiet_spell() -> None:
    """Six mentions on one day of each week: days of silence are its habit."""
    weekly = counts(lambda at: 3 if at.weekday() == 2 and at.hour in (10, 11) else 0, 120)

    assert times(read(weekly, Direction.DOWN), Phase.BEGINS) == []


def test_a_source_that_is_silent_for_good_becomes_ordinary() -> None:
    """Its quiet spell ends in the end, without a mention."""
    readings = read(silent(counts(steady(5), 150), BEGAN + 30 * DAY, BEGAN + 999 * DAY), Direction.DOWN)

    assert len(times(readings, Phase.BEGINS)) == len(times(readings, Phase.ENDS)) == 1


def test_a_reason_can_be_read() -> None:
    """What was counted, what is usual, when."""
    when = BEGAN + 29 * DAY + 14 * HOUR
    spike = read(with_more(counts(steady(3), 30), when, 38))[29 * 24 + 14]
    quiet = read(silent(counts(steady(3), 33), when, when + DAY), Direction.DOWN)

    assert spike.reason == f"{spike.counted:.0f} mentions this hour, 3 expected at this hour of a Tuesday"
    told = next(reading for reading in quiet if reading.phase is Phase.BEGINS).reason
    assert told.endswith("too few until now")
    assert "expected" in told


@pytest.mark.parametrize(
    ("at", "count", "says"),
    [
        (BEGAN, 1.0, "the same time"),
        (BEGAN - HOUR, 1.0, "earlier"),
        (BEGAN + HOUR, -1.0, "not a count"),
        (BEGAN + HOUR, float("nan"), "not a count"),
        (BEGAN + HOUR, float("inf"), "not a count"),
    ],
)
def test_what_cannot_follow_is_refused(at: datetime, count: float, says: str) -> None:
    """With what to do about it; the state is as it was."""
    state, _ = step(State(), BEGAN, 3.0)
    before = state.to_json()

    with pytest.raises(SeriesError, match=says) as refused:
        step(state, at, count)

    assert refused.value.cure
    assert state.to_json() == before


def test_the_state_is_bounded_and_comes_back_from_json_as_it_was() -> None:
    """At most 10 KB after a year of counts as after one."""
    state, _ = follow(State(), [(at.timestamp(), count) for at, count in counts(rhythm(500.3), 365)])

    assert State.from_json(state.to_json()) == state
    assert len(state.to_json()) < 10_000


def test_the_state_of_another_version_is_learned_anew() -> None:
    """In the same direction."""
    values = json.loads(State(direction=Direction.DOWN, at=5.0).to_json())

    assert State.from_json(json.dumps({**values, "version": 0})) == State(direction=Direction.DOWN)


gaps = st.sampled_from([1.0, 60.0, 300.0, 300.0, 3_600.0, 3_600.0, 3_600.0, 86_400.0, 900_000.0])
series_of_any_kind = st.lists(
    st.tuples(gaps, st.one_of(st.integers(0, 3), st.integers(0, 10**6), st.floats(0, 1e12))), max_size=120
)


@settings(max_examples=60, deadline=None)
@given(steps=series_of_any_kind, cut=st.integers(0, 120), direction=st.sampled_from(Direction))
def test_a_reading_never_depends_on_what_comes_after(
    steps: list[tuple[float, float]], cut: int, direction: Direction
) -> None:
    """Read at once, in two parts, or one by one with the state through JSON each time, the readings are the same."""
    at, points = BEGAN.timestamp(), []
    for gap, count in steps:
        at += gap
        points.append((at, float(count)))
    start = State(direction=direction)

    whole, readings = follow(start, points)
    early, first = follow(start, points[:cut])
    late, rest = follow(early, points[cut:])
    state, single = start, []
    for when, count in points:
        state, reading = step(State.from_json(state.to_json()), datetime.fromtimestamp(when, UTC), count)
        single.append(reading)

    assert first == readings[:cut]
    assert first + rest == single == readings
    assert late == state == whole
    assert all(0 <= reading.score <= 1 for reading in readings)
