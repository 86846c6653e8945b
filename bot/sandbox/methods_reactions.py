"""The `reactions.*` methods: add, remove, get."""

from __future__ import annotations

from bot.sandbox import events
from bot.sandbox.calls import Call, Method
from bot.sandbox.records import Channel, Json
from bot.sandbox.wire import message_json


def add(call: Call) -> Json:
    """`reactions.add`."""
    name, user = call.required("name"), call.install.user
    message = call.workspace.messages.react(_place(call).id, call.required("timestamp"), user, name)
    call.told.extend(events.of_reaction(call.workspace, message, user, name, is_added=True))
    return {}


def remove(call: Call) -> Json:
    """`reactions.remove`."""
    name, user = call.required("name"), call.install.user
    message = call.workspace.messages.unreact(_place(call).id, call.required("timestamp"), user, name)
    call.told.extend(events.of_reaction(call.workspace, message, user, name, is_added=False))
    return {}


def get(call: Call) -> Json:
    """`reactions.get` of one message."""
    channel = _place(call)
    message = call.workspace.messages.find(channel.id, call.required("timestamp"))
    body = message_json(message, call.workspace.team.id, address=call.base_url)
    return {"type": "message", "channel": channel.id, "message": body}


def _place(call: Call) -> Channel:
    return call.workspace.directory.joined_channel(call.required("channel"), call.install)


METHODS = (
    Method("reactions.add", add, scopes=("reactions:write",), per_minute=50),
    Method("reactions.remove", remove, scopes=("reactions:write",), per_minute=20),
    Method("reactions.get", get, scopes=("reactions:read",), per_minute=50),
)
