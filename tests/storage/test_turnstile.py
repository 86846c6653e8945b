"""Writers of one process go in the order in which they came."""

import threading
import time
from pathlib import Path

import pytest

from bot.errors import StoreBusyError
from bot.storage.sqlite import SqliteEngine
from bot.storage.turnstile import Turnstile

PATIENCE_S = 30.0


def waits(turnstile: Turnstile, count: int) -> None:
    """Until so many threads stand before it."""
    end = time.monotonic() + PATIENCE_S
    while turnstile.waiting < count:
        assert time.monotonic() < end, "nobody came"


def test_who_came_first_goes_first() -> None:
    """Even before the one that leaves and comes back at once."""
    turnstile, went = Turnstile(), list[str]()
    turnstile.enter(PATIENCE_S)

    def go(name: str) -> None:
        turnstile.enter(PATIENCE_S)
        went.append(name)
        turnstile.leave()

    threads = []
    for number, name in enumerate("abc", start=1):
        threads.append(threading.Thread(target=go, args=(name,)))
        threads[-1].start()
        waits(turnstile, number)
    turnstile.leave()
    go("again")
    for thread in threads:
        thread.join(PATIENCE_S)

    assert "".join(went) == "abcagain"


def test_who_waits_too_long_leaves_the_queue() -> None:
    """And the turn does not go to a thread that is no longer there."""
    turnstile = Turnstile()
    turnstile.enter(PATIENCE_S)

    came = turnstile.enter(0.0)
    turnstile.leave()

    assert (came, turnstile.waiting, turnstile.enter(0.0)) == (False, 0, True)


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path) -> None:
    """With the error that it would get from a file held by another process, and the next one writes."""
    engine = SqliteEngine(tmp_path / "made.db", 0.0, may_create=True)
    engine.change("CREATE TABLE notes (note TEXT)")
    told: list[StoreBusyError] = []

    def write() -> None:
        with pytest.raises(StoreBusyError) as busy, engine.atomic():
            engine.change("INSERT INTO notes VALUES ('b')")
        told.append(busy.value)

    with engine.atomic():
        engine.change("INSERT INTO notes VALUES ('a')")
        thread = threading.Thread(target=write)
        thread.start()
        thread.join(PATIENCE_S)
    with engine.atomic():
        engine.change("INSERT INTO notes VALUES ('c')")

    assert "made.db" in str(told[0])
    assert engine.rows("SELECT note FROM notes ORDER BY note") == [("a",), ("c",)]
    engine.close()
