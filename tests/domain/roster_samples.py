"""Rotations, layers and moments that the tests of rosters are told in."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.policy import Condition
from bot.domain.roster import (
    Layer,
    Override,
    Rotation,
    Schedule,
    Shift,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)
CHICAGO = ZoneInfo("America/Chicago")
WORKDAYS = frozenset(range(5))


def rotation(
    *members: str, start: str = "2026-01-05", handoff: str = "09:00", days: int = 7, begin: str = ""
) -> Rotation:
    hour = time.fromisoformat(handoff)
    first = datetime.combine(datetime.fromisoformat(start), time.fromisoformat(begin) if begin else hour)
    return Rotation(members, first, days, hour)


def hours(start: str = "", end: str = "", weekdays: frozenset[int] = frozenset()) -> Condition:
    return Condition(
        weekdays=weekdays,
        start=time.fromisoformat(start) if start else None,
        end=time.fromisoformat(end) if end else None,
    )


def schedule(*layers: Layer, zone: str = "America/Chicago") -> Schedule:
    return Schedule("duty", "Duty", zone, layers)


def weekly(zone: str = "America/Chicago") -> Schedule:
    return schedule(Layer(rotation("dana", "lee", "sam")), zone=zone)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str, zone: ZoneInfo = CHICAGO) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def override(member: str, start: datetime, end: datetime, number: int = 1, of: str = "duty") -> Override:
    return Override(number, of, member, start, end, "U0DANA001", utc("2026-01-01") + number * MINUTE)


def told(found: list[Shift], zone: str = "America/Chicago") -> list[str]:
    """Shifts as a person reads them, by the clock of the zone."""
    shown = "%a %d %H:%M"
    place = ZoneInfo(zone)
    return [
        f"{one.start.astimezone(place):{shown}} to {one.end.astimezone(place):{shown}} {one.member or '-'}"
        for one in found
    ]
