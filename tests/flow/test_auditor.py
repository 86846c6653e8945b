"""The bot watches itself."""

import pytest
from hospital import Hospital

from bot.flow.watch import Auditor

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
OPS = "wardwatch-ops"


@pytest.fixture
def auditor(hospital: Hospital) -> Auditor:
    keys = iter(range(1000))
    return Auditor(hospital.store, hospital.bot.rules, hospital.clock, lambda: f"audit-{next(keys)}")


def told(hospital: Hospital) -> str:
    """What stands in the channel for the bot's own troubles, oldest first."""
    hospital.delivers()
    return hospital.workspace.channel(OPS).screen()


def test_all_is_well_and_nobody_hears_of_it(hospital: Hospital, auditor: Auditor) -> None:
    """A story that is told in time is no trouble."""
    hospital.hears(WAIT)

    assert auditor.audit() == ()
    assert hospital.store.troubles() == []


def test_a_trouble_is_told_once_and_again_when_it_ends(hospital: Hospital, auditor: Auditor) -> None:
    """However often it is looked at in between."""
    hospital.publishes(WAIT)
    for timed in hospital.bot.sources:
        hospital.bot.poller.poll(timed.source)
    hospital.clock.advance(minutes=7)

    for _ in range(3):
        [finding] = auditor.audit()
        hospital.clock.advance(minutes=1)
    assert (finding.key, finding.is_grave) == ("intake", True)

    while hospital.bot.intake.take():
        pass
    hospital.delivers()
    assert auditor.audit() == ()
    screen = told(hospital)
    assert screen.count("1 mentions wait to be looked at, the first for 7 min.") == 2
    assert screen.count("Over, after it began on 20 Nov 12:07 UTC: 1 mentions wait") == 1


def test_looking_changes_nothing(hospital: Hospital, auditor: Auditor) -> None:
    """Health may be asked for by anybody, any number of times."""
    hospital.publishes(WAIT)
    for timed in hospital.bot.sources:
        hospital.bot.poller.poll(timed.source)
    hospital.clock.advance(minutes=7)

    assert [finding.key for finding in auditor.look()] == ["intake"]
    assert hospital.store.troubles() == []


def test_two_workers_tell_a_trouble_once(hospital: Hospital, auditor: Auditor) -> None:
    """The second finds it noted."""
    hospital.publishes(WAIT)
    for timed in hospital.bot.sources:
        hospital.bot.poller.poll(timed.source)
    hospital.clock.advance(minutes=7)
    other = Auditor(hospital.store, hospital.bot.rules, hospital.clock, lambda: "another")

    auditor.audit()
    other.audit()

    assert told(hospital).count("mentions wait") == 1
