"""What waits for a moment, when the clock that named the moment was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol


class WaitStore(Protocol):
    """Called by flow/clocks."""

    def last_read_at(self) -> datetime | None:
        """When a source was last read, by the clock of that moment; None before the first read."""

    def shorten_waits(self, now: datetime, retry: timedelta, refusal: timedelta, reads: Mapping[str, timedelta]) -> int:
        """Let nothing wait longer than it can have meant to; how much was shortened.

        What was tried before, a claim, or a lease ends within `retry`; the pause of a channel or of a source within
        `refusal`; a source is read again within its interval, which `reads` names. What quiet hours hold back, and
        everything else that was planned for a time of day, stays.
        """
