"""Modals: every field, errors beside them, updates in place, one on top of another, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect
from slack_bolt import Ack

from tests.browser.parts import COLOURS, actions, asks, button, element, modal, section
from tests.browser.sink import Sink

CHICAGO = ZoneInfo("America/Chicago")
"""Where the people of the workspace read their clocks."""


def opened_by_button(sink: Sink, sits: Any, view: dict[str, Any], who: str = "dana") -> Page:
    """A message whose button opens this modal, and the page with the modal open."""
    room = sink.room()

    def answer(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        sink.client.views_open(trigger_id=body["trigger_id"], view=view)

    sink.answers["ask"] = answer
    sink.posts(room, actions(button("Ask")))
    page: Page = sits(who, room)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    sink.hears()
    return page


def values(submitted: dict[str, Any]) -> dict[str, Any]:
    """What was submitted, by kind of element."""
    return {kind: given for block in submitted["view"]["state"]["values"].values() for kind, given in block.items()}


def test_every_field(sink: Sink, sits) -> None:
    """Each kind of field is filled in and arrives with the submission, in Slack's own shapes."""
    kinds = ["plain_text_input", "email_text_input", "url_text_input", "rich_text_input"]
    view = modal(
        "All of them",
        *(asks(kind, element(kind)) for kind in kinds),
        asks("number", element("number_input", is_decimal_allowed=False)),
        asks("day", element("datepicker")),
        asks("hour", element("timepicker")),
        asks("moment", element("datetimepicker")),
        asks("boxes", element("checkboxes", options=COLOURS)),
        asks("radio", element("radio_buttons", options=COLOURS)),
        asks("one", element("static_select", options=COLOURS)),
        asks("several", element("multi_static_select", options=COLOURS)),
        asks("app", element("external_select", min_query_length=0)),
        asks("apps", element("multi_external_select", min_query_length=0)),
        asks("who", element("multi_users_select")),
        asks("where", element("multi_conversations_select")),
        asks("channels", element("multi_channels_select")),
        asks("file", element("file_input")),
    )
    page = opened_by_button(sink, sits, view)
    filled = {
        "plain_text_input": "words",
        "email_text_input": "a@stbrigid.example",
        "url_text_input": "https://stbrigid.example/",
    }
    for label, text in {**filled, "rich_text_input": "for @lee :eyes:", "number": "3"}.items():
        page.get_by_label(label, exact=True).fill(text)
    for label, text in {"day": "2026-11-20", "hour": "06:30", "moment": "2026-11-20T06:30"}.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("checkbox", name="Red").check()
    page.get_by_role("radio", name="Blue").check()
    chosen = {
        "one": "Green",
        "several": "Red",
        "app": "Ada Ward",
        "apps": "Cy Hall",
        "who": "Sam Ortiz",
        "where": "#reputation",
        "channels": "#campaigns",
    }
    for label, choice in chosen.items():
        page.get_by_role("combobox", name=label, exact=True).click()
        page.get_by_role("option", name=choice).click()
    page.get_by_label("file", exact=True).set_input_files(
        {"name": "chart.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    )
    expect(page.get_by_role("dialog").get_by_text("chart.png")).to_be_visible()
    page.get_by_role("button", name="Send it").click()

    submitted = sink.hears()
    expect(page.get_by_role("dialog")).to_have_count(0)

    given = values(submitted)
    assert {kind: given[kind]["value"] for kind in filled} == filled
    assert given["rich_text_input"]["rich_text_value"]["elements"][0]["elements"] == [
        {"type": "text", "text": "for "},
        {"type": "user", "user_id": "U0LEE0001"},
        {"type": "text", "text": " "},
        {"type": "emoji", "name": "eyes"},
    ]
    assert given["number_input"]["value"] == "3"
    assert given["datepicker"]["selected_date"] == "2026-11-20"
    assert given["timepicker"]["selected_time"] == "06:30"
    assert given["datetimepicker"]["selected_date_time"] == datetime(2026, 11, 20, 6, 30, tzinfo=CHICAGO).timestamp()
    assert [one["value"] for one in given["checkboxes"]["selected_options"]] == ["red"]
    assert given["radio_buttons"]["selected_option"]["value"] == "blue"
    assert given["static_select"]["selected_option"]["value"] == "green"
    assert [one["value"] for one in given["multi_static_select"]["selected_options"]] == ["red"]
    assert given["external_select"]["selected_option"]["value"] == "ada"
    assert [one["value"] for one in given["multi_external_select"]["selected_options"]] == ["cy"]
    assert given["multi_users_select"]["selected_users"] == ["U0SAM0001"]
    assert given["multi_conversations_select"]["selected_conversations"] == ["C0REPUT01"]
    assert given["multi_channels_select"]["selected_channels"] == ["C0CAMPGN1"]
    assert [file["name"] for file in given["file_input"]["files"]] == ["chart.png"]


def test_errors_beside_the_fields(sink: Sink, sits) -> None:
    """What is missing, what is malformed, and what the app refuses stand beside their fields; nothing is lost."""
    view = modal("Answer", asks("Link", element("url_text_input")), asks("Note", element("plain_text_input")))
    page = opened_by_button(sink, sits, view)

    def refuse(ack: Ack, body: dict[str, Any]) -> None:
        ack(response_action="errors", errors={"ask_plain_text_input": "This names a patient."})

    sink.answers["form"] = refuse
    link, note = page.get_by_label("Link"), page.get_by_label("Note")
    page.get_by_role("button", name="Send it").click()
    expect(link).to_have_accessible_description("Please complete this required field.")
    expect(link).to_be_focused()
    link.fill("nothing like it")
    note.fill("Mrs. Marsh, room 12")
    page.get_by_role("button", name="Send it").click()
    expect(link).to_have_accessible_description("This is not an address.")
    link.fill("https://stbrigid.example/answer")
    page.get_by_role("button", name="Send it").click()

    expect(note).to_have_accessible_description("This names a patient.")
    expect(link).to_have_accessible_description("")
    expect(note).to_have_value("Mrs. Marsh, room 12")


def test_a_modal_on_top_of_another(sink: Sink, sits) -> None:
    """A pushed modal shows the way back; what was filled in below is still there; the focus returns to the button."""
    page = opened_by_button(
        sink, sits, modal("Below", asks("Note", element("plain_text_input")), actions(button("More")))
    )

    def push(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        sink.client.views_push(
            trigger_id=body["trigger_id"], view=modal("Above", section("On top"), notify_on_close=True)
        )

    sink.answers["more"] = push
    page.get_by_label("Note").fill("half a sentence")
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("dialog", name="Above")).to_be_visible()
    sink.hears()
    page.get_by_role("button", name="Back to Below").click()
    closed = sink.hears()

    assert closed["type"] == "view_closed"
    expect(page.get_by_role("dialog", name="Below").get_by_label("Note")).to_have_value("half a sentence")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Ask")).to_be_focused()


def test_an_update_in_place(sink: Sink, sits) -> None:
    """When the app changes an open modal, what is being typed stays, with the caret where it was."""
    page = opened_by_button(sink, sits, modal("Draft", asks("Reply", element("plain_text_input", multiline=True))))
    reply = page.get_by_label("Reply")
    reply.press_sequentially("We are sorry")
    page.keyboard.press("ArrowLeft")
    view = sink.running.workspace.views.stack("U0DANA001")[-1]

    changed = modal(
        "Draft", section("*Checked:* one finding"), asks("Reply", element("plain_text_input", multiline=True))
    )
    sink.client.views_update(view_id=view.id, view=changed)

    expect(page.get_by_role("dialog")).to_contain_text("Checked: one finding")
    expect(reply).to_have_value("We are sorry")
    expect(reply).to_be_focused()
    assert reply.evaluate("field => field.selectionStart") == len("We are sorr")


def test_waiting_for_the_app(sink: Sink, sits) -> None:
    """While the app has not answered the modal is busy and takes no second submission; a late answer is a warning."""
    page = opened_by_button(sink, sits, modal("Slow", section("Wait")))
    told: list[Ack] = []
    sink.answers["form"] = lambda ack, body: told.append(ack)
    sink.running.workspace.ack_timeout_s = 2.0  # long enough to press a second time on a busy machine

    try:
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("dialog")).to_have_attribute("aria-busy", "true")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("did not answer in time")
    finally:
        sink.running.workspace.ack_timeout_s = 3.0

    expect(page.get_by_role("dialog", name="Slow")).not_to_have_attribute("aria-busy", "true")
    assert len(told) == 1
