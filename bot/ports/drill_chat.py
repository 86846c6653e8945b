"""What is told in a drill apart from its alerts."""

from __future__ import annotations

from typing import Protocol

from bot.domain.drill import Drill, DrillRun, Inject, Scorecard
from bot.domain.notice import Receipt


class DrillChat(Protocol):
    """Called by flow/rehearse. Raises as `Chat` does."""

    def open(self, drill: Drill, run: DrillRun, channel: str) -> Receipt:
        """The opening message, in which people join; everything else is told in its thread."""

    def inject(self, inject: Inject, opening: Receipt) -> None:
        """What happens outside of the feeds, with a way to say what was done about it."""

    def close(self, drill: Drill, card: Scorecard, opening: Receipt) -> None:
        """The scorecard."""
