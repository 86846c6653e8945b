"""Nothing of a drill goes out unmarked, and nothing comes back that is taken for something else."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.views import View

from bot.slack.drill_door import Dress, dressed, dressed_answer, dressed_view, mark_of, marked, undressed
from bot.slack.forms.form import telling

MARK = "a1b2c3"
BEGAN = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DRESS = Dress(MARK, BEGAN, 10)
BUTTON = {
    "type": "button",
    "action_id": "wardwatch:acknowledge",
    "value": "17",
    "text": {"type": "plain_text", "text": "A"},
}
ROW = {"type": "actions", "block_id": "wardwatch:alert:17:9", "elements": [BUTTON]}


def press(action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "block_actions", "actions": [{"action_id": action_id, "value": "17"}], **more}


def test_a_message_is_marked_in_text_and_blocks() -> None:
    """The notification, a first line, and each control; what was given is not touched."""
    given = {"channel": "C1", "text": "Crisis", "blocks": [ROW]}

    told = dressed(given, DRESS)

    assert told["text"] == "DRILL: Crisis"
    assert told["blocks"][0]["block_id"] == "wardwatch:drill@a1b2c3"
    assert told["blocks"][1]["elements"][0]["action_id"] == "wardwatch:acknowledge@a1b2c3"
    assert told["blocks"][1]["block_id"] == "wardwatch:alert:17:9"
    assert given["text"] == "Crisis"
    assert BUTTON["action_id"] == "wardwatch:acknowledge"


def test_blocks_of_the_sdk_are_marked_as_well() -> None:
    """Some calls are made with objects instead of JSON."""
    row = ActionsBlock(elements=[ButtonElement(text="Go", action_id="wardwatch:wake", value="1")])

    told = dressed({"channel": "C1", "text": "x", "blocks": [row]}, DRESS)

    assert told["blocks"][1]["elements"][0]["action_id"] == "wardwatch:wake@a1b2c3"


def test_a_form_is_marked_and_its_title_fits() -> None:
    """Slack takes 24 characters for a title."""
    view = View(type="modal", callback_id="wardwatch:note-view", title="Change severity of 17", blocks=[ROW]).to_dict()

    told = dressed_view(view, DRESS)

    assert told["title"]["text"] == "DRILL: Change severity …"
    assert len(told["title"]["text"]) == 24
    assert told["callback_id"] == "wardwatch:note-view@a1b2c3"
    assert told["blocks"][0]["type"] == "context"


def test_a_full_message_stays_within_slacks_limit() -> None:
    """Fifty blocks and the banner are fifty blocks."""
    assert len(dressed({"channel": "C1", "text": "x", "blocks": [ROW] * 50}, DRESS)["blocks"]) == 50


@pytest.mark.parametrize(
    "body",
    [
        press("wardwatch:acknowledge@a1b2c3"),
        {"type": "view_submission", "view": {"callback_id": "wardwatch:note-view@a1b2c3"}},
        {"type": "block_suggestion", "action_id": "wardwatch:rule@a1b2c3"},
        {"type": "message_action", "callback_id": "x", "message": {"blocks": [{"block_id": "wardwatch:drill@a1b2c3"}]}},
    ],
)
def test_whatever_is_pressed_says_whose_it_is(body: dict[str, Any]) -> None:
    """A button, a form, a list of options, and a shortcut on a drill's message."""
    assert mark_of(body) == MARK


@pytest.mark.parametrize(
    "body",
    [
        press("wardwatch:acknowledge"),
        press("@a1b2c3"),
        press("wardwatch:acknowledge@A1B2C3"),
        press("wardwatch:acknowledge@a1b2c34"),
        {"command": "/wardwatch", "text": "status wardwatch:x@a1b2c3"},
        {"event": {"type": "app_home_opened"}},
        {"message": {"blocks": [{"block_id": "theirs@a1b2c3"}]}},
        {"actions": "none", "view": 3, "message": []},
        {},
    ],
)
def test_what_is_live_bears_no_mark(body: dict[str, Any]) -> None:
    """Also what is no payload at all; what people type is never taken for an id."""
    assert mark_of(body) == ""


def test_a_payload_is_as_it_would_be_without_a_drill() -> None:
    """Every id, and the state under its ids; nothing is left by which an answer could go past the door."""
    body = press(
        "wardwatch:assign@a1b2c3",
        response_url="https://hooks.example/1",
        response_urls=["https://hooks.example/2"],
        state={"values": {"row": {"wardwatch:assign@a1b2c3": {"type": "users_select", "selected_user": "U1"}}}},
        message=dressed({"text": "x", "blocks": [ROW]}, DRESS),
        view={"callback_id": "wardwatch:note-view@a1b2c3", "state": {"values": {}}, "private_metadata": "{}"},
    )

    plain = undressed(body, DRESS)

    assert "a1b2c3" not in json.dumps(plain)
    assert "hooks.example" not in json.dumps(plain)
    assert plain["state"]["values"]["row"]["wardwatch:assign"]["selected_user"] == "U1"
    assert plain["message"]["blocks"] == [ROW]
    assert mark_of(plain) == ""


def test_a_form_in_an_answer_is_marked() -> None:
    """What a form is answered with at once does not go through the client."""
    view = telling(("Why not",)).to_dict()
    answer = json.dumps({"response_action": "update", "view": view})

    told = json.loads(dressed_answer(answer, DRESS))

    assert told["view"]["title"]["text"].startswith("DRILL: ")
    assert told["response_action"] == "update"
    errors = json.dumps({"response_action": "errors", "errors": {"block": "no"}})
    assert [dressed_answer(one, DRESS) for one in ("", "ok", errors)] == ["", "ok", errors]


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_payload_can_be_looked_at(body: object) -> None:
    """Whatever Slack, or somebody who says so, may send."""
    if isinstance(body, dict):
        assert isinstance(mark_of(body), str)
        assert isinstance(undressed(body, DRESS), dict)


@given(st.text("abcdefghijklmnopqrstuvwxyz:-", min_size=1, max_size=200))
def test_a_mark_comes_off_again(name: str) -> None:
    """Whatever the id was."""
    body = press(marked(name, MARK))

    assert mark_of(body) == MARK
    assert undressed(body, DRESS)["actions"][0]["action_id"] == name


def test_people_look_at_the_clock_on_the_wall() -> None:
    """Half an hour of the story is three minutes at ten times the speed, in texts, dates and pickers, both ways."""
    story, wall = int(BEGAN.timestamp()) + 1_800, int(BEGAN.timestamp()) + 180
    blocks = [
        {"type": "rich_text", "elements": [{"type": "date", "timestamp": story, "format": "{ago}"}]},
        {"type": "section", "text": {"type": "mrkdwn", "text": f"at <!date^{story}^{{time}}|then>"}},
        {"type": "input", "element": {"type": "datetimepicker", "action_id": "x", "initial_date_time": story}},
    ]

    told = dressed({"text": f"<!date^{story}^{{time}}|then>", "blocks": blocks}, DRESS)
    picked = {"x@a1b2c3": {"type": "datetimepicker", "selected_date_time": wall}}
    pressed = {"action_id": "y@a1b2c3", "action_ts": f"{wall}.250000"}
    heard = undressed({"actions": [pressed], "state": {"values": {"b": picked}}}, DRESS)

    assert told["text"] == f"DRILL: <!date^{wall}^{{time}}|then>"
    assert told["blocks"][1]["elements"][0]["timestamp"] == wall
    assert told["blocks"][2]["text"]["text"] == f"at <!date^{wall}^{{time}}|then>"
    assert told["blocks"][3]["element"]["initial_date_time"] == wall
    assert heard["state"]["values"]["b"]["x"]["selected_date_time"] == story
    assert heard["actions"][0]["action_ts"] == f"{story + 2}.500000"
