"""Blocks, elements and messages as HTML: each kind that the workspace takes is drawn, and what is unknown is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sandbox.blockkit import blocks as kinds
from bot.sandbox.blockkit import elements as element_kinds
from bot.sandbox.page import blocks as drawn_blocks
from bot.sandbox.page import elements as drawn_elements
from bot.sandbox.page.blocks import blocks
from bot.sandbox.page.items import Around, item
from bot.sandbox.page.menus import Offer, options
from bot.sandbox.page.reader import Reader
from bot.sandbox.page.surface import Surface
from bot.sandbox.page.views import home, modal
from bot.sandbox.records import File, Message, Reaction, Shortcut, User, View, Whisper

Json = dict[str, Any]
READER = Reader(
    User("U1", "dana", "Dana Whitfield", "T1"),
    {"U1": "Dana Whitfield", "U2": "Lee Park", "UB": "Wardwatch", "C1": "reputation"},
    "http://127.0.0.1:1",
    datetime(2026, 11, 20, 17, 0, tzinfo=UTC),
)
AROUND = Around(READER, frozenset({"UB"}), (Shortcut("report", "Open an alert", "About this", on_message=True),), {})
SURFACE = Surface(READER, "m-1.0")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(label: str) -> Json:
    return {"text": plain(label), "value": label.lower()}


def element(kind: str, **more: Any) -> str:
    """One element in a row of actions, without the row."""
    given = {"type": kind, "action_id": "a", **more}
    row = blocks([{"type": "actions", "block_id": "b", "elements": [given]}], SURFACE)
    return row.removeprefix('<div id="m-1.0-b-block" class="block actions">').removesuffix("</div>")


def test_every_kind_of_block_is_drawn() -> None:
    """Whatever the workspace takes as a block has a drawing of its own."""
    taken = {*kinds._IN_MESSAGES, *kinds._IN_MODALS}

    assert taken <= set(drawn_blocks._DRAWN)


def test_every_kind_of_element_is_drawn() -> None:
    """So has every element, but the picture, which is no control."""
    taken = {*element_kinds.IN_SECTION, *element_kinds.IN_ACTIONS, *element_kinds.IN_INPUT} - {"image"}

    assert taken == set(drawn_elements._DRAWN)


@pytest.mark.parametrize(
    ("block", "html"),
    [
        ({"type": "header", "text": plain("*High* <b>")}, '<h3 dir="auto">*High* &lt;b&gt;</h3>'),
        ({"type": "divider"}, "<hr>"),
        (
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "*a*"}, plain("b")]},
            "<span><strong>a</strong></span><span>b</span>",
        ),
        (
            {"type": "alert", "level": "warning", "text": plain("Careful")},
            '<div class="notice warning" role="note"><p dir="auto">Careful</p></div>',
        ),
        (
            {"type": "image", "alt_text": "a chart", "image_url": "javascript:alert(1)"},
            '<figure><span class="picture"><span class="alt">a chart</span>open at elsewhere</span></figure>',
        ),
        (
            {"type": "image", "alt_text": "a chart", "image_url": "https://[half an address"},
            '<figure><span class="picture"><span class="alt">a chart</span>open at elsewhere</span></figure>',
        ),
        (
            {"type": "table", "rows": [[{"type": "raw_text", "text": "Beds"}], [{"type": "raw_text", "text": "12"}]]},
            '<div class="scrolled" tabindex="0" role="region" aria-label="Table"><table><thead><tr><th scope="col" '
            'class="to-left">Beds</th></tr></thead><tbody><tr><td class="to-left">12</td></tr></tbody></table></div>',
        ),
    ],
)
def test_blocks(block: Json, html: str) -> None:
    """What they hold, and nothing that is not ours."""
    assert blocks([block], SURFACE) == f'<div class="block {block["type"]}">{html}</div>'


def test_a_block_that_came_later() -> None:
    """Its kind is told with the text that is in it, and no more than a few pieces of that."""
    later = {"type": "hologram", "deep": [{"text": "<i>seen</i>"}] * 500}

    drawn = blocks([later], SURFACE)

    assert drawn.startswith('<div class="block unknown"><p class="quiet">A block of the kind “hologram”:</p>')
    assert drawn.count("<p>&lt;i&gt;seen&lt;/i&gt;</p>") == drawn_blocks.MOST_PLAIN


@pytest.mark.parametrize(
    ("kind", "more", "html"),
    [
        (
            "button",
            {"text": plain("Go"), "style": "primary"},
            '<button type="button" data-does="click" data-block="b" data-action="a" id="m-1.0-b-a" '
            'class="button primary">Go</button>',
        ),
        (
            "button",
            {"text": plain("Site"), "url": "javascript:alert(1)"},
            '<button type="button" data-does="click" data-block="b" data-action="a" id="m-1.0-b-a" '
            'class="button">Site</button>',
        ),
        (
            "datepicker",
            {"initial_date": "2026-11-20", "placeholder": plain("Day")},
            '<input type="date" id="m-1.0-b-a" value="2026-11-20" aria-label="Day" title="Day" class="field" '
            'data-does="pick" data-block="b" data-action="a">',
        ),
        ("hologram", {"text": plain("Beam")}, '<span class="quiet">Beam (hologram)</span>'),
    ],
)
def test_elements(kind: str, more: Json, html: str) -> None:
    """Each says what it does, to which block and action, and what it is called."""
    assert element(kind, **more) == html


def test_a_moment_in_the_readers_zone() -> None:
    """Half past eleven in Greenwich is half past six in New York."""
    assert 'value="2026-11-20T06:30"' in element("datetimepicker", initial_date_time=1795174200)


def test_a_question_is_drawn_beforehand() -> None:
    """The script that asks it has its text as HTML of ours."""
    confirm = {
        "title": plain("Sure?"),
        "text": {"type": "mrkdwn", "text": "*Gone* <b>"},
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }

    drawn = element("button", text=plain("Delete"), confirm=confirm)

    assert "data-confirm=" in drawn
    assert "&lt;strong&gt;Gone&lt;/strong&gt;" in drawn
    assert "<strong>" not in drawn


def test_what_was_chosen_is_shown() -> None:
    """In the field of a menu for one, as chips for several, as a mark in choices."""
    red, green = option("Red"), option("Green")
    state = {"b": {"a": {"type": "x", "selected_option": green, "selected_options": [red, green]}}}
    chosen = Surface(READER, "k", state)
    draw = drawn_elements.element
    block = {"type": "actions", "block_id": "b"}

    one = draw(chosen, block, {"type": "static_select", "action_id": "a", "options": [red, green]})
    several = draw(chosen, block, {"type": "multi_static_select", "action_id": "a", "options": [red, green]})
    boxes = draw(chosen, block, {"type": "checkboxes", "action_id": "a", "options": [red, option("Blue")]})

    assert 'value="Green"' in one
    assert 'aria-label="Remove Red"' in several
    assert 'aria-label="Remove Green"' in several
    assert 'value="red" id="k-b-a-0" checked>' in boxes
    assert 'value="blue" id="k-b-a-1">' in boxes


def test_the_lines_of_a_list() -> None:
    """Under their headings, each with what it stands for, the chosen ones marked."""
    drawn = options([Offer("r", "Red", "warm", "Colours"), Offer("b", "Blue", "", "Colours")], "k", ["b"])

    assert drawn.count('class="heading"') == 1
    assert "<span>Red</span><small>warm</small></div>" in drawn
    assert 'data-value="b" data-label="Blue" aria-selected="true"' in drawn


def message(text: str, ts: str = "1795174200.000001", user: str = "U2", **more: Any) -> Message:
    return Message("C1", ts, user, text, **more)


def test_a_message() -> None:
    """Who, when in the reader's zone, what, whether it was edited, what was put below it, and its menu."""
    chart = File("F1", "chart.png", "Mentions", "image/png", 9, "U2", 0, "mentions a day")
    told = message(
        "hello",
        edited_ts="1.0",
        files=(chart,),
        reactions=(Reaction("eyes", ("U1",)),),
        reply_count=2,
        reply_users=("U1",),
        latest_reply="1795174260.000001",
    )

    drawn = item(told, None, AROUND, {}, new=False)

    assert 'aria-label="Lee Park, 6:30 AM"' in drawn
    assert "<span>Today</span>" in drawn
    assert '<p dir="auto">hello</p>' in drawn
    assert "(edited)" in drawn
    assert '<img src="/files/F1/chart.png" alt="mentions a day" loading="lazy">' in drawn
    assert 'title="Dana Whitfield">👀 1</span>' in drawn
    assert '<span class="count">2 replies</span> <span class="quiet">last 6:31 AM</span>' in drawn
    assert 'data-shortcut="report"' in drawn
    assert "app-badge" not in drawn


def test_what_stands_together() -> None:
    """What one person says within minutes stands under one name; the app's messages, and others', do not."""
    first, later = message("one"), message("two", "1795174230.000001")

    assert 'class="item joined"' in item(later, first, AROUND, {}, new=False)
    assert 'class="item"' in item(message("two", "1795175200.000001"), first, AROUND, {}, new=False)
    assert 'class="item"' in item(message("two", "1795174230.000001", "U1"), first, AROUND, {}, new=False)


def test_a_whisper_and_what_is_gone() -> None:
    """An ephemeral message says whose it is; what was deleted keeps its place without a menu."""
    whisper = item(Whisper("C1", "1795174200.000001", "U1", "psst"), None, AROUND, {}, new=False)
    gone = item(message("", deleted=True, reply_count=1, latest_reply="1795174260.000001"), None, AROUND, {}, new=False)

    assert "Only visible to you" in whisper
    assert "app-badge" in whisper
    assert "This message was deleted." in gone
    assert "data-does" not in gone


def test_attachments_are_bounded() -> None:
    """Their colours are three, their links lead where links may lead, and a hundred of them are counted."""
    attached = tuple(
        {"title": "<t>", "title_link": "javascript:x", "color": "red;}", "text": "*a*"} for _ in range(100)
    )

    drawn = item(message("x", attachments=attached), None, AROUND, {}, new=False)

    assert drawn.count('<div class="attachment ">') == 20
    assert "80 more attachments" in drawn
    assert "<strong>&lt;t&gt;</strong>" in drawn
    assert "javascript" not in drawn


def view(number: int, body: Json, **more: Any) -> View:
    return View(f"V{number}", "U1", {"type": "modal", "blocks": [], **body}, "h", "A1", "V1", **more)


def test_a_modal() -> None:
    """Its title, the way back to the one below, what is complained of beside its field, and its two buttons."""
    note = {
        "type": "input",
        "block_id": "n",
        "label": plain("Note"),
        "element": {"type": "plain_text_input", "action_id": "t"},
    }
    below = view(1, {"title": plain("Below")})
    above = view(2, {"title": plain("<Above>"), "submit": plain("Send"), "blocks": [note]}, errors={"n": "Too short."})

    drawn = modal([below, above], READER, {}, "Wardwatch")

    assert '<h2 id="title-V2" tabindex="-1">&lt;Above&gt;</h2>' in drawn
    assert 'aria-label="Back to Below"' in drawn
    assert '<label for="v-V2-n-t" class="label">Note</label>' in drawn
    assert 'aria-describedby="v-V2-n-error" aria-invalid="true" aria-required="true"' in drawn
    assert '<p id="v-V2-n-error" class="error">Too short.</p>' in drawn
    assert ">Cancel</button>" in drawn
    assert "data-submit>Send</button>" in drawn


def test_a_home_tab_that_was_never_shown() -> None:
    """Says so."""
    assert "Wardwatch has not shown anything here yet." in home(None, READER, {}, "Wardwatch")
