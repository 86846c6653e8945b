"""What comes in twice is done once."""

import threading
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltRequest
from slack_bolt.authorization import AuthorizeResult

from bot.errors import StoreUnreachableError
from bot.slack.client import client_for
from bot.slack.inbound import hear_once, inbound_id


class Store:
    """Remembers ids; may be away or slow."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.is_away = False
        self.let_go = threading.Event()
        self.let_go.set()

    def is_repeat(self, inbound_id: str) -> bool:
        self.let_go.wait(30)
        if self.is_away:
            raise StoreUnreachableError("the database cannot be reached", who="db.example")
        is_repeat = inbound_id in self.seen
        self.seen.add(inbound_id)
        return is_repeat


class Bolt:
    """A real app with one command."""

    def __init__(self, store: Store) -> None:
        self.done: list[str] = []
        self.app = App(
            client=client_for("xoxb-1", "http://127.0.0.1:1/api/"),
            token=None,
            signing_secret="",
            request_verification_enabled=False,
            authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-1"),
        )
        hear_once(self.app, store.is_repeat, patience_s=0.05)
        self.app.command("/ward")(self._typed)

    def _typed(self, ack: Ack, command: dict[str, str]) -> None:
        self.done.append(command["text"])
        ack()

    def hears(self, text: str, trigger_id: str, retry: str = "") -> int:
        body = {"command": "/ward", "text": text, "trigger_id": trigger_id, "user_id": "U1", "team_id": "T1"}
        headers = {"x-slack-retry-num": retry} if retry else {}
        return self.app.dispatch(BoltRequest(body=body, headers=headers, mode="socket_mode")).status


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def bolt(store: Store) -> Bolt:
    return Bolt(store)


def test_a_repeat_is_acknowledged_and_does_nothing(bolt: Bolt) -> None:
    """Without the acknowledgement Slack would send it again and again."""
    answers = [bolt.hears("first", "1.1"), bolt.hears("first", "1.1", retry="1"), bolt.hears("second", "1.2")]

    assert answers == [200, 200, 200]
    assert bolt.done == ["first", "second"]


def test_a_retry_that_was_never_heard_is_done(bolt: Bolt) -> None:
    """Its number only says that Slack tried before."""
    bolt.hears("lost on the way", "1.1", retry="3")

    assert bolt.done == ["lost on the way"]


def test_a_store_that_is_away_lets_everything_through(bolt: Bolt, store: Store) -> None:
    """Better twice than not at all: what is done twice is refused further in, with a reason."""
    store.is_away = True

    assert [bolt.hears("first", "1.1"), bolt.hears("first", "1.1")] == [200, 200]
    assert bolt.done == ["first", "first"]


def test_a_store_that_hangs_is_not_waited_for(bolt: Bolt, store: Store) -> None:
    """Slack must be answered in time."""
    store.let_go.clear()

    for number in range(6):
        bolt.hears(str(number), f"1.{number}")
    store.let_go.set()

    assert bolt.done == ["0", "1", "2", "3", "4", "5"]


def click(trigger_id: str = "1.1", action_ts: str = "5.0", action_id: str = "ack") -> dict[str, Any]:
    actions = [{"action_id": action_id, "action_ts": action_ts}]
    return {"type": "block_actions", "trigger_id": trigger_id, "actions": actions}


def message(event_id: str, ts: str = "7.0", **more: str) -> dict[str, Any]:
    return {"event_id": event_id, "event": {"type": "message", "channel": "C1", "ts": ts, **more}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (click(), click()),
        (message("Ev1"), message("Ev2")),
        ({"event_id": "Ev1", "event": {"type": "app_home_opened"}}, {"event_id": "Ev1", "event": {}}),
    ],
)
def test_these_are_the_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    """A message also under another event id."""
    assert inbound_id(one) == inbound_id(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (click(), click(trigger_id="1.2")),
        (click(), click(action_ts="5.1")),
        (click(), click(action_id="resolve")),
        (click(), {"type": "view_submission", "trigger_id": "1.1"}),
        (message("Ev1"), message("Ev1", ts="7.1")),
        (message("Ev1"), message("Ev1", subtype="message_changed", event_ts="9.0")),
        ({"event_id": "Ev1", "event": {}}, {"event_id": "Ev2", "event": {}}),
    ],
)
def test_these_are_different(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Nothing is dropped for looking like something else."""
    assert inbound_id(one) != inbound_id(other)


@pytest.mark.parametrize("body", [{}, {"event": None}, {"actions": "x"}, {"trigger_id": "", "event_id": None}])
def test_what_has_no_id_is_never_a_repeat(body: dict[str, Any]) -> None:
    """Whatever else it may be."""
    assert inbound_id(body) == ""


def test_an_id_is_kept_as_a_digest(bolt: Bolt, store: Store) -> None:
    """A trigger id opens forms for whoever has it."""
    bolt.hears("first", "secret-trigger")

    [kept] = store.seen
    assert len(kept) == 64
    assert "secret" not in kept
