"""What is not delivered, for a person who looks."""

from __future__ import annotations

from typing import Protocol

from bot.domain.watch import Held


class BacklogStore(Protocol):
    """Called by the command line."""

    def held_deliveries(self, limit: int) -> list[Held]:
        """Messages that are not delivered, the most urgent first."""

    def retry_delivery(self, delivery_id: int) -> bool:
        """Let a message that waits or is put aside be tried at once; False when it is neither.

        What was put aside is looked for in Slack before it is sent, because a bug may have come after it was sent. A
        pause of its lane that a person had to mend is over.
        """
