"""Walking a policy: which step is next and when, with nobody looked up and nobody told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.escalation import (
    SHORTEST_ROUND,
    Escalation,
    Progress,
    after_step,
    begin,
    exhausted,
    hastened,
    stopped,
    upcoming,
    why_not,
)
from bot.domain.policy import Condition, Policy, Step, Target, TargetKind
from bot.domain.severity import Severity

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LEE = Target(TargetKind.PERSON, "lee")


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def step(after: float, when: Condition = Condition()) -> Step:
    return Step(minutes(after), (LEE,), when=when)


def walked(policy: Policy, *told: bool, late: timedelta = timedelta(0)) -> list[tuple[float, str]]:
    """When each step was carried out, in minutes, and where it stood; each step `late` by so much."""
    escalation, seen = begin(1, policy, NOW), []
    answers = iter(told)
    while escalation.due is not None and escalation.next_at is not None:
        at = escalation.next_at + late
        seen.append(((at - NOW) / minutes(1), escalation.place))
        escalation = after_step(escalation, at, told=next(answers, True))
    return seen


def test_each_step_comes_after_its_own_delay() -> None:
    """The first one counts from the start."""
    policy = Policy("p", (step(5), step(10)), last_resort=step(20))

    assert walked(policy) == [(5, "step 1 of p"), (15, "step 2 of p"), (35, "the last resort of p")]


def test_a_late_step_gives_those_who_were_told_their_full_time() -> None:
    """After a downtime the steps do not come all at once."""
    policy = Policy("p", (step(0), step(10), step(10)))

    assert [at for at, _ in walked(policy, late=minutes(60))] == [60, 130, 200]


def test_steps_without_delay_come_together() -> None:
    """They are truly due at the same time."""
    assert [at for at, _ in walked(Policy("p", (step(0), step(0), step(0))))] == [0, 0, 0]


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ((False, True, True), [0, 0, 20]),
        ((True, False, True), [0, 10, 20]),
        ((False, False, False), [0, 0, 0]),
    ],
)
def test_a_skipped_step_is_as_if_it_were_not_there(told: tuple[bool, ...], at: list[float]) -> None:
    """Nobody waits for people who were not told."""
    assert [when for when, _ in walked(Policy("p", (step(0), step(10), step(20))), *told)] == at


def test_rounds_are_repeated_with_time_between() -> None:
    """At least five minutes, and no less than the policy's longest delay."""
    policy = Policy("p", (step(0), step(2)), repeats=1, last_resort=step(3))

    assert walked(policy) == [
        (0, "step 1 of p"),
        (2, "step 2 of p"),
        (7, "step 1 of p, round 2"),
        (9, "step 2 of p, round 2"),
        (12, "the last resort of p"),
    ]
    assert minutes(5) == SHORTEST_ROUND


def test_a_round_that_told_nobody_is_not_repeated() -> None:
    """The last resort comes at once."""
    policy = Policy("p", (step(0), step(2)), repeats=9, last_resort=step(30))

    assert walked(policy, False, False) == [(0, "step 1 of p"), (0, "step 2 of p"), (0, "the last resort of p")]


def test_the_end_comes_when_those_told_last_had_their_time() -> None:
    """Only then nobody is left."""
    over = after_step(begin(1, Policy("p", (step(0),)), NOW), NOW, told=True)

    assert (over.due, over.is_running, over.next_at) == (None, True, NOW + minutes(5))
    assert exhausted(over).progress is Progress.EXHAUSTED
    assert exhausted(over).next_at is None


def test_a_policy_without_steps_goes_to_its_last_resort() -> None:
    """And one without even that has nobody to tell."""
    assert walked(Policy("p", (), last_resort=step(4))) == [(4, "the last resort of p")]
    assert begin(1, Policy("p", ()), NOW).progress is Progress.EXHAUSTED


def test_what_is_hastened_is_due_at_once_and_does_not_wait_for_those_told_before() -> None:
    """Somebody asked for more people."""
    told = after_step(begin(1, Policy("p", (step(0), step(60), step(60))), NOW), NOW, told=True)

    now = hastened(told, NOW + minutes(1), "U0DANA001")

    assert (now.next_at, now.step, now.by) == (NOW + minutes(1), 1, "U0DANA001")
    assert after_step(now, NOW + minutes(1), told=False).next_at == NOW + minutes(1)


def coming(escalation: Escalation, severity: Severity) -> list[tuple[Step | None, datetime | None]]:
    """The steps to come, each with its time, if nobody is told by any of them."""
    return [(step, walking.next_at) for step, walking in upcoming(escalation, severity)]


def test_who_set_it_off_is_spared_for_a_round() -> None:
    """They know. The last resort calls everybody."""
    begun = begin(1, Policy("p", (step(0),), last_resort=step(5)), NOW, by="U0DANA001")

    assert begun.spared == "U0DANA001"
    assert replace(begun, round=1).spared == ""
    assert after_step(begun, NOW, told=True).spared == ""


def test_what_is_stopped_has_nothing_due() -> None:
    """Whatever came next."""
    over = stopped(begin(1, Policy("p", (step(0),)), NOW))

    assert (over.due, over.next_at, coming(over, Severity.CRISIS)) == (None, None, [])


def test_why_a_step_does_not_count() -> None:
    """Its severity, or its hours by the policy's own clock."""
    policy = Policy("p", (), timezone="America/Chicago")
    by_day = step(0, Condition(start=time(7), end=time(19)))

    assert why_not(step(0, Condition(at_least=Severity.HIGH)), policy, Severity.NORMAL, NOW).startswith(
        "it is for high"
    )
    assert why_not(by_day, policy, Severity.LOW, NOW + timedelta(hours=1)) == ""
    assert why_not(by_day, policy, Severity.LOW, NOW) == "it does not count at this hour in America/Chicago"


def test_who_comes_next_passes_over_what_will_be_skipped() -> None:
    """A person sees the step that will tell somebody, and when."""
    grave = Condition(at_least=Severity.HIGH)
    begun = begin(1, Policy("p", (step(0), step(10, grave), step(20)), last_resort=step(5)), NOW)
    after_first = after_step(begun, NOW, told=True)

    first, second, third, last = (*begun.policy.steps, begun.policy.last_resort)
    assert coming(begun, Severity.LOW) == [(first, NOW), (third, NOW), (last, NOW)]
    assert coming(after_first, Severity.LOW) == [(third, NOW + minutes(20)), (last, NOW + minutes(20))]
    assert coming(after_first, Severity.CRISIS)[0] == (second, NOW + minutes(10))
    at_the_end = replace(after_first, step=3)
    assert coming(at_the_end, Severity.LOW) == [(last, after_first.next_at)]
    only_grave = Escalation(1, Policy("p", (step(0, grave),)), NOW, next_at=NOW)
    assert coming(only_grave, Severity.LOW) == []
