"""How fast the app may call: it refuses, it never waits.

About one post a second and channel, with a small burst; each other method so many times a minute as its tier says.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import NoReturn

from bot.sandbox.refusals import Refusal

BURST = 5
PER_SECOND = 1.0


class Rates:
    """A bucket of allowances for each channel and each method, and refusals that were ordered for a test or a drill.

    `taken` counts the calls that were taken, posts by channel and others by method; `refused` those that were not.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.limited = False
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, tuple[float, float]] = {}
        self._ordered: dict[str, list[int]] = {}
        self.taken: Counter[str] = Counter()
        self.refused = 0

    def refuse_next(self, name: str, retry_after_s: int, times: int) -> None:
        """Refuse the next posts to a channel, or the next calls of a method, whatever their rate."""
        with self._lock:
            self._ordered.setdefault(name, []).extend([retry_after_s] * times)

    def spend(self, channel_id: str) -> None:
        """Count one post. Refused with `ratelimited` and the seconds to wait."""
        self._spend(channel_id, BURST, PER_SECOND)

    def spend_call(self, method: str, per_minute: int) -> None:
        """Count one call of a method. Refused likewise."""
        self._spend(method, per_minute, per_minute / 60)

    def _spend(self, name: str, burst: int, per_second: float) -> None:
        with self._lock:
            ordered = self._ordered.get(name)
            if ordered:
                self._refuse(ordered.pop(0))
            if self.limited:
                self._take(name, float(burst), per_second)
            self.taken[name] += 1

    def _take(self, name: str, burst: float, per_second: float) -> None:
        now = self._clock().timestamp()
        left, since = self._buckets.get(name, (burst, now))
        left = min(burst, left + (now - since) * per_second)
        if left < 1:
            self._buckets[name] = (left, now)
            self._refuse(ceil((1 - left) / per_second))
        self._buckets[name] = (left - 1, now)

    def _refuse(self, retry_after_s: int) -> NoReturn:
        self.refused += 1
        raise Refusal("ratelimited", retry_after_s=retry_after_s)
