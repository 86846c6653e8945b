"""What became of a mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.mention import StoredMention


class Outcome(StrEnum):
    """What became of a mention."""

    ALERTED = "alerted"
    UNMATCHED = "unmatched"
    FAILED = "failed"
    MUTED = "muted"
    """A rule matches, and a mute kept it from being told. It may have joined an alert, which counts it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a stored mention, and why. `outcome` is None while it waits for intake.

    `edited_at` is when we last read another text of it; `found_by` names the source that returned it first.
    """

    stored: StoredMention
    outcome: Outcome | None
    reason: str
    found_by: str
    settled_at: datetime | None = None
    edited_at: datetime | None = None
