"""The real bolt app in the local workspace: what people do reaches it, and what it answers reaches them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from stories_samples import CARD, RESOLVE_MODAL, Listen, plain, post_card

from bot.sandbox.refusals import PersonError
from tests.workspace import StoryWorkspace


def test_click_reaches_the_app(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """A click on a button arrives at its listener with who, where and what, and the edit is seen."""
    bodies: list[dict[str, Any]] = []

    @app.action("acknowledge")
    def on_acknowledge(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        bodies.append(body)
        client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="Acknowledged by <@U0DANA001>")

    listen()
    ts = post_card(client)

    alert = workspace.channel("reputation").expect_alert(containing="Nine hours in the hall & nobody came")
    alert.button("Acknowledge").click(by="dana")

    alert.expect_shows("Acknowledged by @Dana Whitfield")
    assert alert.labels == []
    (body,) = bodies
    assert body["user"] == {"id": "U0DANA001", "username": "dana", "name": "dana", "team_id": "T0BRIGID1"}
    assert body["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": "C0REPUT01",
        "is_ephemeral": False,
    }
    assert body["actions"][0] | {"action_ts": ""} == {
        "action_id": "acknowledge",
        "block_id": "doings",
        "type": "button",
        "text": {**plain("Acknowledge"), "emoji": True},
        "value": "17",
        "style": "primary",
        "action_ts": "",
    }
    assert body["state"] == {"values": {"doings": {"assign": {"type": "users_select", "selected_user": None}}}}


def test_assign_by_name(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """Choosing a person sends their id, in the action and in the state of the message."""
    bodies: list[dict[str, Any]] = []

    @app.action("assign")
    def on_assign(ack: Ack, body: dict[str, Any]) -> None:
        bodies.append(body)
        ack()

    listen()
    post_card(client)

    workspace.channel("reputation").expect_alert().select("Assign").choose("lee", by="dana")

    (body,) = bodies
    assert body["actions"][0]["selected_user"] == "U0LEE0001"
    assert body["state"]["values"]["doings"]["assign"]["selected_user"] == "U0LEE0001"


def test_modal_from_click_to_submission(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """A modal opens from a click, shows Slack's complaints and then the app's, and closes when the app is content."""
    submitted: list[dict[str, Any]] = []

    @app.action("resolve")
    def on_resolve(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=RESOLVE_MODAL)

    @app.view("resolve")
    def on_submission(ack: Ack, view: dict[str, Any]) -> None:
        submitted.append(view)
        note = view["state"]["values"]["note"]["words"]["value"]
        ack() if note else ack(response_action="errors", errors={"note": "Say a word about it"})

    listen()
    post_card(client)
    dana = workspace.person("dana")

    workspace.channel("reputation").expect_alert().button("Resolve").click(by="dana")
    modal = dana.modal

    assert modal.title == "Resolve"
    assert not modal.submit()
    assert modal.errors == {"Disposition": "Please complete this required field."}
    modal.fill({"Disposition": "answered online"})
    assert not modal.submit()
    assert modal.errors == {"Note": "Say a word about it"}
    modal.fill({"Note": "we called back"})
    assert modal.submit()
    assert dana.has_no_modal()
    assert submitted[-1]["private_metadata"] == "17"
    assert submitted[-1]["state"]["values"]["how"]["pick"]["selected_option"]["value"] == "online"


def test_closing_a_modal_is_told(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """A modal that asks for it reports that it was closed."""
    closed: list[str] = []

    @app.action("resolve")
    def on_resolve(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=RESOLVE_MODAL)

    @app.view_closed("resolve")
    def on_closed(ack: Ack, view: dict[str, Any]) -> None:
        ack()
        closed.append(view["private_metadata"])

    listen()
    post_card(client)
    workspace.channel("reputation").expect_alert().button("Resolve").click(by="dana")

    workspace.person("dana").modal.close()

    assert workspace.person("dana").has_no_modal()
    assert workspace.state.wait_for(lambda: closed, 5) == ["17"]


def test_options_from_the_app(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """bolt's own listener for options answers a menu, and what was chosen from it arrives."""
    chosen: list[str] = []
    menu = {"type": "external_select", "action_id": "ward", "min_query_length": 1}

    @app.options("ward")
    def on_typed(ack: Ack, payload: dict[str, Any]) -> None:
        ack(options=[{"text": plain(f"Ward {payload['value']}"), "value": payload["value"]}])

    @app.action("ward")
    def on_chosen(ack: Ack, action: dict[str, Any]) -> None:
        chosen.append(action["selected_option"]["value"])
        ack()

    listen()
    blocks = [{"type": "actions", "elements": [menu]}]
    ts = client.chat_postMessage(channel="C0REPUT01", text="Which ward?", blocks=blocks)["ts"]

    offered = workspace.hands.options("U0DANA001", "C0REPUT01", ts, "ward", "7")
    workspace.hands.choose("U0DANA001", "C0REPUT01", ts, "ward", "Ward 7")

    assert [option["value"] for option in offered.options] == ["7"]
    assert chosen == ["7"]


def test_private_answer(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """An answer through the `response_url` is seen by the person who clicked and by nobody else."""

    @app.action("acknowledge")
    def on_acknowledge(ack: Ack, respond: Callable[..., Any]) -> None:
        ack()
        respond(text="Lee already has it", response_type="ephemeral", replace_original=False)

    listen()
    post_card(client)

    workspace.channel("reputation").expect_alert().button("Acknowledge").click(by="sam")

    workspace.person("sam").expect_whisper(containing="Lee already has it")
    assert not workspace.person("dana").sees("Lee already has it")


def test_slash_command(workspace: StoryWorkspace, app: App, listen: Listen) -> None:
    """A slash command arrives with its text, and an answer in the acknowledgement is shown to its person."""

    @app.command("/wardwatch")
    def on_command(ack: Ack, command: dict[str, Any]) -> None:
        ack(f"{command['user_name']} asked for {command['text']} in {command['channel_name']}")

    listen()

    workspace.channel("campaigns").command("/wardwatch status", by="dana")

    workspace.person("dana").expect_whisper(containing="dana asked for status in campaigns")


def test_mention_of_the_bot_is_an_event(workspace: StoryWorkspace, app: App, listen: Listen) -> None:
    """A message that names the bot reaches it as an `app_mention`."""
    events: list[dict[str, Any]] = []
    app.event("app_mention")(lambda event: events.append(event))
    listen()

    workspace.channel("reputation").say("<@U0WARDW01> what is open?", by="dana")

    assert workspace.state.wait_for(lambda: events, 5)
    assert events[0]["user"] == "U0DANA001"
    assert events[0]["text"] == "<@U0WARDW01> what is open?"


def test_each_envelope_goes_to_one_connection(
    workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen
) -> None:
    """Two connections share the clicks in turn, and no click arrives twice."""
    heard: dict[int, int] = {}
    clicks: list[str] = []

    @app.action("acknowledge")
    def on_acknowledge(ack: Ack, body: dict[str, Any]) -> None:
        clicks.append(body["trigger_id"])
        ack()

    for handler in (listen(), listen()):
        heard[id(handler)] = 0

        def count(message: str, key: int = id(handler)) -> None:
            heard[key] += '"block_actions"' in message

        handler.client.on_message_listeners.append(count)
    post_card(client)
    alert = workspace.channel("reputation").expect_alert()

    for _ in range(4):
        alert.button("Acknowledge").click(by="dana")

    assert len(set(clicks)) == len(clicks) == 4
    assert sorted(heard.values()) == [2, 2]


def test_refreshed_connection_is_replaced(
    workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen
) -> None:
    """A connection that is asked to refresh reconnects, and the next click is heard."""
    clicks: list[str] = []

    @app.action("acknowledge")
    def on_acknowledge(ack: Ack, body: dict[str, Any]) -> None:
        clicks.append(body["trigger_id"])
        ack()

    listen()
    post_card(client)

    workspace.state.sockets.refresh()
    workspace.expect_connected()
    workspace.channel("reputation").expect_alert().button("Acknowledge").click(by="dana")

    assert len(clicks) == 1


def test_nobody_listens(workspace: StoryWorkspace, client: WebClient) -> None:
    """A click while the app is not connected fails, and the person is warned."""
    post_card(client)
    alert = workspace.channel("reputation").expect_alert()

    with pytest.raises(PersonError, match="not connected"):
        alert.button("Acknowledge").click(by="dana")

    assert workspace.person("dana").warnings == ["wardwatch is not connected, so it did not hear you."]


def test_no_acknowledgement(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """A click that the app never acknowledges leaves a warning for the person."""
    workspace.state.ack_timeout_s = 0.05
    listen()
    post_card(client)

    workspace.channel("reputation").expect_alert().button("Acknowledge").click(by="dana")

    assert workspace.person("dana").warnings == ["wardwatch did not answer in time."]


def test_late_acknowledgement(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """An acknowledgement that comes too late does not take the warning back, and disturbs no later click."""
    released, arrived = threading.Event(), threading.Event()

    @app.action("acknowledge")
    def on_acknowledge(ack: Ack) -> None:
        released.wait(10)
        ack()
        arrived.set()

    workspace.state.ack_timeout_s = 0.05
    listen()
    post_card(client)
    alert = workspace.channel("reputation").expect_alert()

    alert.button("Acknowledge").click(by="dana")
    released.set()
    assert arrived.wait(10)
    workspace.state.ack_timeout_s = 10
    alert.button("Acknowledge").click(by="dana")

    assert workspace.person("dana").warnings == ["wardwatch did not answer in time."]


def test_stale_button(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """A button that an edit took away can no longer be clicked."""
    listen()
    ts = post_card(client)
    stale = workspace.channel("reputation").expect_alert().button("Acknowledge")
    client.chat_update(channel="C0REPUT01", ts=ts, text="Resolved")

    with pytest.raises(PersonError, match="no such control"):
        stale.click(by="dana")


def test_outsider_cannot_click(workspace: StoryWorkspace, client: WebClient, app: App, listen: Listen) -> None:
    """Only a member of the channel can click there."""
    listen()
    client.chat_postMessage(channel="crisis-room", text="Crisis", blocks=CARD)

    with pytest.raises(PersonError, match="Gail Moss is not there"):
        workspace.channel("crisis-room").expect_alert().button("Acknowledge").click(by="gail")


def test_failure_shows_the_channel(workspace: StoryWorkspace, client: WebClient) -> None:
    """An expectation that is not met says what the channel shows instead."""
    post_card(client)

    with pytest.raises(AssertionError, match="Nine hours in the hall"):
        workspace.channel("reputation").expect_alert(containing="Praise", timeout=0)
