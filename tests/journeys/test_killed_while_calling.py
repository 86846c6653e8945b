"""A process that is killed at any moment neither skips nor repeats a step; two processes never call twice."""

from __future__ import annotations

import json
import signal
import threading

import forked
import killed_worker
import pytest
from called import person, policy, step, with_team
from hospital import Hospital

from bot import wiring
from bot.domain.alert import Verb

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
CALLED = policy(step(0, person("lee")), step(5, person("dana")))
BORROWED = ("slack_bot_token", "slack_app_token", "slack_api_url", "database_path", "is_paced")


def is_killed(hospital: Hospital, at: str, *, before: bool) -> None:
    """Another process works on the same store, and dies there."""
    orders = {
        "settings": {name: getattr(hospital.settings, name) for name in BORROWED},
        "now": hospital.now.isoformat(),
        "rules": str(hospital.rules),
        "at": at,
        "before": before,
    }
    assert forked.ends(killed_worker.main, json.dumps(orders)) == -signal.SIGKILL


def times_called(hospital: Hospital) -> tuple[int, int]:
    lee, dana = (len(hospital.workspace.person(name).direct_messages) for name in ("lee", "dana"))
    return lee, dana


@pytest.mark.parametrize(
    ("at", "before"),
    [
        ("claim_due", False),
        ("finish_due", False),
        ("save_escalation", False),
        ("add_due", False),
        ("add_change", False),
        ("add_notice", False),
        ("claim_delivery", True),
        ("claim_delivery", False),
        ("tell", False),
        ("finish_delivery", False),
    ],
    ids=str,
)
def test_a_kill_at_each_step_calls_everybody_once(hospital: Hospital, at: str, before: bool) -> None:
    """After a restart Dana is called, if she was not yet, and once; what comes after that comes in its time."""
    with_team(hospital, CALLED)
    hospital.hears(WAIT)
    hospital.clock.advance(minutes=5)

    is_killed(hospital, at, before=before)
    hospital.restarts()
    with_team(hospital, CALLED)
    hospital.clock.advance(minutes=3)
    hospital.works()

    assert times_called(hospital) == (1, 1)
    assert [line.after for line in hospital.store.changes(1) if line.verb is Verb.PAGE] == ["U0LEE0001", "U0DANA001"]
    hospital.clock.advance(hours=2)
    hospital.works()
    assert times_called(hospital) == (1, 1)
    assert sum(hospital.store.undelivered().values()) == 0


def test_two_workers_on_one_store_never_call_twice(hospital: Hospital) -> None:
    """Four workers, each with connections of its own, begin together on ten alerts that are due."""
    with_team(hospital, CALLED)
    for number in range(10):
        hospital.publishes(f"St. Brigid Medical Center {WORDS[number]}")
    for timed in hospital.bot.sources:
        hospital.bot.poller.poll(timed.source)
    while hospital.bot.intake.take():
        pass
    assert len(hospital.store.alerts()) == 10
    gate = threading.Barrier(4)

    def work() -> None:
        store = wiring.open_store(hospital.settings)
        bot = wiring.build_bot(hospital.settings, hospital.bot.rules.current.book, store, [], hospital.clock)
        gate.wait()
        while bot.escalator.carry_out_one() or bot.deliverer.deliver_one():
            pass
        store.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert times_called(hospital) == (10, 0)
    paged = [line for alert in hospital.store.alerts() for line in hospital.store.changes(alert.id)]
    assert len([line for line in paged if line.verb is Verb.PAGE]) == 10


WORDS = (
    "lost my bill twice this year",
    "parking garage is full by eight",
    "served cold soup to everybody",
    "has a rude man at the front desk",
    "had no blankets left at midnight",
    "elevators are broken once more",
    "kept us waiting half the afternoon",
    "prints a wrong phone number",
    "locked its chapel on a Sunday",
    "website forgets every password",
)
