"""The local Slack says no with Slack's own codes, to the real client."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from moved_clock import MovedClock
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.records import Channel
from bot.sandbox.serve import Running
from bot.sandbox.stbrigid import APP_TOKEN
from tests.workspace import NO_RETRIES, StoryWorkspace

Do = Callable[[WebClient], Any]

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "hello"}}
MODAL: dict[str, Any] = {"type": "modal", "title": {"type": "plain_text", "text": "Resolve"}, "blocks": [SECTION]}
NOWHERE = "1700000000.000001"


def refusal(call: Callable[[], Any]) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as refused:
        call()
    answer: dict[str, Any] = refused.value.response.data
    assert answer["ok"] is False
    return answer


@pytest.fixture
def rooms(workspace: StoryWorkspace) -> None:
    """A channel without the bot, a private one without it, and one that is archived."""
    directory = workspace.state.directory
    directory.add_channel(Channel("C0WITHOUT", "without-bot", ("U0DANA001",)))
    directory.add_channel(Channel("C0PRIVATE", "private", ("U0DANA001",), is_private=True))
    directory.add_channel(Channel("C0ARCHIVE", "archive", ("U0DANA001", "U0WARDW01"), is_archived=True))


REFUSED: dict[str, tuple[str, Do]] = {
    "unknown channel": ("channel_not_found", lambda c: c.chat_postMessage(channel="C0NOWHERE", text="x")),
    "unknown name": ("channel_not_found", lambda c: c.chat_postMessage(channel="#nowhere", text="x")),
    "name where an id is needed": ("channel_not_found", lambda c: c.conversations_history(channel="reputation")),
    "private without the bot": ("channel_not_found", lambda c: c.chat_postMessage(channel="C0PRIVATE", text="x")),
    "bot not in channel": ("not_in_channel", lambda c: c.chat_postMessage(channel="C0WITHOUT", text="x")),
    "history of others": ("not_in_channel", lambda c: c.conversations_history(channel="C0WITHOUT")),
    "archived": ("is_archived", lambda c: c.chat_postMessage(channel="C0ARCHIVE", text="x")),
    "join an archived one": ("is_archived", lambda c: c.conversations_join(channel="C0ARCHIVE")),
    "nothing said": ("no_text", lambda c: c.api_call("chat.postMessage", json={"channel": "C0REPUT01"})),
    "too long": ("msg_too_long", lambda c: c.chat_postMessage(channel="C0REPUT01", text="x" * 40_001)),
    "no thread": ("thread_not_found", lambda c: c.chat_postMessage(channel="C0REPUT01", text="x", thread_ts=NOWHERE)),
    "replies of nothing": ("thread_not_found", lambda c: c.conversations_replies(channel="C0REPUT01", ts=NOWHERE)),
    "update of nothing": ("message_not_found", lambda c: c.chat_update(channel="C0REPUT01", ts=NOWHERE, text="x")),
    "delete of nothing": ("message_not_found", lambda c: c.chat_delete(channel="C0REPUT01", ts=NOWHERE)),
    "link to nothing": (
        "message_not_found",
        lambda c: c.chat_getPermalink(channel="C0REPUT01", message_ts=NOWHERE),
    ),
    "not a timestamp": ("invalid_ts_oldest", lambda c: c.conversations_history(channel="C0REPUT01", oldest="noon")),
    "bad limit": ("invalid_limit", lambda c: c.conversations_history(channel="C0REPUT01", limit=5000)),
    "bad cursor": ("invalid_cursor", lambda c: c.conversations_history(channel="C0REPUT01", cursor="zzz")),
    "bad cursor of a list": ("invalid_cursor", lambda c: c.users_list(cursor="next_ts:1")),
    "bad types": ("invalid_types", lambda c: c.conversations_list(types="secret")),
    "unknown user": ("user_not_found", lambda c: c.users_info(user="U0NOBODY")),
    "message to nobody": ("user_not_found", lambda c: c.conversations_open(users="U0NOBODY")),
    "message to a bot": ("cannot_dm_bot", lambda c: c.conversations_open(users="U0WARDW01")),
    "group message": (
        "method_not_supported_for_channel_type",
        lambda c: c.conversations_open(users="U0DANA001,U0LEE0001"),
    ),
    "whisper to a stranger to the channel": (
        "user_not_in_channel",
        lambda c: c.chat_postEphemeral(channel="C0CRISIS1", user="U0GAIL001", text="x"),
    ),
    "metadata without a type": (
        "invalid_metadata_format",
        lambda c: c.chat_postMessage(channel="C0REPUT01", text="x", metadata={"event_payload": {}}),
    ),
    "metadata without a payload": (
        "invalid_metadata_format",
        lambda c: c.chat_postMessage(channel="C0REPUT01", text="x", metadata={"event_type": "a"}),
    ),
    "metadata that is not JSON": (
        "invalid_metadata_format",
        lambda c: c.api_call("chat.postMessage", params={"channel": "C0REPUT01", "text": "x", "metadata": "{"}),
    ),
    "blocks that are not JSON": (
        "invalid_blocks_format",
        lambda c: c.api_call("chat.postMessage", params={"channel": "C0REPUT01", "blocks": "[{"}),
    ),
    "blocks that are no list": (
        "invalid_blocks_format",
        lambda c: c.api_call("chat.postMessage", json={"channel": "C0REPUT01", "blocks": {"type": "divider"}}),
    ),
    "too many blocks": (
        "invalid_blocks",
        lambda c: c.chat_postMessage(channel="C0REPUT01", text="x", blocks=[SECTION] * 51),
    ),
    "no channel at all": ("invalid_arguments", lambda c: c.api_call("chat.postMessage", json={"text": "x"})),
    "invented trigger": ("invalid_trigger_id", lambda c: c.views_open(trigger_id="1.2.3", view=MODAL)),
    "home tab as a modal": (
        "invalid_arguments",
        lambda c: c.views_open(trigger_id="1.2.3", view={"type": "home", "blocks": []}),
    ),
    "update of no view": ("not_found", lambda c: c.views_update(view_id="V0NOWHERE", view=MODAL)),
    "home of nobody": (
        "user_not_found",
        lambda c: c.views_publish(user_id="U0NOBODY", view={"type": "home", "blocks": []}),
    ),
    "a method of another life": ("unknown_method", lambda c: c.api_call("chat.meMessage", json={})),
}


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("case", REFUSED)
def test_refused_as_slack_refuses(client: WebClient, case: str) -> None:
    """Each thing that Slack refuses is refused with the same code."""
    code, do = REFUSED[case]

    answer = refusal(lambda: do(client))

    assert answer["error"] == code


@pytest.mark.parametrize(
    ("token", "method", "code"),
    [
        (None, "auth.test", "not_authed"),
        ("xoxb-wrong", "auth.test", "invalid_auth"),
        (APP_TOKEN, "auth.test", "not_allowed_token_type"),
        ("bot", "apps.connections.open", "not_allowed_token_type"),
        ("xapp-wrong", "apps.connections.open", "invalid_auth"),
    ],
)
def test_wrong_tokens(client: WebClient, running: Running, token: str | None, method: str, code: str) -> None:
    """A method takes its own kind of token and no other."""
    wrong = client if token == "bot" else WebClient(token, base_url=running.api_url, retry_handlers=NO_RETRIES)

    answer = refusal(lambda: wrong.api_call(method))

    assert answer["error"] == code


@pytest.mark.parametrize(
    ("dropped", "do", "needed"),
    [
        ("chat:write", lambda c: c.chat_postMessage(channel="C0REPUT01", text="x"), "chat:write"),
        ("users:read", lambda c: c.users_info(user="U0DANA001"), "users:read"),
        ("channels:history", lambda c: c.conversations_history(channel="C0REPUT01"), "channels:history"),
        ("channels:read", lambda c: c.conversations_info(channel="C0REPUT01"), "channels:read"),
        ("im:write", lambda c: c.conversations_open(users="U0DANA001"), "im:write"),
    ],
)
def test_missing_scope(workspace: StoryWorkspace, client: WebClient, dropped: str, do: Do, needed: str) -> None:
    """A scope that the app was not given is named, with those it has."""
    install = workspace.state.install
    workspace.state.install = replace(install, bot_scopes=install.bot_scopes - {dropped})

    answer = refusal(lambda: do(client))

    assert (answer["error"], answer["needed"]) == ("missing_scope", needed)
    assert set(answer["provided"].split(",")) == install.bot_scopes - {dropped}


def test_public_channel_without_joining(workspace: StoryWorkspace, client: WebClient, rooms: None) -> None:
    """With `chat:write.public` a bot posts to a public channel that it is not in."""
    install = workspace.state.install
    workspace.state.install = replace(install, bot_scopes=install.bot_scopes | {"chat:write.public"})

    answer = client.chat_postMessage(channel="C0WITHOUT", text="x")

    assert answer["channel"] == "C0WITHOUT"


def test_message_of_somebody_else(workspace: StoryWorkspace, client: WebClient) -> None:
    """The app can neither edit nor delete what a person wrote."""
    said = workspace.channel("reputation").say("I am on it", by="dana")

    edit = refusal(lambda: client.chat_update(channel="C0REPUT01", ts=said.ts, text="x"))
    deletion = refusal(lambda: client.chat_delete(channel="C0REPUT01", ts=said.ts))

    assert (edit["error"], deletion["error"]) == ("cant_update_message", "cant_delete_message")


def test_invalid_blocks_point_to_the_place(client: WebClient) -> None:
    """Every fault of the blocks is named with its place."""
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}},
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
    ]

    answer = refusal(lambda: client.chat_postMessage(channel="C0REPUT01", text="x", blocks=blocks))

    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        "[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/1/text/type]",
    ]


def test_trigger_is_used_once_and_soon(workspace: StoryWorkspace, client: WebClient, clock: MovedClock) -> None:
    """A `trigger_id` opens one modal, within three seconds."""
    used, late = (workspace.state.triggers.trigger("U0DANA001") for _ in range(2))
    client.views_open(trigger_id=used, view=MODAL)
    clock.advance(seconds=3.1)

    again = refusal(lambda: client.views_open(trigger_id=used, view=MODAL))
    expired = refusal(lambda: client.views_open(trigger_id=late, view=MODAL))

    assert (again["error"], expired["error"]) == ("exchanged_trigger_id", "expired_trigger_id")


def test_fourth_modal_on_the_stack(workspace: StoryWorkspace, client: WebClient) -> None:
    """Three modals can be on top of one another, not four."""
    trigger = workspace.state.triggers.trigger
    client.views_open(trigger_id=trigger("U0DANA001"), view=MODAL)
    for _ in range(2):
        client.views_push(trigger_id=trigger("U0DANA001"), view=MODAL)

    answer = refusal(lambda: client.views_push(trigger_id=trigger("U0DANA001"), view=MODAL))

    assert answer["error"] == "push_limit_reached"


def test_view_that_changed_meanwhile(workspace: StoryWorkspace, client: WebClient) -> None:
    """An update that names an older hash is a conflict."""
    opened = client.views_open(trigger_id=workspace.state.triggers.trigger("U0DANA001"), view=MODAL)["view"]
    client.views_update(view_id=opened["id"], view=MODAL, hash=opened["hash"])

    answer = refusal(lambda: client.views_update(view_id=opened["id"], view=MODAL, hash=opened["hash"]))

    assert answer["error"] == "hash_conflict"


def test_rate_of_a_channel(workspace: StoryWorkspace, client: WebClient, clock: MovedClock) -> None:
    """With rates on, a burst is let through, then 429 says how long to wait, for that channel alone."""
    workspace.state.limit_rates = True
    for number in range(5):
        client.chat_postMessage(channel="C0REPUT01", text=str(number))

    with pytest.raises(SlackApiError) as limited:
        client.chat_postMessage(channel="C0REPUT01", text="one too many")
    client.chat_postMessage(channel="C0CRISIS1", text="another channel")
    clock.advance(seconds=1)
    client.chat_postMessage(channel="C0REPUT01", text="after the wait")

    assert limited.value.response.status_code == 429
    assert limited.value.response.headers["Retry-After"] == "1"
    assert limited.value.response["error"] == "ratelimited"


def test_ordered_refusal(workspace: StoryWorkspace, client: WebClient) -> None:
    """A refusal that was ordered for a channel is given once, and nothing is posted by it."""
    workspace.state.refuse_next(channel="reputation", retry_after=7)

    with pytest.raises(SlackApiError) as limited:
        client.chat_postMessage(channel="C0REPUT01", text="refused")
    client.chat_postMessage(channel="C0REPUT01", text="taken")

    assert limited.value.response.headers["Retry-After"] == "7"
    assert [alert.text for alert in workspace.channel("reputation").alerts] == ["taken"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "invalid_json"),
        (b"[]", "json_not_object"),
        (b'{"text": NaN}', "invalid_json"),
        (b'{"text": "\\ud800"}', "invalid_json"),
        (b'{"text": ' + b"[" * 100_000, "invalid_json"),
        (b"\xff\xfe\xff", "invalid_json"),
        (b" " * 2_000_001, "request_too_large"),
    ],
    ids=["cut", "list", "nan", "surrogate", "nested", "bytes", "large"],
)
def test_hostile_bodies(running: Running, client: WebClient, body: bytes, code: str) -> None:
    """A body that is no JSON object is refused, and the workspace goes on."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {client.token}"}
    request = urllib.request.Request(f"{running.api_url}chat.postMessage", body, headers)

    with urllib.request.urlopen(request, timeout=10) as response:
        answer = json.load(response)

    assert answer == {"ok": False, "error": code}
    assert client.auth_test()["user"] == "wardwatch"


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
def test_foreign_pages_are_refused(running: Running, headers: dict[str, str]) -> None:
    """A page from elsewhere in a browser of this machine cannot read or write here."""
    request = urllib.request.Request(f"{running.url}/state", headers=headers)

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)

    refused.value.close()
    assert refused.value.code == 403
