"""Quiet hours: until when the first post of an alert waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.oncall import QuietHours
from bot.domain.policy import Condition
from bot.domain.severity import Severity

DAYS_AHEAD = 9
"""Quiet hours repeat each week: what does not end within this time never does, and then they hold nothing back."""


def quiet_until(quiet: QuietHours | None, severity: Severity, now: datetime) -> datetime | None:
    """When an alert of this severity may first be told of; None when that is now."""
    if quiet is None or severity.rank >= quiet.below.rank:
        return None
    zone = ZoneInfo(quiet.timezone)
    if not _is_quiet(quiet.when, now, zone):
        return None
    return next(
        (end for end in _ends(quiet.when, now, zone) if end > now and not _is_quiet(quiet.when, end, zone)), None
    )


def _is_quiet(when: Condition, at: datetime, zone: ZoneInfo) -> bool:
    return when.holds(max(Severity, key=lambda severity: severity.rank), at, zone)


def _ends(when: Condition, now: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The moments at which they may end, in order: their last hour, or midnight where whole days are quiet."""
    first, hour = now.astimezone(zone).date(), when.end or time.min
    days = (datetime.combine(first + timedelta(days=day), hour, zone) for day in range(DAYS_AHEAD))
    return (day.astimezone(UTC) for day in days)
