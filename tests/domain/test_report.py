"""How long the work took, in all hours and in business hours."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alert import State
from bot.domain.oncall import BusinessHours
from bot.domain.policy import Condition
from bot.domain.report import Course, Measure, Report, Summary, Taken, business_time, report, taken
from bot.domain.severity import Severity

FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OFFICE = BusinessHours(timezone="UTC")
CHICAGO = BusinessHours(Condition(weekdays=frozenset(range(5)), start=time(8), end=time(17)), "America/Chicago")


def course(number: int = 1, **fields: object) -> Course:
    given = {
        "alert_id": number,
        "severity": Severity.HIGH,
        "state": State.OPEN,
        "rule_id": "name",
        "rule_name": "St. Brigid by name",
        "published_at": FRIDAY - 10 * MINUTE,
        "opened_at": FRIDAY - MINUTE,
        "posted_at": FRIDAY,
    }
    return Course(**(given | fields))


def reported(*courses: Course, business: BusinessHours = OFFICE) -> Report:
    return report(courses, business, FRIDAY - 7 * DAY, FRIDAY + 7 * DAY)


def test_each_time_starts_where_people_could_act() -> None:
    """Noticing starts at the publication, everything else at the first post in Slack."""
    whole = course(
        acknowledged_at=FRIDAY + 5 * MINUTE, answered_at=FRIDAY + 30 * MINUTE, resolved_at=FRIDAY + 40 * MINUTE
    )

    times = {measure: time.all_hours for measure, time in taken(whole, OFFICE).items()}

    assert times == {
        Measure.NOTICE: 10 * MINUTE,
        Measure.ACKNOWLEDGE: 5 * MINUTE,
        Measure.ANSWER: 30 * MINUTE,
        Measure.RESOLVE: 40 * MINUTE,
    }


def test_what_has_not_happened_has_no_time() -> None:
    """An open alert was noticed, and no more."""
    assert list(taken(course(), OFFICE)) == [Measure.NOTICE]


def test_an_alert_that_was_never_posted_is_measured_from_its_opening() -> None:
    """Somebody found it on App Home."""
    found = taken(course(posted_at=None, acknowledged_at=FRIDAY), OFFICE)

    assert {measure: time.all_hours for measure, time in found.items()} == {Measure.ACKNOWLEDGE: MINUTE}


def test_a_clock_that_was_wrong_elsewhere_makes_no_time_negative() -> None:
    """Published in the future, it was noticed at once."""
    assert taken(course(published_at=FRIDAY + HOUR), OFFICE)[Measure.NOTICE] == Taken(timedelta(), timedelta())


@pytest.mark.parametrize(
    ("start", "length", "hours"),
    [
        (FRIDAY, HOUR, 1),
        (FRIDAY, 4 * HOUR, 2),
        (FRIDAY + 3 * HOUR, 2 * DAY, 0),
        (FRIDAY, 3 * DAY, 8),
        (FRIDAY, 7 * DAY, 40),
        (FRIDAY, -HOUR, 0),
    ],
    ids=["inside", "over the end", "a weekend", "over the weekend", "a week", "backwards"],
)
def test_business_hours_alone(start: datetime, length: timedelta, hours: int) -> None:
    """Monday to Friday, nine to five; Friday's end is two hours away."""
    assert business_time(OFFICE, start, start + length) == hours * HOUR


def test_business_hours_follow_the_clock_of_their_place() -> None:
    """The week in which Chicago's clocks go back is an hour longer, but no working day is."""
    sunday = datetime(2026, 11, 1, 5, tzinfo=UTC)

    assert business_time(CHICAGO, sunday, sunday + 7 * DAY) == 5 * 9 * HOUR
    assert business_time(CHICAGO, datetime(2026, 11, 2, 13, tzinfo=UTC), datetime(2026, 11, 2, 15, tzinfo=UTC)) == HOUR


@given(st.lists(st.integers(0, 20 * 24 * 60), min_size=3, max_size=3).map(sorted))
def test_business_time_adds_up(minutes: list[int]) -> None:
    """That of two halves is that of the whole, and never more than has passed."""
    first, middle, last = (FRIDAY + number * MINUTE for number in minutes)

    whole = business_time(CHICAGO, first, last)

    assert whole == business_time(CHICAGO, first, middle) + business_time(CHICAGO, middle, last)
    assert timedelta() <= whole <= last - first


def test_a_report_counts() -> None:
    """By severity, state and rule, each with a number even when it is none."""
    found = reported(
        course(1, severity=Severity.CRISIS, state=State.RESOLVED, is_answered_online=True),
        course(2, rule_name="Dr. Voss", state=State.RESOLVED, is_merged=True),
        course(3, rule_name="Dr. Voss"),
    )

    assert (found.alerts, found.merged, found.answered_online) == (3, 1, 1)
    assert list(found.by_severity.items()) == [
        (Severity.CRISIS, 1),
        (Severity.HIGH, 2),
        (Severity.NORMAL, 0),
        (Severity.LOW, 0),
    ]
    assert {state: count for state, count in found.by_state.items() if count} == {State.OPEN: 1, State.RESOLVED: 2}
    assert list(found.by_rule.items()) == [("Dr. Voss", 2), ("St. Brigid by name", 1)]


def test_medians_and_ninetieth_percentiles() -> None:
    """Of ten alerts, one that took a day moves neither."""
    minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 24 * 60]
    courses = [course(number, acknowledged_at=FRIDAY + taken * MINUTE) for number, taken in enumerate(minutes)]

    found = reported(*courses).times[Measure.ACKNOWLEDGE]

    assert found == Summary(10, Taken(5.5 * MINUTE, 5.5 * MINUTE), Taken(9 * MINUTE, 9 * MINUTE))


def test_one_alert_is_its_own_median() -> None:
    """And in business hours it may be shorter."""
    found = reported(course(resolved_at=FRIDAY + 12 * HOUR)).times[Measure.RESOLVE]

    assert found == Summary(1, Taken(12 * HOUR, 2 * HOUR), Taken(12 * HOUR, 2 * HOUR))


def test_a_period_without_alerts() -> None:
    """Zeros, and no times."""
    found = reported()

    assert (found.alerts, found.busiest, set(found.times.values())) == (0, [], {Summary()})


def test_the_busiest_hours_are_those_of_the_clock_on_the_wall() -> None:
    """15:00 in UTC is 09:00 in Chicago; of equal hours the earlier comes first."""
    opened = [FRIDAY, FRIDAY + DAY, FRIDAY + HOUR, FRIDAY - 3 * HOUR, FRIDAY + 9 * HOUR]

    found = reported(*(course(at, opened_at=one) for at, one in enumerate(opened)), business=CHICAGO)

    assert found.busiest == [(9, 2), (6, 1), (10, 1)]
    assert sum(found.by_hour) == 5


def test_the_order_of_alerts_does_not_count() -> None:
    """A report is the same whichever way it is read."""
    courses = [course(number, acknowledged_at=FRIDAY + number * HOUR) for number in range(5)]

    assert reported(*courses) == reported(*reversed(courses))
