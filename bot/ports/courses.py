"""What happened to the alerts of a period, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.feedback import Rated
from bot.domain.report import Course


class CourseStore(Protocol):
    """Called by flow/measures."""

    def rated(self, since: datetime, until: datetime, after: Rated | None, limit: int) -> list[Rated]:
        """Alerts that opened in a period, as `courses` has them, with what people said of their severities."""

    def courses(self, since: datetime, until: datetime, after: Course | None, limit: int) -> list[Course]:
        """Alerts that opened from `since` (included) to `until` (excluded), in the order in which they opened.

        `after` is the last one of the page before, None for the first page. A page that has fewer than `limit` is the
        last one.
        """
