"""The people of the team, when they are on call, who is told after how long, and who may do what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.domain.policy import Condition, Policy, Target
from bot.domain.role import Roles
from bot.domain.roster import Schedule
from bot.domain.severity import Severity


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team: a short id used in the rules folder, a name, and the Slack user id.

    `addresses` names, per way that leaves Slack, the variable of the host that holds the person's address:
    `(("sms", "LEE_SMS_URL"),)`.
    """

    id: str
    name: str
    slack: str
    addresses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class QuietHours:
    """While `when` holds in `timezone`, first posts of alerts below the severity `below` wait until it ends."""

    when: Condition
    below: Severity
    timezone: str


@dataclass(frozen=True, slots=True)
class BusinessHours:
    """The hours in which the team is expected at work, for the report. Holidays are not known."""

    when: Condition = Condition(weekdays=frozenset(range(5)), start=time(9), end=time(17))
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True)
class OnCall:
    """Everything in `oncall.yaml`."""

    members: tuple[Member, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    policies: tuple[Policy, ...] = ()
    roles: Roles = Roles()
    quiet_hours: QuietHours | None = None
    business_hours: BusinessHours = BusinessHours()

    def member(self, member_id: str) -> Member | None:
        """The person with this id."""
        return next((member for member in self.members if member.id == member_id), None)

    def schedule(self, schedule_id: str) -> Schedule | None:
        """The schedule with this id."""
        return next((schedule for schedule in self.schedules if schedule.id == schedule_id), None)

    def policy(self, policy_id: str) -> Policy | None:
        """The policy with this id."""
        return next((policy for policy in self.policies if policy.id == policy_id), None)

    def targets(self) -> list[Target]:
        """Whom any step of any policy tells."""
        return [target for policy in self.policies for step in policy.all_steps for target in step.targets]
