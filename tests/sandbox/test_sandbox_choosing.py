"""What a person can choose and what they decline: menus of the app, filters, dialogs, and keys in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from every_control import CONFIRM, OPTIONS
from listeners import Listener, over_socket
from slack_sdk import WebClient
from stories_samples import button, plain

from bot.sandbox.choosing import conversations_for
from bot.sandbox.people import People
from bot.sandbox.records import Channel, Json
from bot.sandbox.refusals import PersonError
from bot.sandbox.serve import Running

DANA, ROOM = "U0DANA001", "C0REPUT01"
OFFERED = [{"text": plain("Ward 4"), "value": "w4"}, {"text": plain("Ward 5"), "value": "w5"}]
Post = Callable[..., str]


@pytest.fixture
def listener(running: Running) -> Iterator[Listener]:
    with over_socket(running) as listener:
        yield listener


@pytest.fixture
def hands(running: Running, listener: Listener) -> People:
    return running.people


@pytest.fixture
def post(client: WebClient) -> Post:
    """Posts one control in an actions block and gives the `ts`."""

    def do(kind: str, **more: Any) -> str:
        blocks = [{"type": "actions", "block_id": "b", "elements": [{"type": kind, "action_id": "a", **more}]}]
        return str(client.chat_postMessage(channel=ROOM, text="x", blocks=blocks)["ts"])

    return do


@pytest.fixture
def open_form(running: Running, client: WebClient) -> Callable[..., str]:
    """Opens a modal with one input in front of Dana, in #reputation, and gives its id."""

    def do(element: Json, **more: Any) -> str:
        block = {"type": "input", "block_id": "b", "label": plain("Field"), "element": element, **more}
        view = {"type": "modal", "title": plain("Form"), "submit": plain("Go"), "blocks": [block]}
        trigger = running.workspace.triggers.trigger(DANA, ROOM)
        return str(client.views_open(trigger_id=trigger, view=view)["view"]["id"])

    return do


def test_options_of_the_app(hands: People, listener: Listener, post: Post) -> None:
    """The app is asked with what was typed, and only what it offered can be chosen."""
    listener.answers["block_suggestion"] = {"options": OFFERED}
    ts = post("external_select", min_query_length=2)

    offered = hands.options(DANA, ROOM, ts, "a", "wa")
    hands.choose(DANA, ROOM, ts, "a", "Ward 5")

    assert (offered.options, offered.error) == (tuple(OFFERED), "")
    assert listener.last.payload["actions"][0]["selected_option"]["value"] == "w5"
    with pytest.raises(PersonError, match="offered are Ward 4, Ward 5"):
        hands.choose(DANA, ROOM, ts, "a", "Ward 6")


def test_nothing_is_offered_before_it_was_asked(hands: People, post: Post) -> None:
    """What another person was offered is not offered to this one."""
    with pytest.raises(PersonError, match="offered are none"):
        hands.choose(DANA, ROOM, post("external_select"), "a", "Ward 5")


def test_options_in_groups(hands: People, listener: Listener, post: Post) -> None:
    """Groups come as groups; each of their options can be chosen."""
    groups = [{"label": plain("East"), "options": OFFERED[:1]}, {"label": plain("West"), "options": OFFERED[1:]}]
    listener.answers["block_suggestion"] = {"option_groups": groups}
    ts = post("external_select")

    offered = hands.options(DANA, ROOM, ts, "a", "ward")

    assert offered.groups == tuple(groups)
    assert [option["value"] for option in offered.every] == ["w4", "w5"]


def test_too_few_letters_ask_nobody(hands: People, listener: Listener, post: Post) -> None:
    """Slack asks from three letters on, unless the menu says otherwise."""
    ts = post("external_select")

    assert hands.options(DANA, ROOM, ts, "a", "wa").every == ()
    assert [heard for heard in listener.heard if heard.kind == "interactive"] == []


@pytest.mark.parametrize(
    "answer",
    [
        {"options": [{"text": plain("No value")}]},
        {"options": OFFERED, "option_groups": []},
        {"options": OFFERED * 51},
        {},
    ],
    ids=["broken option", "both", "too many", "nothing"],
)
def test_a_bad_answer_is_told_in_the_menu(hands: People, listener: Listener, post: Post, answer: Json) -> None:
    """The menu says what is wrong, and offers nothing."""
    listener.answers["block_suggestion"] = answer

    offered = hands.options(DANA, ROOM, post("external_select"), "a", "ward")

    assert offered.every == ()
    assert "The options of wardwatch could not be shown" in offered.error


def test_no_answer_is_told_in_the_menu(running: Running, hands: People, listener: Listener, post: Post) -> None:
    """A menu whose app does not answer says so."""
    running.workspace.ack_timeout_s = 0.05
    listener.answers["block_suggestion"] = None

    assert hands.options(DANA, ROOM, post("external_select"), "a", "ward").error == "wardwatch did not answer in time."


def test_only_such_menus_ask_the_app(hands: People, post: Post) -> None:
    """The options of a static menu are not the app's to give."""
    with pytest.raises(PersonError, match="its options are not the app's"):
        hands.options(DANA, ROOM, post("static_select", options=OPTIONS), "a", "ward")


def test_a_declined_dialog_sends_nothing(hands: People, listener: Listener, client: WebClient, post: Post) -> None:
    """Neither a button nor a menu does anything when the person declines; without a dialog there is none to decline."""
    ts = post("static_select", options=OPTIONS, confirm=CONFIRM)
    buttons = [button("Ask", "ask", confirm=CONFIRM), button("Do", "do")]
    asked = client.chat_postMessage(channel=ROOM, text="x", blocks=[{"type": "actions", "elements": buttons}])["ts"]

    hands.choose(DANA, ROOM, ts, "a", "First", confirmed=False)
    hands.click(DANA, ROOM, asked, "ask", confirmed=False)
    hands.click(DANA, ROOM, asked, "do", confirmed=False)

    assert [heard.payload["actions"][0]["action_id"] for heard in listener.heard] == ["do"]
    assert hands.chosen(DANA, ROOM, ts)["b"]["a"]["selected_option"] is None


@pytest.mark.parametrize(
    ("config", "heard"),
    [
        (None, ["on_enter_pressed"]),
        (["on_character_entered"], ["on_character_entered"]),
        (["on_character_entered", "on_enter_pressed"], ["on_character_entered", "on_enter_pressed"]),
    ],
)
def test_keys_in_a_text(
    hands: People,
    listener: Listener,
    open_form: Callable[..., str],
    config: list[str] | None,
    heard: list[str],
) -> None:
    """The app hears of the keys that the input asks for, of Enter unless it says otherwise."""
    told = {"dispatch_action_config": {"trigger_actions_on": config}} if config else {}
    view = open_form({"type": "plain_text_input", "action_id": "a", **told}, dispatch_action=True)

    for pressed in ("on_character_entered", "on_enter_pressed", ""):
        hands.modals.fill(DANA, view, "a", f"now {pressed}", pressed=pressed)

    assert [one.payload["actions"][0]["value"] for one in listener.heard] == [f"now {pressed}" for pressed in heard]


def test_an_input_that_waits_tells_nothing(hands: People, listener: Listener, open_form: Callable[..., str]) -> None:
    """Without `dispatch_action` the app hears of it with the submission alone."""
    view = open_form({"type": "rich_text_input", "action_id": "a"})

    hands.modals.fill(DANA, view, "a", "see <#C0REPUT01> and <https://stbrigid.example|the page> &amp; more")
    hands.modals.submit(DANA, view)

    assert [heard.payload["type"] for heard in listener.heard] == ["view_submission"]
    given = listener.last.payload["view"]["state"]["values"]["b"]["a"]["rich_text_value"]
    assert given["elements"][0]["elements"] == [
        {"type": "text", "text": "see "},
        {"type": "channel", "channel_id": "C0REPUT01"},
        {"type": "text", "text": " and "},
        {"type": "link", "url": "https://stbrigid.example", "text": "the page"},
        {"type": "text", "text": " & more"},
    ]


def test_conversations_by_filter(running: Running, client: WebClient) -> None:
    """A menu offers what its filter lets through of what the person may see, and nothing archived."""
    directory = running.workspace.directory
    directory.add_channel(Channel("C0OTHERS1", "others", ("U0LEE0001",), is_private=True))
    directory.archive("C0CAMPGN1")
    client.conversations_open(users=DANA)
    menu = {"type": "conversations_select", "action_id": "a"}

    def offered(**filtered: Any) -> list[str]:
        return [c.name for c in conversations_for(menu | ({"filter": filtered} if filtered else {}), directory, DANA)]

    assert offered(include=["private"]) == ["delicate"]
    assert offered(include=["im"]) == ["dm-dana"]
    assert offered(exclude_bot_users=True) == offered(include=["public", "private"])
    assert "others" not in offered()
    assert "campaigns" not in offered()


def test_a_conversation_that_is_not_offered(hands: People, post: Post) -> None:
    """It cannot be chosen."""
    ts = post("conversations_select", filter={"include": ["public"]})

    with pytest.raises(PersonError, match="this is not offered"):
        hands.choose(DANA, ROOM, ts, "a", "delicate")


def test_the_conversation_where_one_is(hands: People, listener: Listener, open_form: Callable[..., str]) -> None:
    """A menu may start from the channel in which the modal was opened."""
    view = open_form(
        {"type": "conversations_select", "action_id": "a", "default_to_current_conversation": True},
        dispatch_action=True,
    )

    assert hands.modals.submit(DANA, view)

    state = listener.last.payload["view"]["state"]["values"]
    assert state["b"]["a"]["selected_conversation"] == ROOM
    assert listener.last.payload["response_urls"] == []


def test_no_more_than_may_be_chosen(hands: People, open_form: Callable[..., str]) -> None:
    """A menu for several says how many."""
    menu = {"type": "multi_static_select", "action_id": "a", "options": OPTIONS, "max_selected_items": 1}

    with pytest.raises(PersonError, match="no more than 1"):
        hands.modals.fill(DANA, open_form(menu), "a", ["First", "Second"])


@pytest.mark.parametrize(
    ("given", "said"),
    [("1.5", "Use a whole number."), ("0", "at least 1"), ("99", "at most 9"), ("5", "")],
)
def test_numbers_within_bounds(
    hands: People, running: Running, open_form: Callable[..., str], given: str, said: str
) -> None:
    """Slack itself complains of a number that the input does not take."""
    bounds = {"is_decimal_allowed": False, "min_value": "1", "max_value": "9"}
    view = open_form({"type": "number_input", "action_id": "a", **bounds})
    hands.modals.fill(DANA, view, "a", given)

    assert hands.modals.submit(DANA, view) == (not said)
    assert said in running.workspace.ledger.views[view].errors.get("b", "")


def test_files_of_the_wrong_kind(hands: People, open_form: Callable[..., str]) -> None:
    """A file input takes the kinds that it names."""
    view = open_form({"type": "file_input", "action_id": "a", "filetypes": ["pdf"]})
    picture = hands.upload(DANA, "queue.png", b"png")

    with pytest.raises(PersonError, match="taken are pdf"):
        hands.modals.fill(DANA, view, "a", [picture.id])


def test_a_workflow_button_starts_nothing(hands: People, client: WebClient) -> None:
    """It is shown, and says why it does nothing here."""
    workflow = {"trigger": {"url": "https://slack.example/shortcuts/Ft1"}}
    element = {"type": "workflow_button", "action_id": "a", "text": plain("Start"), "workflow": workflow}
    ts = client.chat_postMessage(channel=ROOM, text="x", blocks=[{"type": "actions", "elements": [element]}])["ts"]

    with pytest.raises(PersonError, match="this workspace has none"):
        hands.click(DANA, ROOM, ts, "a")


def test_commands_and_shortcuts_by_name(running: Running) -> None:
    """What may be typed and chosen is offered with what it is for."""
    people = running.people

    assert [command.name for command in people.commands("/w")] == ["/wardwatch"]
    assert people.commands("/x") == []
    assert people.commands()[0].usage_hint.startswith("status | ")
    assert [s.callback_id for s in people.shortcuts(on_message=True)] == ["wardwatch:report-message"]
    assert [s.callback_id for s in people.shortcuts()] == ["wardwatch:report-link"]
    with pytest.raises(PersonError, match="not a shortcut"):
        people.shortcut(DANA, "wardwatch:report-message")
