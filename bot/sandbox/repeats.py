"""Events that the app did not acknowledge: they come again at once, after a minute and after five, then never more."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.records import Json

AFTER = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
MOST_WAITING = 1000


@dataclass(frozen=True, slots=True)
class Retry:
    """Which repetition of an event this is, from 1, and why it is repeated, in Slack's words."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that comes again when it is due."""

    payload: Json
    retry: Retry
    due: datetime


class Repeats:
    """The events that wait. It sends nothing; in memory only."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: list[Waiting] = []

    def add(self, payload: Json, number: int, reason: str) -> None:
        """Let an event come again, unless it has come often enough."""
        if number > len(AFTER):
            return
        with self._lock:
            self._waiting.append(Waiting(payload, Retry(number, reason), self._clock() + AFTER[number - 1]))
            del self._waiting[:-MOST_WAITING]

    def take_due(self) -> list[Waiting]:
        """Those whose time has come; they wait no longer."""
        now = self._clock()
        with self._lock:
            due = [waiting for waiting in self._waiting if waiting.due <= now]
            self._waiting = [waiting for waiting in self._waiting if waiting.due > now]
        return due
