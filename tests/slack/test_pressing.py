"""Payloads that no Slack client sends, straight into the Bolt app, and answers when the usual way is closed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_bolt.response import BoltResponse
from slack_desk import OneAlertDesk, app_for
from slack_sdk import WebClient
from slack_views import DANA, REPUTATION

from bot.domain.alert import State
from bot.errors import StoreBusyError
from bot.sandbox.serve import Running
from bot.sandbox.workspace import Workspace
from bot.slack import ids
from bot.slack.app import build_app
from bot.slack.payload import click_of, submission_of
from bot.slack.poster import SlackChat


@pytest.fixture
def desk(client: WebClient) -> OneAlertDesk:
    desk = OneAlertDesk(SlackChat(client))
    desk.post()
    return desk


@pytest.fixture
def app(client: WebClient, desk: OneAlertDesk) -> App:
    return build_app(client, desk, desk)


def click(action_id: str, root_ts: str, **action: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "user": {"id": DANA},
        "channel": {"id": REPUTATION},
        "container": {"type": "message", "message_ts": root_ts, "channel_id": REPUTATION},
        "trigger_id": "1.2.x",
        "actions": [{"action_id": action_id, "block_id": "b", "type": "button", **action}],
    }


def form(metadata: str, values: dict[str, Any] | None = None) -> dict[str, Any]:
    view = {"callback_id": ids.form_view("resolve"), "private_metadata": metadata, "state": {"values": values or {}}}
    return {"type": "view_submission", "user": {"id": DANA}, "view": view | {"type": "modal"}}


def send(app: App, body: dict[str, Any]) -> BoltResponse:
    """What Slack is answered, when everything behind the answer has been done."""
    answer = app.dispatch(BoltRequest(body=body, mode="socket_mode"))
    app.listener_runner.listener_executor.shutdown(wait=True)
    return answer


def told(workspace: Workspace) -> list[str]:
    return [whisper.text for whisper in workspace.messages.whispers(DANA)]


def chosen(value: str, note: object = None) -> dict[str, Any]:
    option = {"selected_option": {"value": value}}
    return {
        ids.block_of("disposition"): {ids.field("disposition"): option},
        ids.block_of("note"): {ids.field("note"): {"value": note}},
    }


@pytest.mark.parametrize("value", ["", "0", "-1", "17; drop", "1" * 40, "<!channel>"])
def test_a_button_that_names_no_alert(app: App, desk: OneAlertDesk, workspace: Workspace, value: str) -> None:
    """A value that is not one of ours changes nothing and is answered."""
    answer = send(app, click(ids.button("acknowledge"), desk.thread.root.ts, value=value))

    assert answer.status == 200
    assert "does not know this alert" in told(workspace)[0]
    assert desk.alert.state is State.OPEN


def test_a_button_of_another_version(app: App, desk: OneAlertDesk, workspace: Workspace) -> None:
    """A button that this version does not have is answered, too."""
    send(app, click("wardwatch:paint", desk.thread.root.ts, value="17"))

    assert "does not know that button" in told(workspace)[0]


def test_choosing_nobody(app: App, desk: OneAlertDesk, workspace: Workspace) -> None:
    """An empty choice from Assign changes nothing."""
    body = click(ids.ASSIGN, desk.thread.root.ts, selected_user=None, block_id=ids.actions_block(17, 1))

    send(app, body)

    assert "no person was chosen" in told(workspace)[0]
    assert desk.alert.owner == ""


def test_a_trigger_that_expired(app: App, desk: OneAlertDesk, workspace: Workspace) -> None:
    """When Slack no longer opens the form, the person is asked to press again."""
    send(app, click(ids.button("resolve"), desk.thread.root.ts, value="17"))

    assert "Please press again" in told(workspace)[0]


def test_without_membership_the_answer_takes_the_other_way(
    local: Running, app: App, desk: OneAlertDesk, workspace: Workspace
) -> None:
    """When the thread cannot be whispered into, the click's own address is used."""
    root_ts = desk.thread.root.ts
    response = workspace.triggers.response(DANA, REPUTATION, root_ts)
    body = click(ids.button("acknowledge"), root_ts, value="99") | {"response_url": f"{local.url}/response/{response}"}
    workspace.directory.remove(REPUTATION, DANA)

    send(app, body)

    assert "does not know this alert" in told(workspace)[0]


@pytest.mark.parametrize("metadata", ["", "{}", "[]", "null", '{"alert": "x", "channel": "C0REPUT01", "root": "1.2"}'])
def test_a_form_that_is_not_ours(app: App, desk: OneAlertDesk, metadata: str) -> None:
    """A form without a readable alert says what to do."""
    answer = send(app, form(metadata, chosen("no follow-up")))

    assert "Close it and press the button again" in answer.body
    assert desk.alert.state is State.OPEN


@pytest.mark.parametrize(
    ("values", "block"),
    [
        ({}, ids.block_of("disposition")),
        (chosen("burned the evidence"), ids.block_of("disposition")),
        (chosen("no follow-up", "x" * 3_001), ids.block_of("note")),
        ({ids.block_of("disposition"): None}, ids.block_of("disposition")),
        (
            {ids.block_of("disposition"): {ids.field("disposition"): {"selected_option": None}}},
            ids.block_of("disposition"),
        ),
    ],
    ids=["empty", "unknown", "long note", "no row", "nothing chosen"],
)
def test_faults_stand_beside_their_fields(app: App, desk: OneAlertDesk, values: dict[str, Any], block: str) -> None:
    """What is wrong with an answer is said where it was given."""
    metadata = ids.private_metadata(ids.FormRef(17, REPUTATION, desk.thread.root.ts))

    answer = send(app, form(metadata, values))

    assert block in answer.body
    assert desk.alert.state is State.OPEN


@pytest.mark.parametrize(
    "body", [{}, {"actions": []}, {"actions": "x"}, {"container": 7, "user": [], "actions": [None]}]
)
def test_broken_payloads_name_nothing(body: dict[str, Any]) -> None:
    """What is missing or of another kind reads as empty."""
    click = click_of(body)
    submission = submission_of(body)

    assert (click.alert_id, click.place.user, click.chosen_user) == (None, "", "")
    assert (submission.ref, submission.user, submission.state) == (None, "", {})


@pytest.mark.parametrize(("message", "root"), [({"ts": "1.2"}, "1.2"), ({"ts": "1.3", "thread_ts": "1.2"}, "1.2")])
def test_where_it_was_pressed_is_known_without_a_container(message: dict[str, Any], root: str) -> None:
    """The message itself says where it stands."""
    place = click_of({"channel": {"id": "D0LEE0001"}, "message": message, "actions": []}).place

    assert (place.channel_id, place.root_ts) == ("D0LEE0001", root)


def test_what_nobody_handles_is_refused(app: App) -> None:
    """Slack then shows its own warning; the body, which holds people's words, is not logged."""
    answer = send(app, {"type": "shortcut", "callback_id": "unknown", "user": {"id": DANA}})

    assert answer.status == 404


def test_building_the_app_asks_slack_nothing(monkeypatch: pytest.MonkeyPatch, client: WebClient) -> None:
    """An app can be built while Slack is away, and takes no secret from the environment by itself."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-from-the-environment")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "from-the-environment")
    away = WebClient("xoxb-1", base_url="http://127.0.0.1:1/api/")

    app = app_for(away)

    assert app.client.token == "xoxb-1"


def test_a_press_says_when_and_what_was_seen() -> None:
    """The moment is Slack's, the revision is that of the row that was pressed; what is missing stays unknown."""
    body = click(ids.button("acknowledge"), "1.2", block_id=ids.actions_block(17, 3), action_ts="1795183500.250000")

    pressed = click_of(body)

    assert (pressed.alert_id, pressed.seen, pressed.pressed) == (17, 3, "acknowledge")
    assert pressed.at == datetime(2026, 11, 20, 14, 5, 0, 250_000, tzinfo=UTC)
    assert click_of(click("x", "1.2", action_ts="soon")).at is None


def test_what_was_chosen_from_a_menu_is_pressed() -> None:
    """The menu's row says which alert it is about."""
    body = click(ids.MENUS[1], "1.2", block_id=ids.actions_block(17, 3), selected_option={"value": "merge"})

    assert (click_of(body).alert_id, click_of(body).pressed) == (17, "merge")


def test_nothing_written_is_lost_when_the_store_fails(app: App, desk: OneAlertDesk) -> None:
    """The form stays, and says so beside its first field."""
    metadata = ids.private_metadata(ids.FormRef(17, REPUTATION, desk.thread.root.ts))
    desk.reading_trouble = StoreBusyError("the database is locked")

    answer = send(app, form(metadata, chosen("no follow-up", "a long note")))

    assert "Please press again" in answer.body
    assert ids.block_of("disposition") in answer.body


def test_an_unknown_choice_of_a_menu_is_answered(app: App, desk: OneAlertDesk, workspace: Workspace) -> None:
    """Another version may have offered it."""
    send(app, click(ids.MENUS[0], desk.thread.root.ts, selected_option={"value": "paint"}))

    assert "does not know that button" in told(workspace)[0]
