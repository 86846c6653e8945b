"""What is seen of posts that were written before anybody looked at the lists. The figures stand in docs/triage.md."""

from functools import cache

import pytest

from bot.domain.severity import Severity
from bot.domain.topic import CATEGORIES
from tests.triage.labelled_rounds import DEVELOPED, HELD_OUT, Judged, judged

pytestmark = pytest.mark.xdist_group("rounds")  # one worker judges them, once

EVERYDAY = frozenset(CATEGORIES[CATEGORIES.index("conduct") :])
DELICATE = frozenset(("threat", "self-harm"))
SEEN_IN_SIGHT, ALARMED_IN_SIGHT = 0.97, 0.03
SEEN_AT_FIRST_SIGHT, ALARMED_AT_FIRST_SIGHT = 0.73, 0.13
"""The last round is no target: mend general causes, and write a new round to see what it was worth."""


@cache
def in_sight() -> list[Judged]:
    return [one for number in DEVELOPED for one in judged(number)]


def everything() -> list[Judged]:
    return [*in_sight(), *judged(HELD_OUT)]


def share(told: list[Judged], *, holds: bool) -> float:
    asked = [one.is_told for one in told if one.holds is holds]
    return sum(asked) / len(asked)


def test_the_rounds_that_were_worked_in_are_told() -> None:
    """Nearly all of what these posts are about is told, and few that only sound like it are taken for it."""
    assert share(in_sight(), holds=True) >= SEEN_IN_SIGHT
    assert share(in_sight(), holds=False) <= ALARMED_IN_SIGHT


def test_the_round_that_was_held_out_is_told_as_well_as_is_said() -> None:
    """The honest floor: seven posts in ten."""
    held_out = list(judged(HELD_OUT))

    assert share(held_out, holds=True) >= SEEN_AT_FIRST_SIGHT
    assert share(held_out, holds=False) <= ALARMED_AT_FIRST_SIGHT


def test_what_is_told_of_threats_and_self_harm_is_never_below_high() -> None:
    """Of those who say that they mean to die now, all but the few that need two sentences wake somebody."""
    low = [
        one.text
        for one in everything()
        if one.section in DELICATE and one.holds and one.is_told and one.verdict.severity.rank < Severity.HIGH.rank
    ]
    now = [one for one in in_sight() if one.must_be_crisis]

    assert low == []
    assert sum(one.verdict.severity is Severity.CRISIS for one in now) >= 0.85 * len(now)


def test_everyday_complaints_and_jokes_are_no_crisis() -> None:
    """What leads with an everyday category wakes nobody, nor does what only sounds grave."""
    assert [
        one.text for one in everything() if one.verdict.category in EVERYDAY and one.verdict.severity is Severity.CRISIS
    ] == []
    assert [one.text for one in everything() if not one.holds and one.verdict.severity is Severity.CRISIS] == []


def test_praise_is_never_high() -> None:
    """Posts of praise alone are `low` or `normal`."""
    assert [
        one.text
        for one in everything()
        if one.section == "praise" and one.holds and one.verdict.severity.rank > Severity.NORMAL.rank
    ] == []
