"""An escalation is an alert's own copy of a policy, and how far it has walked it.

Everything here is pure: nobody is looked up, nobody is told. docs/paging.md has the rules in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.policy import Policy, Step
from bot.domain.severity import Severity

SHORTEST_ROUND = timedelta(minutes=5)
"""A repeat never begins sooner than this after the round before it."""


class Progress(StrEnum):
    """How an escalation stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    EXHAUSTED = "exhausted"
    """Everybody was told, the last resort too, and nobody has answered."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """`step` is the index of the next step in round `round` (from 0); as many steps as there are: the last resort; one
    more: the end.

    `next_at` is when that step is due, None when nothing is. The policy is the one of the moment of the start. `by` is
    who set it off, empty for the bot: they are not told of it in the first round. `told_at` is when a step of this
    round last told somebody, None while none did.
    """

    alert_id: int
    policy: Policy
    started_at: datetime
    progress: Progress = Progress.RUNNING
    round: int = 0
    step: int = 0
    next_at: datetime | None = None
    by: str = ""
    told_at: datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether somebody is still to be told."""
        return self.progress is Progress.RUNNING

    @property
    def is_last_resort(self) -> bool:
        """Whether the next step is the last resort."""
        return self.step >= len(self.policy.steps)

    @property
    def due(self) -> Step | None:
        """The step that comes next; None when there is none left, and only the end is to come."""
        if not self.is_running or self.step > len(self.policy.steps):
            return None
        return self.policy.last_resort if self.is_last_resort else self.policy.steps[self.step]

    @property
    def spared(self) -> str:
        """Who is not told by the next step: the one who set it off knows. The last resort calls everybody."""
        return self.by if self.round == 0 and not self.is_last_resort else ""

    @property
    def place(self) -> str:
        """Where it stands, for the record: `step 2 of crisis, round 1`."""
        here = "the last resort" if self.is_last_resort else f"step {self.step + 1}"
        again = f", round {self.round + 1}" if self.round and not self.is_last_resort else ""
        return f"{here} of {self.policy.id}{again}"


def begin(alert_id: int, policy: Policy, now: datetime, by: str = "") -> Escalation:
    """An escalation at its start: its first step is due after that step's own delay."""
    fresh = Escalation(alert_id, policy, now, by=by)
    if fresh.due is None:
        return replace(fresh, progress=Progress.EXHAUSTED)
    return replace(fresh, next_at=now + fresh.due.after)


def hastened(escalation: Escalation, now: datetime, by: str) -> Escalation:
    """The same escalation with its next step due at once; whoever was told so far has had their time."""
    return replace(escalation, next_at=now, by=by, told_at=None)


def stopped(escalation: Escalation) -> Escalation:
    """Nobody is told any more."""
    return replace(escalation, progress=Progress.STOPPED, next_at=None)


def after_step(escalation: Escalation, now: datetime, *, told: bool) -> Escalation:
    """The escalation once its next step was carried out `now`, or skipped when nobody was `told` by it.

    A delay is the time that those who were told last have to answer: it counts from when they were told, also when
    that was late. So a skipped step is as if it were not there, and where nobody was told there is nothing to wait for.
    A round that told nobody is not repeated. After the last step comes the end, when those who were told by it had
    their time.
    """
    told_at = now if told else escalation.told_at
    moved = replace(escalation, step=escalation.step + 1, told_at=told_at)
    wait = longest_wait(moved.policy) if moved.due is None or _is_repeated(moved) else moved.due.after
    at = now if told_at is None else max(now, told_at + wait)
    if _is_repeated(moved):
        return replace(moved, round=moved.round + 1, step=0, told_at=None, next_at=at)
    return replace(moved, next_at=at)


def exhausted(escalation: Escalation) -> Escalation:
    """Those who were told last had their time, and nobody is left."""
    return replace(escalation, progress=Progress.EXHAUSTED, next_at=None)


def _is_repeated(moved: Escalation) -> bool:
    """Whether a new round begins here: after the last step of one that told somebody."""
    is_end_of_round = moved.step == len(moved.policy.steps)
    return is_end_of_round and moved.told_at is not None and moved.round < moved.policy.repeats


def why_not(step: Step, policy: Policy, severity: Severity, now: datetime) -> str:
    """Why the condition of a step does not hold for an alert of this severity now; empty when it does."""
    when = step.when
    if severity.rank < when.at_least.rank:
        return f"it is for {when.at_least} alerts and graver ones"
    if not when.holds(severity, now, ZoneInfo(policy.timezone)):
        return f"it does not count at this hour in {policy.timezone}"
    return ""


def upcoming(escalation: Escalation, severity: Severity) -> Iterator[tuple[Step, Escalation]]:
    """The steps to come whose conditions hold at their time, each as if those before it told nobody."""
    while (step := escalation.due) is not None and escalation.next_at is not None:
        if not why_not(step, escalation.policy, severity, escalation.next_at):
            yield step, escalation
        escalation = after_step(escalation, escalation.next_at, told=False)


def longest_wait(policy: Policy) -> timedelta:
    """As long as the policy's own longest delay: so long a new round waits, and nothing of it waits longer."""
    waits = [step.after for step in policy.steps]
    waits += [policy.last_resort.after] if policy.last_resort else []
    return max(SHORTEST_ROUND, *waits) if waits else SHORTEST_ROUND
