"""One control of each kind, where it may stand, and what a person sets on it."""

from __future__ import annotations

from typing import Any

from stories_samples import plain

OPTIONS = [
    {"text": plain("First"), "value": "first", "description": plain("the first one")},
    {"text": plain("Second"), "value": "second"},
]
CONFIRM = {"title": plain("Sure?"), "text": plain("This is seen by all."), "confirm": plain("Yes"), "deny": plain("No")}
MENU = {"placeholder": plain("Choose"), "confirm": CONFIRM}
TYPED = {"dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}

SETTINGS: dict[str, tuple[dict[str, Any], str | list[str]]] = {
    "static_select": ({**MENU, "options": OPTIONS, "initial_option": OPTIONS[0]}, "Second"),
    "external_select": ({**MENU, "min_query_length": 1}, "Offered"),
    "users_select": ({**MENU, "initial_user": "U0DANA001"}, "lee"),
    "conversations_select": ({**MENU, "initial_conversation": "C0CAMPGN1"}, "reputation"),
    "channels_select": ({**MENU, "initial_channel": "C0CAMPGN1"}, "reputation"),
    "multi_static_select": ({**MENU, "options": OPTIONS, "initial_options": OPTIONS[:1]}, ["First", "Second"]),
    "multi_external_select": ({**MENU, "min_query_length": 1}, ["Offered"]),
    "multi_users_select": ({**MENU, "initial_users": ["U0DANA001"]}, ["lee", "sam"]),
    "multi_conversations_select": ({**MENU, "initial_conversations": ["C0CAMPGN1"]}, ["reputation"]),
    "multi_channels_select": ({**MENU, "initial_channels": ["C0CAMPGN1"]}, ["reputation"]),
    "overflow": ({"options": OPTIONS, "confirm": CONFIRM}, "First"),
    "datepicker": ({**MENU, "initial_date": "2026-11-20"}, "2026-11-21"),
    "timepicker": ({**MENU, "initial_time": "08:00", "timezone": "America/Chicago"}, "09:30"),
    "datetimepicker": ({"confirm": CONFIRM, "initial_date_time": 1_795_000_000}, "1795000600"),
    "radio_buttons": ({"options": OPTIONS, "confirm": CONFIRM, "initial_option": OPTIONS[1]}, "First"),
    "checkboxes": ({"options": OPTIONS, "confirm": CONFIRM, "initial_options": OPTIONS[1:]}, ["First", "Second"]),
    "plain_text_input": ({**TYPED, "placeholder": plain("Say it")}, "nine hours"),
    "email_text_input": (TYPED, "desk@stbrigid.example"),
    "url_text_input": (TYPED, "https://stbrigid.example/waiting"),
    "number_input": ({**TYPED, "is_decimal_allowed": False}, "9"),
    "rich_text_input": (TYPED, "ask <@U0LEE0001> :wave:"),
}
IN_SECTIONS = frozenset(kind for kind in SETTINGS if kind.startswith("multi_"))
IN_INPUTS = frozenset(kind for kind in SETTINGS if kind.endswith("_input"))
OFFERED = {"options": [{"text": plain("Offered"), "value": "offered"}]}


def block_with(kind: str) -> dict[str, Any]:
    """A block that holds one control of this kind, and tells the app when it is set."""
    element = {"type": kind, "action_id": kind, **SETTINGS[kind][0]}
    if kind in IN_SECTIONS:
        return {"type": "section", "block_id": f"b-{kind}", "text": plain(kind), "accessory": element}
    if kind in IN_INPUTS:
        label = {"label": plain(kind), "dispatch_action": True}
        return {"type": "input", "block_id": f"b-{kind}", **label, "element": element}
    return {"type": "actions", "block_id": f"b-{kind}", "elements": [element]}


def every_block() -> list[dict[str, Any]]:
    return [block_with(kind) for kind in SETTINGS]
