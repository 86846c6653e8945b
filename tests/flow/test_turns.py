"""Several processes on one store: one of them reads a source, once in its interval, and another takes over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from moved_clock import MovedClock
from sqlite_files import fresh_sqlite

from bot import wiring
from bot.domain.rulebook import Rulebook
from bot.domain.source import Page
from bot.errors import ClaimLostError, SourceUnavailableError, StoreUnreachableError
from bot.flow.holding import Holdings
from bot.flow.poll import Poller
from bot.flow.rules import LiveRules
from bot.flow.turns import Turns
from bot.ports import Store
from bot.settings import Settings

MINUTE = timedelta(minutes=1)
TERM = timedelta(seconds=12)
_names = count()


@dataclass
class Metered:
    """A source that costs money: it counts how often it is read, and does something while it is."""

    clock: MovedClock
    name: str = "x"
    pages: int = 1
    read_at: list[datetime] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def fetch(self, cursor: str, now: datetime) -> Page:
        self.read_at.append(now)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        number = int(cursor or 0) + 1
        return Page((), str(number), more=number % self.pages != 0)


class Team:
    """Processes that share one store."""

    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.clock = clock
        self.source = Metered(clock)

    def worker(self) -> Turns:
        poller = Poller(self.store, self.clock, wiring.new_key, LiveRules(Rulebook(())), self.clock())
        holdings = Holdings(self.clock, TERM)
        return Turns(self.store, poller, holdings, self.clock, wiring.new_key, f"worker {next(_names)}")

    def poll(self, worker: Turns) -> datetime:
        return worker.poll(self.source, MINUTE)


@pytest.fixture
def team(tmp_path: Path, clock: MovedClock) -> Iterator[Team]:
    with closing(wiring.open_store(Settings(database_path=fresh_sqlite(tmp_path / "wardwatch.db")))) as store:
        yield Team(store, clock)


def test_all_together_read_a_source_once_in_its_interval(team: Team) -> None:
    """Each looks again when it is told to, for an hour."""
    workers = [team.worker() for _ in range(3)]
    next_look = [team.clock() + timedelta(seconds=number) for number in range(3)]
    end = team.clock() + 60 * MINUTE
    while min(next_look) < end:
        chosen = next_look.index(min(next_look))
        team.clock.advance(seconds=max(0.0, (next_look[chosen] - team.clock()).total_seconds()))
        next_look[chosen] = team.poll(workers[chosen])

    gaps = [after - before for before, after in zip(team.source.read_at, team.source.read_at[1:], strict=False)]
    assert len(team.source.read_at) == 60
    assert set(gaps) == {MINUTE}


def test_a_worker_that_died_between_reads_is_not_missed(team: Team) -> None:
    """Whoever is left reads when the next read is due, not earlier and not later."""
    first, second = team.worker(), team.worker()
    began = team.clock()
    team.poll(first)

    assert team.poll(second) == began + MINUTE
    team.clock.advance(minutes=1)
    team.poll(second)

    assert team.source.read_at == [began, began + MINUTE]


def test_a_worker_that_died_while_reading_is_replaced_when_its_claim_ends(team: Team) -> None:
    """Nothing was stored, so it is read again."""
    first, second = team.worker(), team.worker()
    began = team.clock()
    team.store.lease("poll x", "the dead", began, began + TERM)

    assert team.poll(first) == began + TERM
    team.clock.advance(seconds=TERM.total_seconds())
    team.poll(second)

    assert team.source.read_at == [began + TERM]


def test_what_a_frozen_worker_had_read_is_refused(team: Team) -> None:
    """It wakes up with a page that another one has stored meanwhile: the place to read on from stays."""
    frozen, other = team.worker(), team.worker()

    def freeze() -> None:
        team.clock.advance(seconds=TERM.total_seconds() + 1)
        team.poll(other)

    team.source.meanwhile = freeze
    team.poll(frozen)

    assert team.store.source_state("x").cursor == "1"
    assert team.poll(frozen) > team.clock()


def test_a_frozen_worker_asks_for_no_further_page(team: Team) -> None:
    """Each page of a metered source costs; the one who took over asks for the rest."""
    frozen, other = team.worker(), team.worker()
    team.source.pages = 3

    def freeze() -> None:
        team.clock.advance(seconds=TERM.total_seconds() + 1)
        team.poll(other)

    team.source.meanwhile = freeze
    team.poll(frozen)

    assert len(team.source.read_at) == 4
    assert team.store.source_state("x").cursor == "3"


def test_the_failure_of_a_frozen_worker_is_not_noted(team: Team) -> None:
    """Whoever took over knows better how the source fares."""
    frozen, other = team.worker(), team.worker()

    def freeze_and_fail() -> None:
        team.clock.advance(seconds=TERM.total_seconds() + 1)
        team.poll(other)
        raise SourceUnavailableError("the connection broke", who="x")

    team.source.meanwhile = freeze_and_fail
    team.poll(frozen)

    assert team.store.source_state("x").failures == 0


def test_a_slow_read_is_not_taken_over_while_it_is_prolonged(team: Team) -> None:
    """What prolongs is a thread of its own; here it is called by hand."""
    slow, other = team.worker(), team.worker()

    def wait() -> None:
        for _ in range(6):
            team.clock.advance(seconds=5)
            slow.holdings.prolong()
            team.poll(other)

    team.source.meanwhile = wait
    team.poll(slow)

    assert len(team.source.read_at) == 1
    assert team.store.source_state("x").cursor == "1"


def test_an_edited_source_is_read_anew_once(team: Team) -> None:
    """All of them see the edit of the rules folder."""
    workers = [team.worker() for _ in range(3)]
    team.poll(workers[0])

    for worker in workers:
        team.clock.advance(seconds=1)
        worker.read_anew("x")
        team.poll(worker)

    assert len(team.source.read_at) == 2


def test_one_of_them_is_first(team: Team) -> None:
    """For a minute; the first one stays the first."""
    one, two = team.worker(), team.worker()

    assert (one.is_first("rules"), two.is_first("rules"), one.is_first("rules")) == (True, False, True)
    team.clock.advance(seconds=61)
    assert two.is_first("rules")


def test_a_claim_that_cannot_be_prolonged_runs_out(clock: MovedClock) -> None:
    """The store is away: nobody else may have it yet, but soon."""
    holdings = Holdings(clock, TERM)

    def away(_until: datetime) -> bool:
        raise StoreUnreachableError("no answer")

    with holdings.holding(away, clock() + TERM):
        clock.advance(seconds=11)
        holdings.prolong()
        holdings.check()
        clock.advance(seconds=1)
        with pytest.raises(ClaimLostError):
            holdings.check()


def test_a_claim_that_was_taken_is_lost_at_once(clock: MovedClock) -> None:
    """Whoever holds nothing has nothing to lose."""
    holdings = Holdings(clock, TERM)
    holdings.check()

    with holdings.holding(lambda _until: False, clock() + TERM):
        clock.advance(seconds=5)
        holdings.prolong()
        with pytest.raises(ClaimLostError):
            holdings.check()

    holdings.check()
