"""Schedules that a policy relies on and that leave nobody on call for a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.oncall import OnCall
from bot.domain.policy import Target, TargetKind
from bot.domain.roster import LOOK_AHEAD, Schedule, gaps
from bot.rulebook.faults import Fault

_SHOWN = "%a %Y-%m-%d %H:%M"


def gaps_in_use(oncall: OnCall, now: datetime) -> Iterator[Fault]:
    """One warning for each schedule that a policy names and that has gaps in the next eight weeks."""
    for schedule in oncall.schedules:
        target = Target(TargetKind.SCHEDULE, schedule.id)
        for policy in oncall.policies:
            if any(target in step.targets for step in policy.all_steps):
                yield from _gaps(schedule, policy.id, now)
                break


def _gaps(schedule: Schedule, policy: str, now: datetime) -> Iterator[Fault]:
    found = gaps(schedule, (), now, now + LOOK_AHEAD)
    if found:
        zone = ZoneInfo(schedule.timezone)
        start, end = (f"{at.astimezone(zone):{_SHOWN}}" for at in (found[0].start, found[0].end))
        more = f", and {len(found) - 1} more times in eight weeks" if len(found) > 1 else ""
        file, _, line = schedule.where.rpartition(":")
        what = f"policy {policy} relies on it, and nobody is on call from {start} to {end}{more}"
        cure = "add a layer for that time, or let the policy tell somebody else as well"
        yield Fault(file, int(line), f"schedule {schedule.id}", what, cure)
