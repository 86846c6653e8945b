"""The face of time: when each source is polled, and the loops that take in and deliver."""

from __future__ import annotations

import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.errors import WardwatchError
from bot.ports import Clock

log = structlog.get_logger()

LONGEST_NAP_S = 5.0
"""A loop looks again after this long even when nobody wakes it: another process may have left it work."""
AFTER_A_FAILURE_S = 1.0
HANDED_ON_AFTER_S = 0.001
"""How long a thread that computes keeps the others waiting: who sends gives the interpreter away at each statement."""
REST_S = 0.05
"""A sender that found nothing looks again no sooner: with one channel at work it would be woken at each message."""
MOST_AT_ONCE = 64
"""Rounds in flight, more wait for one another; a thread is only started when one is needed."""


@dataclass(frozen=True, slots=True)
class Round:
    """Something done every so often: `name` for the log, and what to do. At the start it begins `begins_after`.

    `run` may answer when it is to be run next, instead of after `every`.
    """

    name: str
    every: timedelta
    run: Callable[[], object]
    begins_after: timedelta = timedelta(0)


class Loop(threading.Thread):
    """Calls `step` until it says that nothing is left, then sleeps until it is woken or `next_at` comes.

    `pace` is how many times as fast as the one on the wall `clock` runs. Whoever wakes it, it sleeps for `rest_s` at
    least.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], bool],
        next_at: Callable[[], datetime | None],
        clock: Clock,
        *,
        pace: float = 1,
        longest_nap_s: float = LONGEST_NAP_S,
        rest_s: float = 0.0,
    ) -> None:
        super().__init__(name=name, daemon=True)
        self._step = step
        self._next_at = next_at
        self._clock = clock
        self._pace = pace
        self._longest_nap_s = longest_nap_s
        self._rest_s = rest_s
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
        sys.setswitchinterval(HANDED_ON_AFTER_S)
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                nap = 0.0 if self._step() else self._nap()
            except WardwatchError as error:
                log.warning("loop_waits", loop=self.name, reason=str(error))
                nap = AFTER_A_FAILURE_S
            except Exception:
                log.exception("loop_failed", loop=self.name)
                nap = AFTER_A_FAILURE_S
            if nap > 0:
                self._stopping.wait(min(nap, self._rest_s))
                self._woken.wait(max(nap - self._rest_s, 0.0))

    def _nap(self) -> float:
        at = self._next_at()
        until = self._longest_nap_s if at is None else (at - self._clock()).total_seconds() / self._pace
        return min(max(until, 0.01), self._longest_nap_s)


class Senders:
    """Several loops that share one queue: whichever is free takes what comes next.

    What one has done may have made room for another, such as the replies to a first post: it wakes the next one.
    """

    def __init__(
        self, count: int, step: Callable[[], bool], next_at: Callable[[], datetime | None], clock: Clock
    ) -> None:
        self._step = step
        self.loops = [
            Loop(f"deliver-{number}", self._stepper(number), next_at, clock, rest_s=REST_S) for number in range(count)
        ]

    def wake(self) -> None:
        """There may be work for any of them."""
        for loop in self.loops:
            loop.wake()

    def _stepper(self, number: int) -> Callable[[], bool]:
        def step() -> bool:
            done = self._step()
            if done:
                self.loops[(number + 1) % len(self.loops)].wake()
            return done

        return step


class Schedule:
    """Polls each source on its own interval, and keeps the loops running. Starts nothing before `start`.

    Rounds may be put and dropped while it runs. Two rounds of one name never run at the same time.
    """

    def __init__(self, rounds: Sequence[Round], loops: Sequence[Loop], clock: Clock) -> None:
        self._clock = clock
        self._loops = list(loops)
        self._first = list(rounds)
        self._scheduler = BackgroundScheduler(timezone="UTC", executors={"default": ThreadPoolExecutor(MOST_AT_ONCE)})
        self._running = _Running()
        self._planned: dict[str, _Planned] = {}
        self._planning = threading.RLock()
        self._one_at_a_time: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._stopping = False

    def add_loop(self, loop: Loop) -> None:
        """One more loop, before the start."""
        self._loops.append(loop)

    def add(self, turn: Round) -> None:
        """One more round, before the start."""
        self._first.append(turn)

    def start(self, now: datetime) -> None:
        """Begin: every source is polled at once, then on its interval; a late round runs once, never two at a time."""
        for turn in self._first:
            self.put(turn, now + turn.begins_after)
        self._scheduler.start()
        for loop in self._loops:
            loop.start()

    def put(self, turn: Round, at: datetime) -> None:
        """Run this round first `at`, then on its interval, in place of the round of its name. Nothing after `stop`."""
        with self._planning:
            self.drop(turn.name)
            if not self._stopping:
                planned = self._planned[turn.name] = _Planned(turn, self._one_at_a_time[turn.name])
                planned.job = self._plan(planned, at)

    def drop(self, name: str) -> None:
        """Begin no further round of this name; one that is in flight is finished."""
        with self._planning:
            if name in self._planned and not self._stopping:
                self._planned.pop(name).job.remove()

    def replan(self, now: datetime) -> None:
        """The clock was set back: no round waits longer than its interval."""
        with self._planning:
            for planned in self._planned.values():
                soonest = now + planned.turn.every
                if not self._stopping and planned.job.next_run_time > soonest:
                    planned.job.modify(next_run_time=soonest)

    def has(self, name: str) -> bool:
        """Whether there is a round of this name."""
        return name in self._planned

    def begin_stop(self) -> None:
        """Start nothing new: rounds and loops end when what they do is done. Harmless when repeated."""
        with self._planning:
            self._stopping = True
            if self._scheduler.running:
                self._scheduler.shutdown(wait=False)
        for loop in self._loops:
            loop.stop()

    def wait_stopped(self, within_s: float) -> bool:
        """Wait for what is in flight, all of it together; False when something did not end `within_s`."""
        began = self._clock()
        idle = self._running.wait_until_idle(within_s)
        for loop in self._loops:
            if loop.ident is None:
                continue
            loop.join(max(0.0, within_s - (self._clock() - began).total_seconds()))
        return idle and not any(loop.is_alive() for loop in self._loops)

    def stop(self, within_s: float) -> bool:
        """Begin to stop, and wait."""
        self.begin_stop()
        return self.wait_stopped(within_s)

    def _plan(self, planned: _Planned, at: datetime) -> Job:
        return self._scheduler.add_job(
            lambda: self._run(planned),
            IntervalTrigger(seconds=planned.turn.every.total_seconds()),
            name=planned.turn.name,
            next_run_time=at,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )

    def _run(self, planned: _Planned) -> None:
        """A round that was replaced while it waited for the one before it is not run any more."""
        name = planned.turn.name
        with self._running, planned.alone:
            if self._planned.get(name) is not planned or self._stopping:
                return
            try:
                self._run_next(planned, planned.turn.run())
            except WardwatchError as error:
                log.warning("round_waits", round=name, reason=str(error))
            except Exception:
                log.exception("round_failed", round=name)

    def _run_next(self, planned: _Planned, at: object) -> None:
        with self._planning:
            if isinstance(at, datetime) and self._planned.get(planned.turn.name) is planned and not self._stopping:
                planned.job.modify(next_run_time=at)


@dataclass(slots=True, eq=False)
class _Planned:
    """A round with its job. All rounds of one name share `alone`: one that is in flight ends before the next begins."""

    turn: Round
    alone: threading.Lock
    job: Job = field(init=False)


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
