"""Slack sends again what was not acknowledged in time: it is done once, whichever process hears it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hospital import Hospital
from over_http import web

from bot.sandbox.records import Json
from bot.sandbox.socket import Ack

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
Again = Callable[[], object]


@pytest.fixture
def again(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> Again:
    """Sends the last thing that the app was sent once more."""
    sent: list[tuple[str, Json]] = []
    deliver = hospital.slack.deliver

    def noted(kind: str, payload: Json, timeout_s: float, *, accepts_response: bool = False) -> object:
        sent.append((kind, payload))
        return deliver(kind, payload, timeout_s, accepts_response=accepts_response)

    monkeypatch.setattr(hospital.slack, "deliver", noted)
    return lambda: deliver(*sent[-1], 10)


@pytest.mark.usefixtures("each_way")
def test_a_click_that_comes_again_is_acknowledged_and_not_done(hospital: Hospital, again: Again) -> None:
    """The person is not told off for pressing twice."""
    alert = hospital.alert_about(WAIT)
    with hospital.listening():
        alert.button("Acknowledge").click(by="Lee Park")
        alert.expect_shows("Acknowledged by @Lee Park")

        assert isinstance(again(), Ack)

    assert hospital.workspace.person("Lee Park").whispers == []
    assert len(hospital.store.changes(1, by_people=True)) == 1
    assert hospital.store.refusals(0, 9) == []


@pytest.mark.usefixtures("each_way")
def test_a_command_that_comes_again_is_answered_once(hospital: Hospital, again: Again) -> None:
    """Nobody reads the same answer twice."""
    lee = hospital.workspace.person("Lee Park")
    with hospital.listening():
        hospital.workspace.channel("reputation").command("/wardwatch help", by="Lee Park")
        lee.expect_whisper("/wardwatch")
        before = len(lee.whispers)

        assert isinstance(again(), Ack)

    assert len(lee.whispers) == before


def test_a_repeat_is_known_by_a_process_that_did_not_hear_the_first(hospital: Hospital, again: Again) -> None:
    """The socket of one worker died after the click; the repeat reaches another one, over HTTP."""
    alert = hospital.alert_about(WAIT)
    with hospital.listening():
        alert.button("Acknowledge").click(by="Lee Park")
        alert.expect_shows("Acknowledged by @Lee Park")
    hospital.restarts()

    with web(hospital):
        assert isinstance(again(), Ack)

    assert hospital.workspace.person("Lee Park").whispers == []
    assert hospital.store.refusals(0, 9) == []


def test_after_ten_minutes_it_is_forgotten(hospital: Hospital, again: Again) -> None:
    """Slack sends nothing so late; what does come then is refused by the alert itself, with a reason."""
    alert = hospital.alert_about(WAIT)
    with hospital.listening():
        alert.button("Acknowledge").click(by="Lee Park")
        alert.expect_shows("Acknowledged by @Lee Park")
        hospital.clock.advance(minutes=11)

        again()
        hospital.workspace.person("Lee Park").expect_whisper()

    assert len(hospital.store.changes(1, by_people=True)) == 1
