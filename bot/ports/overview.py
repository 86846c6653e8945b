"""What people look for among the alerts."""

from __future__ import annotations

from typing import Protocol

from bot.domain.alert import Alert
from bot.domain.notice import Receipt
from bot.domain.view import CaseMention


class OverviewStore(Protocol):
    """Look-ups for faces. Called by flow/overview and flow/act."""

    def open_alerts(self, limit: int) -> list[Alert]:
        """Those that are not closed, the gravest first, and of these the oldest."""

    def search(self, words: str, limit: int) -> list[CaseMention]:
        """The newest mentions of alerts that hold all of these words, newest first, whatever their case.

        Looked through are the first 2,000 characters of the text, the title, the author and the address of the newest
        5,000 mentions that have an alert.
        """

    def alert_of_thread(self, root: Receipt) -> int | None:
        """The alert whose thread begins with this message."""
