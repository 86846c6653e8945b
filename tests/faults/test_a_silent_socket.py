"""A connection that died without a word is noticed and replaced, and the next click is heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hospital import Hospital
from workspace import AlertMessage

from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN
from bot.slack.app import build_app
from bot.slack.client import client_for
from bot.slack.socket import SILENT_LOOKS, Ears
from tests.standins.dark_wire import DarkWire

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
PING_S = 0.05


@pytest.fixture
def wire(hospital: Hospital) -> Iterator[DarkWire]:
    with DarkWire(hospital.running.url) as made:
        yield made


@pytest.fixture
def ears(hospital: Hospital, wire: DarkWire) -> Iterator[Ears]:
    client = client_for(BOT_TOKEN, wire.api_url)
    app = build_app(client, hospital.bot.desk(hospital.delivers), hospital.bot.office(hospital.delivers))
    made = Ears(app, APP_TOKEN, ping_s=PING_S)
    yield made
    assert made.close(10)


def looks(ears: Ears, times: int) -> list[bool]:
    return [ears.look() for _ in range(times)]


def answers_a_ping(hospital: Hospital, ears: Ears) -> None:
    listening = ears._listening
    assert hospital.slack.wait_for(lambda: listening._sign() not in (None, listening._last_sign), 10)


def stop_the_monitor(ears: Ears) -> None:
    """The thread of the SDK that looks after the connection dies, as it has done in the wild."""
    ears._listening._handler.client.current_app_monitor.shutdown()


def test_a_connection_in_which_slack_answers_is_kept(hospital: Hospital, wire: DarkWire, ears: Ears) -> None:
    """However often it is looked at."""
    ears.open()
    for _ in range(3):
        answers_a_ping(hospital, ears)
        assert ears.look()

    assert hospital.slack.sockets.count == 1


def is_heard(hospital: Hospital, ears: Ears, alert: AlertMessage) -> bool:
    """Whether a click arrives over the one connection that is left."""
    assert hospital.slack.wait_for(lambda: hospital.slack.sockets.count == 1, 10)
    alert.button("Acknowledge").click(by="Lee Park")
    alert.expect_shows("Acknowledged by @Lee Park")
    return ears._listening.is_connected


def test_one_that_went_dark_is_replaced(hospital: Hospital, wire: DarkWire, ears: Ears) -> None:
    """Its socket is open at both ends, and the SDK, whose monitor died, thinks that all is well."""
    alert = hospital.alert_about(WAIT)
    ears.open()
    answers_a_ping(hospital, ears)
    stop_the_monitor(ears)
    wire.goes_dark()
    ears.look()
    assert ears._listening.is_connected

    assert looks(ears, SILENT_LOOKS) == [False] * SILENT_LOOKS

    assert is_heard(hospital, ears, alert)


def test_one_that_never_answered_is_replaced(hospital: Hospital, wire: DarkWire, ears: Ears) -> None:
    """It went dark before its first pong: the SDK would wait for one for ever."""
    alert = hospital.alert_about(WAIT)
    wire.goes_dark_after_the_greeting()
    ears.open()
    assert ears._listening.is_connected

    looks(ears, SILENT_LOOKS)

    assert is_heard(hospital, ears, alert)
