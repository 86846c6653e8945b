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
    """A form that was sent. `ref` is None when it is not one of ours."""

    ref: ids.ThreadRef | None
    user: str
    state: dict[str, Any]


def click_of(body: dict[str, Any]) -> Click:
    """The click in a `block_actions` payload."""
    actions = body.get("actions")
    action = actions[0] if isinstance(actions, list) and actions and isinstance(actions[0], dict) else {}
    message = _part(body, "container")
    root_ts = _text(message, "thread_ts") or _text(message, "message_ts")
    channel = _text(_part(body, "channel"), "id") or _text(message, "channel_id")
    place = Place(_text(_part(body, "user"), "id"), channel, root_ts, _text(body, "response_url"))
    alert_id = ids.alert_id_of(_text(action, "value"), _text(action, "block_id"))
    return Click(alert_id, place, _text(body, "trigger_id"), _text(action, "selected_user"))


def submission_of(body: dict[str, Any]) -> Submission:
    """The form in a `view_submission` payload."""
    view = _part(body, "view")
    return Submission(
        ids.thread_ref_of(_text(view, "private_metadata")),
        _text(_part(body, "user"), "id"),
        _part(view, "state"),
    )


def _part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, dict) else {}


def _text(whole: dict[str, Any], name: str) -> str:
    value = whole.get(name)
    return value if isinstance(value, str) else ""
