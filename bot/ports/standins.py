"""Alerts that cannot be told where they belong."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.notice import Receipt
from bot.domain.watch import Stranded


class StandInStore(Protocol):
    """Called by flow/standin and flow/authority."""

    def refusal(self, channel: str, now: datetime) -> str:
        """Why the chat refuses what we post or edit in a channel at present; empty when it does not."""

    def stranded(self, now: datetime, limit: int) -> list[Stranded]:
        """The alerts that are not over, and of which something waits for a channel that is refused to us.

        Those for which something stands in, or soon will, are left out. The gravest first.
        """

    def stand_in(self, alert_id: int) -> Receipt | None:
        """Where the message is that stands in for an alert; None when none does."""

    def retire_stand_in(self, alert_id: int) -> None:
        """What stood in for an alert has been told that it does so no more."""
