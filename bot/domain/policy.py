"""A policy says who is told about an alert, by which way and after how long, while nobody has acknowledged it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.severity import Severity


class Way(StrEnum):
    """How somebody is told. All but the first two leave Slack, through an address kept as a secret of the host."""

    DM = "dm"
    CHANNEL = "channel"
    SMS = "sms"
    CALL = "call"
    EMAIL = "email"
    PUSH = "push"

    @property
    def is_in_slack(self) -> bool:
        """Whether Slack carries it."""
        return self in (Way.DM, Way.CHANNEL)


class TargetKind(StrEnum):
    """What a step may name."""

    SCHEDULE = "schedule"
    PERSON = "person"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Target:
    """Who is told: `id` is a schedule's or member's id of the rules folder, a Slack user group's id, or a channel."""

    kind: TargetKind
    id: str


@dataclass(frozen=True, slots=True)
class Condition:
    """When a step counts: severities from `at_least` on, the `weekdays` (Monday is 0), local hours `start` to `end`.

    No weekdays or no hours means all of them. Hours whose end is not after their start run past midnight, and belong
    to the day on which they start.
    """

    at_least: Severity = Severity.LOW
    weekdays: frozenset[int] = frozenset()
    start: time | None = None
    end: time | None = None

    def holds(self, severity: Severity, now: datetime, zone: ZoneInfo) -> bool:
        """Whether it holds for an alert of this severity at this moment, by the clock of `zone`."""
        return severity.rank >= self.at_least.rank and self._is_in_hours(now.astimezone(zone))

    def _is_in_hours(self, local: datetime) -> bool:
        day, hour = local.weekday(), local.time()
        if self.start is not None and self.end is not None:
            over_midnight = self.end <= self.start
            if over_midnight and hour < self.end:
                day = (day - 1) % 7
            elif hour < self.start or (not over_midnight and hour >= self.end):
                return False
        return not self.weekdays or day in self.weekdays


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `after` the step before it (the first one after the start), tell the targets in all of these ways."""

    after: timedelta
    targets: tuple[Target, ...]
    ways: tuple[Way, ...] = (Way.DM,)
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class Policy:
    """Steps, walked once and then `repeats` times more, then the last resort. `timezone` is an IANA name.

    An acknowledgement without progress for `confirm_after` asks its owner to confirm; after `reopen_after` without an
    answer the alert is open again and the policy starts anew. None: an acknowledgement lasts.
    """

    id: str
    steps: tuple[Step, ...]
    repeats: int = 0
    last_resort: Step | None = None
    confirm_after: timedelta | None = None
    reopen_after: timedelta = timedelta(minutes=15)
    timezone: str = "UTC"

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """Every step there is, the last resort at the end."""
        return (*self.steps, *([self.last_resort] if self.last_resort else []))
