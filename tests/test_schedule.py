"""The clockwork: rounds that do not overlap, loops that survive, and an end that comes in time."""

import threading
from datetime import timedelta
from functools import partial

from moved_clock import MovedClock

from bot.schedule import Loop, Round, Schedule
from bot.wiring import clock as real_clock

PATIENCE_S = 10


def test_a_loop_works_until_nothing_is_left_and_again_when_woken(clock: MovedClock) -> None:
    """Work that arrives while it sleeps is done when it is woken."""
    work, done, idle = [1, 2, 3], [], threading.Semaphore(0)

    def step() -> bool:
        if work:
            done.append(work.pop(0))
            return True
        idle.release()
        return False

    loop = Loop("test", step, lambda: clock() + timedelta(hours=1), clock)
    loop.start()
    assert idle.acquire(timeout=PATIENCE_S)

    work.append(4)
    loop.wake()

    assert idle.acquire(timeout=PATIENCE_S)
    assert done == [1, 2, 3, 4]
    loop.stop()
    loop.join(PATIENCE_S)
    assert not loop.is_alive()


def test_a_loop_that_found_nothing_rests_however_often_it_is_woken(clock: MovedClock) -> None:
    """Or each message would make every sender look whether there is one for it, too."""
    looks = {"rests": 0, "does not": 0}
    loops: dict[str, Loop] = {}
    enough = threading.Event()

    def look(name: str) -> bool:
        looks[name] += 1
        loops["rests"].wake()
        loops["does not"].wake()
        if looks["does not"] >= 50 and looks["rests"]:
            enough.set()
        return False

    for name, rest_s in (("rests", 3600.0), ("does not", 0.0)):
        step = partial(look, name)
        loops[name] = Loop(name, step, lambda: clock() + timedelta(hours=1), clock, longest_nap_s=3600, rest_s=rest_s)
    for loop in loops.values():
        loop.start()
    assert enough.wait(PATIENCE_S)
    for loop in loops.values():
        loop.stop()
        loop.join(PATIENCE_S)

    assert looks["rests"] == 1
    assert not any(loop.is_alive() for loop in loops.values())


def test_a_bug_does_not_end_a_loop(clock: MovedClock) -> None:
    """The step after a bug is still taken."""
    calls, again = [], threading.Event()

    def step() -> bool:
        calls.append(1)
        if len(calls) == 1:
            raise ZeroDivisionError
        again.set()
        return False

    loop = Loop("test", step, lambda: None, clock)
    loop.start()
    loop.wake()

    assert again.wait(PATIENCE_S)
    loop.stop()
    loop.join(PATIENCE_S)


def test_rounds_begin_at_once_and_one_failure_stops_no_other() -> None:
    """Every source is polled at the start, whatever happens to its neighbours."""
    polled = threading.Event()

    def broken() -> None:
        raise OSError

    schedule = Schedule(
        [Round("broken", timedelta(hours=1), broken), Round("good", timedelta(hours=1), polled.set)], [], real_clock
    )
    schedule.start(real_clock())

    assert polled.wait(PATIENCE_S)
    assert schedule.stop(PATIENCE_S)


def test_stopping_waits_for_what_is_in_flight() -> None:
    """A round that has begun is finished; one that does not end in time is said."""
    begun, release, finished = threading.Event(), threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        release.wait(PATIENCE_S)
        finished.set()

    schedule = Schedule([Round("slow", timedelta(hours=1), slow)], [], real_clock)
    schedule.start(real_clock())
    assert begun.wait(PATIENCE_S)

    in_time = schedule.stop(0.01)
    release.set()

    assert not in_time
    assert finished.wait(PATIENCE_S)


def test_a_round_that_is_put_while_it_runs_is_run() -> None:
    """And at the time that was asked for, whatever its interval."""
    polled = threading.Event()
    schedule = Schedule([], [], real_clock)
    schedule.start(real_clock())

    schedule.put(Round("late", timedelta(hours=1), polled.set), real_clock())

    assert schedule.has("late")
    assert polled.wait(PATIENCE_S)
    assert schedule.stop(PATIENCE_S)


def test_a_round_that_was_dropped_is_not_run_again() -> None:
    """The others go on; dropping what is not there is harmless."""
    dropped, others = [], threading.Semaphore(0)
    schedule = Schedule([Round("other", timedelta(milliseconds=20), others.release)], [], real_clock)
    schedule.start(real_clock())
    schedule.put(
        Round("gone", timedelta(milliseconds=20), lambda: dropped.append(1)), real_clock() + timedelta(hours=1)
    )

    schedule.drop("gone")
    schedule.drop("gone")

    for _ in range(5):
        assert others.acquire(timeout=PATIENCE_S)
    assert not schedule.has("gone")
    assert dropped == []
    assert schedule.stop(PATIENCE_S)


def test_a_round_waits_for_the_one_it_replaces() -> None:
    """A source is read by one thread at a time, also while its options change."""
    begun, release, order, replaced = threading.Event(), threading.Event(), [], threading.Event()

    def before() -> None:
        begun.set()
        release.wait(PATIENCE_S)
        order.append("before")

    def after() -> None:
        order.append("after")
        replaced.set()

    schedule = Schedule([Round("public", timedelta(hours=1), before)], [], real_clock)
    schedule.start(real_clock())
    assert begun.wait(PATIENCE_S)

    schedule.put(Round("public", timedelta(hours=1), lambda: order.append("never")), real_clock())
    schedule.put(Round("public", timedelta(hours=1), after), real_clock())
    release.set()

    assert replaced.wait(PATIENCE_S)
    assert order == ["before", "after"]
    assert schedule.stop(PATIENCE_S)


def test_nothing_is_put_or_dropped_after_the_end() -> None:
    """An edit of the last second does not keep the bot from leaving."""
    polled = threading.Event()
    schedule = Schedule([Round("first", timedelta(hours=1), lambda: None)], [], real_clock)
    schedule.start(real_clock())
    assert schedule.stop(PATIENCE_S)

    schedule.drop("first")
    schedule.put(Round("late", timedelta(hours=1), polled.set), real_clock())

    assert not schedule.has("late")
    assert not polled.is_set()


def test_a_round_waits_no_longer_than_its_interval_once_the_clock_was_set_back() -> None:
    """Its time was named by a clock that was ahead."""
    ran, now = threading.Event(), real_clock()
    schedule = Schedule([], [], real_clock)
    schedule.start(now)
    schedule.put(Round("poll", timedelta(hours=1), ran.set), now + timedelta(hours=5))

    schedule.replan(now - timedelta(hours=1))

    assert ran.wait(PATIENCE_S)
    assert schedule.stop(PATIENCE_S)
