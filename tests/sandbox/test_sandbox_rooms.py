"""Who is where, emoji below messages, and how often the app may call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from moved_clock import MovedClock
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.refusals import PersonError
from bot.sandbox.serve import Running
from tests.workspace import StoryWorkspace

ROOM, DANA, GAIL, BOT = "C0REPUT01", "U0DANA001", "U0GAIL001", "U0WARDW01"
MORE = {
    "channels:manage",
    "groups:write",
    "reactions:read",
    "reactions:write",
    "users:read.email",
    "users.profile:read",
}
Do = Callable[[WebClient], Any]


@pytest.fixture(autouse=True)
def scopes(workspace: StoryWorkspace) -> None:
    state = workspace.state
    state.install = replace(state.install, bot_scopes=state.install.bot_scopes | MORE | {"team:read"})


def refused(code: str) -> Any:
    return pytest.raises(SlackApiError, match=f"'{code}'")


def test_a_channel_from_its_making_to_its_archive(client: WebClient, workspace: StoryWorkspace) -> None:
    """The app makes it, brings people in and takes them out, archives it and uses it again."""
    room = client.conversations_create(name="waiting-times", is_private=True)["channel"]
    members = client.conversations_invite(channel=room["id"], users=f"{DANA},U0LEE0001")["channel"]["num_members"]
    client.conversations_kick(channel=room["id"], user=DANA)
    client.conversations_archive(channel=room["id"])

    with refused("is_archived"):
        client.chat_postMessage(channel=room["id"], text="x")
    client.conversations_unarchive(channel=room["id"])
    client.chat_postMessage(channel=room["id"], text="x")

    assert (room["is_private"], members) == (True, 3)
    assert workspace.state.directory.channel_named("waiting-times").members == (BOT, "U0LEE0001")
    assert client.conversations_leave(channel=room["id"])["ok"]
    with refused("channel_not_found"):
        client.conversations_info(channel=room["id"])


REFUSED: dict[str, tuple[str, Do]] = {
    "name taken": ("name_taken", lambda c: c.conversations_create(name="campaigns")),
    "bad name": ("invalid_name_specials", lambda c: c.conversations_create(name="two words")),
    "no name": ("invalid_name_required", lambda c: c.conversations_create(name="")),
    "already there": ("already_in_channel", lambda c: c.conversations_invite(channel=ROOM, users=DANA)),
    "oneself": ("cant_invite_self", lambda c: c.conversations_invite(channel=ROOM, users=BOT)),
    "nobody": ("user_not_found", lambda c: c.conversations_invite(channel=ROOM, users="U0NOBODY1")),
    "deactivated": ("user_disabled", lambda c: c.conversations_invite(channel=ROOM, users="U0OLEG001")),
    "kick oneself": ("cant_kick_self", lambda c: c.conversations_kick(channel=ROOM, user=BOT)),
    "kick a stranger": ("not_in_channel", lambda c: c.conversations_kick(channel="C0CAMPGN1", user=GAIL)),
    "not archived": ("not_archived", lambda c: c.conversations_unarchive(channel=ROOM)),
    "no such message": (
        "message_not_found",
        lambda c: c.reactions_add(channel=ROOM, timestamp="1.000001", name="eyes"),
    ),
    "no such address": ("users_not_found", lambda c: c.users_lookupByEmail(email="who@stbrigid.example")),
    "no such bot": ("bot_not_found", lambda c: c.bots_info(bot="B0OTHER01")),
    "a file without its scope": ("missing_scope", lambda c: c.files_info(file="F1")),
    "blocks and a view": (
        "invalid_arguments",
        lambda c: c.api_call("blocks.validate", json={"blocks": [], "view": {}}),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refusals(client: WebClient, case: str) -> None:
    """What Slack refuses is refused with its code."""
    code, do = REFUSED[case]

    with refused(code):
        do(client)


def test_private_channels_need_a_scope_of_their_own(client: WebClient, workspace: StoryWorkspace) -> None:
    """`channels:manage` is for public ones."""
    state = workspace.state
    state.install = replace(state.install, bot_scopes=state.install.bot_scopes - {"groups:write"})

    with refused("missing_scope"):
        client.conversations_create(name="quiet", is_private=True)
    with refused("missing_scope"):
        client.conversations_invite(channel="C0DELIC01", users="U0SAM0001")
    assert client.conversations_create(name="loud")["ok"]


def test_a_topic(client: WebClient, workspace: StoryWorkspace) -> None:
    """The app sets what a channel is about, within Slack's length."""
    client.conversations_setTopic(channel=ROOM, topic="Waiting times")
    client.conversations_setPurpose(channel=ROOM, purpose="To listen")

    channel = workspace.state.directory.channel_named(ROOM)
    assert (channel.topic, channel.purpose) == ("Waiting times", "To listen")
    with refused("too_long"):
        client.conversations_setTopic(channel=ROOM, topic="x" * 251)


def test_words_of_ones_own(running: Running, client: WebClient) -> None:
    """People change and delete what they said themselves, and nothing else."""
    said = running.people.say(DANA, ROOM, "nine hour")
    running.people.edit(DANA, ROOM, said.ts, "nine hours")

    [message] = client.conversations_history(channel=ROOM)["messages"]
    assert (message["text"], message["edited"]["user"]) == ("nine hours", DANA)
    with pytest.raises(PersonError, match="only its author"):
        running.people.erase(GAIL, ROOM, said.ts)
    running.people.erase(DANA, ROOM, said.ts)
    assert client.conversations_history(channel=ROOM)["messages"] == []


def test_emoji(client: WebClient, running: Running) -> None:
    """They are counted by name; nobody puts the same one twice."""
    ts = client.chat_postMessage(channel=ROOM, text="x")["ts"]
    running.people.rooms.react(DANA, ROOM, ts, "eyes")
    client.reactions_add(channel=ROOM, timestamp=ts, name="eyes")

    with refused("already_reacted"):
        client.reactions_add(channel=ROOM, timestamp=ts, name="eyes")
    both = client.reactions_get(channel=ROOM, timestamp=ts)["message"]["reactions"]
    client.reactions_remove(channel=ROOM, timestamp=ts, name="eyes")
    with refused("no_reaction"):
        client.reactions_remove(channel=ROOM, timestamp=ts, name="eyes")

    assert both == [{"name": "eyes", "users": [DANA, BOT], "count": 2}]
    assert client.conversations_history(channel=ROOM)["messages"][0]["reactions"][0]["users"] == [DANA]


def test_what_people_may_do_with_channels(running: Running) -> None:
    """They join public ones, and change only those that they are in."""
    rooms = running.people.rooms

    rooms.join(GAIL, "campaigns")
    rooms.invite(GAIL, "campaigns", "ruth")
    rooms.remove(GAIL, "campaigns", "ruth")
    made = rooms.create(GAIL, "agency")

    assert made.members == (GAIL,)
    with pytest.raises(PersonError, match="cannot be joined"):
        rooms.join(GAIL, "delicate")
    with pytest.raises(PersonError, match="only members"):
        rooms.archive(GAIL, "crisis-room")
    with pytest.raises(PersonError, match="name_taken"):
        rooms.create(GAIL, "campaigns")


def test_who_people_are(client: WebClient, workspace: StoryWorkspace) -> None:
    """E-mail addresses need their scope; profiles have titles."""
    found = client.users_lookupByEmail(email="Priya@stbrigid.example")["user"]
    profile = client.users_profile_get(user=found["id"])["profile"]
    state = workspace.state
    state.install = replace(state.install, bot_scopes=state.install.bot_scopes - {"users:read.email"})

    assert (found["real_name"], profile["title"]) == ("Priya Nair", "Communications lead")
    assert profile["email"] == "priya@stbrigid.example"
    assert "email" not in client.users_info(user=found["id"])["user"]["profile"]


def test_who_the_app_is(client: WebClient) -> None:
    """`bots.info`, `team.info` and `usergroups.list` tell of the one app, the one team and its groups."""
    assert client.bots_info(bot="B0WARDW01")["bot"]["app_id"] == "A0WARDW01"
    assert client.team_info()["team"]["domain"] == "stbrigid"
    [group] = client.usergroups_list(include_users=True)["usergroups"]
    assert (group["handle"], group["users"]) == ("pr-leads", [DANA])


def test_blocks_are_validated_without_a_token(running: Running) -> None:
    """Each fault comes with its pointer."""
    client = WebClient(base_url=running.api_url)
    divider = [{"type": "divider"}]

    assert client.api_call("blocks.validate", json={"blocks": divider})["ok"]
    assert client.api_call("blocks.validate", json={"message": {"blocks": divider}})["ok"]
    with pytest.raises(SlackApiError) as refusal:
        client.api_call("blocks.validate", json={"blocks": [{"type": "divider", "color": "red"}]})
    assert refusal.value.response["error"] == "invalid_blocks"
    assert refusal.value.response["errors"][0]["pointer"] == "/blocks/0"


def test_tiers(client: WebClient, workspace: StoryWorkspace, clock: MovedClock) -> None:
    """With rates limited, a method of tier 3 is called fifty times a minute, and again as time passes."""
    workspace.state.limit_rates = True
    ts = client.chat_postMessage(channel=ROOM, text="x")["ts"]
    for number in range(50):
        client.chat_update(channel=ROOM, ts=ts, text=str(number))

    with pytest.raises(SlackApiError) as refusal:
        client.chat_update(channel=ROOM, ts=ts, text="one more")
    assert (refusal.value.response.status_code, refusal.value.response.headers["Retry-After"]) == (429, "2")
    client.conversations_history(channel=ROOM)
    clock.advance(seconds=2)
    client.chat_update(channel=ROOM, ts=ts, text="one more")


def test_a_refusal_that_was_ordered(client: WebClient, workspace: StoryWorkspace) -> None:
    """A test or a drill says which call is refused next, and for how long."""
    workspace.state.refuse_next_call("users.info", retry_after=30)

    with pytest.raises(SlackApiError) as refusal:
        client.users_info(user=DANA)
    assert refusal.value.response.headers["Retry-After"] == "30"
    assert client.users_info(user=DANA)["ok"]
