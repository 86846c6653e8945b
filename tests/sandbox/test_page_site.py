"""The page over HTTP: what it carries, whom it answers, what it refuses, and where addresses lead."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.errors import SettingsError
from bot.sandbox.messages import Content
from bot.sandbox.page.seat import Seat
from bot.sandbox.page.sight import Sight
from bot.sandbox.page.stream import Follower
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import st_brigid
from tests.workspace import StoryWorkspace

PAGE = {"content-type": "application/json", "x-page": "1"}


def fetch(address: str, body: dict[str, Any] | None = None, **headers: str) -> tuple[int, str, Message]:
    """The status, body and headers; `_` in a header's name stands for a dash."""
    data = None if body is None else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data, named), timeout=10) as response:
            return response.status, response.read().decode(), response.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers


def landed(address: str) -> str:
    """Where an address leads in the end."""
    with urllib.request.urlopen(address, timeout=10) as response:
        return str(response.url)


def test_what_every_answer_carries(running: Running) -> None:
    """No script but the page's own runs, nothing is loaded from elsewhere, nobody frames it, nothing is kept."""
    for path in ("/", "/home", "/state", "/names", "/static/page.js", "/static/none.js", "/channel/none"):
        _, _, headers = fetch(running.url + path)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy, path
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


def test_the_page_reads_without_scripts(running: Running, client: WebClient) -> None:
    """Channels, messages by the names of their authors, and a thread are in the page as it is sent."""
    root = client.chat_postMessage(channel="reputation", text="&lt;script&gt;alert(1)&lt;/script&gt; waiting times")[
        "ts"
    ]
    client.chat_postMessage(channel="reputation", text="one more mention", thread_ts=root)

    _, page, _ = fetch(f"{running.url}/channel/C0REPUT01?as=lee&thread={root}")

    assert "You are</small> Lee Park" in page
    assert '<h1 id="place-name" tabindex="-1">#reputation</h1>' in page
    assert "<strong>Wardwatch</strong>" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; waiting times" in page
    assert "one more mention" in page.partition('id="replies"')[2]
    assert page.count("<script") == 1


def test_where_permalinks_lead(running: Running, client: WebClient) -> None:
    """To the channel at the message; with the thread when it has one, is in one, or is long past."""
    room = running.workspace.directory.channel_named("reputation")
    old = client.chat_postMessage(channel="reputation", text="old")["ts"]
    for number in range(60):
        running.workspace.messages.post(
            room, "U0LEE0001", Content(f"m{number}"), app=None, thread_ts="", broadcast=False
        )
    new = client.chat_postMessage(channel="reputation", text="new")["ts"]
    links = [client.chat_getPermalink(channel="C0REPUT01", message_ts=ts)["permalink"] for ts in (old, new)]

    assert landed(links[0]) == f"{running.url}/channel/C0REPUT01?as=dana&thread={old}&mark={old}"
    assert landed(links[1]) == f"{running.url}/channel/C0REPUT01?as=dana&mark={new}"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/?as=mallory", "nobody of this workspace is called so"),
        ("/channel/nowhere", "there is no such channel"),
        ("/channel/C0CAMPGN1?as=gail", "Gail Moss is not in this channel"),
        ("/archives/C0REPUT01/p1795174200000001", "there is no such message"),
    ],
)
def test_what_is_not_there(running: Running, path: str, why: str) -> None:
    """Says so in a sentence, with the way back."""
    status, page, _ = fetch(running.url + path)

    assert status == 404
    assert why in page
    assert "Back to the channels" in page


def test_only_the_page_acts(running: Running) -> None:
    """A form of another site, a script that was not asked for, a wrong host: nothing is done."""
    said = {"act": "say", "who": "dana", "channel": "C0REPUT01", "given": "hello"}
    address = f"{running.url}/do"

    assert fetch(address, said, content_type="text/plain")[0] == 403
    assert fetch(address, said, **PAGE, sec_fetch_site="cross-site")[0] == 403
    assert fetch(address, said, **PAGE, origin="http://evil.example")[0] == 403
    assert fetch(address, said, **PAGE, host="evil.example")[0] == 403
    assert fetch(f"{running.url}/add-file?name=x", {}, content_type="text/plain")[0] == 403
    assert fetch(f"{running.url}/options?as=dana")[0] == 403
    assert running.workspace.ledger.messages == {}
    assert fetch(address, said, **PAGE)[0] == 200


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        ({"act": "dance", "who": "dana"}, 409, "the page knows no such act"),
        ({"act": "say", "who": "mallory"}, 409, "nobody of this workspace is called so"),
        ({"act": "say", "who": "gail", "channel": "campaigns", "given": "x"}, 409, "Gail Moss is not there"),
        ({"act": "read", "who": "dana", "channel": "reputation", "ts": "soon"}, 409, "this is no message"),
        ({"act": "read", "who": "dana", "channel": "nowhere", "ts": "1.2"}, 409, "there is no such channel"),
        (
            {"act": "submit", "who": "dana", "view": "V1", "filled": [{"block": "b", "action": "a", "given": "x"}]},
            409,
            "not the one in front of that person",
        ),
        ({"act": "say", "who": "dana", "more": 1}, 400, "not understood"),
        ({"act": "say", "who": "dana", "given": "x" * 13_000}, 400, "not understood"),
        ({"act": "say", "who": "dana", "given": "x" * 300_000}, 413, "too long"),
    ],
)
def test_what_cannot_be_done(running: Running, body: dict[str, Any], status: int, why: str) -> None:
    """Is told in a sentence."""
    answered, told, _ = fetch(f"{running.url}/do", body, **PAGE)

    assert answered == status
    assert why in json.loads(told)["error"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/older?channel=C0REPUT01&before=soon", 200),
        (f"/archives/C0REPUT01/p{'9' * 5000}", 404),
        ("/archives/x/px", 404),
    ],
)
def test_addresses_that_name_no_message(running: Running, path: str, status: int) -> None:
    """Are answered like those that name one that is gone, and break nothing."""
    assert fetch(running.url + path)[0] == status
    assert fetch(f"{running.url}/channel/C0REPUT01")[0] == 200


def test_older_messages_come_by_the_page(running: Running, client: WebClient) -> None:
    """Fifty at a time, each page ending where the one below begins."""
    room = running.workspace.directory.channel_named("reputation")
    post = running.workspace.messages.post
    stamps = [post(room, "U0LEE0001", Content(f"m{n}"), app=None, thread_ts="", broadcast=False).ts for n in range(120)]

    first = json.loads(fetch(f"{running.url}/older?channel=C0REPUT01&before={stamps[70]}")[1])
    last = json.loads(fetch(f"{running.url}/older?channel=C0REPUT01&before={stamps[20]}")[1])

    assert first["messages"].count("<li ") == 50
    assert first["more"] is True
    assert last["messages"].count("<li ") == 20
    assert last["more"] is False


def test_updates_hold_what_changed_alone(running: Running, client: WebClient) -> None:
    """An edit sends its message; the same again sends nothing; what concerns others sends nothing."""
    workspace = running.workspace
    one, two = (client.chat_postMessage(channel="reputation", text=text)["ts"] for text in ("one", "two"))
    workspace.mark_read("U0DANA001", "C0REPUT01", two)
    sight = Sight(workspace, running.people, Seat(workspace.directory.person("dana"), "C0REPUT01"))
    follower = Follower(workspace, sight, workspace.sequence)

    client.chat_update(channel="C0REPUT01", ts=one, text="one, edited")
    edited = follower.update()
    client.chat_postEphemeral(channel="C0REPUT01", user="U0LEE0001", text="for Lee")
    workspace.warn("U0LEE0001", "for Lee")
    others = follower.update()
    workspace.warn("U0DANA001", "for Dana")
    warned = follower.update()

    assert edited is not None
    assert [id_ for id_, _ in edited["messages"]] == [f"m-{one}"]
    assert "one, edited" in edited["messages"][0][1]
    assert others is None
    assert warned == {"parts": {}, "warnings": ["for Dana"]}


def test_updates_that_were_missed(running: Running) -> None:
    """When too much happened meanwhile the page is told to load anew."""
    workspace = running.workspace
    sight = Sight(workspace, running.people, Seat(workspace.directory.person("dana"), "C0REPUT01"))
    follower = Follower(workspace, sight, workspace.sequence)
    room = workspace.directory.channel_named("reputation")

    for number in range(300):
        workspace.messages.post(room, "U0LEE0001", Content(f"m{number}"), app=None, thread_ts="", broadcast=False)

    assert follower.update() == {"reload": True}
    assert follower.update() is None


def test_pictures_of_the_workspace_alone(running: Running, client: WebClient) -> None:
    """An uploaded picture is shown; one of another machine is told and linked, never fetched."""
    file = running.people.upload("U0DANA001", "chart.png", b"\x89PNG")
    blocks = [
        {"type": "image", "slack_file": {"id": file.id}, "alt_text": "mentions a day"},
        {"type": "image", "image_url": "https://elsewhere.example/x.png", "alt_text": "a tracker"},
    ]
    client.chat_postMessage(channel="reputation", text="x", blocks=blocks)

    _, page, _ = fetch(f"{running.url}/channel/C0REPUT01")

    assert f'<img src="/files/{file.id}/chart.png" alt="mentions a day" loading="lazy">' in page
    assert page.count("<img") == 1
    assert "a tracker" in page
    assert "open at elsewhere.example" in page


def test_state_as_json(running: Running, client: WebClient) -> None:
    """The state names the last change and holds every message."""
    before = json.loads(fetch(f"{running.url}/state")[1])["sequence"]
    client.chat_postMessage(channel="reputation", text="waiting times")

    state = json.loads(fetch(f"{running.url}/state")[1])

    assert state["sequence"] == before + 1
    assert [message["text"] for message in state["messages"]["C0REPUT01"]] == ["waiting times"]


def test_waiting_for_a_change(workspace: StoryWorkspace, client: WebClient) -> None:
    """Whoever waits for the next change gets its number; who already missed one waits for nothing."""
    seen = workspace.state.sequence
    client.chat_postMessage(channel="reputation", text="waiting times")

    now = workspace.state.ledger.wait_past(seen, timeout_s=10)
    still = workspace.state.ledger.wait_past(now, timeout_s=0)

    assert now == still == seen + 1


def test_the_stream(running: Running, client: WebClient) -> None:
    """A page that follows is sent what happened since it was drawn, and goes on where it was when it comes back."""
    since = running.workspace.sequence
    client.chat_postMessage(channel="reputation", text="waiting times")

    for headers in ({}, {"last-event-id": str(since)}):
        asked = urllib.request.Request(f"{running.url}/follow?channel=C0REPUT01&since={since}", headers=headers)
        with urllib.request.urlopen(asked, timeout=10) as stream:
            lines = [stream.readline().decode() for _ in range(4)]
        assert lines[2] == f"id: {running.workspace.sequence}\n"
        assert "waiting times" in lines[3]


def test_the_package_carries_the_page() -> None:
    """Templates, scripts, style and emoji lie beside the code that reads them, where a wheel takes them along."""
    folder = Path(__file__).parents[2] / "bot" / "sandbox" / "page"

    assert {file.name for file in (folder / "templates").iterdir()} >= {"page.html", "item.html", "modal.html"}
    assert {file.suffix for file in (folder / "static").iterdir()} == {".js", ".css"}
    assert (folder / "emoji.txt").is_file()


def test_loopback_alone() -> None:
    """The workspace is served to its own machine and to no other."""
    with pytest.raises(SettingsError, match="for this machine alone"):
        serve(st_brigid(), host="0.0.0.0")


def test_taken_port(running: Running) -> None:
    """A port that is taken is named, with what to do."""
    port = int(running.url.rpartition(":")[2])

    with pytest.raises(SettingsError, match=f"port {port}: cannot be used"):
        serve(st_brigid(), port)


def test_stopping_twice() -> None:
    """Stopping is harmless when repeated, and the address answers no more."""
    running = serve(st_brigid())
    fetch(running.url)

    running.stop()
    running.stop()

    with pytest.raises(OSError, match="refused"):
        fetch(running.url)
