"""Quiet hours: until when the first post of an alert waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.hours import stretches
from bot.domain.oncall import QuietHours
from bot.domain.severity import Severity

LONGEST = timedelta(days=9)
"""Quiet hours repeat each week: what does not end within this time never does, and then they hold nothing back."""


def quiet_until(quiet: QuietHours | None, severity: Severity, now: datetime) -> datetime | None:
    """When an alert of this severity may first be told of; None when that is now.

    On the days on which the clocks change they last as `hours` has it: an end that comes twice is the last one.
    """
    if quiet is None or severity.rank >= quiet.below.rank:
        return None
    held = stretches(quiet.when, ZoneInfo(quiet.timezone), now, now + LONGEST)
    return next((one.end for one in held if one.start <= now < one.end < now + LONGEST), None)
