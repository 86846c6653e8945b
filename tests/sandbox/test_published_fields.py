"""Whatever a person does arrives as Slack would send it: the same fields, over both transports."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from every_control import OFFERED, SETTINGS, every_block
from listeners import LISTENED_AT, SECRET, Heard, Listener, over_http, over_socket
from moved_clock import MovedClock
from published import PUBLISHED, action, event, faults, payload, value
from slack_sdk import WebClient
from stories_samples import button, plain

from bot.sandbox.people import People
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import BOT_TOKEN, st_brigid
from tests.workspace import NO_RETRIES

DANA, LEE, ROOM = "U0DANA001", "U0LEE0001", "C0REPUT01"
CONFIRMED = {"title": plain("Sure?"), "text": plain("Seen by all."), "confirm": plain("Yes"), "deny": plain("No")}
BUTTON = button(
    "Go", "go", value="1", style="danger", url="https://stbrigid.example", accessibility_label="Go", confirm=CONFIRMED
)
GO = [{"type": "actions", "block_id": "going", "elements": [BUTTON]}]
WHERE = {
    "type": "input",
    "block_id": "where",
    "label": plain("Where"),
    "element": {
        "type": "conversations_select",
        "action_id": "pick",
        "response_url_enabled": True,
        "default_to_current_conversation": True,
    },
}
PAPERS = {
    "type": "input",
    "block_id": "papers",
    "optional": True,
    "label": plain("Papers"),
    "element": {"type": "file_input", "action_id": "papers"},
}
SUBSCRIBED = {kind.partition(" ")[0] for kind in PUBLISHED["events"]} | {"message.channels", "message.im"}


@pytest.fixture(scope="module")
def place() -> Iterator[Running]:
    state = st_brigid(clock=MovedClock(), ack_timeout_s=10)
    scopes = state.install.bot_scopes | {"reactions:write", "channels:manage"}
    state.install = replace(state.install, events=frozenset(SUBSCRIBED), bot_scopes=scopes)
    with serve(state) as running:
        yield running


@pytest.fixture(scope="module", params=[over_socket, over_http], ids=["socket", "http"])
def listener(request: pytest.FixtureRequest, place: Running) -> Iterator[Listener]:
    with request.param(place) as listener:
        listener.answers["block_suggestion"] = OFFERED
        yield listener


@pytest.fixture
def hands(place: Running, listener: Listener) -> People:
    listener.heard.clear()
    return place.people


@pytest.fixture(scope="module")
def client(place: Running) -> WebClient:
    return WebClient(BOT_TOKEN, base_url=place.api_url, retry_handlers=NO_RETRIES)


@pytest.fixture(scope="module")
def everything(client: WebClient) -> str:
    """A message with one control of each kind."""
    return str(client.chat_postMessage(channel=ROOM, text="Everything", blocks=every_block())["ts"])


def opened(place: Running, blocks: list[dict[str, Any]], **more: Any) -> str:
    """A modal in front of Dana, who is in #reputation."""
    client = WebClient(BOT_TOKEN, base_url=place.api_url)
    view = {"type": "modal", "callback_id": "form", "title": plain("Form"), "submit": plain("Go"), "blocks": blocks}
    trigger = place.workspace.triggers.trigger(DANA, ROOM)
    return str(client.views_open(trigger_id=trigger, view=view | more)["view"]["id"])


def told(listener: Listener, kind: str, place: Running) -> dict[str, Any]:
    """The event of this type that arrived."""

    def look() -> dict[str, Any] | None:
        events = [h.payload["event"] for h in list(listener.heard) if h.kind == "events_api"]
        return next((e for e in reversed(events) if kind in {e["type"], e.get("subtype")}), None)

    found = place.workspace.wait_for(look, 10)
    assert found, f"no {kind} among {listener.heard}"
    return found


def test_a_button_of_a_message(hands: People, listener: Listener, client: WebClient) -> None:
    """The click repeats the message, and the button as it was built."""
    ts = client.chat_postMessage(channel=ROOM, text="Go", blocks=GO)["ts"]

    hands.click(DANA, ROOM, ts, "go")

    assert faults(listener.last.payload, payload("block_actions of a message")) == []
    assert faults(listener.last.payload["actions"][0], action("button")) == []
    assert set(listener.last.payload["actions"][0]) == action("button").keys()


def test_a_button_in_a_thread(hands: People, listener: Listener, client: WebClient) -> None:
    """The container names the thread."""
    root = client.chat_postMessage(channel=ROOM, text="Root")["ts"]
    ts = client.chat_postMessage(channel=ROOM, text="Go", blocks=GO, thread_ts=root)["ts"]

    hands.click(DANA, ROOM, ts, "go")

    assert faults(listener.last.payload, payload("block_actions of a message")) == []
    assert listener.last.payload["container"]["thread_ts"] == root


@pytest.mark.parametrize("kind", SETTINGS)
def test_every_control_of_a_message(
    hands: People, listener: Listener, place: Running, everything: str, kind: str
) -> None:
    """Setting it sends what was set, and the state has it too."""
    if "external" in kind:
        hands.options(DANA, ROOM, everything, kind, "off")

    hands.choose(DANA, ROOM, everything, kind, SETTINGS[kind][1])

    heard = listener.last.payload
    assert faults(heard, payload("block_actions of a message")) == []
    assert faults(heard["actions"][0], action(kind)) == []
    state = heard["state"]["values"]
    assert state.keys() == {f"b-{each}" for each in SETTINGS.keys() - {"overflow"}}
    for each in SETTINGS.keys() - {"overflow"}:
        assert faults(state[f"b-{each}"][each], value(each)) == []


def test_a_button_of_an_ephemeral_message(hands: People, listener: Listener, client: WebClient) -> None:
    """The message is not repeated."""
    ts = client.chat_postEphemeral(channel=ROOM, user=DANA, text="psst", blocks=GO)["message_ts"]

    hands.click(DANA, ROOM, ts, "go")

    assert faults(listener.last.payload, payload("block_actions of an ephemeral message")) == []
    assert listener.last.payload["container"]["is_ephemeral"] is True


def test_a_button_of_a_modal_and_of_the_home_tab(
    hands: People, listener: Listener, place: Running, client: WebClient
) -> None:
    """The view is repeated; there is no channel and no `response_url`."""
    modal = opened(place, GO)
    hands.modals.click(DANA, modal, "go")
    of_modal = listener.last.payload
    hands.modals.close(DANA, modal)
    home = client.views_publish(user_id=DANA, view={"type": "home", "blocks": GO})["view"]["id"]
    hands.modals.click(DANA, home, "go")

    assert faults(of_modal, payload("block_actions of a view")) == []
    assert faults(listener.last.payload, payload("block_actions of a view")) == []
    assert (of_modal["view"]["type"], listener.last.payload["view"]["type"]) == ("modal", "home")


def test_a_submission(hands: People, listener: Listener, place: Running) -> None:
    """It has what was filled in, of every kind, and a `response_url` for each channel that was named so."""
    modal = opened(place, [*every_block(), WHERE, PAPERS])
    for kind, (_, given) in SETTINGS.items():
        if "external" in kind:
            hands.modals.options(DANA, modal, kind, "off")
        hands.modals.fill(DANA, modal, kind, given)
    paper = hands.upload(DANA, "waiting.pdf", b"%PDF")
    hands.modals.fill(DANA, modal, "papers", [paper.id])

    assert hands.modals.submit(DANA, modal)

    heard = listener.last.payload
    assert faults(heard, payload("view_submission")) == []
    state = {element: given for block in heard["view"]["state"]["values"].values() for element, given in block.items()}
    assert state.keys() == (SETTINGS.keys() - {"overflow"}) | {"pick", "papers"}
    assert [faults(given, value(given["type"]), name) for name, given in state.items()] == [[]] * len(state)
    assert state["pick"]["selected_conversation"] == ROOM
    assert [url["channel_id"] for url in heard["response_urls"]] == [ROOM]
    assert state["papers"]["files"][0]["id"] == paper.id


def test_a_modal_that_is_closed(hands: People, listener: Listener, place: Running) -> None:
    """It is told when it asked for that, with whether all were cleared."""
    modal = opened(place, GO, notify_on_close=True, clear_on_close=True)

    hands.modals.close(DANA, modal)

    assert faults(listener.last.payload, payload("view_closed")) == []
    assert listener.last.payload["is_cleared"] is True


def test_what_is_asked_of_an_external_menu(hands: People, listener: Listener, place: Running, everything: str) -> None:
    """The app is asked with what was typed, from a message and from a view."""
    hands.options(DANA, ROOM, everything, "external_select", "off")
    of_message = listener.last.payload
    modal = opened(place, every_block())
    hands.modals.options(DANA, modal, "multi_external_select", "off")
    hands.modals.close(DANA, modal)

    assert faults(of_message, payload("block_suggestion of a message")) == []
    assert faults(listener.last.payload, payload("block_suggestion of a view")) == []
    assert (of_message["action_id"], of_message["value"]) == ("external_select", "off")


def test_shortcuts(hands: People, listener: Listener, place: Running) -> None:
    """A global one knows only its person; one of a message has the message, as it was typed."""
    message = hands.say(LEE, ROOM, "a nurse told me <@U0DANA001>")
    hands.shortcut(DANA, "wardwatch:report-link")
    of_all = listener.last.payload
    hands.message_shortcut(DANA, ROOM, message.ts, "wardwatch:report-message")

    assert faults(of_all, payload("shortcut")) == []
    assert faults(listener.last.payload, payload("message_action")) == []
    [said] = listener.last.payload["message"]["blocks"]
    assert said["elements"][0]["elements"] == [
        {"type": "text", "text": "a nurse told me "},
        {"type": "user", "user_id": DANA},
    ]


def test_a_slash_command(hands: People, listener: Listener) -> None:
    """It is a flat form, whose values are all text."""
    hands.command(DANA, ROOM, "/wardwatch status")

    assert listener.last.kind == "slash_commands"
    assert faults(listener.last.payload, payload("slash command")) == []


Do = Callable[[People, WebClient, Running], object]


def _says_with_a_file(hands: People, _client: WebClient, _place: Running) -> object:
    return hands.say(DANA, ROOM, "look", files=[hands.upload(DANA, "queue.png", b"png").id])


def _edits(_hands: People, client: WebClient, _place: Running) -> object:
    ts = client.chat_postMessage(channel=ROOM, text="before")["ts"]
    return client.chat_update(channel=ROOM, ts=ts, text="after")


def _deletes(_hands: People, client: WebClient, _place: Running) -> object:
    ts = client.chat_postMessage(channel=ROOM, text="before")["ts"]
    return client.chat_delete(channel=ROOM, ts=ts)


def _reacts(hands: People, client: WebClient, _place: Running) -> object:
    ts = client.chat_postMessage(channel=ROOM, text="before")["ts"]
    hands.rooms.react(DANA, ROOM, ts, "eyes")
    return hands.rooms.unreact(DANA, ROOM, ts, "eyes")


def _comes_and_goes(hands: People, client: WebClient, place: Running) -> object:
    room = client.conversations_create(name=f"room-{place.workspace.sequence}")["channel"]["id"]
    client.conversations_invite(channel=room, users=DANA)
    hands.rooms.leave(DANA, room)
    hands.rooms.join(DANA, room)
    hands.rooms.archive(DANA, room)
    return hands.rooms.unarchive(DANA, room)


DEEDS: dict[str, tuple[str, Do]] = {
    "app_home_opened": ("app_home_opened", lambda h, c, p: h.open_home(DANA)),
    "app_mention": ("app_mention", lambda h, c, p: h.say(DANA, ROOM, "<@U0WARDW01> hello")),
    "message": ("message", lambda h, c, p: h.say(DANA, ROOM, "hello")),
    "message of the app": ("message", lambda h, c, p: c.chat_postMessage(channel=ROOM, text="hello")),
    "message with files": ("file_share", _says_with_a_file),
    "message_changed": ("message_changed", _edits),
    "message_deleted": ("message_deleted", _deletes),
    "member_joined_channel": ("member_joined_channel", _comes_and_goes),
    "member_left_channel": ("member_left_channel", _comes_and_goes),
    "channel_archive": ("channel_archive", _comes_and_goes),
    "channel_unarchive": ("channel_unarchive", _comes_and_goes),
    "reaction_added": ("reaction_added", _reacts),
    "reaction_removed": ("reaction_removed", _reacts),
}


def test_every_event_has_its_deed() -> None:
    """No event of the list goes unchecked."""
    assert DEEDS.keys() == PUBLISHED["events"].keys()


@pytest.mark.parametrize("name", DEEDS)
def test_events(hands: People, listener: Listener, place: Running, client: WebClient, name: str) -> None:
    """Each event arrives in its callback, with its own fields."""
    kind, do = DEEDS[name]

    do(hands, client, place)

    assert faults(told(listener, kind, place), event(name)) == []
    callbacks = [heard.payload for heard in listener.heard if heard.kind == "events_api"]
    assert faults(callbacks[-1], payload("event callback")) == []


def test_what_carries_them(hands: People, listener: Listener) -> None:
    """Each kind comes in its envelope, or signed and encoded in its own way."""
    hands.say(DANA, ROOM, "<@U0WARDW01> hello")
    hands.command(DANA, ROOM, "/wardwatch status")
    hands.shortcut(DANA, "wardwatch:report-link")

    assert {heard.kind for heard in listener.heard} == PUBLISHED["envelopes"].keys()
    for heard in listener.heard:
        assert (_faults_of_envelope(heard) if listener.transport == "socket" else _faults_of_headers(heard)) == []


def _faults_of_envelope(heard: Heard) -> list[str]:
    return faults(heard.envelope, PUBLISHED["envelopes"][heard.kind])


def _faults_of_headers(heard: Heard) -> list[str]:
    expected = PUBLISHED["headers"]
    signed = f"v0:{int(LISTENED_AT.timestamp())}:{heard.body}".encode()
    signature = "v0=" + hmac.new(SECRET.encode(), signed, sha256).hexdigest()
    unknown = heard.headers.keys() - {*expected["always"], "connection"}
    missing = set(expected["always"]) - heard.headers.keys()
    wrong = [] if heard.headers["x-slack-signature"] == signature else ["signature"]
    wrong += [] if heard.headers["content-type"] == expected["types"][heard.kind] else ["content-type"]
    return [*sorted(unknown), *sorted(missing), *wrong]
