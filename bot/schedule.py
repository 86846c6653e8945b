"""The face of time: when each source is polled, and the loops that take in and deliver."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.ports import Clock

log = structlog.get_logger()

LONGEST_NAP_S = 5.0
"""A loop looks again after this long even when nobody wakes it: another process may have left it work."""
AFTER_A_BUG_S = 1.0
MOST_AT_ONCE = 64
"""Rounds in flight; a thread is only started when one is needed."""


@dataclass(frozen=True, slots=True)
class Round:
    """Something done every so often: `name` for the log, and what to do."""

    name: str
    every: timedelta
    run: Callable[[], object]


class Loop(threading.Thread):
    """Calls `step` until it says that nothing is left, then sleeps until it is woken or `next_at` comes."""

    def __init__(
        self, name: str, step: Callable[[], bool], next_at: Callable[[], datetime | None], clock: Clock
    ) -> None:
        super().__init__(name=name, daemon=True)
        self._step = step
        self._next_at = next_at
        self._clock = clock
        self._woken = threading.Event()
        self._stopping = threading.Event()

    def wake(self) -> None:
        """There may be work."""
        self._woken.set()

    def stop(self) -> None:
        """Finish the step in flight, then end."""
        self._stopping.set()
        self._woken.set()

    def run(self) -> None:
        """Work until stopped. An error is logged and never ends the loop."""
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                nap = 0.0 if self._step() else self._nap()
            except Exception:
                log.exception("loop_failed", loop=self.name)
                nap = AFTER_A_BUG_S
            if nap > 0:
                self._woken.wait(nap)

    def _nap(self) -> float:
        at = self._next_at()
        until = LONGEST_NAP_S if at is None else (at - self._clock()).total_seconds()
        return min(max(until, 0.01), LONGEST_NAP_S)


class Schedule:
    """Polls each source on its own interval, and keeps the loops running. Starts nothing before `start`."""

    def __init__(self, rounds: Sequence[Round], loops: Sequence[Loop], clock: Clock) -> None:
        self._clock = clock
        self._loops = list(loops)
        self._rounds = list(rounds)
        self._scheduler = BackgroundScheduler(timezone="UTC", executors={"default": ThreadPoolExecutor(MOST_AT_ONCE)})
        self._running = _Running()

    def add(self, turn: Round) -> None:
        """One more round, before the start."""
        self._rounds.append(turn)

    def start(self, now: datetime) -> None:
        """Begin: every source is polled at once, then on its interval; a late round runs once, never two at a time."""
        for turn in self._rounds:
            self._scheduler.add_job(
                self._guarded(turn),
                IntervalTrigger(seconds=turn.every.total_seconds()),
                id=turn.name,
                name=turn.name,
                next_run_time=now,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()
        for loop in self._loops:
            loop.start()

    def begin_stop(self) -> None:
        """Start nothing new: rounds and loops end when what they do is done."""
        self._scheduler.shutdown(wait=False)
        for loop in self._loops:
            loop.stop()

    def wait_stopped(self, within_s: float) -> bool:
        """Wait for what is in flight, all of it together; False when something did not end `within_s`."""
        began = self._clock()
        idle = self._running.wait_until_idle(within_s)
        for loop in self._loops:
            loop.join(max(0.0, within_s - (self._clock() - began).total_seconds()))
        return idle and not any(loop.is_alive() for loop in self._loops)

    def stop(self, within_s: float) -> bool:
        """Begin to stop, and wait."""
        self.begin_stop()
        return self.wait_stopped(within_s)

    def _guarded(self, turn: Round) -> Callable[[], None]:
        def run() -> None:
            with self._running:
                try:
                    turn.run()
                except Exception:
                    log.exception("round_failed", round=turn.name)

        return run


class _Running:
    """Counts what is in flight."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def __enter__(self) -> None:
        with self._changed:
            self._count += 1

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()

    def wait_until_idle(self, within_s: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, timeout=within_s)
