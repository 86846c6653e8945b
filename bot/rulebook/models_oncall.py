"""What `oncall.yaml` may say: the people, when they are on call, who is told after how long, and who may do what."""

from __future__ import annotations

from datetime import time, timedelta

from pydantic import Field, model_validator

from bot.domain.policy import Way
from bot.domain.role import Role
from bot.rulebook.fields import (
    Channel,
    Day,
    Days,
    Duration,
    Group,
    Hour,
    Id,
    Level,
    Means,
    Name,
    Repeats,
    SlackUser,
    Standing,
    Teller,
    Turn,
    Variable,
    Wait,
    Zone,
    refuse,
)
from bot.rulebook.keys import Keys


class AddressKeys(Keys):
    """The variable of the host that holds a person's address, for each way that leaves Slack."""

    sms: Variable = ""
    call: Variable = ""
    email: Variable = ""
    push: Variable = ""


class PersonKeys(Keys):
    """A person of the team."""

    id: Id = Field(examples=["dana"])
    name: Name = Field(examples=["Dana Whitfield"])
    slack: SlackUser = Field(examples=["U0DANA001"])
    addresses: AddressKeys = AddressKeys()


class HoursKeys(Keys):
    """Hours and weekdays by a local clock. Hours that end before they start run past midnight."""

    days: Days = frozenset()
    start: Hour | None = Field(default=None, alias="from", examples=["08:00"])
    until: Hour | None = Field(default=None, examples=["17:00"])

    @model_validator(mode="after")
    def _real(self) -> HoursKeys:
        if (self.start is None) != (self.until is None):
            missing = "from" if self.start is None else "until"
            refuse(f"has only one end of its hours, {missing} is missing", "write both from and until, or neither")
        if self.start is not None and self.start == self.until:
            refuse(
                f"is empty: it starts and ends at {self.start:%H:%M}",
                "write two different hours, or leave both out for the whole day",
            )
        return self


class ConditionKeys(HoursKeys):
    """When a step counts."""

    at_least: Level | None = None


class LayerKeys(Keys):
    """People who take turns."""

    people: list[Id] = Field(min_length=1, examples=["[dana, lee]"])
    rotate: Turn = 7
    start: Day = Field(examples=["2026-01-05"])
    handoff: Hour = time(9)
    only: HoursKeys = HoursKeys()


class ScheduleKeys(Keys):
    """Layers of people who take turns."""

    name: Name = ""
    timezone: Zone = ""
    layers: list[LayerKeys] = Field(
        min_length=1, examples=["(then one entry a layer, each beginning with `- people:`)"]
    )


class TellKeys(Keys):
    """Who is told, in which ways, and when it counts."""

    after: Duration = timedelta(0)
    tell: list[Teller] = Field(min_length=1, examples=["[schedule: pr-duty, dana]"])
    by: list[Means] = Field([Way.DM], min_length=1, examples=["[dm, sms]"])
    only: ConditionKeys = ConditionKeys()


class PolicyKeys(Keys):
    """Who is told, step by step, while nobody has acknowledged."""

    steps: list[TellKeys] = Field(min_length=1, examples=["(then one entry a step, each with `tell:`)"])
    repeat: Repeats = 0
    last_resort: TellKeys | None = None
    confirm_after: Wait | None = None
    reopen_after: Wait = timedelta(minutes=15)
    timezone: Zone = ""

    @model_validator(mode="after")
    def _patient(self) -> PolicyKeys:
        if self.repeat and not any(step.after for step in self.steps):
            refuse("repeats its steps without any wait", "give a step an after, such as after: 5m")
        return self


class GrantKeys(Keys):
    """Who has a role."""

    people: list[Id] = []
    groups: list[Group] = []
    channels: list[Channel] = []


class RolesKeys(Keys):
    """Who may do what. `channel_members` is for full members of an alert's channel whom nothing else here names."""

    viewers: GrantKeys = GrantKeys()
    responders: GrantKeys = GrantKeys()
    leads: GrantKeys = GrantKeys()
    admins: GrantKeys = GrantKeys()
    channel_members: Standing = Role.RESPONDER


class QuietKeys(HoursKeys):
    """When first posts of what is not urgent wait."""

    below: Level = Field(examples=["high"])
    timezone: Zone = ""

    @model_validator(mode="after")
    def _ends(self) -> QuietKeys:
        if self.start is None and len(self.days) in (0, 7):
            refuse("never ends", "write its hours: from and until")
        return self


class BusinessKeys(HoursKeys):
    """The hours in which the report counts separately."""

    timezone: Zone = ""


class OnCallFile(Keys):
    """`oncall.yaml`."""

    people: list[PersonKeys] = []
    schedules: dict[Id, ScheduleKeys] = {}
    policies: dict[Id, PolicyKeys] = {}
    roles: RolesKeys = RolesKeys()
    quiet_hours: QuietKeys | None = None
    business_hours: BusinessKeys | None = None
