"""What is shown of one schedule: who is on call now and next, and the shifts of a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.roster import Override, Schedule, Shift, next_on_call, on_call, shifts


@dataclass(frozen=True, slots=True)
class Plan:
    """`shifts` fill the time from `since` to `until`; the first and the last one are whole, and may reach beyond it.

    `overrides` are those that hold at some time in between, whether or not a later one covers them.
    """

    schedule: Schedule
    now: Shift
    next: Shift | None
    since: datetime
    until: datetime
    shifts: tuple[Shift, ...]
    overrides: tuple[Override, ...] = ()


def plan(schedule: Schedule, overrides: Sequence[Override], since: datetime, until: datetime, now: datetime) -> Plan:
    """The plan of a schedule. `overrides` are all of its own in and around the period."""
    inside = shifts(schedule, overrides, since, until)
    first, *others = inside
    ends = [on_call(schedule, overrides, one.start) for one in ([first, others[-1]] if others else [first])]
    whole = [ends[0], *others[:-1], *ends[1:]]
    present = on_call(schedule, overrides, now)
    coming = next_on_call(schedule, overrides, now)
    made = tuple(one for one in overrides if one.start < until and one.end > since)
    return Plan(schedule, present, coming, since, until, tuple(whole), made)
