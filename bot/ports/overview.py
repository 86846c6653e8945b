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
        """The newest mentions of alerts that hold words which begin with all of these, newest first.

        Looked through are the title, the first 10,000 characters of the text, the author, and the site of the address,
        folded as rules are: case, accents and punctuation do not count.
        """

    def alert_of_thread(self, root: Receipt) -> int | None:
        """The alert whose thread begins with this message."""
