"""The `views.*` methods: open, push, update, publish."""

from __future__ import annotations

from bot.sandbox.calls import Call, Method
from bot.sandbox.limits import check_pictures, check_view
from bot.sandbox.records import Json, View
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import view_json


def open_view(call: Call) -> Json:
    """`views.open`: a modal for the person whose `trigger_id` it is."""
    body = _view(call, "modal")
    trigger = call.workspace.triggers.exchange(call.required("trigger_id"))
    return _answer(call, call.workspace.views.open(trigger.user, body, call.install, channel_id=trigger.channel))


def push(call: Call) -> Json:
    """`views.push`: one more modal on top of those that are open."""
    body = _view(call, "modal")
    trigger = call.workspace.triggers.exchange(call.required("trigger_id"))
    return _answer(call, call.workspace.views.push(trigger.user, body, call.install))


def update(call: Call) -> Json:
    """`views.update`: another content for an open view, by `view_id` or `external_id`."""
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise Refusal("invalid_arguments", "[ERROR] missing required field: view_id or external_id")
    body = _view(call)
    view = call.workspace.views.update(view_id, external_id, body, expected_hash=call.text("hash"))
    return _answer(call, view)


def publish(call: Call) -> Json:
    """`views.publish`: the home tab of one person."""
    body = _view(call, "home")
    user = call.workspace.directory.user(call.required("user_id"))
    return _answer(call, call.workspace.views.publish(user.id, body, call.install, expected_hash=call.text("hash")))


def _view(call: Call, kind: str = "") -> Json:
    body = check_view(call.structure("view", "invalid_arguments"))
    check_pictures(body["blocks"], call.workspace.files.knows, "/view/blocks")
    if kind and body["type"] != kind:
        raise Refusal("invalid_arguments", f"[ERROR] must be a {kind} view [json-pointer:/view/type]")
    return body


def _answer(call: Call, view: View) -> Json:
    return {"view": view_json(view, call.install, call.workspace.team.id)}


METHODS = (
    Method("views.open", open_view, per_minute=100),
    Method("views.push", push, per_minute=100),
    Method("views.update", update, per_minute=100),
    Method("views.publish", publish, per_minute=100),
)
