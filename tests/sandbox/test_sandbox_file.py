"""A workspace that is kept in a file comes back as it was left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from moved_clock import MovedClock
from slack_sdk import WebClient

from bot.sandbox.refusals import StateFileError
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import BOT_TOKEN, st_brigid
from bot.sandbox.wire import message_json

MODAL: dict[str, Any] = {"type": "modal", "title": {"type": "plain_text", "text": "Resolve"}, "blocks": []}


def client_of(running: Running) -> WebClient:
    return WebClient(BOT_TOKEN, base_url=running.api_url)


def everything(running: Running) -> dict[str, Any]:
    ledger = running.workspace.ledger
    messages = [message_json(m, "T", with_metadata=True) for kept in ledger.messages.values() for m in kept.values()]
    return {
        "messages": messages,
        "users": ledger.users,
        "channels": ledger.channels,
        "views": ledger.views,
        "whispers": ledger.whispers,
    }


def test_restart_keeps_everything(tmp_path: Path) -> None:
    """Messages, threads, edits, metadata, direct messages, whispers and views survive a restart."""
    path = tmp_path / "workspace.jsonl"
    clock = MovedClock()
    with serve(st_brigid(clock=clock, path=path)) as running:
        client = client_of(running)
        metadata = {"event_type": "delivery", "event_payload": {"key": "n-1"}}
        root = client.chat_postMessage(channel="reputation", text="root", metadata=metadata)["ts"]
        client.chat_postMessage(channel="reputation", text="reply", thread_ts=root)
        gone = client.chat_postMessage(channel="reputation", text="gone")["ts"]
        client.chat_delete(channel="C0REPUT01", ts=gone)
        client.chat_update(channel="C0REPUT01", ts=root, text="edited")
        client.chat_postMessage(channel="U0LEE0001", text="page")
        client.chat_postEphemeral(channel="C0REPUT01", user="U0DANA001", text="only you")
        client.views_open(trigger_id=running.workspace.triggers.trigger("U0DANA001"), view=MODAL)
        before = everything(running)

    with serve(st_brigid(clock=clock, path=path)) as running:
        after = everything(running)
        newest = client_of(running).chat_postMessage(channel="reputation", text="next")["ts"]

    assert after == before
    assert newest > gone


def test_torn_line_is_dropped(tmp_path: Path) -> None:
    """A line that a kill left half written is as if it was never said."""
    path = tmp_path / "workspace.jsonl"
    first = st_brigid(path=path)
    people = first.directory.users()
    first.close()
    path.write_bytes(path.read_bytes() + b'["message",{"chan')

    again = st_brigid(path=path)

    assert again.directory.users() == people
    again.close()


def test_file_grows_no_longer_than_its_records(tmp_path: Path) -> None:
    """A start rewrites the file with the latest of each record."""
    path = tmp_path / "workspace.jsonl"
    workspace = st_brigid(path=path)
    records = workspace.sequence
    channel = workspace.directory.channel_named("reputation")
    for _ in range(20):
        workspace.directory.add_channel(channel)
    workspace.close()
    lines = len(path.read_bytes().splitlines())

    st_brigid(path=path).close()

    assert (lines, len(path.read_bytes().splitlines())) == (records + 20, records)


def test_file_that_is_none_of_ours(tmp_path: Path) -> None:
    """A file of something else is refused by name and line, and is left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("dear diary\n")

    with pytest.raises(StateFileError, match="line 1 is not a record"):
        st_brigid(path=path)

    assert path.read_text() == "dear diary\n"


def test_file_in_no_folder(tmp_path: Path) -> None:
    """A place where nothing can be written is refused with its reason."""
    with pytest.raises(StateFileError, match="No such file or directory"):
        st_brigid(path=tmp_path / "nowhere" / "workspace.jsonl")


def test_a_new_file_takes_the_place_of_none(tmp_path: Path) -> None:
    """After a restart a file gets an id of its own, so that those that were there keep their bytes."""
    path = tmp_path / "workspace.jsonl"
    first = st_brigid(path=path)
    kept = [first.files.upload("U0DANA001", f"{number}.txt", b"%d" % number) for number in range(4)]
    first.close()

    again = st_brigid(path=path)
    added = [again.files.upload("U0DANA001", f"{number}.txt", b"%d" % number) for number in range(4, 8)]

    files = [again.files.find(file.id) for file in (*kept, *added)]
    assert [again.files.content(file) for file in files] == [b"%d" % number for number in range(8)]
    again.close()
