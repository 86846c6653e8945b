"""Files: the real client uploads in three steps, people see them, and nothing in them can do harm."""

from __future__ import annotations

import urllib.request
from dataclasses import replace
from typing import Any
from urllib.error import HTTPError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from stories_samples import plain

from bot.sandbox import files
from bot.sandbox.serve import Running
from bot.sandbox.shelf import Shelf, ShelfFullError
from tests.workspace import StoryWorkspace

ROOM, DANA = "C0REPUT01", "U0DANA001"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


@pytest.fixture(autouse=True)
def scopes(workspace: StoryWorkspace) -> None:
    state = workspace.state
    state.install = replace(state.install, bot_scopes=state.install.bot_scopes | {"files:read"})


def refused(code: str) -> Any:
    return pytest.raises(SlackApiError, match=f"'{code}'")


def fetch(address: str) -> tuple[bytes, Any]:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read(), answer.headers


def test_upload_into_a_thread(client: WebClient, workspace: StoryWorkspace) -> None:
    """A chart is a reply in its thread, with a comment; history has its addresses, and they answer."""
    root = client.chat_postMessage(channel=ROOM, text="root")["ts"]

    answer = client.files_upload_v2(
        channel=ROOM, thread_ts=root, content=PNG, filename="volume.png", title="Volume", initial_comment="The chart"
    )

    [_, reply] = client.conversations_replies(channel=ROOM, ts=root)["messages"]
    [file] = reply["files"]
    assert (reply["text"], file["id"], file["title"]) == ("The chart", answer["file"]["id"], "Volume")
    assert (file["mimetype"], file["size"]) == ("image/png", len(PNG))
    assert fetch(file["url_private"])[0] == PNG
    assert client.files_info(file=file["id"])["file"] == file


def test_upload_needs_its_scope(client: WebClient, workspace: StoryWorkspace) -> None:
    """Without `files:write` the first step is refused."""
    state = workspace.state
    state.install = replace(state.install, bot_scopes=state.install.bot_scopes - {"files:write"})

    with pytest.raises(SlackApiError) as refusal:
        client.files_upload_v2(channel=ROOM, content="x", filename="x.txt")

    assert refusal.value.response["error"] == "missing_scope"
    assert refusal.value.response["needed"] == "files:write"


def test_steps_that_were_left_out(client: WebClient) -> None:
    """What was never sent is no file; what was sent is one only once."""
    ticket = client.files_getUploadURLExternal(filename="x.txt", length=3)

    with refused("file_not_found"):
        client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}])
    urllib.request.urlopen(ticket["upload_url"], data=b"abc", timeout=10)
    client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}])
    with refused("file_not_found"):
        client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}])
    with pytest.raises(HTTPError, match="400"):
        urllib.request.urlopen(ticket["upload_url"], data=b"abc", timeout=10)


def test_places_are_checked_before_anything_is_shown(client: WebClient, workspace: StoryWorkspace) -> None:
    """A channel that the bot is not in refuses the upload, and it can be completed elsewhere."""
    workspace.state.directory.remove("C0CAMPGN1", "U0WARDW01")
    ticket = client.files_getUploadURLExternal(filename="x.txt", length=3)
    urllib.request.urlopen(ticket["upload_url"], data=b"abc", timeout=10)

    with refused("not_in_channel"):
        client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}], channels=[ROOM, "C0CAMPGN1"])
    with refused("thread_not_found"):
        client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}], channel_id=ROOM, thread_ts="1.000001")
    with refused("file_not_found"):
        client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}, {"id": "F0NOWHERE"}], channel_id=ROOM)
    assert client.conversations_history(channel=ROOM)["messages"] == []
    client.files_completeUploadExternal(files=[{"id": ticket["file_id"]}], channel_id=ROOM)
    assert len(client.conversations_history(channel=ROOM)["messages"]) == 1


def test_bytes_are_bounded(client: WebClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than was announced, or than is allowed, is not taken."""
    monkeypatch.setattr(files, "LARGEST_FILE", 100)
    ticket = client.files_getUploadURLExternal(filename="x.txt", length=3)

    with pytest.raises(HTTPError, match="400"):
        urllib.request.urlopen(ticket["upload_url"], data=b"abcd", timeout=10)
    with refused("file_upload_size_restricted"):
        client.files_getUploadURLExternal(filename="x.txt", length=101)


def test_a_shelf_is_full_at_last() -> None:
    """All bytes together are bounded; what is replaced makes room."""
    shelf = Shelf(most=10)
    shelf.put("a", b"12345678")

    with pytest.raises(ShelfFullError):
        shelf.put("b", b"123")
    shelf.put("a", b"1234")
    shelf.put("b", b"123")

    assert (shelf.get("a"), shelf.get("b"), shelf.get("c")) == (b"1234", b"123", b"")


@pytest.mark.parametrize(
    ("name", "shown"), [("queue.png", "inline"), ("page.html", "attachment"), ("x.svg", "attachment")]
)
def test_files_can_do_nothing(running: Running, name: str, shown: str) -> None:
    """Pictures are shown; whatever could run something is for saving."""
    file = running.people.upload(DANA, name, b"<script>alert(1)</script>")

    _, headers = fetch(f"{running.url}/files/{file.id}/{name}")
    _, saved = fetch(f"{running.url}/files/{file.id}/download/{name}")

    assert headers["Content-Disposition"].startswith(f"{shown}; ")
    assert saved["Content-Disposition"].startswith("attachment; ")
    assert (headers["X-Content-Type-Options"], headers["Content-Security-Policy"]) == ("nosniff", files_policy())


def files_policy() -> str:
    return "default-src 'none'; sandbox"


def test_a_hostile_name_breaks_no_header(running: Running) -> None:
    """A name with quotes and line ends is encoded wherever it stands."""
    file = running.people.upload(DANA, 'a"\r\nSet-Cookie: x.png', PNG)

    _, headers = fetch(f"{running.url}/files/{file.id}/x")

    assert headers["Set-Cookie"] is None
    assert headers["Content-Disposition"] == "inline; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x.png"


def test_a_file_in_an_image(client: WebClient) -> None:
    """An image may show an uploaded file by its id or its address; an unknown one is refused."""
    file = client.files_upload_v2(content=PNG, filename="volume.png")["file"]

    for reference in ({"id": file["id"]}, {"url": file["url_private"]}):
        image = {"type": "image", "alt_text": "volume", "slack_file": reference, "title": plain("Volume")}
        assert client.chat_postMessage(channel=ROOM, text="x", blocks=[image])["ok"]
    for reference in ({"id": "F0NOWHERE"}, {}, {"id": file["id"], "url": file["url_private"]}):
        image = {"type": "image", "alt_text": "volume", "slack_file": reference}
        with refused("invalid_blocks"):
            client.chat_postMessage(channel=ROOM, text="x", blocks=[image])


def test_a_deleted_file(client: WebClient, workspace: StoryWorkspace) -> None:
    """Its message says that it is gone, and its address answers no more. Others' files are not the app's to delete."""
    file = client.files_upload_v2(channel=ROOM, content=PNG, filename="volume.png")["file"]
    other = workspace.hands.upload(DANA, "mine.png", PNG)

    client.files_delete(file=file["id"])

    assert client.conversations_history(channel=ROOM)["messages"][0]["files"] == [
        {"id": file["id"], "mode": "tombstone"}
    ]
    with refused("file_not_found"):
        client.files_info(file=file["id"])
    with pytest.raises(HTTPError, match="404"):
        fetch(file["url_private"])
    with refused("cant_delete_file"):
        client.files_delete(file=other.id)
