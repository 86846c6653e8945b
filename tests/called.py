"""St. Brigid's with people to call: a policy, schedules and quiet hours, as a test needs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hospital import Hospital

from bot.domain.oncall import Member, OnCall, QuietHours
from bot.domain.policy import Condition, Policy, Step, Target, TargetKind, Way
from bot.domain.roster import Layer, Rotation, Schedule
from bot.domain.routing import Route, Routing
from bot.domain.rulebook import Rulebook
from bot.flow.rules import RulesInForce, compiled

DANA, LEE, SAM = "U0DANA001", "U0LEE0001", "U0SAM0001"
MEMBERS = (
    Member("dana", "Dana Whitfield", DANA),
    Member("lee", "Lee Park", LEE, (("sms", "LEE_SMS_URL"),)),
    Member("sam", "Sam Ortiz", SAM),
)
CHICAGO = "America/Chicago"


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def local(year: int, month: int, day: int, hour: int) -> datetime:
    """A moment by the clock on the wall of the schedule."""
    return datetime(year, month, day, hour, tzinfo=UTC).replace(tzinfo=None)


def person(member: str) -> Target:
    return Target(TargetKind.PERSON, member)


def schedule(schedule_id: str) -> Target:
    return Target(TargetKind.SCHEDULE, schedule_id)


def channel(name: str) -> Target:
    return Target(TargetKind.CHANNEL, name)


def group(group_id: str) -> Target:
    return Target(TargetKind.GROUP, group_id)


def step(after: float, *targets: Target, ways: tuple[Way, ...] = (Way.DM,), when: Condition = Condition()) -> Step:
    """A step that comes so many minutes after the one before it."""
    return Step(minutes(after), targets, ways, when)


def policy(*steps: Step, **fields: object) -> Policy:
    return Policy(**{"id": "urgent", "steps": steps, **fields})  # type: ignore[arg-type]


def weekly(schedule_id: str, *members: str, start: datetime, zone: str = CHICAGO, days: int = 7) -> Schedule:
    """Members take turns, handing off at the hour of `start`, by the clock of `zone`."""
    rotation = Rotation(members, start, days, start.time())
    return Schedule(schedule_id, schedule_id, zone, (Layer(rotation),))


def nights(below: object, zone: str = CHICAGO) -> QuietHours:
    """Quiet from 22:00 to 07:00."""
    return QuietHours(Condition(start=time(22), end=time(7)), below, zone)  # type: ignore[arg-type]


def rules_with(
    book: Rulebook, called: Policy | None, *schedules: Schedule, quiet: QuietHours | None = None
) -> RulesInForce:
    """The rules, with this policy for every alert."""
    oncall = OnCall(MEMBERS, schedules, (called,) if called else (), quiet_hours=quiet)
    routes = (Route("reputation", called.id),) if called else ()
    return compiled(replace(book, oncall=oncall, routing=Routing(routes, "reputation", "wardwatch-ops", CHICAGO)))


def with_team(hospital: Hospital, called: Policy | None, *schedules: Schedule, quiet: QuietHours | None = None) -> None:
    """Every alert has this policy from now on."""
    hospital.bot.rules.replace(rules_with(hospital.bot.rules.current.book, called, *schedules, quiet=quiet))
    hospital.delivers()
