"""An escalation is an alert's own copy of a policy, and how far it has walked it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.policy import Policy


class Progress(StrEnum):
    """How an escalation stands."""

    RUNNING = "running"
    STOPPED = "stopped"
    EXHAUSTED = "exhausted"
    """Everybody was told, the last resort too, and nobody has answered."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """`step` is the index of the next step in round `round` (from 0); as many steps as there are: the last resort.

    `next_at` is when that step is due, None when nothing is. The policy is the one of the moment of the start.
    """

    alert_id: int
    policy: Policy
    started_at: datetime
    progress: Progress = Progress.RUNNING
    round: int = 0
    step: int = 0
    next_at: datetime | None = None
