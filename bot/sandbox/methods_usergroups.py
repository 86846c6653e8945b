"""The `usergroups.*` methods: users.list."""

from __future__ import annotations

from bot.sandbox.calls import Call, Method
from bot.sandbox.records import Json


def list_users(call: Call) -> Json:
    """`usergroups.users.list`: everybody of one group, in one answer. The app needs not be in it."""
    return {"users": list(call.workspace.directory.group(call.required("usergroup")).users)}


METHODS = (Method("usergroups.users.list", list_users, scopes=("usergroups:read",)),)
