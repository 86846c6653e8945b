"""The bot watches itself."""

from dataclasses import replace

import pytest
from hospital import Hospital

from bot.flow.watch import Auditor, Hearing
from bot.sandbox.records import Channel

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
OPS = "wardwatch-ops"


class Heart:
    """Counts its beats."""

    def __init__(self) -> None:
        self.beats = 0

    def beat(self) -> None:
        self.beats += 1


@pytest.fixture
def heart() -> Heart:
    return Heart()


@pytest.fixture
def auditor(hospital: Hospital, heart: Heart) -> Auditor:
    keys = iter(range(1000))
    return Auditor(hospital.store, hospital.bot.rules, hospital.clock, lambda: f"audit-{next(keys)}", heart)


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
    assert "Over" not in told(hospital)
    hospital.clock.advance(minutes=3)
    auditor.audit()
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
    other = Auditor(hospital.store, hospital.bot.rules, hospital.clock, lambda: "another", Heart())

    auditor.audit()
    other.audit()

    assert told(hospital).count("mentions wait") == 1


def test_a_trouble_that_comes_and_goes_is_told_once(hospital: Hospital, auditor: Auditor) -> None:
    """A queue that is now over its bound and now under it is one trouble, with one beginning and one end."""
    for _ in range(5):
        hospital.publishes(WAIT)
        for timed in hospital.bot.sources:
            hospital.bot.poller.poll(timed.source)
        hospital.clock.advance(minutes=6)
        auditor.audit()
        while hospital.bot.intake.take():
            pass
        hospital.delivers()
        hospital.clock.advance(minutes=1)
        auditor.audit()
    hospital.clock.advance(minutes=4)
    auditor.audit()

    screen = told(hospital)
    assert screen.count("Over, after it began on 20 Nov 12:06 UTC") == 1
    assert screen.count("mentions wait to be looked at") == 2


def test_the_heart_beats_only_while_all_is_well(hospital: Hospital, auditor: Auditor, heart: Heart) -> None:
    """It misses each beat for as long as the trouble is there, told or not."""
    auditor.audit()
    assert heart.beats == 1

    hospital.slack.ledger.put(replace(reputation(hospital), is_archived=True))
    hospital.hears(WAIT)
    for _ in range(3):
        [finding] = auditor.audit()
    assert (finding.is_grave, heart.beats) == (False, 1)

    hospital.slack.ledger.put(replace(reputation(hospital), is_archived=False))
    hospital.store.retry_refused()
    hospital.works()
    auditor.audit()
    assert heart.beats == 2


def reputation(hospital: Hospital) -> Channel:
    return hospital.slack.directory.channel_named("reputation")


def test_a_connection_that_shows_no_life_is_told(hospital: Hospital, auditor: Auditor) -> None:
    """Any process that hears Slack will do; one that stops on purpose is not missed."""
    hearing = Hearing(hospital.store, hospital.clock, "one")
    assert auditor.look() == ()
    hearing.begin(is_connected=True)
    hospital.clock.advance(seconds=80)
    assert auditor.look() == ()

    hospital.clock.advance(seconds=20)
    [finding] = auditor.audit()
    assert (finding.key, finding.is_grave) == ("deaf", True)
    assert "No click is heard: there has been no connection to Slack for 40 s" in told(hospital)

    Hearing(hospital.store, hospital.clock, "another").note()
    assert auditor.look() == ()
    hospital.clock.advance(hours=1)
    hospital.delivers()
    Hearing(hospital.store, hospital.clock, "another").end()
    assert auditor.look() == ()


def test_a_start_without_slack_is_told(hospital: Hospital, auditor: Auditor) -> None:
    """It never heard anything, and should."""
    Hearing(hospital.store, hospital.clock, "one").begin(is_connected=False)
    hospital.clock.advance(minutes=1)

    assert [finding.key for finding in auditor.look()] == ["deaf"]
