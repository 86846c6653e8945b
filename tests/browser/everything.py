"""A message with every block and every control that a message may have, and a modal with every field."""

from __future__ import annotations

from typing import Any

from tests.browser.parts import COLOURS, actions, asks, button, element, modal, option, plain, section

Json = dict[str, Any]
SELECTS = ("users_select", "channels_select", "conversations_select")


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def words(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def a_list(style: str, *items: str, **more: Any) -> Json:
    sections = [{"type": "rich_text_section", "elements": [words(item)]} for item in items]
    return {"type": "rich_text_list", "style": style, "elements": sections, **more}


SURE = {"title": plain("Sure?"), "text": plain("It is gone then"), "confirm": plain("Yes"), "deny": plain("No")}
INLINE: list[Json] = [
    words("bold", bold=True),
    words(" italic", italic=True),
    words(" struck", strike=True),
    words(" code", code=True),
    {"type": "link", "url": "https://stbrigid.example/", "text": " the site "},
    {"type": "user", "user_id": "U0LEE0001"},
    {"type": "channel", "channel_id": "C0REPUT01"},
    {"type": "usergroup", "usergroup_id": "S0PRLEAD1"},
    {"type": "broadcast", "range": "here"},
    {"type": "emoji", "name": "eyes"},
    {"type": "date", "timestamp": 1795174200, "format": "{date_long} at {time}"},
    {"type": "color", "value": "#0b6464"},
]
TABLE: Json = {
    "type": "table",
    "column_settings": [{"align": "left"}, {"align": "right"}],
    "rows": [
        [{"type": "raw_text", "text": text} for text in ("Ward", "Beds")],
        [{"type": "raw_text", "text": text} for text in ("North", "12")],
    ],
}
SHOWN: list[Json] = [
    {"type": "header", "text": plain("A header")},
    section("*Section* with <https://stbrigid.example/|a link>", fields=[plain("one"), plain("two")]),
    {"type": "divider"},
    {
        "type": "context",
        "elements": [
            {"type": "mrkdwn", "text": "_context_"},
            {"type": "image", "image_url": "https://stbrigid.example/a.png", "alt_text": "a logo"},
        ],
    },
    {
        "type": "image",
        "image_url": "https://stbrigid.example/b.png",
        "alt_text": "a picture of elsewhere",
        "title": plain("Elsewhere"),
    },
    rich(
        {"type": "rich_text_section", "elements": INLINE},
        a_list("bullet", "first", "second"),
        a_list("bullet", "nested", indent=1),
        a_list("ordered", "third", offset=2),
        {"type": "rich_text_quote", "elements": [words("a quote")]},
        {"type": "rich_text_preformatted", "elements": [words("some code")]},
    ),
    {"type": "markdown", "text": "# Heading\n\n- item\n\n**bold** [site](https://stbrigid.example/)"},
    {
        "type": "video",
        "title": plain("A film"),
        "alt_text": "a film",
        "thumbnail_url": "https://stbrigid.example/t.png",
        "video_url": "https://stbrigid.example/v",
    },
    TABLE,
]
USED: list[Json] = [
    actions(
        button("Acknowledge", style="primary"),
        button("Delete", style="danger", confirm=SURE),
        button("Site", url="https://stbrigid.example/"),
        element("static_select", placeholder=plain("Colour"), options=COLOURS, initial_option=COLOURS[1]),
        element("external_select", placeholder=plain("Patient")),
        *(element(kind, placeholder=plain(kind.replace("_", " "))) for kind in SELECTS),
        element("overflow", options=[option("More"), option("Less")]),
        element("datepicker", placeholder=plain("Day"), initial_date="2026-11-20"),
        element("timepicker", placeholder=plain("Hour"), initial_time="06:30"),
        element("datetimepicker", initial_date_time=1795174200),
        element("checkboxes", options=COLOURS),
        element("radio_buttons", options=COLOURS, initial_option=COLOURS[2]),
    ),
    section(
        "Several",
        accessory=element(
            "multi_static_select", placeholder=plain("Colours"), options=COLOURS, initial_options=COLOURS[:2]
        ),
    ),
]
FIELDS = (
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "rich_text_input",
    "file_input",
    "datepicker",
    "timepicker",
    "datetimepicker",
    "users_select",
    "multi_users_select",
    "external_select",
)
FORM = modal(
    "Every field",
    {"type": "alert", "level": "warning", "text": {"type": "mrkdwn", "text": "Do *not* name a patient"}},
    *(asks(kind.replace("_", " "), element(kind), hint=plain("a hint"), optional=True) for kind in FIELDS),
    asks("number", element("number_input", is_decimal_allowed=True)),
    asks("choices", element("checkboxes", options=COLOURS)),
    asks("a choice", element("radio_buttons", options=COLOURS)),
    asks("one of them", element("static_select", options=COLOURS)),
)
