"""What the app answers to people: submissions, shortcuts, private answers, connections that end."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import Any

import pytest
from moved_clock import MovedClock
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient
from stories_samples import Listen, button, plain, post_card
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as websocket

from bot.sandbox.messages import Span
from bot.sandbox.records import Channel
from bot.sandbox.serve import Running
from bot.sandbox.stbrigid import APP_TOKEN
from tests.workspace import StoryWorkspace


def modal_of(title: str, **more: Any) -> dict[str, Any]:
    field = {"type": "plain_text_input", "action_id": "words"}
    question = {"type": "input", "block_id": "note", "optional": True, "label": plain("Note"), "element": field}
    return {
        "type": "modal",
        "callback_id": "wardwatch:report-link",
        "title": plain(title),
        "submit": plain("Go"),
        "blocks": [question],
        **more,
    }


ANSWERS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "update": ({"response_action": "update", "view": modal_of("Second")}, ["Second"]),
    "push": ({"response_action": "push", "view": modal_of("Second")}, ["First", "Second"]),
    "clear": ({"response_action": "clear"}, []),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_answers_to_a_submission(workspace: StoryWorkspace, app: App, listen: Listen, answer: str) -> None:
    """The app's answer updates the modal, puts another on top, or clears them all."""
    given, titles = ANSWERS[answer]
    dana = workspace.person("dana")
    app.view("wardwatch:report-link")(lambda ack: ack(given))
    app.shortcut("wardwatch:report-link")(
        lambda ack, client, shortcut: (
            ack(),
            client.views_open(trigger_id=shortcut["trigger_id"], view=modal_of("First")),
        )
    )
    listen()
    workspace.hands.shortcut(dana.user_id, "wardwatch:report-link")

    assert dana.expect_modal("First").submit()

    stack = workspace.state.views.stack(dana.user_id)
    assert [view.body["title"]["text"] for view in stack] == titles


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "sing"},
    ],
    ids=["unknown input", "broken view", "unknown action"],
)
def test_bad_answer_to_a_submission(
    workspace: StoryWorkspace, app: App, listen: Listen, answer: dict[str, Any]
) -> None:
    """An answer that Slack would not take leaves the modal open and warns the person."""
    dana = workspace.person("dana")
    app.view("wardwatch:report-link")(lambda ack: ack(answer))
    state = workspace.state
    state.views.open(dana.user_id, modal_of("First") | {"blocks": modal_of("First")["blocks"]}, state.install)
    listen()

    assert not dana.expect_modal("First").submit()

    assert dana.expect_modal("First")
    assert "wardwatch answered badly" in dana.warnings[0]


def test_message_shortcut(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """A shortcut from a message's menu arrives with the message."""
    bodies: list[dict[str, Any]] = []
    app.message_shortcut("wardwatch:report-message")(lambda ack, body: (ack(), bodies.append(body)))
    listen()
    ts = post_card(client)

    workspace.hands.message_shortcut("U0DANA001", "C0REPUT01", ts, "wardwatch:report-message")

    assert (bodies[0]["message_ts"], bodies[0]["message"]["ts"]) == (ts, ts)


def test_home_tab(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """Opening the home tab reaches the app, and what it publishes is there for that person to click."""
    clicks: list[str] = []
    view = {"type": "home", "blocks": [{"type": "actions", "elements": [button("Refresh", "refresh")]}]}
    app.event("app_home_opened")(lambda event, client: client.views_publish(user_id=event["user"], view=view))
    app.action("refresh")(lambda ack, body: (ack(), clicks.append(body["view"]["type"])))
    listen()

    workspace.hands.open_home("U0DANA001")
    home = workspace.state.wait_for(lambda: workspace.state.views.home("U0DANA001"), 10)
    assert home
    workspace.hands.modals.click("U0DANA001", home.id, "refresh")

    assert clicks == ["home"]
    assert workspace.state.views.home("U0LEE0001") is None


def test_whisper_can_be_replaced_and_deleted(
    workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen
) -> None:
    """A click on an ephemeral message lets the app change it and take it away, through its `response_url` alone."""
    blocks = [{"type": "actions", "elements": [button("Change", "change"), button("Dismiss", "dismiss")]}]
    dismiss = [{"type": "actions", "elements": [button("Dismiss", "dismiss")]}]
    app.action("change")(lambda ack, respond: (ack(), respond(text="changed", blocks=dismiss, replace_original=True)))
    app.action("dismiss")(lambda ack, respond: (ack(), respond(delete_original=True)))
    listen()
    client.chat_postEphemeral(channel="C0REPUT01", user="U0DANA001", text="psst", blocks=blocks)
    whisper = workspace.person("dana").expect_whisper("[Change]")

    whisper.button("Change").click(by="dana")
    whisper.expect_gone("[Change]")
    whisper.button("Dismiss").click(by="dana")

    assert workspace.state.wait_for(lambda: not workspace.person("dana").whispers, 10)


def test_response_url_wears_out(workspace: StoryWorkspace, running: Running, clock: MovedClock) -> None:
    """A `response_url` answers five times and for half an hour."""
    give = workspace.state.triggers.response
    worn, old = (f"{running.url}/response/{give('U0DANA001', 'C0REPUT01')}" for _ in range(2))

    answers = [WebhookClient(worn).send(text="hello") for _ in range(6)]
    clock.advance(minutes=31)
    late = WebhookClient(old).send(text="hello")

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert (answers[-1].body, late.body) == ("used_url", "expired_url")


def test_response_url_works_where_the_app_is_not(workspace: StoryWorkspace, app: App, listen: Listen) -> None:
    """A command in a channel that the app cannot see is answered there all the same."""
    workspace.state.directory.add_channel(Channel("C0BOARD01", "board", ("U0DANA001",), is_private=True))
    app.command("/wardwatch")(
        lambda ack, respond: (ack("one"), respond("two"), respond("all", response_type="in_channel"))
    )
    listen()

    workspace.channel("board").command("/wardwatch status", by="dana")

    workspace.person("dana").expect_whisper("one")
    workspace.person("dana").expect_whisper("two")
    assert workspace.state.wait_for(lambda: workspace.state.messages.history("C0BOARD01", Span()), 10)


def test_eleventh_connection_is_refused(workspace: StoryWorkspace, client: WebClient) -> None:
    """Ten connections are held; one more is told so and closed. A ticket is good once."""
    with ExitStack() as stack:
        held = [stack.enter_context(connect(client)) for _ in range(10)]
        greetings = [json.loads(each.recv(10)) for each in held]
        extra = stack.enter_context(connect(client))
        farewell = json.loads(extra.recv(10))

        assert [greeting["num_connections"] for greeting in greetings] == list(range(1, 11))
        assert greetings[0]["connection_info"] == {"app_id": "A0WARDW01"}
        assert (farewell["type"], farewell["reason"]) == ("disconnect", "too_many_websockets")


def test_ticket_is_good_once(client: WebClient) -> None:
    """An address that was connected to cannot be used again."""
    address = client.apps_connections_open(app_token=APP_TOKEN)["url"]

    with websocket(address), pytest.raises(InvalidStatus, match="403"), websocket(address):
        pass


def connect(client: WebClient) -> ClientConnection:
    return websocket(client.apps_connections_open(app_token=APP_TOKEN)["url"])


def test_connection_lost_between_clicks(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """When every connection breaks, the app's own client comes back and hears the next click."""
    clicks: list[str] = []
    app.action("acknowledge")(lambda ack, body: (ack(), clicks.append(body["trigger_id"])))
    listen(ping_interval=1)
    post_card(client)
    before = workspace.state.sequence

    workspace.state.sockets.drop_all()
    assert workspace.state.wait_for(
        lambda: workspace.state.sequence > before + 1 and workspace.state.sockets.count == 1, 10
    )
    workspace.channel("reputation").expect_alert().button("Acknowledge").click(by="dana")

    assert len(clicks) == 1
