"""Mentions that are not told one by one."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.view import Authors, Sum, SumPlace


class SumStore(Protocol):
    """Called by flow/intake and flow/deliver."""

    def waiting_in(self, lane: str, most: int) -> int:
        """How many deliveries wait in a lane, counted up to `most`."""

    def last_sum(self, alert_id: int) -> SumPlace | None:
        """The last reply that sums up mentions of this alert, sent or on its way."""

    def summed_up(self, alert_id: int, since: datetime, until: datetime, most: int) -> Sum:
        """The mentions that joined an alert from `since` until before `until` and are told by no notice of their own.

        The mention that it began with and those that were muted are not among them. `Sum.widest` are at most so many,
        those of the widest reach first.
        """

    def authors(self, alert_id: int) -> Authors:
        """How many known authors the mentions of this very alert have, and how many those are."""
