"""What Slack sends when somebody clicks, as values. Anything may be missing: an empty string then says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.slack import ids


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person can be answered privately: in a thread of a channel, or by the address that Slack gave us."""

    user: str
    channel_id: str
    root_ts: str
    response_url: str = ""


@dataclass(frozen=True, slots=True)
class Click:
    """A press of a button or a choice from a list. `alert_id` is None when the payload names no alert of ours."""

    alert_id: int | None
    place: Place
    trigger_id: str
    chosen_user: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that was sent, or in which something was chosen. `ref` is None when it is not one of ours.

    `chosen` is the value that was chosen or entered just now; None when the form was sent.
    """

    ref: ids.ThreadRef | None
    user: str
    state: dict[str, Any]
    view_id: str = ""
    view_hash: str = ""
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command with what was typed after it."""

    text: str
    place: Place


def click_of(body: dict[str, Any]) -> Click:
    """The click in a `block_actions` payload."""
    action = _first_action(body)
    message = _part(body, "container")
    root_ts = _text(message, "thread_ts") or _text(message, "message_ts")
    channel = _text(_part(body, "channel"), "id") or _text(message, "channel_id")
    place = Place(_text(_part(body, "user"), "id"), channel, root_ts, _text(body, "response_url"))
    alert_id = ids.alert_id_of(_text(action, "value"), _text(action, "block_id"))
    return Click(alert_id, place, _text(body, "trigger_id"), _text(action, "selected_user"))


def submission_of(body: dict[str, Any]) -> Submission:
    """The form in a `view_submission` payload, or in a `block_actions` payload of a form."""
    view = _part(body, "view")
    return Submission(
        ids.thread_ref_of(_text(view, "private_metadata")),
        _text(_part(body, "user"), "id"),
        _part(view, "state"),
        _text(view, "id"),
        _text(view, "hash"),
        _chosen(body),
    )


def command_of(body: dict[str, Any]) -> Command:
    """The command in a slash command's payload."""
    place = Place(_text(body, "user_id"), _text(body, "channel_id"), "", _text(body, "response_url"))
    return Command(_text(body, "text"), place)


def _chosen(body: dict[str, Any]) -> str | None:
    action = _first_action(body)
    option = _part(action, "selected_option")
    return (_text(option, "value") or _text(action, "value")) if action else None


def _first_action(body: dict[str, Any]) -> dict[str, Any]:
    actions = body.get("actions")
    return actions[0] if isinstance(actions, list) and actions and isinstance(actions[0], dict) else {}


def _part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, dict) else {}


def _text(whole: dict[str, Any], name: str) -> str:
    value = whole.get(name)
    return value if isinstance(value, str) else ""
