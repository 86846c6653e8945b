"""What a page is told: changes, unread marks, pages of a long channel, the guide and the documents."""

from __future__ import annotations

import urllib.request
from collections import UserDict
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from moved_clock import MovedClock
from slack_sdk import WebClient

from bot.errors import SettingsError
from bot.sandbox.feed import MOST_KEPT, Change
from bot.sandbox.messages import Content, Span
from bot.sandbox.reading import MOST_COUNTED, MOST_LOOKED_AT, Unread
from bot.sandbox.records import Hint, Message
from bot.sandbox.serve import Running
from bot.sandbox.stbrigid import st_brigid
from bot.sandbox.workspace import Workspace

ROOM, DANA, LEE, BOT = "C0REPUT01", "U0DANA001", "U0LEE0001", "U0WARDW01"


class Counted(UserDict[str, Message]):
    """Messages that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, key: str) -> Message:
        self.looks += 1
        return super().__getitem__(key)


@pytest.fixture
def workspace() -> Workspace:
    return st_brigid(clock=MovedClock())


def say(workspace: Workspace, text: str, *, by: str = LEE, thread_ts: str = "", channel_id: str = ROOM) -> Message:
    channel = workspace.directory.channel_named(channel_id)
    return workspace.messages.post(channel, by, Content(text), app=None, thread_ts=thread_ts, broadcast=False)


def test_changes_since_a_number(workspace: Workspace) -> None:
    """Each change is told once, with where it is and whom alone it concerns."""
    before = workspace.sequence
    root = say(workspace, "root")
    reply = say(workspace, "reply", thread_ts=root.ts)
    whisper = workspace.messages.whisper(
        workspace.directory.channel_named(ROOM), DANA, Content("psst"), workspace.install
    )
    workspace.warn(DANA, "not connected")

    changes = workspace.changes_since(before)

    assert changes.complete
    assert changes.sequence == workspace.sequence
    assert list(changes.entries) == [
        Change(before + 1, "message", ROOM, root.ts),
        Change(before + 2, "message", ROOM, reply.ts, root.ts),
        Change(before + 3, "message", ROOM, root.ts),  # its replies are counted
        Change(before + 4, "whisper", ROOM, whisper.ts, user=DANA),
        Change(before + 5, "warned", user=DANA),
    ]
    assert workspace.changes_since(changes.sequence).entries == ()


def test_what_is_too_long_ago_is_not_complete(workspace: Workspace) -> None:
    """The latest changes alone are kept; a number of another life of the workspace is not complete either."""
    before = workspace.sequence
    for _ in range(MOST_KEPT + 1):
        workspace.ledger.touch()

    assert not workspace.changes_since(before).complete
    assert workspace.changes_since(before + 1).complete
    assert not workspace.changes_since(workspace.sequence + 7).complete


def test_pages_of_a_long_channel(workspace: Workspace) -> None:
    """The newest page and the one before it come without looking at the rest."""
    root = say(workspace, "root")
    said = [say(workspace, f"no. {number}") for number in range(1000)]
    for number in range(100):
        say(workspace, f"reply {number}", thread_ts=root.ts)
    counted = Counted(workspace.ledger.messages[ROOM])
    workspace.ledger.messages[ROOM] = counted  # type: ignore[assignment]
    counted.looks = 0

    newest = workspace.messages.history(ROOM, Span(), limit=50)
    earlier = workspace.messages.history(ROOM, Span(latest=newest[-1].ts), limit=50)

    assert [*newest, *earlier] == said[:-101:-1]
    assert counted.looks <= 110


def test_history_in_pages_keeps_its_bounds(client: WebClient, running: Running) -> None:
    """A page of the Web API ends where the span ends, on whichever side it is included."""
    said = [say(running.workspace, f"no. {number}").ts for number in range(7)]

    def fetched(**span: Any) -> list[str]:
        pages = client.conversations_history(channel=ROOM, limit=2, **span)
        return [message["ts"] for page in pages for message in page["messages"]]

    assert fetched() == said[::-1]
    assert fetched(oldest=said[1], latest=said[5]) == said[4:1:-1]
    assert fetched(oldest=said[1], latest=said[5], inclusive=True) == said[5:0:-1]


def test_unread_until_it_is_read(workspace: Workspace) -> None:
    """Others' messages are unread up to one's mark, and the mark can go back."""
    first, _, third = (say(workspace, text) for text in ("one", "two", f"<@{DANA}> three"))
    say(workspace, "my own", by=DANA)

    assert workspace.unread(DANA)[ROOM] == Unread(3, 1)
    workspace.mark_read(DANA, ROOM, third.ts)
    assert workspace.unread(DANA)[ROOM] == Unread(0, 0, third.ts)
    workspace.mark_read(DANA, ROOM, first.ts)
    assert workspace.unread(DANA)[ROOM] == Unread(2, 1, first.ts)
    assert workspace.unread(LEE)[ROOM] == Unread(1, 0)
    assert "C0SECUR01" not in workspace.unread("U0GAIL001")


@pytest.mark.parametrize(
    "blocks",
    [
        ({"type": "section", "text": {"type": "mrkdwn", "text": f"ask <@{DANA}>"}},),
        (
            {
                "type": "rich_text",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "user", "user_id": DANA}]}],
            },
        ),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "<!channel> all of you"}},),
    ],
    ids=["mrkdwn", "rich text", "everybody"],
)
def test_mentions_in_blocks_and_threads(workspace: Workspace, blocks: tuple[dict[str, Any], ...]) -> None:
    """A reply that names somebody counts as a mention, not as a message of the channel."""
    root = say(workspace, "root", by=DANA)
    channel = workspace.directory.channel_named(ROOM)
    content = Content("fallback", blocks)
    workspace.messages.post(channel, BOT, content, app=workspace.install, thread_ts=root.ts, broadcast=False)

    assert workspace.unread(DANA)[ROOM] == Unread(0, 1)


def test_unread_is_counted_to_a_bound(workspace: Workspace) -> None:
    """A channel with thousands of unread messages costs no more than one with hundreds."""
    for number in range(MOST_LOOKED_AT + 200):
        say(workspace, f"no. {number}")
    counted = Counted(workspace.ledger.messages[ROOM])
    workspace.ledger.messages[ROOM] = counted  # type: ignore[assignment]
    counted.looks = 0

    assert workspace.unread(DANA)[ROOM].count == MOST_COUNTED
    assert counted.looks <= MOST_LOOKED_AT


def test_marks_and_guide_are_kept(tmp_path: Path) -> None:
    """They come back with the file, as everything else."""
    path = tmp_path / "workspace.jsonl"
    first = st_brigid(clock=MovedClock(), path=path)
    ts = say(first, "hello").ts
    first.mark_read(DANA, ROOM, ts)
    first.set_guide([Hint("ack", "Acknowledge the crisis alert"), Hint("reply", "Draft a reply", done=True)])
    first.put_document("card.html", "text/html", b"<h1>Score</h1>")
    file = first.files.upload(DANA, "queue.png", b"png")
    first.close()

    again = st_brigid(clock=MovedClock(), path=path)

    assert again.unread(DANA)[ROOM].last_read == ts
    assert [hint.done for hint in again.guide] == [False, True]
    assert again.files.document("card.html") == (again.ledger.documents["card.html"], b"<h1>Score</h1>")
    assert again.files.content(again.files.find(file.id)) == b"png"
    again.close()


def test_a_document_can_do_nothing(running: Running) -> None:
    """It is shown as it is, and can run no script and load nothing."""
    path = running.workspace.put_document("card.html", "text/html", b"<script>alert(1)</script>")

    with urllib.request.urlopen(running.url + path, timeout=10) as answer:
        assert answer.read() == b"<script>alert(1)</script>"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = answer.headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert policy.endswith("sandbox")
    with pytest.raises(HTTPError, match="404"):
        urllib.request.urlopen(f"{running.url}/documents/other.html", timeout=10)


@pytest.mark.parametrize(
    ("name", "kind"), [("../card", "text/html"), ("card.html", "text/javascript"), ("", "text/html")]
)
def test_a_document_that_cannot_be_shown(workspace: Workspace, name: str, kind: str) -> None:
    """Its name and its kind are checked."""
    with pytest.raises(SettingsError):
        workspace.put_document(name, kind, b"x")
