"""A good oncall.yaml as values of the domain."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from bot.domain.oncall import BusinessHours, Member, QuietHours
from bot.domain.policy import Condition, Policy, Step, Target, TargetKind, Way
from bot.domain.role import Grant, Role, Roles
from bot.domain.roster import Layer, Rotation, Schedule
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity

Book = Callable[..., Rulebook]

PEOPLE = """people:
  - id: dana
    name: Dana Whitfield
    slack: U0DANA001
  - id: lee
    name: Lee Park
    slack: U0LEE0001
    addresses: {sms: LEE_SMS_URL, email: LEE_MAIL_URL}
"""
WORKDAYS = frozenset(range(5))


def test_people_arrive_with_the_names_of_their_addresses(book: Book) -> None:
    """Only the ways that are named."""
    assert book(oncall=PEOPLE).oncall.members == (
        Member("dana", "Dana Whitfield", "U0DANA001"),
        Member("lee", "Lee Park", "U0LEE0001", (("sms", "LEE_SMS_URL"), ("email", "LEE_MAIL_URL"))),
    )


def test_a_schedule_arrives_whole(book: Book) -> None:
    """Every key has its place; what names no zone follows routing.yaml."""
    loaded = book(
        routing="timezone: America/Chicago\n",
        oncall=f"""{PEOPLE}schedules:
  duty:
    layers:
      - people: [dana, lee]
        start: 2026-01-05
  nights:
    name: The nights
    timezone: Europe/London
    layers:
      - people: [lee]
        rotate: 14 days
        start: 2026-01-05
        handoff: 21:30
        only: {{days: [sat, Sunday], from: 22:00, until: 24:00}}
""",
    )

    first = datetime.combine(date(2026, 1, 5), time(9))
    weekend = Condition(weekdays=frozenset({5, 6}), start=time(22), end=time(0))
    assert loaded.oncall.schedules == (
        Schedule(
            "duty",
            "duty",
            "America/Chicago",
            (Layer(Rotation(("dana", "lee"), first, 7, time(9))),),
            where="oncall.yaml:10",
        ),
        Schedule(
            "nights",
            "The nights",
            "Europe/London",
            (Layer(Rotation(("lee",), first.replace(hour=21, minute=30), 14, time(21, 30)), weekend),),
            where="oncall.yaml:14",
        ),
    )


def test_a_policy_arrives_whole(book: Book) -> None:
    """Each sort of target, each way once, and the conditions."""
    loaded = book(
        oncall=f"""{PEOPLE}schedules: {{duty: {{layers: [{{people: [lee], start: 2026-01-05}}]}}}}
policies:
  crisis:
    steps:
      - tell: [schedule: duty, dana]
      - after: 5m
        tell: [group: S0PRTEAM1, channel: '#crisis-room', person: lee]
        by: [DM, sms, dm]
        only: {{at_least: high, days: [mon-fri], from: 08:00, until: 17:00}}
    repeat: 2
    last_resort: {{tell: [lee], by: [email]}}
    confirm_after: 2h
    reopen_after: 20m
    timezone: Asia/Kolkata
"""
    )

    assert loaded.oncall.policies == (
        Policy(
            id="crisis",
            steps=(
                Step(timedelta(0), (Target(TargetKind.SCHEDULE, "duty"), Target(TargetKind.PERSON, "dana"))),
                Step(
                    timedelta(minutes=5),
                    (
                        Target(TargetKind.GROUP, "S0PRTEAM1"),
                        Target(TargetKind.CHANNEL, "crisis-room"),
                        Target(TargetKind.PERSON, "lee"),
                    ),
                    (Way.DM, Way.SMS),
                    Condition(Severity.HIGH, WORKDAYS, time(8), time(17)),
                ),
            ),
            repeats=2,
            last_resort=Step(timedelta(0), (Target(TargetKind.PERSON, "lee"),), (Way.EMAIL,)),
            confirm_after=timedelta(hours=2),
            reopen_after=timedelta(minutes=20),
            timezone="Asia/Kolkata",
        ),
    )
    assert "crisis-room" in loaded.channels()


def test_roles_arrive(book: Book) -> None:
    """Only those that are given to somebody."""
    roles = "roles:\n  leads: {groups: [S0LEADS01]}\n  admins: {people: [dana], channels: [board]}\n"

    loaded = book(oncall=f"{PEOPLE}{roles}  channel_members: viewer\n")

    assert loaded.oncall.roles == Roles(
        (Grant(Role.LEAD, groups=("S0LEADS01",)), Grant(Role.ADMIN, members=("dana",), channels=("board",))),
        Role.VIEWER,
    )


def test_quiet_and_business_hours_arrive(book: Book) -> None:
    """Each with its own zone, or that of routing.yaml."""
    loaded = book(
        routing="timezone: Europe/London\n",
        oncall="quiet_hours: {days: [fri-mon], from: 20:00, until: 07:00, below: high, timezone: Asia/Kolkata}\n"
        "business_hours: {days: mon-thu, from: 08:00, until: 16:30}\n",
    )

    nights = Condition(weekdays=frozenset({4, 5, 6, 0}), start=time(20), end=time(7))
    assert loaded.oncall.quiet_hours == QuietHours(nights, Severity.HIGH, "Asia/Kolkata")
    office = Condition(weekdays=frozenset(range(4)), start=time(8), end=time(16, 30))
    assert loaded.oncall.business_hours == BusinessHours(office, "Europe/London")


@pytest.mark.parametrize("files", [{}, {"oncall": PEOPLE}], ids=["no file", "people alone"])
def test_without_business_hours_they_are_nine_to_five(book: Book, files: dict[str, str]) -> None:
    """Monday to Friday, where routing.yaml says; and nothing is quiet."""
    loaded = book(routing="timezone: Europe/London\n", **files)

    assert loaded.oncall.business_hours == BusinessHours(
        Condition(weekdays=WORKDAYS, start=time(9), end=time(17)), "Europe/London"
    )
    assert (loaded.oncall.quiet_hours, loaded.oncall.roles) == (None, Roles())
