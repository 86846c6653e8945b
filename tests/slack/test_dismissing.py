"""Payloads around Not about us and Why? that no Slack client sends, and troubles in between."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_bolt.response import BoltResponse
from slack_desk import OneAlertDesk
from slack_sdk import WebClient
from slack_views import DANA, REPUTATION

from bot.domain.alert import State
from bot.errors import StoreBusyError
from bot.sandbox.workspace import Workspace
from bot.slack import ids
from bot.slack.app import build_app
from bot.slack.payload import command_of
from bot.slack.poster import SlackChat


@pytest.fixture
def desk(client: WebClient) -> OneAlertDesk:
    desk = OneAlertDesk(SlackChat(client))
    desk.post()
    return desk


@pytest.fixture
def app(client: WebClient, desk: OneAlertDesk) -> App:
    return build_app(client, desk, desk)


def send(app: App, body: dict[str, Any]) -> BoltResponse:
    """What Slack is answered, when everything behind the answer has been done."""
    answer = app.dispatch(BoltRequest(body=body, mode="socket_mode"))
    app.listener_runner.listener_executor.shutdown(wait=True)
    return answer


def told(workspace: Workspace) -> list[str]:
    """What Dana is told privately: in the channel, or directly when no channel is known."""
    posted = [message.text for messages in workspace.ledger.messages.values() for message in messages.values()]
    whispered = [whisper.text for whisper in workspace.messages.whispers(DANA)]
    return [*whispered, *(text for text in posted if text.startswith("Nothing was done"))]


def form(desk: OneAlertDesk, typed: str, shown: str = "", **changes: Any) -> dict[str, Any]:
    """The form as Slack sends it, when it last told of the exclusion `shown`."""
    metadata = ids.private_metadata(ids.FormRef(17, REPUTATION, desk.thread.root.ts))
    values = {ids.exclusion_block(shown): {ids.EXCLUSION: {"type": "plain_text_input", "value": typed}}}
    view = {"type": "modal", "callback_id": ids.DISMISS_VIEW, "id": "V1", "hash": "1.a"}
    view |= {"private_metadata": metadata, "state": {"values": values}}
    return {"type": "view_submission", "user": {"id": DANA}, "view": view | changes}


def test_what_was_looked_at_is_dismissed(app: App, desk: OneAlertDesk) -> None:
    """The form told of what stands in its field: it closes, and the alert is dismissed."""
    answer = send(app, form(desk, "choir", "choir"))

    assert answer.body == ""
    assert desk.alert.state is State.DISMISSED


def test_what_was_not_looked_at_is_told_of_first(app: App, desk: OneAlertDesk) -> None:
    """Something else was typed since: the form stays, and tells of that."""
    answer = send(app, form(desk, "choir", "rovers"))

    assert '"response_action": "update"' in answer.body
    assert ids.exclusion_block("choir") in answer.body
    assert desk.alert.state is State.OPEN


def test_a_trouble_is_told_beside_the_field(app: App, desk: OneAlertDesk) -> None:
    """The form stays open, so that nothing typed is lost."""
    desk.trouble = StoreBusyError("busy")

    answer = send(app, form(desk, "choir", "choir"))

    assert "Please press again" in answer.body
    assert ids.exclusion_block("choir") in answer.body


@pytest.mark.parametrize("changes", [{"private_metadata": "{}"}, {"state": {"values": {}}}, {"state": None}])
def test_a_form_of_another_version_is_answered(
    app: App, desk: OneAlertDesk, workspace: Workspace, changes: dict[str, Any]
) -> None:
    """It cannot be read, so nothing is done; whoever sent it is told."""
    answer = send(app, form(desk, "choir", "choir", **changes))

    assert answer.status == 200
    assert "Nothing was done: this form is from another Wardwatch" in told(workspace)[-1]
    assert desk.alert.state is State.OPEN


@pytest.mark.parametrize("metadata", ["", "[]"])
def test_a_choice_in_a_form_that_is_not_ours(app: App, metadata: str) -> None:
    """There is nothing to tell it."""
    body = {
        "type": "block_actions",
        "user": {"id": DANA},
        "view": {"private_metadata": metadata},
        "actions": [{"action_id": ids.ALTERNATIVE, "block_id": "b", "selected_option": {"value": "choir"}}],
    }

    assert send(app, body).status == 200


def test_a_form_that_was_closed_meanwhile(app: App, desk: OneAlertDesk, workspace: Workspace) -> None:
    """Slack knows the form no more: the person is told, and nothing was done."""
    body = form(desk, "choir", "rovers") | {
        "type": "block_actions",
        "actions": [{"action_id": ids.EXCLUSION, "block_id": "b", "type": "plain_text_input", "value": "choir"}],
    }

    send(app, body)

    assert "Please press again" in told(workspace)[-1]


@pytest.mark.parametrize(("name", "values"), [("dismiss", [""]), ("why", ["", "99"])])
def test_a_button_that_names_no_alert(
    app: App, desk: OneAlertDesk, workspace: Workspace, name: str, values: list[str]
) -> None:
    """It is answered, and changes nothing."""
    for value in values:
        body = {
            "type": "block_actions",
            "user": {"id": DANA},
            "channel": {"id": REPUTATION},
            "container": {"type": "message", "message_ts": desk.thread.root.ts, "channel_id": REPUTATION},
            "actions": [{"action_id": ids.button(name), "block_id": "b", "type": "button", "value": value}],
        }
        build = build_app(app.client, desk, desk)
        send(build, body)

    assert [text for text in told(workspace) if "does not know this alert" in text] == told(workspace)
    assert len(told(workspace)) == len(values)


@pytest.mark.parametrize("body", [{}, {"text": 7, "user_id": [], "channel_id": None}])
def test_a_broken_command_asks_nothing(body: dict[str, Any]) -> None:
    """What is missing or of another kind reads as empty."""
    command = command_of(body)

    assert (command.text, command.place.user, command.place.channel_id) == ("", "", "")
