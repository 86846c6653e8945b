"""Block Kit's shapes and limits: what Slack takes passes, what it refuses is refused with its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.limits import check_content, check_message_blocks, check_view
from bot.sandbox.refusals import Refusal

Block = dict[str, Any]


def plain(text: str = "label") -> Block:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "words") -> Block:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Block:
    return {"type": "section", "text": mrkdwn(), **more}


def button(**more: Any) -> Block:
    return {"type": "button", "text": plain(), "action_id": "go", **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def option(number: int = 0, **more: Any) -> Block:
    return {"text": plain(f"option {number}"), "value": str(number), **more}


def select(count: int = 1, **more: Any) -> Block:
    return {"type": "static_select", "action_id": "pick", "options": [option(n) for n in range(count)], **more}


def quote(*parts: Block) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": list(parts)}]}


def context(count: int) -> Block:
    return {"type": "context", "elements": [mrkdwn()] * count}


def entry(element: Block, **more: Any) -> Block:
    return {"type": "input", "label": plain(), "element": element, **more}


def modal(*blocks: Block, **more: Any) -> Block:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks), **more}


CONFIRM = {"title": plain(), "text": mrkdwn(), "confirm": plain(), "deny": plain()}
TEXT_INPUT = {"type": "plain_text_input", "action_id": "words"}
TABLE = {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}
IMAGE = {"type": "image", "alt_text": "a chart", "image_url": "https://stbrigid.example/chart.png"}

WORKFLOW_BUTTON = {
    "type": "workflow_button",
    "text": plain(),
    "workflow": {"trigger": {"url": "https://slack.example/shortcuts/Ft1"}},
}

TAKEN: dict[str, list[Block]] = {
    "fifty blocks": [{"type": "divider"}] * 50,
    "section text at its limit": [{"type": "section", "text": mrkdwn("x" * 3000)}],
    "ten fields": [{"type": "section", "fields": [mrkdwn("x" * 2000), *[mrkdwn()] * 9]}],
    "header at its limit": [{"type": "header", "text": plain("x" * 150)}],
    "ten in a context": [context(10)],
    "image in a context": [{"type": "context", "elements": [IMAGE, plain()]}],
    "twenty-five buttons": [actions(*(button(action_id=f"go-{n}") for n in range(25)))],
    "button at its limits": [actions(button(text=plain("x" * 75), value="v" * 2000, style="danger", confirm=CONFIRM))],
    "link button": [actions(button(url="https://stbrigid.example/"))],
    "same action in two blocks": [actions(button()), actions(button())],
    "hundred options": [actions(select(100))],
    "chosen option": [section(accessory=select(2, initial_option=option(1)))],
    "option groups": [actions({"type": "static_select", "option_groups": [{"label": plain(), "options": [option()]}]})],
    "people to choose": [actions({"type": "users_select", "action_id": "who", "initial_user": "U0DANA001"})],
    "overflow": [section(accessory={"type": "overflow", "options": [option(n) for n in range(5)]})],
    "checkboxes": [actions({"type": "checkboxes", "options": [option()], "initial_options": [option()]})],
    "picker": [actions({"type": "datepicker", "initial_date": "2026-11-20"})],
    "quote of a stranger": [quote({"type": "text", "text": "<!channel> *x*", "style": {"italic": True}})],
    "rich parts": [
        quote(
            {"type": "link", "url": "https://stbrigid.example", "text": "there"},
            {"type": "user", "user_id": "U0DANA001"},
            {"type": "emoji", "name": "wave"},
            {"type": "date", "timestamp": 1795167000, "format": "{date}", "fallback": "today"},
        )
    ],
    "list": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}],
                }
            ],
        }
    ],
    "image": [IMAGE],
    "table": [TABLE],
    "markdown": [{"type": "markdown", "text": "**x**"}],
    "input in a message": [entry(TEXT_INPUT)],
    "remote file": [{"type": "file", "external_id": "report-7", "source": "remote"}],
    "workflow button": [actions(WORKFLOW_BUTTON)],
    "every part of rich text": [
        quote(
            {"type": "usergroup", "usergroup_id": "S0PRLEAD1"},
            {"type": "channel", "channel_id": "C0REPUT01"},
            {"type": "broadcast", "range": "here"},
            {"type": "color", "value": "#1d3a4f"},
            {"type": "team", "team_id": "T0BRIGID1"},
        )
    ],
    "one that is focused": [entry({**TEXT_INPUT, "focus_on_load": True})],
}

REFUSED: dict[str, tuple[list[Block], str]] = {
    "two that are focused": ([entry({**TEXT_INPUT, "focus_on_load": True})] * 2, "only one element can be focused"),
    "local file": ([{"type": "file", "external_id": "report-7", "source": "local"}], "must be one of: remote"),
    "workflow button that starts nothing": (
        [actions({**WORKFLOW_BUTTON, "workflow": {}})],
        "missing required field: trigger [json-pointer:/blocks/0/elements/0/workflow]",
    ),
    "image of a file by nothing": (
        [{"type": "image", "alt_text": "x", "slack_file": {}}],
        "exactly one of id, url is required",
    ),
    "fifty-one blocks": ([{"type": "divider"}] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    "unknown block": ([{"type": "sparkles"}], "unsupported type: sparkles [json-pointer:/blocks/0/type]"),
    "no type": ([{}], "missing required field: type [json-pointer:/blocks/0]"),
    "unknown key": ([{"type": "divider", "colour": "red"}], "additional property: colour [json-pointer:/blocks/0]"),
    "alert in a message": ([{"type": "alert", "text": plain()}], "unsupported type: alert"),
    "empty section": ([{"type": "section"}], "missing required field: text or fields [json-pointer:/blocks/0]"),
    "empty text": ([{"type": "section", "text": mrkdwn("")}], "must be more than 0 characters"),
    "long text": ([{"type": "section", "text": mrkdwn("x" * 3001)}], "must be less than 3001 characters"),
    "text that is no text": ([{"type": "section", "text": "hello"}], "must be an object [json-pointer:/blocks/0/text]"),
    "eleven fields": ([{"type": "section", "fields": [mrkdwn()] * 11}], "no more than 10 items"),
    "long field": ([{"type": "section", "fields": [mrkdwn("x" * 2001)]}], "[json-pointer:/blocks/0/fields/0/text]"),
    "header in markup": ([{"type": "header", "text": mrkdwn()}], "unsupported type: mrkdwn"),
    "long header": ([{"type": "header", "text": plain("x" * 151)}], "must be less than 151 characters"),
    "eleven in a context": ([context(11)], "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
    "empty context": ([context(0)], "no less than 1 items allowed"),
    "button in a context": ([{"type": "context", "elements": [button()]}], "unsupported type: button"),
    "twenty-six buttons": (
        [actions(*(button(action_id=f"go-{n}") for n in range(26)))],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "same action twice": ([actions(button(), button())], "`action_id` go already exists for another action"),
    "same block id twice": ([section(block_id="a"), section(block_id="a")], "`block_id` a already exists"),
    "long block id": ([section(block_id="x" * 256)], "must be less than 256 characters"),
    "long action id": ([actions(button(action_id="x" * 256))], "must be less than 256 characters"),
    "long button": ([actions(button(text=plain("x" * 76)))], "must be less than 76 characters"),
    "button in markup": ([actions(button(text=mrkdwn()))], "unsupported type: mrkdwn"),
    "long value": ([actions(button(value="x" * 2001))], "must be less than 2001 characters"),
    "loud button": ([actions(button(style="loud"))], "must be one of: primary, danger"),
    "link to nothing": ([actions(button(url="not a link"))], "must be a valid URL"),
    "long link": ([actions(button(url="https://" + "x" * 3000))], "must be less than 3001 characters"),
    "half a confirm": ([actions(button(confirm={"title": plain()}))], "missing required field: deny"),
    "101 options": ([actions(select(101))], "no more than 100 items allowed"),
    "no options": ([actions({"type": "static_select"})], "exactly one of options, option_groups is required"),
    "long option": (
        [actions(select(options=[{"text": plain("x" * 76), "value": "1"}]))],
        "[json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    "long option value": ([actions(select(options=[option(value="x" * 151)]))], "must be less than 151 characters"),
    "same option twice": ([actions(select(options=[option(), option()]))], "options must have different values"),
    "option not offered": ([actions(select(initial_option=option(7)))], "initial_option must match"),
    "text input as a button": ([actions(TEXT_INPUT)], "unsupported type: plain_text_input"),
    "button as an input": ([entry(button())], "unsupported type: button"),
    "file input outside a modal": ([entry({"type": "file_input"})], "only allowed in modals"),
    "empty rich text": ([quote({"type": "text", "text": ""})], "must be more than 0 characters"),
    "unknown rich text": ([quote({"type": "blink"})], "unsupported type: blink"),
    "loose rich text": (
        [{"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}],
        "unsupported type: text [json-pointer:/blocks/0/elements/0/type]",
    ),
    "image of nothing": ([{"type": "image", "alt_text": "x"}], "exactly one of image_url, slack_file"),
    "image without words": ([{**IMAGE, "alt_text": None}], "missing required field: alt_text"),
    "two tables": ([TABLE, TABLE], "only one table is allowed in a message"),
    "wide table": ([{**TABLE, "rows": [TABLE["rows"][0] * 21]}], "no more than 20 items allowed"),
    "long markdown": ([{"type": "markdown", "text": "x" * 12_001}], "must be less than 12001 characters"),
    "not a date": ([actions({"type": "datepicker", "initial_date": "soon"})], "must be a date like"),
}

REFUSED_VIEWS: dict[str, tuple[object, str]] = {
    "nothing": (None, "missing required field: view"),
    "unknown type": ({"type": "dialog"}, "of type modal or home"),
    "no title": ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    "no blocks": ({"type": "modal", "title": plain()}, "missing required field: blocks"),
    "long title": (modal(title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
    "long submit": (modal(submit=plain("x" * 25)), "[json-pointer:/view/submit/text]"),
    "long close": (modal(close=plain("x" * 25)), "[json-pointer:/view/close/text]"),
    "long private metadata": (modal(private_metadata="x" * 3001), "[json-pointer:/view/private_metadata]"),
    "long callback id": (modal(callback_id="x" * 256), "[json-pointer:/view/callback_id]"),
    "101 blocks": (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    "input without submit": (modal(entry(TEXT_INPUT), submit=None), "`submit` is required"),
    "markdown in a modal": (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown"),
    "home with a title": ({"type": "home", "blocks": [], "title": plain()}, "additional property: title"),
}


@pytest.mark.parametrize("case", TAKEN)
def test_taken(case: str) -> None:
    """What Slack takes is taken, and given back with ids."""
    blocks = check_message_blocks(TAKEN[case])

    assert len({block["block_id"] for block in blocks}) == len(TAKEN[case])
    assert [block["type"] for block in blocks] == [block["type"] for block in TAKEN[case]]


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    """What Slack refuses is refused as `invalid_blocks`, and the fault is named."""
    blocks, fault = REFUSED[case]

    with pytest.raises(Refusal) as refused:
        check_message_blocks(blocks)

    assert refused.value.code == "invalid_blocks"
    assert any(fault in message for message in refused.value.messages), refused.value.messages


@pytest.mark.parametrize("case", REFUSED_VIEWS)
def test_refused_views(case: str) -> None:
    """A view that Slack refuses is refused as `invalid_arguments`, and the fault is named."""
    view, fault = REFUSED_VIEWS[case]

    with pytest.raises(Refusal) as refused:
        check_view(view)

    assert refused.value.code == "invalid_arguments"
    assert any(fault in message for message in refused.value.messages), refused.value.messages


def test_taken_views() -> None:
    """A modal may hold a hundred blocks, inputs and alerts; a home tab needs nothing but blocks."""
    alert = {"type": "alert", "text": mrkdwn(), "level": "warning"}
    inputs = [entry(TEXT_INPUT, block_id=f"i{n}", optional=True, hint=plain()) for n in range(99)]

    full = check_view(modal(alert, *inputs, private_metadata="x" * 3000, notify_on_close=True))
    home = check_view({"type": "home", "blocks": []})

    assert len(full["blocks"]) == 100
    assert home["blocks"] == []


def test_every_fault_is_named() -> None:
    """Several faults are told at once."""
    with pytest.raises(Refusal) as refused:
        check_message_blocks([{"type": "sparkles"}, {"type": "header", "text": plain("")}])

    assert len(refused.value.messages) == 2


def test_text_of_all_blocks_together() -> None:
    """Blocks that each keep their limit are refused when all their text together is too much."""
    with pytest.raises(Refusal) as refused:
        check_message_blocks([{"type": "section", "text": mrkdwn("x" * 3000)}] * 4)

    assert refused.value.code == "msg_blocks_too_long"


def test_too_many_attachments() -> None:
    """A hundred attachments are taken, one more is not."""
    taken = check_content("x", None, [{}] * 100)

    with pytest.raises(Refusal) as refused:
        check_content("x", None, [{}] * 101)

    assert len(taken.attachments or ()) == 100
    assert refused.value.code == "too_many_attachments"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["section", "actions", "button"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "text", "elements", "accessory", "options"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_gets_an_answer(value: object) -> None:
    """Whatever an app sends as blocks is taken or refused, and never breaks the check."""
    try:
        blocks = check_message_blocks(value)
    except Refusal as refusal:
        assert refusal.code in {"invalid_blocks", "invalid_blocks_format"}
        assert refusal.messages
    else:
        assert all(block["block_id"] for block in blocks)
