"""Whatever breaks between the bot and Slack, each message is there exactly once when it is mended."""

from __future__ import annotations

import pytest
from hospital import Hospital

from tests.standins.faulty_proxy import BROKEN, HTML, LIST, NOT_JSON, TOO_MANY, Answer, Fault, FaultyProxy

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
AGAIN = "same here at St. Brigid's hospital, my mother sat there all night"

EVERYTHING = [
    Fault.REFUSE,
    Fault.LOSE_ANSWER,
    Fault.HALF_ANSWER,
    Fault.DARK,
    Fault.DARK_AFTER,
    HTML,
    TOO_MANY,
    BROKEN,
    NOT_JSON,
    LIST,
]


def name_of(fault: Fault | Answer) -> str:
    return fault.name if isinstance(fault, Fault) else f"answered {fault.status} {fault.body[:12]}"


def passes_by(hospital: Hospital) -> None:
    """Long enough for every retry."""
    for _ in range(6):
        hospital.clock.advance(minutes=3)
        hospital.works()


def assert_one_story(hospital: Hospital, replies: int) -> None:
    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(alert.thread) == replies
    assert hospital.store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}


@pytest.mark.parametrize("fault", EVERYTHING, ids=name_of)
def test_a_first_post(hospital: Hospital, proxy: FaultyProxy, fault: Fault | Answer) -> None:
    """One thread, with its suggested replies."""
    proxy.breaks("chat.postMessage", fault)

    hospital.hears(WAIT)
    passes_by(hospital)

    assert_one_story(hospital, replies=1)


@pytest.mark.parametrize("fault", EVERYTHING, ids=name_of)
def test_a_reply(hospital: Hospital, proxy: FaultyProxy, fault: Fault | Answer) -> None:
    """It joins once, and the first post counts it."""
    first = hospital.hears(WAIT)
    proxy.breaks("chat.postMessage", fault)

    hospital.hears(AGAIN, in_reply_to=first)
    passes_by(hospital)

    assert_one_story(hospital, replies=2)
    assert "2 mentions" in hospital.workspace.channel("reputation").alerts[0].text


@pytest.mark.parametrize("fault", EVERYTHING, ids=name_of)
def test_an_edit(hospital: Hospital, proxy: FaultyProxy, fault: Fault | Answer) -> None:
    """The first post shows the present in the end, however often it had to be edited."""
    first = hospital.hears(WAIT)
    proxy.breaks("chat.update", fault)

    hospital.hears(AGAIN, in_reply_to=first)
    passes_by(hospital)

    assert_one_story(hospital, replies=2)
    assert "2 mentions" in hospital.workspace.channel("reputation").alerts[0].text


@pytest.mark.parametrize("fault", EVERYTHING, ids=name_of)
def test_a_look_up(hospital: Hospital, proxy: FaultyProxy, fault: Fault | Answer) -> None:
    """The answer was lost, and then the look-up breaks too: it is not taken for an absence."""
    proxy.breaks("chat.postMessage", Fault.LOSE_ANSWER)
    proxy.breaks("conversations.history", fault)

    hospital.hears(WAIT)
    passes_by(hospital)

    assert_one_story(hospital, replies=1)
    assert proxy.count("conversations.history") >= 2


def test_everything_at_once(hospital: Hospital, proxy: FaultyProxy) -> None:
    """A day on which nothing works at the first try."""
    proxy.breaks("chat.postMessage", *EVERYTHING)
    proxy.breaks("chat.update", *EVERYTHING)
    proxy.breaks("conversations.history", Fault.REFUSE, HTML, BROKEN)
    proxy.breaks("conversations.replies", Fault.REFUSE, HTML, BROKEN)
    first = hospital.hears(WAIT)
    for number in range(5):
        hospital.hears(f"{AGAIN} {number}", in_reply_to=first)

    for _ in range(10):
        passes_by(hospital)

    assert_one_story(hospital, replies=6)
    assert "6 mentions" in hospital.workspace.channel("reputation").alerts[0].text


def test_a_look_up_is_bounded(hospital: Hospital, proxy: FaultyProxy) -> None:
    """A message that is certainly absent is sent again, after as few questions as it takes."""
    proxy.breaks("chat.postMessage", Fault.DARK)

    hospital.hears(WAIT)
    passes_by(hospital)

    assert_one_story(hospital, replies=1)
    assert proxy.count("conversations.history") <= 2
