"""The contract of `Store`: overrides of schedules, and swaps."""

from dataclasses import replace
from datetime import timedelta

import pytest
from store_samples import DAY, MINUTE, NOW, at_once

from bot.domain.hours import Stretch
from bot.domain.roster import Override
from bot.domain.swap import Swap, SwapState
from bot.errors import UnknownSwapError
from bot.ports import Store

COVER = Override(0, "pr-duty", "lee", NOW, NOW + DAY, "U0DANA001", NOW - DAY, "Dana is at the dentist's")
SWAP = Swap(0, "pr-duty", "dana", "lee", Stretch(NOW + DAY, NOW + 2 * DAY), NOW)
BOTH_WAYS = replace(SWAP, takes=Stretch(NOW + 3 * DAY, NOW + 4 * DAY))


def held(store: Store) -> list[Override]:
    return store.overrides("pr-duty", NOW - 9 * DAY, NOW + 9 * DAY)


def test_an_override_comes_back_as_it_was(store: Store) -> None:
    """Under the id that the store gave it."""
    kept = store.add_override(replace(COVER, id=99))

    assert kept == replace(COVER, id=kept.id)
    assert held(store) == [kept]


@pytest.mark.parametrize(
    ("since", "until", "is_there"),
    [
        (NOW - DAY, NOW, False),
        (NOW - DAY, NOW + MINUTE, True),
        (NOW + DAY - MINUTE, NOW + 2 * DAY, True),
        (NOW + DAY, NOW + 2 * DAY, False),
    ],
)
def test_overrides_of_a_time_are_those_that_hold_in_it(
    store: Store, since: object, until: object, is_there: bool
) -> None:
    """The start is included, the end is not."""
    store.add_override(COVER)

    assert bool(store.overrides("pr-duty", since, until)) is is_there


def test_overrides_of_another_schedule_are_not_among_them(store: Store) -> None:
    """Oldest first."""
    first, _, last = (store.add_override(replace(COVER, schedule=name)) for name in ("pr-duty", "other", "pr-duty"))

    assert held(store) == [first, last]


def test_an_override_in_force_ends_now(store: Store) -> None:
    """What was, was; a second time there is nothing to end."""
    kept = store.add_override(COVER)

    ended = [store.end_override(kept.id, "U0SAM0001", NOW + MINUTE) for _ in range(2)]

    assert ended == [True, False]
    assert held(store) == [replace(kept, end=NOW + MINUTE)]


def test_an_override_that_has_not_started_never_holds(store: Store) -> None:
    """It is not among those of any time; and what is over or unknown is not ended."""
    kept = store.add_override(COVER)

    ended = [store.end_override(kept.id, "U0SAM0001", NOW - MINUTE) for _ in range(2)]

    assert ended == [True, False]
    assert held(store) == []
    assert not store.end_override(404, "U0SAM0001", NOW)


@pytest.mark.parametrize("swap", [SWAP, BOTH_WAYS], ids=["given", "both ways"])
def test_a_swap_comes_back_as_it_was(store: Store, swap: Swap) -> None:
    """With its times, and among those that wait for an answer."""
    kept = store.add_swap(swap)

    assert kept == replace(swap, id=kept.id)
    assert store.swap(kept.id) == kept
    assert store.asked_swaps() == [kept]


def test_an_unknown_swap_is_named(store: Store) -> None:
    """Asking for it is an error."""
    with pytest.raises(UnknownSwapError, match="swap 404: no swap has this id"):
        store.swap(404)


def test_a_decided_swap_comes_with_its_overrides(store: Store) -> None:
    """It waits no longer."""
    decided = replace(store.add_swap(SWAP), state=SwapState.ACCEPTED, decided_at=NOW + MINUTE)

    assert store.decide_swap(decided, [COVER, replace(COVER, member="dana")])

    assert store.swap(decided.id) == decided
    assert store.asked_swaps() == []
    assert [one.member for one in held(store)] == ["lee", "dana"]


def test_a_swap_is_decided_once_by_many_at_once(store: Store) -> None:
    """Only one of them stores its overrides."""
    decided = replace(store.add_swap(SWAP), state=SwapState.ACCEPTED, decided_at=NOW)

    answers = at_once(4, lambda _number: store.decide_swap(decided, [COVER]))

    assert sorted(answers) == [False, False, False, True]
    assert len(held(store)) == 1


def test_a_decision_is_stored_with_its_overrides_or_not_at_all(store: Store) -> None:
    """An override that cannot be stored leaves the swap undecided."""
    kept = store.add_swap(SWAP)
    naive = replace(COVER, start=NOW.replace(tzinfo=None))

    with pytest.raises(TypeError):
        store.decide_swap(replace(kept, state=SwapState.ACCEPTED, decided_at=NOW), [COVER, naive])

    assert store.swap(kept.id) == kept
    assert held(store) == []


def test_nothing_is_decided_about_an_unknown_swap(store: Store) -> None:
    """False, and no override is stored."""
    assert not store.decide_swap(replace(SWAP, id=404, state=SwapState.ACCEPTED, decided_at=NOW), [COVER])
    assert held(store) == []


def test_swaps_that_wait_are_bounded(store: Store) -> None:
    """The oldest come first."""
    kept = [store.add_swap(replace(SWAP, asked_at=NOW + number * timedelta(minutes=1))) for number in range(3)]

    assert store.asked_swaps(limit=2) == kept[:2]
