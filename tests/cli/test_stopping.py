"""Whoever is told to stop hears it, whichever of its threads the system tells."""

import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from bot.cli.stopping import stop_on_signals


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_heard_that_another_thread_was_given(number: signal.Signals) -> None:
    """The main thread sleeps meanwhile, and nothing wakes it."""
    stopping, main = stop_on_signals(), threading.get_ident()

    def once_it_sleeps() -> None:
        while sys._current_frames()[main].f_code.co_name != "wait":
            pass
        signal.raise_signal(number)

    other = threading.Thread(target=once_it_sleeps)
    other.start()

    assert stopping.wait(30)
    other.join()


def test_a_signal_is_heard_whatever_it_interrupts() -> None:
    """Also somebody who is just asking whether one came: the event's own lock is held then."""
    stopping = stop_on_signals()

    with stopping._cond:  # type: ignore[attr-defined]
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)

    assert stopping.wait(30)
