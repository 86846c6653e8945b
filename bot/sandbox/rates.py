"""How fast the app may post and edit, as Slack limits it. It refuses, it never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import NoReturn

from bot.sandbox.refusals import Refusal

BURST = 5
PER_SECOND = 1.0
EDITS_AT_ONCE = 20
EDITS_PER_SECOND = 50 / 60
"""Editing has one limit for the whole app: 50 a minute (Slack's tier 3)."""


class Rates:
    """A bucket of allowances for each channel and one for edits, and refusals that were ordered for a test or a drill.

    `posted`, `edited` and `refused` count the calls that were taken and those that were refused.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.limited = False
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}
        self._ordered: dict[str, list[int]] = {}
        self.posted = self.edited = self.refused = 0

    def refuse_next(self, channel_id: str, retry_after_s: int, times: int) -> None:
        """Refuse the next posts to a channel whatever its rate."""
        with self._lock:
            self._ordered.setdefault(channel_id, []).extend([retry_after_s] * times)

    def spend(self, channel_id: str) -> None:
        """Count one post. Refused with `ratelimited` and the seconds to wait."""
        with self._lock:
            ordered = self._ordered.get(channel_id)
            if ordered:
                self._refuse(ordered.pop(0))
            if self.limited:
                self._take(channel_id, BURST, PER_SECOND)
            self.posted += 1

    def spend_edit(self) -> None:
        """Count one edit, wherever. Refused as a post is."""
        with self._lock:
            if self.limited:
                self._take("edits", EDITS_AT_ONCE, EDITS_PER_SECOND)
            self.edited += 1

    def _take(self, name: str, burst: int, per_second: float) -> None:
        now = self._clock().timestamp()
        left, since = self._buckets.get(name, (float(burst), now))
        left = min(float(burst), left + (now - since) * per_second)
        self._buckets[name] = (left if left < 1 else left - 1, now)
        if left < 1:
            self._refuse(ceil((1 - left) / per_second))

    def _refuse(self, retry_after_s: int) -> NoReturn:
        self.refused += 1
        raise Refusal("ratelimited", retry_after_s=retry_after_s)
