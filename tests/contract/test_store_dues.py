"""What falls due, and how far an alert has walked its policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from store_engines import Database
from store_samples import DAY, MINUTE, NOW, at_once, opened

from bot.domain.due import ClaimedDue, Due, DueKind
from bot.domain.escalation import Escalation, Progress
from bot.domain.policy import Condition, Policy, Step, Target, TargetKind, Way
from bot.domain.severity import Severity
from bot.ports import Store


def claimed(store: Store, token: str = "t1", now: object = NOW) -> ClaimedDue:
    due = store.claim_due(token, now, now + MINUTE)  # type: ignore[operator, arg-type]
    assert due is not None
    return due


def test_the_same_due_is_remembered_once(store: Store) -> None:
    """By kind, alert, detail and time; also when it is about no alert."""
    alert = opened(store)
    step, handoff = Due(DueKind.STEP, NOW, alert.id), Due(DueKind.HANDOFF, NOW, detail="desk lee")

    assert [store.add_due(due) for due in (step, step, handoff, handoff)] == [True, False, True, False]
    assert store.add_due(replace(step, due_at=NOW + MINUTE))
    assert store.dues(DueKind.STEP) == [step, replace(step, due_at=NOW + MINUTE)]


def test_nothing_is_claimed_before_its_time(store: Store) -> None:
    """And then what has waited longest."""
    later, earlier = Due(DueKind.HANDOFF, NOW, detail="b"), Due(DueKind.HANDOFF, NOW - MINUTE, detail="a")
    store.add_due(later)
    store.add_due(earlier)

    assert store.claim_due("t0", NOW - 2 * MINUTE, NOW) is None
    assert store.next_due_at(NOW - DAY) == NOW - MINUTE
    assert [claimed(store, token).due for token in ("t1", "t2")] == [earlier, later]
    assert store.claim_due("t3", NOW, NOW + MINUTE) is None


def test_a_claim_that_expired_comes_back_and_the_late_worker_finishes_nothing(store: Store) -> None:
    """Whoever was presumed dead cannot do it a second time."""
    store.add_due(Due(DueKind.HANDOFF, NOW, detail="a"))
    dead = claimed(store, "dead")

    alive = claimed(store, "alive", NOW + MINUTE)

    assert (dead.attempts, alive.attempts) == (1, 2)
    assert not store.finish_due(dead)
    assert not store.postpone_due(dead, NOW)
    assert store.finish_due(alive)
    assert store.next_due_at(NOW) is None


def test_what_is_finished_may_be_planned_again_for_the_same_time(store: Store) -> None:
    """An escalation that begins anew at the same moment loses no step."""
    alert = opened(store)
    due = Due(DueKind.STEP, NOW, alert.id)
    store.add_due(due)
    store.finish_due(claimed(store))

    assert store.add_due(due)
    assert claimed(store).due == due


def test_what_is_postponed_keeps_its_own_time(store: Store) -> None:
    """It may be claimed again later, and is still the same due."""
    due = Due(DueKind.HANDOFF, NOW, detail="a")
    store.add_due(due)

    assert store.postpone_due(claimed(store), NOW + MINUTE)

    assert store.claim_due("t2", NOW, NOW + MINUTE) is None
    assert store.next_due_at(NOW) == NOW + MINUTE
    assert claimed(store, "t2", NOW + MINUTE).due == due


def test_a_due_that_is_cancelled_while_it_is_claimed_is_not_finished(store: Store) -> None:
    """Somebody acknowledged while a worker was about to call the next one."""
    alert, other = opened(store), opened(store, "2")
    for about in (alert, other):
        store.add_due(Due(DueKind.STEP, NOW, about.id))
    store.add_due(Due(DueKind.WAKE, NOW + DAY, alert.id))
    mine = claimed(store)

    assert store.cancel_dues(alert.id, [DueKind.STEP, DueKind.CONFIRM]) == 1

    assert not store.finish_due(mine)
    assert [due.alert_id for due in store.dues(DueKind.STEP)] == [other.id]
    assert len(store.dues(DueKind.WAKE)) == 1
    assert store.cancel_dues(alert.id, []) == 0


def test_dues_about_no_alert_are_cancelled_by_their_detail(store: Store) -> None:
    """Others stay."""
    store.add_due(Due(DueKind.HANDOFF, NOW, detail="desk lee"))
    store.add_due(Due(DueKind.HANDOFF, NOW, detail="night sam"))

    assert store.cancel_detail(DueKind.HANDOFF, "desk lee") == 1
    assert [due.detail for due in store.dues(DueKind.HANDOFF)] == ["night sam"]


def test_each_due_goes_to_one_worker(database: Database) -> None:
    """Eight workers with connections of their own, thirty dues."""
    store = database.open()
    for number in range(30):
        store.add_due(Due(DueKind.HANDOFF, NOW, detail=str(number)))

    def work(worker: int) -> list[str]:
        mine, found = database.open(), []
        while due := mine.claim_due(f"w{worker}", NOW, NOW + MINUTE):
            found.append(due.due.detail)
        return found

    taken = [detail for found in at_once(8, work) for detail in found]
    assert sorted(taken, key=int) == [str(number) for number in range(30)]


POLICY = Policy(
    id="urgent",
    steps=(
        Step(
            timedelta(minutes=5),
            (Target(TargetKind.SCHEDULE, "desk"), Target(TargetKind.GROUP, "S0TEAM001")),
            (Way.DM, Way.SMS),
            Condition(Severity.HIGH, frozenset({0, 6}), time(22), time(7, 30)),
        ),
    ),
    repeats=2,
    last_resort=Step(timedelta(0), (Target(TargetKind.CHANNEL, "crisis-room"),), (Way.CHANNEL,)),
    confirm_after=timedelta(hours=1),
    timezone="America/Chicago",
)


def test_an_escalation_comes_back_as_it_was(store: Store) -> None:
    """With its own copy of the policy, whatever the rules say since."""
    alert = opened(store)
    assert store.escalation(alert.id) is None
    begun = Escalation(alert.id, POLICY, NOW, next_at=NOW + MINUTE, by="U0DANA001")

    store.save_escalation(begun)
    assert store.escalation(alert.id) == begun

    over = replace(
        begun, policy=Policy("plain", ()), progress=Progress.EXHAUSTED, round=1, step=1, next_at=None, told_at=NOW
    )
    store.save_escalation(over)
    assert store.escalation(alert.id) == over
