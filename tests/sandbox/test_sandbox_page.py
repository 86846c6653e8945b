"""The plain page and the JSON view: everything is shown, nothing that was said is executed."""

from __future__ import annotations

import json
import urllib.request
from email.message import Message

import pytest
from slack_sdk import WebClient

from bot.errors import SettingsError
from bot.sandbox.serve import Running, serve
from bot.sandbox.shown import lines_of, mrkdwn_text
from bot.sandbox.stbrigid import st_brigid
from tests.workspace import StoryWorkspace


def fetch(address: str) -> tuple[str, Message]:
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.read().decode(), response.headers


def test_page_shows_threads(running: Running, client: WebClient) -> None:
    """The page shows channels, messages by name of their author, and their threads."""
    root = client.chat_postMessage(channel="reputation", text="waiting times")["ts"]
    client.chat_postMessage(channel="reputation", text="one more mention", thread_ts=root)

    page, _ = fetch(running.url)

    assert "<h2>#reputation</h2>" in page
    assert "<p>waiting times</p><article" in page
    assert "<p>one more mention</p></article></article>" in page
    assert "<small>Wardwatch" in page


def test_permalink_leads_to_the_message(running: Running, client: WebClient) -> None:
    """A permalink is answered with the page, at the message."""
    ts = client.chat_postMessage(channel="reputation", text="waiting times")["ts"]
    link = client.chat_getPermalink(channel="C0REPUT01", message_ts=ts)["permalink"]

    with urllib.request.urlopen(link, timeout=10) as response:
        page, address = response.read().decode(), response.url

    assert address == f"{running.url}/#C0REPUT01-{ts}"
    assert f'id="C0REPUT01-{ts}"' in page


def test_page_executes_nothing(running: Running, client: WebClient) -> None:
    """Whatever was said is escaped, and the page's policy lets no script run."""
    attack = "<script>alert(1)</script>\"'&"
    block = {"type": "section", "text": {"type": "plain_text", "text": attack}}
    client.chat_postMessage(channel="reputation", text="x", blocks=[block])

    page, headers = fetch(running.url)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;" in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_state_as_json(running: Running, client: WebClient) -> None:
    """The state names the last change and holds every message."""
    before = json.loads(fetch(f"{running.url}/state")[0])["sequence"]
    client.chat_postMessage(channel="reputation", text="waiting times")

    state = json.loads(fetch(f"{running.url}/state")[0])

    assert state["sequence"] == before + 1
    assert [message["text"] for message in state["messages"]["C0REPUT01"]] == ["waiting times"]


def test_waiting_for_a_change(workspace: StoryWorkspace, client: WebClient) -> None:
    """Whoever waits for the next change gets its number; who already missed one waits for nothing."""
    seen = workspace.state.sequence
    client.chat_postMessage(channel="reputation", text="waiting times")

    now = workspace.state.ledger.wait_past(seen, timeout_s=10)
    still = workspace.state.ledger.wait_past(now, timeout_s=0)

    assert now == still == seen + 1


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


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<https://stbrigid.example|the site>", "the site"),
        ("<https://stbrigid.example>", "https://stbrigid.example"),
        ("<@U1> in <#C1|general>", "@Dana in #general"),
        ("<!channel> <!date^1795167000^{date}|today>", "@channel today"),
    ],
)
def test_markup_reads_as_in_slack(markup: str, read: str) -> None:
    """Links read as their labels, references as names, entities as characters."""
    assert mrkdwn_text(markup, {"U1": "Dana"}) == read


def test_blocks_read_as_lines() -> None:
    """Quotes, lists, tables and controls read as plain lines."""
    text = {"type": "text", "text": "nine hours\nin the hall"}
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "item"}]}
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "HIGH"}},
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_quote", "elements": [text]},
                {"type": "rich_text_list", "style": "bullet", "elements": [item, item]},
            ],
        },
        {"type": "divider"},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, {"type": "raw_text", "text": "b"}]]},
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "x", "text": {"type": "plain_text", "text": "Resolve"}}],
        },
    ]

    lines = lines_of(blocks, "", {})

    assert lines == ["HIGH", "> nine hours", "> in the hall", "- item", "- item", "---", "a | b", "[Resolve]"]
