"""The report of a period, from the store and the business hours of the rules in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.domain.feedback import Feedback, Rated, feedback
from bot.domain.oncall import BusinessHours
from bot.domain.report import Course, Report, report
from bot.ports import Store

PAGE = 500


def measured(store: Store, business: BusinessHours, since: datetime, until: datetime) -> Report:
    """How the team fared with the alerts that opened from `since` to `until`; read page by page."""
    return report(_courses(store, since, until), business, since, until)


def told_of_triage(store: Store, since: datetime, until: datetime) -> Feedback:
    """What people said of the verdicts on the alerts that opened from `since` to `until`; read page by page."""
    return feedback(_rated(store, since, until))


def _rated(store: Store, since: datetime, until: datetime) -> Iterator[Rated]:
    after: Rated | None = None
    while page := store.rated(since, until, after, PAGE):
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1]


def _courses(store: Store, since: datetime, until: datetime) -> Iterator[Course]:
    after: Course | None = None
    while page := store.courses(since, until, after, PAGE):
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1]
