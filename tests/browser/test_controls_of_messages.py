"""Every control of a message, used once by mouse: what the app hears is what Slack would send."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.parts import COLOURS, actions, button, element, option, plain, section
from tests.browser.sink import Sink


def choose(page: Page, field: str, label: str) -> None:
    page.get_by_role("combobox", name=field).click()
    page.get_by_role("option", name=label).click()


def test_buttons(sink: Sink, sits) -> None:
    """A button is heard with its value; a question is asked first where there is one; a link opens and is heard."""
    room = sink.room()
    question = {
        "title": plain("Sure?"),
        "text": plain("It cannot be undone"),
        "confirm": plain("Do it"),
        "deny": plain("Not now"),
    }
    sink.posts(
        room,
        actions(
            button("Acknowledge", value="17", style="primary"),
            button("Delete", style="danger", confirm=question),
            button("Open", url=f"{sink.running.url}/documents/none"),
        ),
    )
    page = sits("dana", room)

    page.get_by_role("button", name="Acknowledge").click()
    acknowledged = sink.hears()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Not now").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("dialog", name="Sure?")).to_contain_text("It cannot be undone")
    page.get_by_role("button", name="Do it").click()
    deleted = sink.action()
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Open").click()
    opened = sink.action()

    assert acknowledged["actions"][0]["value"] == "17"
    assert acknowledged["user"]["username"] == "dana"
    assert deleted["action_id"] == "delete"
    assert deleted["confirm"]["title"]["text"] == "Sure?"
    assert opened["url"] == popup.value.url
    assert sink.heard.empty()


def test_menus(sink: Sink, sits) -> None:
    """Options, people, channels, conversations and what the app offers are chosen from lists that can be searched."""
    room = sink.room()
    groups = [
        {"label": plain("Warm"), "options": [option("Red")]},
        {"label": plain("Cold"), "options": [option("Blue")]},
    ]
    kinds = ["users_select", "channels_select", "conversations_select"]
    sink.posts(
        room,
        actions(
            element("static_select", placeholder=plain("Colour"), option_groups=groups),
            element("external_select", placeholder=plain("Patient"), min_query_length=2),
            *(element(kind, placeholder=plain(kind)) for kind in kinds),
        ),
    )
    page = sits("dana", room)

    choose(page, "Colour", "Blue")
    colour = sink.action()
    page.get_by_role("combobox", name="Patient").fill("ward")
    page.get_by_role("option", name="Bela Ward").click()
    patient = sink.action()
    choose(page, "users_select", "Lee Park")
    person = sink.action()
    choose(page, "channels_select", "#campaigns")
    channel = sink.action()
    choose(page, "conversations_select", "#reputation")
    conversation = sink.hears()

    assert colour["selected_option"]["value"] == "blue"
    assert patient["selected_option"]["value"] == "bela"
    assert person["selected_user"] == "U0LEE0001"
    assert channel["selected_channel"] == "C0CAMPGN1"
    assert conversation["actions"][0]["selected_conversation"] == "C0REPUT01"
    assert conversation["state"]["values"]["doings"]["users_select"]["selected_user"] == "U0LEE0001"
    expect(page.get_by_role("combobox", name="users_select")).to_have_value("Lee Park")


def test_several_at_once(sink: Sink, sits) -> None:
    """A menu for several keeps what was chosen beside it, takes it away again, and knows how many are too many."""
    room = sink.room()
    several = element("multi_static_select", placeholder=plain("Colours"), options=COLOURS, max_selected_items=2)
    people = element("multi_users_select", placeholder=plain("People"))
    sink.posts(room, section("Which?", accessory=several), section("Who?", accessory=people))
    page = sits("dana", room)

    choose(page, "Colours", "Red")
    page.get_by_role("option", name="Green").click()
    first, second = sink.action(), sink.action()
    page.get_by_role("option", name="Blue").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Remove Red").click()
    third = sink.action()
    choose(page, "People", "Sam Ortiz")
    people_chosen = sink.action()

    assert [one["value"] for one in first["selected_options"]] == ["red"]
    assert [one["value"] for one in second["selected_options"]] == ["red", "green"]
    assert [one["value"] for one in third["selected_options"]] == ["green"]
    assert people_chosen["selected_users"] == ["U0SAM0001"]


def test_dots_choices_and_pickers(sink: Sink, sits) -> None:
    """The three dots, checkboxes, radio buttons, dates, times and moments."""
    room = sink.room()
    sink.posts(
        room,
        actions(
            element("overflow", options=COLOURS),
            element("checkboxes", options=COLOURS, initial_options=COLOURS[:1]),
            element("radio_buttons", options=COLOURS),
            element("datepicker", placeholder=plain("Day")),
            element("timepicker", placeholder=plain("Hour")),
            element("datetimepicker"),
        ),
    )
    page = sits("dana", room)

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Green").click()
    dots = sink.action()
    page.get_by_role("checkbox", name="Blue").check()
    boxes = sink.action()
    page.get_by_role("radio", name="Green").check()
    radio = sink.action()
    page.get_by_label("Day").fill("2026-11-20")
    day = sink.action()
    page.get_by_label("Hour").fill("23:59")
    hour = sink.action()
    page.locator("input[type=datetime-local]").fill("2026-11-20T06:30")
    moment = sink.action()

    assert dots["selected_option"]["value"] == "green"
    assert [one["value"] for one in boxes["selected_options"]] == ["red", "blue"]
    assert radio["selected_option"]["value"] == "green"
    assert day["selected_date"] == "2026-11-20"
    assert hour["selected_time"] == "23:59"
    assert moment["selected_date_time"] == 1795177800, "half past six in Dana's own time zone"


def test_text_in_a_message(sink: Sink, sits) -> None:
    """A text is heard at Enter, or at each pause, as its input says; what was not sent is in the state of a click."""
    room = sink.room()
    eager = element("plain_text_input", dispatch_action_config={"trigger_actions_on": ["on_character_entered"]})
    sink.posts(
        room,
        {"type": "input", "block_id": "eager", "dispatch_action": True, "label": plain("Search"), "element": eager},
        {"type": "input", "block_id": "calm", "label": plain("Note"), "element": element("plain_text_input")},
        actions(button("Go")),
    )
    page = sits("dana", room)

    page.get_by_label("Search").press_sequentially("ward")
    typed = sink.action()
    page.get_by_label("Note").fill("call back")
    page.get_by_role("button", name="Go").click()
    clicked = sink.hears()

    assert typed["value"] == "ward"
    assert clicked["state"]["values"]["calm"]["plain_text_input"]["value"] == "call back"
