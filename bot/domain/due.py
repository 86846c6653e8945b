"""Something that must happen at a time: a row of the store, never a timer in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DueKind(StrEnum):
    """What is to happen."""

    STEP = "step"
    """The next step of an alert's policy."""
    WAKE = "wake"
    """A snoozed alert opens again."""
    CONFIRM = "confirm"
    """The owner of an acknowledged alert is asked whether it goes on."""
    REOPEN = "reopen"
    """The owner did not confirm: the alert is open again."""
    HANDOFF = "handoff"
    """A shift ends: the one who comes is told what is open. `detail` is the schedule's id."""
    QUIET_ENDS = "quiet ends"
    """Quiet hours end in a channel: what they held back is summed up. `detail` is the channel."""
    STATEMENT = "statement"
    """The team is reminded to update what it says in public about a crisis."""


@dataclass(frozen=True, slots=True)
class Due:
    """`detail` says more than the kind does; `alert_id` is None for what is about no alert.

    Two dues of the same kind, alert, detail and time are one.
    """

    kind: DueKind
    due_at: datetime
    alert_id: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ClaimedDue:
    """A due that this worker has claimed."""

    id: int
    due: Due
    token: str
    attempts: int
