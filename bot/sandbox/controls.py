"""What a person can set on a control, and how Slack reports it: as an action, and as state.

It refuses, with a sentence for the person, whatever the control does not offer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.directory import Directory
from bot.sandbox.records import Json
from bot.sandbox.refusals import PersonError
from bot.sandbox.shown import controls_of, label_of, options_of, text_of

Read = Callable[[Json, str, Directory], Any]
"""Turns what a person says of one thing into what Slack reports of it."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a kind of control reports its setting, what it starts from, and how a setting is read."""

    name: str
    initial: str
    read: Read
    several: bool = False


def _option(element: Json, given: str, _directory: Directory) -> Json:
    offered = options_of(element)
    for option in offered:
        if given in {text_of(option["text"], {}), option["value"]}:
            return {"text": option["text"], "value": option["value"]}
    choices = ", ".join(text_of(option["text"], {}) for option in offered)
    raise PersonError("this is not offered", who=given, cure=f"offered are {choices}")


def _user(_element: Json, given: str, directory: Directory) -> str:
    return directory.person(given).id


def _channel(_element: Json, given: str, directory: Directory) -> str:
    return directory.channel_named(given).id


def _text(_element: Json, given: str, _directory: Directory) -> str:
    return given


def _formed(pattern: str, named: str) -> Read:
    form = re.compile(pattern)

    def read(_element: Json, given: str, _directory: Directory) -> str:
        if not form.fullmatch(given):
            raise PersonError(f"this is not {named}", who=given)
        return given

    return read


def _moment(_element: Json, given: str, _directory: Directory) -> int:
    if not re.fullmatch(r"\d{10}", given):
        raise PersonError("this is not a moment in whole seconds since 1970", who=given)
    return int(given)


FIELDS: Mapping[str, Field] = {
    "static_select": Field("selected_option", "initial_option", _option),
    "radio_buttons": Field("selected_option", "initial_option", _option),
    "overflow": Field("selected_option", "", _option),
    "users_select": Field("selected_user", "initial_user", _user),
    "conversations_select": Field("selected_conversation", "initial_conversation", _channel),
    "channels_select": Field("selected_channel", "initial_channel", _channel),
    "multi_static_select": Field("selected_options", "initial_options", _option, several=True),
    "checkboxes": Field("selected_options", "initial_options", _option, several=True),
    "multi_users_select": Field("selected_users", "initial_users", _user, several=True),
    "multi_conversations_select": Field("selected_conversations", "initial_conversations", _channel, several=True),
    "multi_channels_select": Field("selected_channels", "initial_channels", _channel, several=True),
    "datepicker": Field("selected_date", "initial_date", _formed(r"\d{4}-\d{2}-\d{2}", "a date like 2026-11-20")),
    "timepicker": Field("selected_time", "initial_time", _formed(r"\d{2}:\d{2}", "a time like 23:59")),
    "datetimepicker": Field("selected_date_time", "initial_date_time", _moment),
    "plain_text_input": Field("value", "initial_value", _text),
    "email_text_input": Field("value", "initial_value", _formed(r"[^@\s]+@[^@\s]+", "an e-mail address")),
    "url_text_input": Field("value", "initial_value", _formed(r"https?://\S+", "an address")),
    "number_input": Field("value", "initial_value", _formed(r"-?\d+(\.\d+)?", "a number")),
}
"""The controls that can be set. Buttons are clicked; external menus, files and rich text inputs are not imitated."""

STATELESS = frozenset({"button", "overflow"})


def find(blocks: Sequence[Json], action_id: str, block_id: str = "") -> tuple[Json, Json]:
    """The control with this action id, and its block, as they are now."""
    for block, element in controls_of(blocks):
        if element["action_id"] == action_id and block_id in {"", block["block_id"]}:
            return block, element
    there = ", ".join(f"{label_of(e, b)!r} ({e['action_id']})" for b, e in controls_of(blocks)) or "none"
    raise PersonError("there is no such control here now", who=action_id, cure=f"there are {there}")


def setting(element: Json, given: str | Sequence[str], directory: Directory) -> Json:
    """What a person sets, as the fields that Slack reports."""
    field = FIELDS.get(element["type"])
    if field is None:
        raise PersonError(f"a {element['type']} cannot be set", who=element["action_id"])
    if field.several:
        every = [given] if isinstance(given, str) else given
        return {field.name: [field.read(element, each, directory) for each in every]}
    if not isinstance(given, str):
        raise PersonError("only one can be chosen", who=element["action_id"])
    if not given:
        return {field.name: None}
    return {field.name: field.read(element, given, directory)}


def action(block: Json, element: Json, fields: Json, action_ts: str) -> Json:
    """One entry of the `actions` of a payload."""
    kept: Json = {key: element[key] for key in ("text", "value", "style", "url", "placeholder") if key in element}
    identity = {"action_id": element["action_id"], "block_id": block["block_id"], "type": element["type"]}
    return {**identity, **kept, **fields, "action_ts": action_ts}


def state_of(blocks: Sequence[Json], values: Mapping[str, Mapping[str, Json]]) -> dict[str, dict[str, Json]]:
    """The `state.values` of these blocks: what was set, or what each control starts from."""
    state: dict[str, dict[str, Json]] = {}
    for block, element in controls_of(blocks):
        field = FIELDS.get(element["type"])
        if field is None or element["type"] in STATELESS:
            continue
        start = {field.name: element.get(field.initial, [] if field.several else None)}
        given = values.get(block["block_id"], {}).get(element["action_id"])
        state.setdefault(block["block_id"], {})[element["action_id"]] = given or {"type": element["type"], **start}
    return state


def complaints(blocks: Sequence[Json], values: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
    """What Slack itself says beside the inputs before it sends a modal, by block id."""
    state = state_of(blocks, values)
    found: dict[str, str] = {}
    for block, element in controls_of(blocks):
        field = FIELDS.get(element["type"])
        if block["type"] == "input" and field:
            complaint = _complaint(block, element, state[block["block_id"]][element["action_id"]][field.name])
            found |= {block["block_id"]: complaint} if complaint else {}
    return found


def _complaint(block: Json, element: Json, given: object) -> str:
    if not given:
        return "" if block.get("optional") else "Please complete this required field."
    if isinstance(given, str) and len(given) < element.get("min_length", 0):
        return f"Use at least {element['min_length']} characters."
    if isinstance(given, str) and len(given) > element.get("max_length", 3000):
        return f"Use at most {element.get('max_length', 3000)} characters."
    return ""


def must_be_button(element: Json) -> None:
    """Only buttons are clicked; everything else is set."""
    if element["type"] != "button":
        raise PersonError(f"is a {element['type']}, not a button", who=element["action_id"], cure="choose from it")
