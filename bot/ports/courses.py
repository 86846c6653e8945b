"""What happened to the alerts of a period, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.report import Course


class CourseStore(Protocol):
    """Called by flow/measures."""

    def courses(self, since: datetime, until: datetime, after_id: int, limit: int) -> list[Course]:
        """Alerts that opened from `since` (included) to `until` (excluded), in the order of their ids.

        `after_id` is the id of the last one of the page before, 0 for the first page. A page that has fewer than
        `limit` is the last one.
        """
