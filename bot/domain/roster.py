"""Who is on call: schedules of rotating layers, and what the team changed by hand. `docs/oncall.md` has the rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.policy import Condition


@dataclass(frozen=True, slots=True)
class Rotation:
    """Members take turns of `days` days (7: weekly), handing off at `handoff` by the clock of the schedule's zone.

    `start` is a local moment without a zone: the first hand-off, at which the first member begins.
    """

    members: tuple[str, ...]
    start: datetime
    days: int
    handoff: time


@dataclass(frozen=True, slots=True)
class Layer:
    """A rotation, limited to the hours and weekdays of `when`. A later layer of a schedule covers an earlier one."""

    rotation: Rotation
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class Schedule:
    """Layers in one IANA zone; where no layer holds, nobody is on call: a gap."""

    id: str
    name: str
    timezone: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Override:
    """`member` takes over a schedule from `start` (included) to `end` (excluded), both aware. The newest one wins."""

    id: int
    schedule: str
    member: str
    start: datetime
    end: datetime
    who: str
    made_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """`member` is on call from `start` (included) to `end` (excluded), both aware; nobody when `member` is empty."""

    schedule: str
    member: str
    start: datetime
    end: datetime
    is_override: bool = False

    @property
    def length(self) -> timedelta:
        """How long it lasts, in real time."""
        return self.end - self.start
