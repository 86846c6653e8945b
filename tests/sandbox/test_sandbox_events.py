"""Events that were not acknowledged come again, as Slack sends them again, by the workspace's clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from listeners import Listener, over_http, over_socket
from moved_clock import MovedClock
from slack_sdk import WebClient

from bot.sandbox.records import Channel
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import BOT_TOKEN, st_brigid
from bot.sandbox.workspace import Workspace

DANA, ROOM = "U0DANA001", "C0REPUT01"
Over = Callable[[Running], AbstractContextManager[Listener]]


@pytest.fixture
def state(running: Running) -> Workspace:
    """Over a socket silence is waited for; over HTTP the answer is a refusal, however long that takes."""
    running.workspace.ack_timeout_s = 0.1
    return running.workspace


@pytest.fixture(params=[over_socket, over_http], ids=["socket", "http"])
def listener(request: pytest.FixtureRequest, running: Running) -> Iterator[Listener]:
    with request.param(running) as listener:
        if listener.transport == "http":
            running.workspace.ack_timeout_s = 5.0
        yield listener


def repetition_of(state: Workspace, listener: Listener, count: int) -> tuple[str, str]:
    """The number and reason of what came as the `count`th, as either transport carries them."""
    assert state.wait_for(lambda: len(listener.heard) == count, 10)
    heard = listener.heard[-1]
    if listener.transport == "socket":
        return str(heard.envelope["retry_attempt"]), heard.envelope["retry_reason"]
    return heard.headers.get("x-slack-retry-num", "0"), heard.headers.get("x-slack-retry-reason", "")


def test_three_times_and_no_more(running: Running, state: Workspace, listener: Listener, clock: MovedClock) -> None:
    """At once, after a minute and after five, the same event with the same id, its number and the reason."""
    listener.answers["event_callback"] = None
    reason = "timeout" if listener.transport == "socket" else "http_error"
    running.people.say(DANA, ROOM, "<@U0WARDW01> hello")
    came = [repetition_of(state, listener, 1)]

    for minutes in (0, 1, 5, 60):
        clock.advance(minutes=minutes)
        if state.redeliver():
            came.append(repetition_of(state, listener, len(came) + 1))

    assert came == [("0", ""), ("1", reason), ("2", reason), ("3", reason)]
    assert len({heard.payload["event_id"] for heard in listener.heard}) == 1


def test_nothing_comes_before_its_time(
    running: Running, state: Workspace, listener: Listener, clock: MovedClock
) -> None:
    """Between the repetitions nothing is sent; once acknowledged, nothing more."""
    listener.answers["event_callback"] = None
    running.people.say(DANA, ROOM, "<@U0WARDW01> hello")
    assert state.redeliver() == 1
    clock.advance(seconds=59)
    assert state.redeliver() == 0
    listener.answers["event_callback"] = {}
    state.ack_timeout_s = 10
    clock.advance(seconds=1)
    assert state.redeliver() == 1
    clock.advance(minutes=60)

    assert state.redeliver() == 0


def test_what_the_app_hears_when_it_comes_back(running: Running, state: Workspace, clock: MovedClock) -> None:
    """An event that nobody was there to hear reaches the app that connects within the minute."""
    running.people.open_home(DANA)
    assert state.redeliver() == 1

    state.ack_timeout_s = 10
    with over_socket(running) as listener:
        clock.advance(minutes=1)
        state.redeliver()

        assert listener.heard[-1].payload["event"]["type"] == "app_home_opened"


def test_clicks_do_not_come_again(running: Running, state: Workspace, listener: Listener) -> None:
    """Only events are repeated: a person would click again."""
    listener.answers["shortcut"] = None

    running.people.shortcut(DANA, "wardwatch:report-link")

    assert state.redeliver() == 0


def test_the_wall_clock_repeats_by_itself() -> None:
    """Whoever runs the workspace need not call anything."""
    with serve(st_brigid(ack_timeout_s=0.1)) as running, over_socket(running) as listener:
        listener.answers["event_callback"] = None
        running.people.open_home(DANA)

        assert repetition_of(running.workspace, listener, 2)[0] == "1"


def test_only_what_was_subscribed_to(running: Running, listener: Listener) -> None:
    """The app of St. Brigid hears of its home tab and of its name, not of every message."""
    running.people.say(DANA, ROOM, "hello")
    running.people.rooms.leave(DANA, ROOM)

    assert listener.heard == []


def test_only_where_the_app_is(running: Running, listener: Listener) -> None:
    """It hears nothing of a private channel that it is not in, nor its name there."""
    state = running.workspace
    state.install = replace(state.install, events=frozenset({"message.groups", "app_mention", "group_archive"}))
    state.directory.add_channel(Channel("C0BOARD01", "board", (DANA,), is_private=True))

    running.people.say(DANA, "board", "<@U0WARDW01> are you here?")
    running.people.rooms.archive(DANA, "board")

    assert listener.heard == []


def test_the_app_hears_itself_after_the_answer(running: Running, listener: Listener) -> None:
    """What it posts comes back as an event of its own, as in Slack, and does not hold up the answer."""
    state = running.workspace
    state.install = replace(state.install, events=frozenset({"message.channels"}))

    WebClient(BOT_TOKEN, base_url=running.api_url).chat_postMessage(channel=ROOM, text="hello")

    assert state.wait_for(lambda: listener.heard, 10)
    assert listener.heard[0].payload["event"]["bot_id"] == "B0WARDW01"
