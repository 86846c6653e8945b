"""How fast the app may post: about one message a second and channel, with a small burst. It refuses, it never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from math import ceil

from bot.sandbox.refusals import Refusal

BURST = 5
PER_SECOND = 1.0


class Rates:
    """A bucket of allowances for each channel, and refusals that were ordered for a test or a drill."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.limited = False
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}
        self._ordered: dict[str, list[int]] = {}

    def refuse_next(self, channel_id: str, retry_after_s: int, times: int) -> None:
        """Refuse the next posts to a channel whatever its rate."""
        with self._lock:
            self._ordered.setdefault(channel_id, []).extend([retry_after_s] * times)

    def spend(self, channel_id: str) -> None:
        """Count one post. Refused with `ratelimited` and the seconds to wait."""
        with self._lock:
            ordered = self._ordered.get(channel_id)
            if ordered:
                raise Refusal("ratelimited", retry_after_s=ordered.pop(0))
            if self.limited:
                self._take(channel_id)

    def _take(self, channel_id: str) -> None:
        now = self._clock().timestamp()
        left, since = self._buckets.get(channel_id, (float(BURST), now))
        left = min(float(BURST), left + (now - since) * PER_SECOND)
        if left < 1:
            self._buckets[channel_id] = (left, now)
            raise Refusal("ratelimited", retry_after_s=ceil((1 - left) / PER_SECOND))
        self._buckets[channel_id] = (left - 1, now)
