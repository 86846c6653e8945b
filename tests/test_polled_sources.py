"""The sources of a running bot follow the team's list, and only those are touched that the edit is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from moved_clock import MovedClock
from sqlite_files import fresh_sqlite

from bot import wiring
from bot.domain.difference import difference
from bot.domain.rule import Rule, RuleKind
from bot.domain.rulebook import Rulebook
from bot.domain.source import SourceConfig, Trouble
from bot.flow.poll import Poller
from bot.flow.rules import LiveRules
from bot.ports import Store
from bot.schedule import Round, Schedule
from bot.settings import Settings
from bot.wiring.reading import PolledSources

MINUTE = timedelta(minutes=1)
NAME = Rule("full-name", "By its full name", RuleKind.HOSPITAL, "SBMC")
EMPTY = Rulebook((NAME,))
KEYLESS = Settings()
X = SourceConfig("x", "x", MINUTE, {"query": "SBMC", "pages": 5})


class Plan(Schedule):
    """A schedule that never starts, and tells what it was asked to do."""

    def __init__(self) -> None:
        super().__init__([], [], wiring.clock)
        self.asked: list[tuple[str, timedelta, datetime]] = []
        self.rounds: dict[str, Round] = {}

    def put(self, turn: Round, at: datetime) -> None:
        self.asked.append((turn.name, turn.every, at))
        self.rounds[turn.name] = turn
        super().put(turn, at)


@dataclass
class Desk:
    """A team's list of sources, and the schedule that follows it."""

    store: Store
    clock: MovedClock
    folder: Path
    plan: Plan = field(default_factory=Plan)
    woken: list[int] = field(default_factory=list)
    book: Rulebook = EMPTY
    settings: Settings = KEYLESS

    def __post_init__(self) -> None:
        poller = Poller(self.store, self.clock, wiring.new_key, LiveRules(self.book), self.clock())
        self.sources = PolledSources(self.plan, poller, self.settings, self.clock, lambda: self.woken.append(1))

    def file(self, name: str, every: timedelta = MINUTE, path: str = "public.jsonl") -> SourceConfig:
        (self.folder / path).touch()
        return SourceConfig(name, "file", every, {"path": str(self.folder / path)})

    def edits(
        self, *sources: SourceConfig, rule: Rule = NAME
    ) -> tuple[list[tuple[str, timedelta, datetime]], tuple[str, ...]]:
        """What the schedule is asked to do after this edit, and which sources are off."""
        self.plan.asked.clear()
        edited = Rulebook((rule,), sources=sources)
        ready = self.sources.ready(difference(self.book, edited), edited)
        assert self.plan.asked == []
        ready.begin()
        self.book = edited
        return list(self.plan.asked), ready.off


@pytest.fixture
def desk(tmp_path: Path, clock: MovedClock) -> Iterator[Desk]:
    with closing(wiring.open_store(Settings(database_path=fresh_sqlite(tmp_path / "wardwatch.db")))) as store:
        yield Desk(store, clock, tmp_path)


def test_a_new_source_is_polled_at_once(desk: Desk) -> None:
    """And those that were there go on as they were."""
    desk.edits(desk.file("public"))

    asked, off = desk.edits(desk.file("public"), desk.file("clips"))

    assert asked == [("poll clips", MINUTE, desk.clock())]
    assert off == ()


def test_a_removed_source_stops(desk: Desk) -> None:
    """Its place is kept, should it come back."""
    desk.edits(desk.file("public"), desk.file("clips"))

    asked, _ = desk.edits(desk.file("public"))

    assert asked == []
    assert (desk.plan.has("poll public"), desk.plan.has("poll clips")) == (True, False)


def test_a_changed_interval_counts_from_now(desk: Desk) -> None:
    """Nothing else about it is new, so there is no hurry."""
    desk.edits(desk.file("public"))

    asked, _ = desk.edits(desk.file("public", every=10 * MINUTE))

    assert asked == [("poll public", 10 * MINUTE, desk.clock() + 10 * MINUTE)]


def test_a_source_with_other_options_is_built_anew_and_polled_at_once(desk: Desk) -> None:
    """The cursor is the store's, and stays."""
    desk.edits(desk.file("public"))

    asked, _ = desk.edits(desk.file("public", path="other.jsonl"))
    desk.plan.rounds["poll public"].run()

    assert asked == [("poll public", MINUTE, desk.clock())]
    assert desk.store.source_state("public").succeeded_at == desk.clock()
    assert desk.woken == [1]


@pytest.mark.parametrize(
    ("edit", "polled"),
    [
        (lambda desk: desk.file("public", path="mended.jsonl"), True),
        (lambda desk: desk.file("public", every=2 * MINUTE), False),
    ],
    ids=["its address", "its interval"],
)
def test_a_source_that_was_put_off_is_asked_again_when_its_options_are_mended(
    desk: Desk, edit: Callable[[Desk], SourceConfig], polled: bool
) -> None:
    """A wrong address is refused for an hour; who has corrected it need not wait."""
    desk.edits(desk.file("public"))
    until = desk.clock() + timedelta(hours=1)
    desk.store.note_poll_failure("public", Trouble("404", needs_person=True), desk.clock(), until)
    desk.clock.advance(minutes=1)

    desk.edits(edit(desk))
    desk.plan.rounds["poll public"].run()

    assert (desk.store.source_state("public").succeeded_at is not None) is polled


def test_a_source_that_lacks_its_key_is_off_and_said(desk: Desk) -> None:
    """As long as it is listed and does not run; the others run."""
    first, off = desk.edits(X, desk.file("public"))
    again, still_off = desk.edits(X, desk.file("public", every=2 * MINUTE))

    assert [name for name, _, _ in (*first, *again)] == ["poll public", "poll public"]
    assert off == still_off
    assert "X_BEARER_TOKEN" in off[0]


def test_a_source_that_loses_its_key_stops(desk: Desk) -> None:
    """The name is the same, but what is listed now cannot be read."""
    desk.edits(desk.file("x"))

    _, off = desk.edits(X)

    assert len(off) == 1
    assert not desk.plan.has("poll x")


@pytest.mark.parametrize(
    ("rule", "asked_again"),
    [(replace(NAME, query="SBMC OR brigid"), ["poll rules"]), (replace(NAME, owner="dana"), [])],
    ids=["another query", "another owner"],
)
def test_a_source_that_asks_for_the_rules_is_built_anew_when_they_ask_otherwise(
    tmp_path: Path, clock: MovedClock, rule: Rule, asked_again: list[str]
) -> None:
    """One with a query of its own goes on."""
    by_rules = replace(X, name="rules", options={"pages": 5})
    with closing(wiring.open_store(Settings(database_path=fresh_sqlite(tmp_path / "wardwatch.db")))) as store:
        desk = Desk(store, clock, tmp_path, settings=Settings(x_bearer_token="token-of-a-test"))
        first, _ = desk.edits(X, by_rules)

        again, _ = desk.edits(X, by_rules, rule=rule)

    assert [name for name, _, _ in first] == ["poll x", "poll rules"]
    assert [name for name, _, _ in again] == asked_again
