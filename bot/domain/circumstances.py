"""What surrounds a mention when it is weighed: its story, the hour, and what the team said about similar ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.alert import Disposition

HEARD_FROM = 3
"""Fewer voices than these are an accident."""
MOST_SWAY = 10
"""Points by which the team's opinion can move a mention, up or down."""
_OFFICE = range(8, 18)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """How often the team found alerts of the same rule and category graver, or less grave, than they were told.

    `no_follow_up` counts those that were resolved without any, `handed_on` those passed to patient relations or risk.
    """

    too_low: int = 0
    too_high: int = 0
    handed_on: int = 0
    no_follow_up: int = 0

    @property
    def sway(self) -> int:
        """Points, within `MOST_SWAY`: a button counts once, what became of an alert a half."""
        up, down = self.too_low + self.handed_on // 2, self.too_high + self.no_follow_up // 2
        if up + down < HEARD_FROM:
            return 0
        return max(-MOST_SWAY, min(MOST_SWAY, up - down))

    def __str__(self) -> str:
        told = (
            (self.too_low, "too low"),
            (self.too_high, "too high"),
            (self.handed_on, "handed on"),
            (self.no_follow_up, "no follow-up"),
        )
        return ", ".join(f"{count} {name}" for count, name in told if count)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`last_hour`: mentions of its story in the last hour, this one included. `hour` is told, never counted."""

    last_hour: int = 0
    hour: str = ""
    opinion: SaidBefore = SaidBefore()


ALONE = Circumstances()
"""Of a mention about which nothing else is known."""


def opinion_of(ends: Mapping[str, int], too_low: int = 0, too_high: int = 0) -> SaidBefore:
    """The opinion in how alerts ended, by disposition, and in what people pressed."""
    handed_on = ends.get(Disposition.RISK_MANAGEMENT, 0) + ends.get(Disposition.PATIENT_RELATIONS, 0)
    return SaidBefore(too_low, too_high, handed_on, ends.get(Disposition.NO_FOLLOW_UP, 0))


def out_of_hours(at: datetime, timezone: str) -> str:
    """The local day, time and zone when it is night or a weekend, else empty."""
    local = at.astimezone(ZoneInfo(timezone))
    return "" if local.weekday() < _SATURDAY and local.hour in _OFFICE else f"{local:%A %H:%M %Z}"
