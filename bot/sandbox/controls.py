"""The controls of a message or view: which are there, how Slack reports them as an action and as state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.sandbox.choosing import FIELDS
from bot.sandbox.records import Json
from bot.sandbox.refusals import PersonError
from bot.sandbox.shown import controls_of, label_of
from bot.sandbox.suggestions import KINDS

STATELESS = frozenset({"button", "overflow", "workflow_button"})
TYPED = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"})
ON_ENTER = "on_enter_pressed"
ON_CHARACTER = "on_character_entered"


def find(blocks: Sequence[Json], action_id: str, block_id: str = "") -> tuple[Json, Json]:
    """The control with this action id, and its block, as they are now.

    An edit meanwhile may have given the block another id: then the only control with this action id is meant.
    """
    named = [(block, element) for block, element in controls_of(blocks) if element["action_id"] == action_id]
    exact = [(block, element) for block, element in named if block_id in {"", block["block_id"]}]
    for found in exact or named[: len(named) == 1]:
        return found
    there = ", ".join(f"{label_of(e, b)!r} ({e['action_id']})" for b, e in controls_of(blocks)) or "none"
    raise PersonError("there is no such control here now", who=action_id, cure=f"there are {there}")


def action(block: Json, element: Json, fields: Json, action_ts: str) -> Json:
    """One entry of the `actions` of a payload: the control says of itself what it was built with."""
    kept: Json = {key: element[key] for key in _echoed(element) if key in element}
    identity = {"action_id": element["action_id"], "block_id": block["block_id"], "type": element["type"]}
    return {**identity, **kept, **fields, "action_ts": action_ts}


def hears(block: Json, element: Json, pressed: str) -> bool:
    """Whether the app is told at once: not of an input that waits for the submission, nor of every key in a text."""
    if block["type"] == "input" and not block.get("dispatch_action"):
        return False
    if element["type"] not in TYPED:
        return True
    told_on = (element.get("dispatch_action_config") or {}).get("trigger_actions_on") or [ON_ENTER]
    return pressed in told_on


def _echoed(element: Json) -> Sequence[str]:
    kind = element["type"]
    if kind in TYPED or kind == "file_input":
        return ()
    if kind == "button":
        return ("text", "value", "style", "url", "accessibility_label", "confirm")
    field = FIELDS[kind]
    return ("placeholder", "confirm", "timezone", "min_query_length", *([field.initial] if field.initial else ()))


def state_of(
    blocks: Sequence[Json], values: Mapping[str, Mapping[str, Json]], *, here: str = ""
) -> dict[str, dict[str, Json]]:
    """The `state.values` of these blocks: what was set, or what each control starts from. `here` is the channel."""
    state: dict[str, dict[str, Json]] = {}
    for block, element in controls_of(blocks):
        field = FIELDS.get(element["type"])
        if field is None or element["type"] in STATELESS:
            continue
        start = {field.name: _initial(element, here) or ([] if field.several else None)}
        given = values.get(block["block_id"], {}).get(element["action_id"])
        state.setdefault(block["block_id"], {})[element["action_id"]] = given or {"type": element["type"], **start}
    return state


def _initial(element: Json, here: str) -> object:
    field = FIELDS[element["type"]]
    given = element.get(field.initial)
    if given is None and here and element.get("default_to_current_conversation"):
        return [here] if field.several else here
    return given


def complaints(blocks: Sequence[Json], values: Mapping[str, Mapping[str, Json]], *, here: str = "") -> dict[str, str]:
    """What Slack itself says beside the inputs before it sends a modal, by block id."""
    state = state_of(blocks, values, here=here)
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
    if not isinstance(given, str):
        return ""
    if len(given) < element.get("min_length", 0):
        return f"Use at least {element['min_length']} characters."
    if len(given) > element.get("max_length", 3000):
        return f"Use at most {element.get('max_length', 3000)} characters."
    return _number_complaint(element, given) if element["type"] == "number_input" else ""


def _number_complaint(element: Json, given: str) -> str:
    if "." in given and not element["is_decimal_allowed"]:
        return "Use a whole number."
    if "min_value" in element and float(given) < float(element["min_value"]):
        return f"Use a number of at least {element['min_value']}."
    if "max_value" in element and float(given) > float(element["max_value"]):
        return f"Use a number of at most {element['max_value']}."
    return ""


def must_ask_the_app(element: Json) -> None:
    """Only menus with options from the app are asked for them."""
    if element["type"] not in KINDS:
        raise PersonError(f"is a {element['type']}: its options are not the app's", who=element["action_id"])


def must_be_button(element: Json) -> None:
    """Only buttons are clicked; everything else is set."""
    if element["type"] == "workflow_button":
        raise PersonError("starts a workflow, and this workspace has none", who=element["action_id"])
    if element["type"] != "button":
        raise PersonError(f"is a {element['type']}, not a button", who=element["action_id"], cure="choose from it")
