"""A schedule for people to read, and for programs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.cli.plans import Plan
from bot.cli.tables import counted
from bot.domain.oncall import OnCall
from bot.domain.roster import BEGINNING, ENDING, Override, Shift
from bot.rulebook.faults import printable

NOBODY = "nobody"
MOST_OF_A_REASON = 200


def sheet(plan: Plan, team: OnCall) -> str:
    """Now, next, the calendar, and the gaps in it."""
    schedule, zone = plan.schedule, ZoneInfo(plan.schedule.timezone)
    lines = [
        f"{schedule.name} ({schedule.id}), by the clock of {schedule.timezone}",
        f"  now   {_now(plan, team, zone)}",
        f"  next  {_next(plan, team, zone)}",
        "",
        *_calendar(plan, team, zone),
        f"  {_gaps(plan)}",
        *(_override(one, team, zone) for one in plan.overrides),
    ]
    return "\n".join(lines)


def record(plan: Plan, team: OnCall) -> dict[str, Any]:
    """The same as values: times in RFC 3339 with the offset of the schedule's place."""
    zone = ZoneInfo(plan.schedule.timezone)
    return {
        "schedule": plan.schedule.id,
        "name": plan.schedule.name,
        "timezone": plan.schedule.timezone,
        "now": _shift_record(plan.now, team, zone),
        "next": _shift_record(plan.next, team, zone) if plan.next else None,
        "shifts": [_shift_record(shift, team, zone) for shift in plan.shifts],
        "overrides": [_override_record(override, zone) for override in plan.overrides],
    }


def name_of(member_id: str, team: OnCall) -> str:
    """The name of a member, or their id when they are no longer in the rules folder."""
    member = team.member(member_id)
    return member.name if member else member_id or NOBODY


def _now(plan: Plan, team: OnCall, zone: ZoneInfo) -> str:
    until = "" if plan.now.end >= ENDING else f" until {_shown(plan.now.end, zone)}"
    return f"{_who(plan.now, team)}{until}"


def _next(plan: Plan, team: OnCall, zone: ZoneInfo) -> str:
    if plan.next is None:
        return f"{NOBODY} else in the next eight weeks"
    return f"{_who(plan.next, team)} from {_shown(plan.next.start, zone)} until {_shown(plan.next.end, zone)}"


def _calendar(plan: Plan, team: OnCall, zone: ZoneInfo) -> list[str]:
    rows = [(_edge(one.start, zone), _edge(one.end, zone), _who(one, team)) for one in plan.shifts]
    rows = [("from", "until", "on call"), *rows]
    widths = [max(len(row[at]) for row in rows) for at in range(2)]
    return [f"  {start.ljust(widths[0])}  {end.ljust(widths[1])}  {who}" for start, end, who in rows]


def _gaps(plan: Plan) -> str:
    gaps = [min(one.end, plan.until) - max(one.start, plan.since) for one in plan.shifts if not one.member]
    if not gaps:
        return "no gaps"
    minutes = sum(gaps, timedelta()) // timedelta(minutes=1)
    return f"{counted(len(gaps), 'gap')}: nobody is on call for {minutes // 60} h {minutes % 60:02} min of this time"


def _override(override: Override, team: OnCall, zone: ZoneInfo) -> str:
    times = f"from {_shown(override.start, zone)} until {_shown(override.end, zone)}"
    reason = f": {printable(override.reason, MOST_OF_A_REASON)}" if override.reason else ""
    return f"  override {override.id}: {name_of(override.member, team)} {times}, by {override.who}{reason}"


def _who(shift: Shift, team: OnCall) -> str:
    return f"{name_of(shift.member, team)}{' (override)' if shift.is_override else ''}"


def _edge(at: datetime, zone: ZoneInfo) -> str:
    return "..." if at in (BEGINNING, ENDING) else _shown(at, zone)


def _shown(at: datetime, zone: ZoneInfo) -> str:
    """With the offset where the clocks show this time twice."""
    local = at.astimezone(zone)
    is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{local:%a %Y-%m-%d %H:%M}{f' ({local:%Z})' if is_twice else ''}"


def _override_record(override: Override, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": override.id,
        "member": override.member,
        "start": override.start.astimezone(zone).isoformat(),
        "end": override.end.astimezone(zone).isoformat(),
        "who": override.who,
        "reason": override.reason,
    }


def _shift_record(shift: Shift, team: OnCall, zone: ZoneInfo) -> dict[str, Any]:
    member = team.member(shift.member)
    return {
        "member": shift.member or None,
        "name": name_of(shift.member, team) if shift.member else None,
        "slack": member.slack if member else None,
        "start": None if shift.start == BEGINNING else shift.start.astimezone(zone).isoformat(),
        "end": None if shift.end == ENDING else shift.end.astimezone(zone).isoformat(),
        "override": shift.is_override,
    }
