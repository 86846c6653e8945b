"""Slack over HTTP: the same team, the same buttons, without a socket."""

import socket

import httpx
import pytest
from hospital import Hospital
from over_http import SECRET, wall_clock, web

from bot.sandbox.refusals import PersonError
from bot.sandbox.webhook import Webhook

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"


def test_clicks_and_forms_work_as_over_the_socket(hospital: Hospital) -> None:
    """A button, a form with its faults, and what becomes of the alert."""
    alert = hospital.alert_about(WAIT)
    with web(hospital):
        alert.button("Acknowledge").click(by="Lee Park")
        alert.expect_shows("Acknowledged by @Lee Park")

        alert.button("Resolve").click(by="Lee Park")
        form = hospital.workspace.person("Lee Park").expect_modal("Resolve alert 1")
        assert not form.submit()
        assert form.errors
        form.fill({"How was it dealt with?": "Answered by phone"})
        assert form.submit()
        alert.expect_shows("Resolved by @Lee Park")


def test_a_command_is_answered_privately(hospital: Hospital) -> None:
    """Encoded as Slack encodes commands."""
    with web(hospital):
        hospital.workspace.channel("reputation").command("/wardwatch help", by="Lee Park")

        hospital.workspace.person("Lee Park").expect_whisper("/wardwatch why")


@pytest.mark.parametrize("secret", ["another secret", ""])
def test_what_slack_did_not_sign_does_nothing(hospital: Hospital, secret: str) -> None:
    """Anybody can find the address."""
    alert = hospital.alert_about(WAIT)
    with web(hospital, signed_with=secret) as url:
        alert.button("Acknowledge").click(by="Lee Park")
        unsigned = httpx.post(url, data={"payload": "{}"})

    assert unsigned.status_code == 401
    assert hospital.workspace.person("Lee Park").warnings
    assert hospital.store.alerts()[0].acknowledged_by == ""


def test_a_person_is_warned_when_nobody_answers(hospital: Hospital) -> None:
    """As Slack shows a warning sign beside the button."""
    alert = hospital.alert_about(WAIT)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        hospital.slack.webhook = Webhook(f"http://127.0.0.1:{nobody.getsockname()[1]}/", SECRET, wall_clock)

    with pytest.raises(PersonError, match="is not connected"):
        alert.button("Acknowledge").click(by="Lee Park")
