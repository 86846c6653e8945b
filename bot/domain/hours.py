"""Local hours as stretches of real time. `docs/oncall.md` has the rules for the days on which the clocks change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.policy import Condition

DAY = timedelta(days=1)
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` (included) to `end` (excluded), both in UTC."""

    start: datetime
    end: datetime


def begins(local: datetime, zone: ZoneInfo) -> datetime:
    """When something begins that is to begin at this local moment, in UTC.

    A moment that the clocks skip is the end of what they skip; of a moment that comes twice it is the first.
    """
    first, last = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first if first <= last else _change_between(last, first, zone)


def ends(local: datetime, zone: ZoneInfo) -> datetime:
    """When something ends that is to end at this local moment, in UTC: of a moment that comes twice, the last."""
    last = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return max(begins(local, zone), last)


def is_skipped(local: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks never show this local moment."""
    return begins(local, zone).astimezone(zone).replace(tzinfo=None) != local


def stretches(when: Condition, zone: ZoneInfo, since: datetime, until: datetime) -> list[Stretch]:
    """When the hours and weekdays of `when` hold, in order and apart from each other; its severity does not count.

    All that touch the time from `since` to `until` are there, and none is cut at these two, unless `when` always holds:
    then it is that whole time.
    """
    is_all_day = when.start is None or when.end is None or when.start == when.end
    if is_all_day and len(when.weekdays) in (0, 7):
        return [Stretch(since, until)] if since < until else []
    return [one for one in _joined(_daily(when, zone, since, until)) if one.start < until and one.end > since]


def _daily(when: Condition, zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[Stretch]:
    """The stretch of each day that counts. Starts a week early, so that joined days are whole."""
    start, end = when.start or _MIDNIGHT, when.end or _MIDNIGHT
    day, last = _day(since, zone) - 8 * DAY, _day(until, zone) + 8 * DAY
    while day <= last:
        if not when.weekdays or day.weekday() in when.weekdays:
            final = day if start < end else day + DAY
            yield Stretch(begins(datetime.combine(day, start), zone), ends(datetime.combine(final, end), zone))
        day += DAY


def _joined(parts: Iterator[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for part in parts:
        if part.start >= part.end:
            continue
        if joined and part.start <= joined[-1].end:
            joined[-1] = Stretch(joined[-1].start, max(joined[-1].end, part.end))
        else:
            joined.append(part)
    return joined


def _change_between(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the clocks of the zone change between these two."""
    offset, low, high = before.astimezone(zone).utcoffset(), 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        is_changed = (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() != offset
        low, high = (low, middle) if is_changed else (middle, high)
    return before + timedelta(seconds=high)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
