"""Who may swap which shift with whom, and what a yes puts in force."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.hours import Stretch
from bot.domain.roster import Layer, Override, Rotation, Schedule, on_call
from bot.domain.swap import Swap, SwapBar, SwapDecided, SwapRefused, SwapState, bar_to_swap, decide_swap

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
DUTY = Schedule(
    "duty", "Duty", "UTC", (Layer(Rotation(("dana", "lee", "sam"), MONDAY.replace(tzinfo=None), 7, time(9))),)
)
ASKED = Swap(7, "duty", "dana", "lee", Stretch(MONDAY, MONDAY + WEEK), MONDAY - DAY)
BOTH_WAYS = replace(ASKED, takes=Stretch(MONDAY + WEEK, MONDAY + 2 * WEEK))


def answer(
    swap: Swap, by: str, now: datetime = MONDAY - HOUR, *, yes: bool = True, made: tuple[Override, ...] = ()
) -> SwapDecided | SwapRefused:
    return decide_swap(swap, by, DUTY, made, now, yes=yes, who=f"U0{by.upper()}")


def test_a_yes_puts_two_overrides_in_force() -> None:
    """Each takes the other's shift, by the word of the one who was asked."""
    decided = answer(BOTH_WAYS, "lee")

    assert isinstance(decided, SwapDecided)
    assert (decided.swap.state, decided.swap.decided_at) == (SwapState.ACCEPTED, MONDAY - HOUR)
    held = [on_call(DUTY, decided.overrides, MONDAY + step * WEEK).member for step in range(3)]
    assert held == ["lee", "dana", "sam"]
    assert {one.who for one in decided.overrides} == {"U0LEE"}


def test_a_shift_may_be_given_for_nothing() -> None:
    """Then there is one override."""
    decided = answer(ASKED, "lee")

    assert isinstance(decided, SwapDecided)
    assert [(one.member, one.start, one.end) for one in decided.overrides] == [("lee", MONDAY, MONDAY + WEEK)]


def test_a_swap_in_the_middle_of_a_shift_begins_now() -> None:
    """Who had it until then, had it."""
    decided = answer(ASKED, "lee", MONDAY + DAY)

    assert isinstance(decided, SwapDecided)
    assert [(one.start, one.end) for one in decided.overrides] == [(MONDAY + DAY, MONDAY + WEEK)]


@pytest.mark.parametrize("by", ["dana", "sam"])
def test_only_the_one_who_was_asked_may_accept(by: str) -> None:
    """Not the one who asks, and nobody else."""
    assert answer(ASKED, by) == SwapRefused(SwapBar.NOT_ASKED, ASKED)


@pytest.mark.parametrize("by", ["dana", "lee"])
def test_both_may_say_no(by: str) -> None:
    """The one who asked takes the question back by that. It changes nothing."""
    decided = answer(ASKED, by, yes=False)

    assert isinstance(decided, SwapDecided)
    assert (decided.swap.state, decided.overrides) == (SwapState.DECLINED, ())


def test_nobody_else_may_say_no() -> None:
    """It is between the two."""
    assert answer(ASKED, "sam", yes=False) == SwapRefused(SwapBar.NOT_ASKED, ASKED)


@pytest.mark.parametrize("state", [SwapState.ACCEPTED, SwapState.DECLINED, SwapState.EXPIRED])
def test_a_swap_is_decided_once(state: SwapState) -> None:
    """A second click changes nothing."""
    decided = replace(ASKED, state=state)

    assert answer(decided, "lee") == SwapRefused(SwapBar.DECIDED, decided)


def test_a_yes_after_the_shift_is_too_late() -> None:
    """The swap has expired; in its last second it has not."""
    late, in_time = answer(ASKED, "lee", MONDAY + WEEK), answer(ASKED, "lee", MONDAY + WEEK - timedelta(seconds=1))

    assert isinstance(late, SwapDecided)
    assert isinstance(in_time, SwapDecided)
    assert (late.swap.state, late.overrides) == (SwapState.EXPIRED, ())
    assert in_time.swap.state is SwapState.ACCEPTED


def test_one_cannot_give_what_somebody_else_has_by_now() -> None:
    """An override in between, even for an hour, has taken it."""
    taken = Override(1, "duty", "sam", MONDAY + DAY, MONDAY + DAY + HOUR, "U0SAM", MONDAY - 2 * DAY)

    assert answer(ASKED, "lee", made=(taken,)) == SwapRefused(SwapBar.NOT_THE_ASKERS, ASKED)


def test_one_cannot_take_what_the_other_has_not() -> None:
    """The third week is Sam's."""
    wrong = replace(BOTH_WAYS, takes=Stretch(MONDAY + 2 * WEEK, MONDAY + 3 * WEEK))

    assert answer(wrong, "lee") == SwapRefused(SwapBar.NOT_THE_OTHERS, wrong)


def test_a_swap_that_cannot_be_is_not_asked_for() -> None:
    """The same reasons, before the question goes out."""
    assert bar_to_swap(ASKED, DUTY, (), MONDAY) is None
    assert bar_to_swap(replace(ASKED, other="dana"), DUTY, (), MONDAY) is SwapBar.WITH_ONESELF
    assert bar_to_swap(replace(ASKED, asker="sam"), DUTY, (), MONDAY) is SwapBar.NOT_THE_ASKERS
    assert bar_to_swap(ASKED, DUTY, (), MONDAY + WEEK) is SwapBar.OVER
