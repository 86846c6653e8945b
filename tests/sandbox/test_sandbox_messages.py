"""Messages, threads and history as the real client gets them back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moved_clock import MovedClock
from slack_sdk import WebClient

from bot.sandbox.messages import Content, Span
from bot.sandbox.stbrigid import st_brigid
from bot.sandbox.timelines import micros
from bot.sandbox.workspace import Workspace
from tests.workspace import StoryWorkspace

REPUTATION = "C0REPUT01"
DIVIDER = {"type": "divider"}


def post(client: WebClient, text: str, **more: object) -> str:
    return str(client.chat_postMessage(channel=REPUTATION, text=text, **more)["ts"])


def test_message_comes_back_whole(client: WebClient) -> None:
    """What was posted comes back with its author, blocks and, when asked for, its metadata."""
    metadata = {"event_type": "delivery", "event_payload": {"key": "n-17"}}
    ts = post(client, "a story", blocks=[DIVIDER], metadata=metadata)

    (plain,) = client.conversations_history(channel=REPUTATION)["messages"]
    (full,) = client.conversations_history(channel=REPUTATION, include_all_metadata=True)["messages"]

    assert plain["ts"] == ts
    assert plain["text"] == "a story"
    assert (plain["user"], plain["bot_id"], plain["app_id"]) == ("U0WARDW01", "B0WARDW01", "A0WARDW01")
    assert plain["blocks"] == [{"type": "divider", "block_id": "local-0"}]
    assert "metadata" not in plain
    assert full["metadata"] == metadata


@pytest.mark.parametrize("channel", ["reputation", "#reputation", REPUTATION])
def test_channel_by_name_or_id(client: WebClient, channel: str) -> None:
    """A post names its channel by id, by name or by `#name`."""
    answer = client.chat_postMessage(channel=channel, text="x")

    assert answer["channel"] == REPUTATION


def test_post_to_a_person(client: WebClient) -> None:
    """A post to a user id goes to their direct message with the bot, the one that `conversations.open` names."""
    posted = client.chat_postMessage(channel="U0DANA001", text="you are on call")
    opened = client.conversations_open(users="U0DANA001", return_im=True)

    assert opened["channel"]["id"] == posted["channel"]
    assert opened["channel"]["user"] == "U0DANA001"
    assert opened["already_open"]


def test_ts_grows_while_the_clock_stands(client: WebClient) -> None:
    """Two messages of one moment have different, growing `ts`."""
    stamps = [post(client, str(number)) for number in range(3)]

    assert stamps == ["1795167000.000000", "1795167000.000001", "1795167000.000002"]


def test_thread(client: WebClient) -> None:
    """Replies are counted on their root, listed after it in order, and are not in the channel's history."""
    root = post(client, "root")
    first = post(client, "first", thread_ts=root)
    second = post(client, "second", thread_ts=first)

    thread = client.conversations_replies(channel=REPUTATION, ts=root)["messages"]
    history = client.conversations_history(channel=REPUTATION)["messages"]

    assert [message["ts"] for message in thread] == [root, first, second]
    assert {message["thread_ts"] for message in thread} == {root}
    assert (thread[0]["reply_count"], thread[0]["latest_reply"]) == (2, second)
    assert thread[0]["reply_users"] == ["U0WARDW01"]
    assert [message["ts"] for message in history] == [root]


def test_broadcast_reply_is_in_history(client: WebClient) -> None:
    """A reply that is broadcast stands in its thread and in the channel."""
    root = post(client, "root")
    reply = post(client, "worse now", thread_ts=root, reply_broadcast=True)

    newest = client.conversations_history(channel=REPUTATION)["messages"][0]

    assert (newest["ts"], newest["subtype"]) == (reply, "thread_broadcast")


def test_edit(client: WebClient) -> None:
    """An edit changes the text, keeps the metadata, is marked, and without blocks takes the blocks away."""
    metadata = {"event_type": "delivery", "event_payload": {}}
    ts = post(client, "before", blocks=[DIVIDER], metadata=metadata)

    client.chat_update(channel=REPUTATION, ts=ts, text="after")

    (message,) = client.conversations_history(channel=REPUTATION, include_all_metadata=True)["messages"]
    assert message["text"] == "after"
    assert "blocks" not in message
    assert message["metadata"] == metadata
    assert message["edited"] == {"user": "U0WARDW01", "ts": "1795167000.000000"}


def test_deleted_root_leaves_a_tombstone(client: WebClient) -> None:
    """A deleted message is gone, but one with replies leaves a tombstone above them."""
    alone, root = post(client, "alone"), post(client, "root")
    reply = post(client, "reply", thread_ts=root)

    client.chat_delete(channel=REPUTATION, ts=alone)
    client.chat_delete(channel=REPUTATION, ts=root)

    history = client.conversations_history(channel=REPUTATION)["messages"]
    thread = client.conversations_replies(channel=REPUTATION, ts=root)["messages"]
    assert [(message["ts"], message["subtype"]) for message in history] == [(root, "tombstone")]
    assert [message["ts"] for message in thread] == [root, reply]


def test_history_in_pages(client: WebClient) -> None:
    """Pages follow one another, newest first, and a message posted meanwhile shifts nothing."""
    stamps = [post(client, str(number)) for number in range(5)]

    first = client.conversations_history(channel=REPUTATION, limit=2)
    post(client, "posted meanwhile")
    second = client.conversations_history(channel=REPUTATION, limit=2, cursor=first["response_metadata"]["next_cursor"])
    third = client.conversations_history(channel=REPUTATION, limit=2, cursor=second["response_metadata"]["next_cursor"])

    pages = [[message["ts"] for message in page["messages"]] for page in (first, second, third)]
    assert pages == [stamps[:2:-1], stamps[2:0:-1], stamps[:1]]
    assert (first["has_more"], second["has_more"], third["has_more"]) == (True, True, False)


def test_thread_in_pages(client: WebClient) -> None:
    """A long thread comes in pages, its root on the first."""
    root = post(client, "root")
    stamps = [root, *(post(client, str(number), thread_ts=root) for number in range(4))]

    pages = [
        [message["ts"] for message in page["messages"]]
        for page in client.conversations_replies(channel=REPUTATION, ts=root, limit=2)
    ]

    assert pages == [stamps[:2], stamps[2:4], stamps[4:]]


@pytest.mark.parametrize(
    ("span", "texts"),
    [
        ({}, "43210"),
        ({"oldest": 1}, "432"),
        ({"oldest": 1, "inclusive": True}, "4321"),
        ({"latest": 3}, "210"),
        ({"latest": 3, "inclusive": True}, "3210"),
        ({"oldest": 1, "latest": 3}, "2"),
        ({"oldest": 4}, ""),
    ],
)
def test_history_between(client: WebClient, clock: MovedClock, span: dict[str, int], texts: str) -> None:
    """`oldest` and `latest` bound the history, with or without the bounds themselves."""
    stamps = []
    for number in range(5):
        clock.advance(seconds=1)
        stamps.append(post(client, str(number)))
    bounds = {name: bound if name == "inclusive" else stamps[bound] for name, bound in span.items()}

    messages = client.conversations_history(channel=REPUTATION, **bounds)["messages"]

    assert "".join(message["text"] for message in messages) == texts


def test_whisper_is_for_one(workspace: StoryWorkspace, client: WebClient) -> None:
    """An ephemeral message is seen by its person, and by nobody else nor in history."""
    client.chat_postEphemeral(channel=REPUTATION, user="U0DANA001", text="only you")

    assert workspace.person("dana").sees("only you")
    assert not workspace.person("lee").sees("only you")
    assert client.conversations_history(channel=REPUTATION)["messages"] == []


def test_permalink_leads_to_the_page(client: WebClient) -> None:
    """A permalink names the channel and the message."""
    ts = post(client, "x")

    link = client.chat_getPermalink(channel=REPUTATION, message_ts=ts)["permalink"]

    assert link.endswith(f"/archives/{REPUTATION}/p{ts.replace('.', '')}")


def test_people_as_slack_describes_them(client: WebClient) -> None:
    """Guests, strangers, bots and the deactivated can be told apart."""
    people = {user["name"]: user for user in client.users_list()["members"]}

    assert people["gail"]["is_restricted"]
    assert people["ruth"]["is_stranger"]
    assert people["ruth"]["team_id"] != people["dana"]["team_id"]
    assert people["oleg"]["deleted"]
    assert people["wardwatch"]["is_bot"]
    assert client.users_info(user="U0DANA001")["user"]["profile"]["display_name"] == "dana"


def test_lists_in_pages(client: WebClient, workspace: StoryWorkspace) -> None:
    """Lists of users, channels and members come in pages to their end."""
    users = [user["id"] for page in client.users_list(limit=3) for user in page["members"]]
    channels = [channel["name"] for page in client.conversations_list(limit=3) for channel in page["channels"]]
    members = [
        member for page in client.conversations_members(channel="C0CRISIS1", limit=3) for member in page["members"]
    ]

    assert users == [user.id for user in workspace.state.directory.users()]
    assert channels == ["reputation", "campaigns", "crisis-room", "security-desk", "wardwatch-ops"]
    assert members == list(workspace.state.directory.channel_named("crisis-room").members)


def test_join(workspace: StoryWorkspace, client: WebClient) -> None:
    """A bot that was taken out of a public channel can join it again."""
    workspace.state.directory.remove(REPUTATION, "U0WARDW01")

    joined = client.conversations_join(channel=REPUTATION)
    again = client.conversations_join(channel=REPUTATION)

    assert joined["channel"]["is_member"]
    assert again["warning"] == "already_in_channel"
    assert post(client, "back")


def test_many_threads_post_at_once() -> None:
    """Posts from many threads all arrive, each with a `ts` of its own."""
    workspace = st_brigid(clock=MovedClock())

    with ThreadPoolExecutor(8) as pool:
        stamps = list(pool.map(lambda number: say(workspace, str(number)), range(200)))

    assert len(set(stamps)) == 200
    assert len(workspace.messages.history(REPUTATION, Span())) == 200


@given(st.lists(st.sampled_from(["post", "reply", "delete", "tick"]), max_size=30))
def test_counts_are_true(doings: list[str]) -> None:
    """Whatever happens, `ts` grow, and a root counts exactly the replies that are in its thread."""
    clock = MovedClock()
    workspace = st_brigid(clock=clock)
    root = say(workspace, "root")
    stamps = [root]
    for doing in doings:
        if doing == "tick":
            clock.now += timedelta(seconds=1)
        elif doing == "delete" and len(stamps) > 1:
            workspace.messages.delete(REPUTATION, stamps.pop(), workspace.install)
        else:
            stamps.append(say(workspace, doing, root if doing == "reply" else ""))

    thread = workspace.messages.replies(REPUTATION, root, Span())
    history = workspace.messages.history(REPUTATION, Span())

    assert sorted(stamps, key=micros) == stamps
    assert thread[0].reply_count == len(thread) - 1
    assert len(thread) - 1 + len(history) == len(stamps)


def say(workspace: Workspace, text: str, thread_ts: str = "") -> str:
    channel = workspace.directory.channel_named("reputation")
    install = workspace.install
    return workspace.messages.post(
        channel, install.user, Content(text), app=install, thread_ts=thread_ts, broadcast=False
    ).ts
