"""Without a mouse: everything is reached and used with the keyboard, and the focus is never lost."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect
from slack_bolt import Ack

from tests.browser.parts import COLOURS, actions, asks, button, element, modal, plain
from tests.browser.sink import Sink


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_from_the_skip_link_to_the_modal_and_back(sink: Sink, sits: Any) -> None:
    """Skip to the messages, open a modal, fill it in, choose from its list, submit it, and be where one was."""
    room = sink.room()

    def answer(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        view = modal(
            "Resolve", asks("How", element("static_select", options=COLOURS)), asks("Note", element("plain_text_input"))
        )
        sink.client.views_open(trigger_id=body["trigger_id"], view=view)

    sink.answers["resolve"] = answer
    sink.posts(room, actions(button("Resolve")))
    page = sits("dana", room)

    press(page, "Tab")
    expect(page.get_by_role("link", name="Skip to messages")).to_be_focused()
    press(page, "Enter", "Tab", "Tab")
    expect(page.get_by_role("button", name="Resolve")).to_be_focused()
    press(page, "Enter")
    expect(page.get_by_role("combobox", name="How")).to_be_focused()
    sink.hears()
    press(page, "ArrowDown")
    expect(page.get_by_role("option", name="Red")).to_be_visible()
    press(page, "ArrowDown", "ArrowDown", "Enter")
    expect(page.get_by_role("combobox", name="How")).to_have_value("Green")
    sink.running.workspace.wait_for(lambda: sink.running.workspace.views.stack("U0DANA001")[-1].values, 5)
    press(page, "Tab")
    page.keyboard.type("called back")
    press(page, "Enter")
    submitted = sink.hears()["view"]["state"]["values"]

    assert submitted["ask_static_select"]["static_select"]["selected_option"]["value"] == "green"
    assert submitted["ask_plain_text_input"]["plain_text_input"]["value"] == "called back"
    expect(page.get_by_role("button", name="Resolve")).to_be_focused()


def test_the_focus_stays_in_a_modal(sink: Sink, sits: Any) -> None:
    """Tab goes round within an open modal; Escape closes first the open list, then the modal."""
    page = sits("dana", sink.room())
    view = modal("Only this", asks("How", element("static_select", options=COLOURS)))
    workspace = sink.running.workspace
    workspace.views.open("U0DANA001", view, workspace.install)
    how = page.get_by_role("combobox", name="How")
    expect(how).to_be_focused()

    for _ in range(12):
        press(page, "Tab")
        assert page.evaluate("!document.activeElement.closest('.app')")
    how.focus()
    press(page, "ArrowDown")
    expect(page.get_by_role("option", name="Red")).to_be_visible()
    press(page, "Escape")
    expect(page.get_by_role("option", name="Red")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_visible()
    press(page, "Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)


def test_menus_and_lists(sink: Sink, sits: Any) -> None:
    """Arrows move in a menu and in a list, letters find, Home and End jump, Escape gives the focus back."""
    room = sink.room()
    several = element("multi_static_select", placeholder=plain("Colours"), options=COLOURS)
    sink.posts(
        room,
        actions(element("overflow", options=COLOURS)),
        {"type": "section", "text": plain("Which?"), "accessory": several},
    )
    page = sits("dana", room)
    dots = page.get_by_role("button", name="More actions")

    dots.focus()
    press(page, "Enter")
    expect(page.get_by_role("menuitem", name="Red")).to_be_focused()
    press(page, "End", "Home", "b")
    expect(page.get_by_role("menuitem", name="Blue")).to_be_focused()
    press(page, "Escape")
    expect(dots).to_be_focused()
    press(page, "ArrowDown", "ArrowDown", "Enter")
    dotted = sink.action()
    page.get_by_role("combobox", name="Colours").focus()
    page.keyboard.type("bl")
    expect(page.get_by_role("option")).to_have_count(1)
    press(page, "Enter")
    chosen = sink.action()
    press(page, "Escape")
    expect(page.get_by_role("combobox", name="Colours")).to_have_value("")
    press(page, "Backspace")
    emptied = sink.action()

    assert dotted["selected_option"]["value"] == "green"
    assert [one["value"] for one in chosen["selected_options"]] == ["blue"]
    assert emptied["selected_options"] == []


def test_dates_that_are_typed(sink: Sink, sits: Any) -> None:
    """A date that is typed is told once, when its field is left, not at each digit."""
    room = sink.room()
    sink.posts(room, actions(element("datepicker", placeholder=plain("Day")), button("Done")))
    page = sits("dana", room)

    page.get_by_label("Day").focus()
    page.keyboard.type("11202026")
    page.get_by_role("button", name="Done").focus()
    told = sink.action()
    press(page, "Enter")

    assert told["selected_date"] == "2026-11-20"
    assert sink.action()["action_id"] == "done"


def test_new_messages_are_told(sink: Sink, sits: Any) -> None:
    """A burst of new messages is announced once, in a sentence, and takes no focus."""
    room = sink.room()
    page = sits("dana", room)
    page.get_by_label("Message #").focus()

    for number in range(5):
        sink.says(room, f"news {number}")

    expect(page.get_by_role("status").filter(has_text="new messages in the channel")).to_contain_text(
        "Lee Park: news 4"
    )
    expect(page.get_by_label("Message #")).to_be_focused()


def test_one_pane_at_a_time(sink: Sink, sits: Any) -> None:
    """At 400 pixels one goes from the list to a channel, to a thread, and back; nothing is wider than the screen."""
    room = sink.room()
    root = sink.posts(
        room, actions(button("Acknowledge"), element("users_select", placeholder=plain("Assign"))), text="root"
    )
    sink.posts(room, text="reply " + "x" * 300, thread_ts=root)
    page = sits("dana", "/", width=400, height=800)
    messages, thread = page.get_by_role("list", name="Messages"), page.get_by_role("region", name="Thread")

    expect(messages).to_be_hidden()
    page.get_by_role("link", name=f"# {room.name}").click()
    expect(messages).to_be_visible()
    expect(page.get_by_role("navigation", name="Channels")).to_be_hidden()
    page.get_by_role("link", name="1 reply").click()
    expect(thread).to_be_visible()
    expect(messages).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.get_by_role("link", name="Close thread").click()
    expect(messages).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.get_by_role("link", name="Back to channels").click()

    expect(page.get_by_role("navigation", name="Channels")).to_be_visible()
    expect(messages).to_be_hidden()
