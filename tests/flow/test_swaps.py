"""Swaps, asked for and answered, over a real store."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from moved_clock import NOON, MovedClock
from sqlite_files import fresh_sqlite

from bot import wiring
from bot.domain.hours import Stretch
from bot.domain.oncall import OnCall
from bot.domain.roster import Layer, Override, Rotation, Schedule, on_call
from bot.domain.rulebook import Rulebook
from bot.domain.swap import Swap, SwapBar, SwapDecided, SwapRefused, SwapState
from bot.errors import MisuseError
from bot.flow.rules import LiveRules, compiled
from bot.flow.swaps import Swaps
from bot.settings import Settings

WEEK = timedelta(weeks=1)
DUTY = Schedule("duty", "Duty", "UTC", (Layer(Rotation(("dana", "lee"), NOON.replace(tzinfo=None), 7, NOON.time())),))
THIS_WEEK, NEXT_WEEK = Stretch(NOON, NOON + WEEK), Stretch(NOON + WEEK, NOON + 2 * WEEK)


@pytest.fixture
def swaps(tmp_path: Path, clock: MovedClock) -> Iterator[Swaps]:
    rules = LiveRules(Rulebook((), oncall=OnCall(schedules=(DUTY,))))
    with closing(wiring.open_store(Settings(database_path=fresh_sqlite(tmp_path / "wardwatch.db")))) as store:
        yield Swaps(store, rules, clock)


def who_has(swaps: Swaps) -> list[str]:
    made = swaps.store.overrides("duty", NOON, NOON + 2 * WEEK)
    return [on_call(DUTY, made, NOON + number * WEEK).member for number in range(2)]


def asked(swaps: Swaps) -> Swap:
    swap = swaps.ask("duty", "dana", "lee", THIS_WEEK, NEXT_WEEK)
    assert isinstance(swap, Swap)
    return swap


def test_a_swap_holds_with_the_other_ones_yes(swaps: Swaps) -> None:
    """Not before."""
    swap = asked(swaps)
    before = who_has(swaps)

    decided = swaps.answer(swap.id, "lee", yes=True, who="U0LEE0001")

    assert isinstance(decided, SwapDecided)
    assert (before, who_has(swaps)) == (["dana", "lee"], ["lee", "dana"])
    assert swaps.store.swap(swap.id).state is SwapState.ACCEPTED


def test_of_two_questions_about_one_shift_one_can_be_accepted(swaps: Swaps) -> None:
    """After the first yes the shift is no longer the asker's."""
    first, second = asked(swaps), asked(swaps)
    swaps.answer(first.id, "lee", yes=True, who="U0LEE0001")

    refused = swaps.answer(second.id, "lee", yes=True, who="U0LEE0001")

    assert refused == SwapRefused(SwapBar.NOT_THE_ASKERS, second)
    assert swaps.store.asked_swaps() == [second]


def test_of_two_answers_at_one_moment_one_counts(swaps: Swaps, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another replica may decide between our look and our word: what it stored stands, and we do not say otherwise."""
    swap = asked(swaps)
    decide = swaps.store.decide_swap

    def is_second(decided: Swap, overrides: Sequence[Override] = ()) -> bool:
        decide(replace(decided, state=SwapState.DECLINED))
        return decide(decided, overrides)

    monkeypatch.setattr(swaps.store, "decide_swap", is_second)

    refused = swaps.answer(swap.id, "lee", yes=True, who="U0LEE0001")

    assert isinstance(refused, SwapRefused)
    assert (refused.bar, refused.swap.state) == (SwapBar.DECIDED, SwapState.DECLINED)
    assert who_has(swaps) == ["dana", "lee"]


def test_a_late_yes_makes_it_expire(swaps: Swaps, clock: MovedClock) -> None:
    """And changes no shift."""
    swap = asked(swaps)
    clock.advance(days=7)

    swaps.answer(swap.id, "lee", yes=True, who="U0LEE0001")

    assert swaps.store.swap(swap.id).state is SwapState.EXPIRED
    assert who_has(swaps) == ["dana", "lee"]


def test_what_nobody_answered_in_time_has_expired_by_the_next_question(swaps: Swaps, clock: MovedClock) -> None:
    """One that can still be answered has not."""
    late, open_still = asked(swaps), swaps.ask("duty", "lee", "dana", NEXT_WEEK)
    assert isinstance(open_still, Swap)
    clock.advance(days=7)

    swaps.ask("duty", "lee", "dana", NEXT_WEEK)

    states = [swaps.store.swap(swap.id).state for swap in (late, open_still)]
    assert states == [SwapState.EXPIRED, SwapState.ASKED]


def test_what_cannot_be_swapped_is_not_asked_for(swaps: Swaps) -> None:
    """Nothing is stored."""
    refused = swaps.ask("duty", "lee", "dana", THIS_WEEK)

    assert isinstance(refused, SwapRefused)
    assert refused.bar is SwapBar.NOT_THE_ASKERS
    assert swaps.store.asked_swaps() == []


def test_a_schedule_that_is_gone_is_named(swaps: Swaps) -> None:
    """The rules folder may have changed since the question."""
    swap = asked(swaps)
    swaps.rules.replace(compiled(Rulebook(())))

    with pytest.raises(MisuseError, match="duty: no schedule has this id"):
        swaps.answer(swap.id, "lee", yes=True, who="U0LEE0001")
