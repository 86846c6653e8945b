"""How the team fared over a period: how many alerts there were, and how long each part of the work took.

Every time starts at the first post in Slack, where people can first act; that of noticing starts at the publication.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from zoneinfo import ZoneInfo

from bot.domain.alert import State
from bot.domain.hours import stretches
from bot.domain.oncall import BusinessHours
from bot.domain.severity import Severity

MOST_BUSY = 3
"""Hours of the day that are named as the busiest."""


class Measure(StrEnum):
    """What is measured of an alert."""

    NOTICE = "to notice"
    """From the publication of the mention that opened it to the first post in Slack."""
    ACKNOWLEDGE = "to acknowledge"
    ANSWER = "to first answer"
    RESOLVE = "to resolve"


@dataclass(frozen=True, slots=True)
class Course:
    """The times of one alert, in UTC; None for what has not happened. `resolved_at` is None when it was opened again.

    `answered_at` is the first reply that was published, or the first resolution that tells of an answer, online or not.
    A merged alert ends in another one.
    """

    alert_id: int
    severity: Severity
    state: State
    rule_id: str
    rule_name: str
    published_at: datetime
    opened_at: datetime
    posted_at: datetime | None = None
    acknowledged_at: datetime | None = None
    answered_at: datetime | None = None
    resolved_at: datetime | None = None
    is_answered_online: bool = False
    is_merged: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """How long something took, in all hours and in business hours alone."""

    all_hours: timedelta
    business_hours: timedelta


@dataclass(frozen=True, slots=True)
class Summary:
    """Of the `count` alerts in which it happened: the median, and what nine of ten did not exceed."""

    count: int = 0
    median: Taken | None = None
    p90: Taken | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The alerts that opened from `since` (included) to `until` (excluded).

    `by_hour` counts them by the 24 hours of the clock of `timezone`; `by_rule` by the name of the rule, most first.
    """

    since: datetime
    until: datetime
    timezone: str
    alerts: int
    by_severity: Mapping[Severity, int]
    by_state: Mapping[State, int]
    by_rule: Mapping[str, int]
    by_hour: tuple[int, ...]
    merged: int
    answered_online: int
    times: Mapping[Measure, Summary]

    @property
    def busiest(self) -> list[tuple[int, int]]:
        """The hours of the day in which most alerts opened, each with their number, most first."""
        hours = sorted(enumerate(self.by_hour), key=lambda hour: (-hour[1], hour[0]))
        return [(hour, count) for hour, count in hours[:MOST_BUSY] if count]


def taken(course: Course, business: BusinessHours) -> dict[Measure, Taken]:
    """What of this alert can be measured. A clock that was wrong elsewhere makes no time negative."""
    return {
        measure: Taken(max(end - start, timedelta()), business_time(business, start, end))
        for measure, start, end in _spans(course)
    }


def business_time(business: BusinessHours, start: datetime, end: datetime) -> timedelta:
    """How much of the time from `start` to `end` lies in business hours."""
    parts = stretches(business.when, ZoneInfo(business.timezone), start, end) if start < end else []
    return sum((min(part.end, end) - max(part.start, start) for part in parts), timedelta())


def report(courses: Iterable[Course], business: BusinessHours, since: datetime, until: datetime) -> Report:
    """What these alerts amount to. They are taken one by one; four pairs of numbers of each are kept."""
    tally, zone = _Tally(), ZoneInfo(business.timezone)
    for course in courses:
        tally.add(course, taken(course, business), course.opened_at.astimezone(zone).hour)
    return Report(
        since=since,
        until=until,
        timezone=business.timezone,
        alerts=tally.severities.total(),
        by_severity={level: tally.severities[level] for level in reversed(Severity)},
        by_state={state: tally.states[state] for state in State},
        by_rule=dict(sorted(tally.rules.items(), key=lambda rule: (-rule[1], rule[0]))),
        by_hour=tuple(tally.hours[hour] for hour in range(24)),
        merged=tally.merged,
        answered_online=tally.answered_online,
        times={measure: _summary(tally.times[measure]) for measure in Measure},
    )


def spoken(span: timedelta) -> str:
    """`40 s`, `12 min`, `3 h 05 min`, `2 d 4 h`: the two largest units that say something."""
    seconds = round(span.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h {minutes % 60:02} min"
    hours = round(minutes / 60)
    return f"{hours // 24} d {hours % 24} h"


@dataclass(slots=True)
class _Tally:
    """What has been counted so far."""

    severities: Counter[Severity] = field(default_factory=Counter)
    states: Counter[State] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    hours: Counter[int] = field(default_factory=Counter)
    merged: int = 0
    answered_online: int = 0
    times: dict[Measure, list[Taken]] = field(default_factory=lambda: {measure: [] for measure in Measure})

    def add(self, course: Course, times: Mapping[Measure, Taken], hour: int) -> None:
        self.severities[course.severity] += 1
        self.states[course.state] += 1
        self.rules[course.rule_name] += 1
        self.hours[hour] += 1
        self.merged += course.is_merged
        self.answered_online += course.is_answered_online
        for measure, time in times.items():
            self.times[measure].append(time)


def _spans(course: Course) -> Iterator[tuple[Measure, datetime, datetime]]:
    begin = course.posted_at or course.opened_at
    ends = (
        (Measure.NOTICE, course.published_at, course.posted_at),
        (Measure.ACKNOWLEDGE, begin, course.acknowledged_at),
        (Measure.ANSWER, begin, course.answered_at),
        (Measure.RESOLVE, begin, course.resolved_at),
    )
    return ((measure, start, end) for measure, start, end in ends if end is not None)


def _summary(times: list[Taken]) -> Summary:
    if not times:
        return Summary()
    alls = sorted(time.all_hours for time in times)
    business = sorted(time.business_hours for time in times)
    return Summary(
        len(times), Taken(_median(alls), _median(business)), Taken(_ninth_tenth(alls), _ninth_tenth(business))
    )


def _median(ordered: list[timedelta]) -> timedelta:
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _ninth_tenth(ordered: list[timedelta]) -> timedelta:
    """The smallest that nine of ten do not exceed."""
    return ordered[ceil(len(ordered) * 0.9) - 1]
