"""What came in by Slack, so that nothing is done twice."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class InboundStore(Protocol):
    """Called for every event, click, command, shortcut and form, by any process, before it is answered."""

    def note_inbound(self, event_id: str, now: datetime, since: datetime) -> bool:
        """Remember that this came in; False when it did so already after `since`.

        What came in before `since` is forgotten. Of several who note one id at once, one alone is answered True.
        """
