"""Shifts as a calendar that other programs import: RFC 5545, with all times in UTC."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.cli.oncall_words import name_of
from bot.cli.plans import Plan
from bot.domain.oncall import OnCall
from bot.domain.roster import Shift

MOST_OCTETS = 75
"""In one line; a longer one goes on in the next, after a blank."""


def calendar(plans: Sequence[Plan], team: OnCall, now: datetime) -> str:
    """One event a shift, gaps left out. A shift that is imported again, with another person or end, replaces itself."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wardwatch//On call//EN", "CALSCALE:GREGORIAN"]
    for plan in plans:
        for shift in plan.shifts:
            if shift.member:
                lines += _event(plan, shift, team, now)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(plan: Plan, shift: Shift, team: OnCall, now: datetime) -> list[str]:
    summary = f"{plan.schedule.name}: {name_of(shift.member, team)}"
    return [
        "BEGIN:VEVENT",
        f"UID:{plan.schedule.id}-{_utc(shift.start)}@wardwatch",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(shift.start)}",
        f"DTEND:{_utc(shift.end)}",
        f"SUMMARY:{_escaped(summary)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets; no character is cut in two."""
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + char, size + octets
    yield part
