"""The `usergroups.*` methods: list, users.list."""

from __future__ import annotations

from bot.sandbox.calls import Call, Method
from bot.sandbox.records import Json
from bot.sandbox.wire import group_json


def list_groups(call: Call) -> Json:
    """`usergroups.list`, with the people of each group if they are asked for."""
    groups = call.workspace.directory.groups()
    with_users = call.flag("include_users")
    return {"usergroups": [group_json(group, call.workspace.team.id, with_users=with_users) for group in groups]}


def list_users(call: Call) -> Json:
    """`usergroups.users.list`: everybody of one group, in one answer. The app needs not be in it."""
    return {"users": list(call.workspace.directory.group(call.required("usergroup")).users)}


METHODS = (
    Method("usergroups.list", list_groups, scopes=("usergroups:read",), per_minute=20),
    Method("usergroups.users.list", list_users, scopes=("usergroups:read",), per_minute=20),
)
