"""A lock that is given on in the order in which it was asked for."""

from __future__ import annotations

import threading
from collections import deque


class Turnstile:
    """Lets one thread at a time through, whoever came first.

    SQLite itself lets a writer that finds the file locked sleep and try again, up to a tenth of a second each time: who
    comes at the right moment goes first, and the others sleep on beside a free file.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queue: deque[threading.Lock] = deque()
        self._is_taken = False

    @property
    def waiting(self) -> int:
        """How many threads stand before it."""
        return len(self._queue)

    def enter(self, within_s: float) -> bool:
        """Wait for the turn, at most so long; False when it did not come."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            turn = threading.Lock()
            turn.acquire()
            self._queue.append(turn)
        if turn.acquire(timeout=within_s):
            return True
        with self._guard:
            if turn in self._queue:
                self._queue.remove(turn)
                return False
        return True  # it came in this very moment

    def leave(self) -> None:
        """The next one may go."""
        with self._guard:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._is_taken = False
