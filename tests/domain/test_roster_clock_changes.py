"""Who is on call on the days on which the clocks change."""

from roster_samples import DAY, HOUR, hours, rotation, schedule, told, utc

from bot.domain.roster import (
    Layer,
    on_call,
    shifts,
)


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
