"""What Slack sends when somebody clicks, as values. Anything may be missing: an empty string then says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.person import HOME
from bot.slack import ids


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person can be answered privately: in a thread of a channel, or by the address that Slack gave us."""

    user: str
    channel_id: str
    root_ts: str
    response_url: str = ""

    @property
    def clicked_in(self) -> str:
        """The channel in which the person did something; their own App Home when there is none."""
        return self.channel_id or HOME


@dataclass(frozen=True, slots=True)
class Click:
    """A press of a button or a choice from a list. `alert_id` is None when the payload names no alert of ours.

    `pressed` is the button's name, also of one in a menu; `value` what it carried; `seen` the revision that was shown;
    `at` when it was pressed, as Slack says.
    """

    alert_id: int | None
    place: Place
    trigger_id: str
    chosen_user: str
    pressed: str = ""
    seen: int = 0
    value: str = ""
    at: datetime | None = None

    @property
    def ref(self) -> ids.FormRef | None:
        """What a form that is opened by it must know."""
        if self.alert_id is None:
            return None
        return ids.FormRef(self.alert_id, self.place.channel_id, self.place.root_ts, self.seen)


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that was sent, or in which something was chosen. `ref` is None when it is not one of ours.

    `chosen` is the value that was chosen or entered just now; None when the form was sent.
    """

    ref: ids.FormRef | None
    user: str
    state: dict[str, Any]
    view_id: str = ""
    view_hash: str = ""
    chosen: str | None = None
    callback_id: str = ""
    metadata: str = ""

    @property
    def place(self) -> Place:
        """Where the person is answered: where the form was opened."""
        return Place(self.user, self.ref.channel_id, self.ref.root_ts) if self.ref else Place(self.user, "", "")


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command with what was typed after it."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut that was used: on a message with this `ts` and `text`, or a global one, without them."""

    place: Place
    trigger_id: str
    ts: str = ""
    text: str = ""


def shortcut_of(body: dict[str, Any]) -> Shortcut:
    """The shortcut in a `shortcut` or `message_action` payload."""
    message = _part(body, "message")
    user, channel = _text(_part(body, "user"), "id"), _text(_part(body, "channel"), "id")
    place = Place(user, channel, "", _text(body, "response_url"))
    return Shortcut(place, _text(body, "trigger_id"), _text(message, "ts"), _text(message, "text"))


def click_of(body: dict[str, Any]) -> Click:
    """The click in a `block_actions` payload."""
    action = _first_action(body)
    container, message = _part(body, "container"), _part(body, "message")
    root_ts = _text(container, "thread_ts") or _text(container, "message_ts")
    root_ts = root_ts or _text(message, "thread_ts") or _text(message, "ts")
    channel = _text(_part(body, "channel"), "id") or _text(container, "channel_id")
    place = Place(_text(_part(body, "user"), "id"), channel, root_ts, _text(body, "response_url"))
    value, block_id, action_id = (_text(action, name) for name in ("value", "block_id", "action_id"))
    chosen = _text(_part(action, "selected_option"), "value")
    return Click(
        ids.alert_id_of(value, block_id),
        place,
        _text(body, "trigger_id"),
        _text(action, "selected_user"),
        chosen if action_id in ids.MENUS else ids.button_name(action_id),
        ids.seen_revision(block_id),
        value or chosen,
        ids.moment_of(_text(action, "action_ts")),
    )


def submission_of(body: dict[str, Any]) -> Submission:
    """The form in a `view_submission` payload, or in a `block_actions` payload of a form."""
    view = _part(body, "view")
    return Submission(
        ids.form_ref_of(_text(view, "private_metadata")),
        _text(_part(body, "user"), "id"),
        _part(view, "state"),
        _text(view, "id"),
        _text(view, "hash"),
        _chosen(body),
        _text(view, "callback_id"),
        _text(view, "private_metadata"),
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
