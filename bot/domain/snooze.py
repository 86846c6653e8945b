"""Until when an alert may be left alone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.alert import LONGEST_SNOOZE

MORNING = time(9, 0)


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; UTC when there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def tomorrow_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Nine o'clock of the next day by the clock of this zone."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, zone)


def is_possible(until: datetime, now: datetime) -> bool:
    """Whether an alert may sleep until then: in the future, and at most `LONGEST_SNOOZE` from now."""
    return now < until <= now + LONGEST_SNOOZE
