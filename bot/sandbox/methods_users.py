"""The `users.*` methods: info and list."""

from __future__ import annotations

from bot.sandbox.calls import Call, Method, cursor_after, offset_of
from bot.sandbox.records import Json
from bot.sandbox.wire import user_json

MOST_A_PAGE = 1000


def info(call: Call) -> Json:
    """`users.info`."""
    return {"user": user_json(call.workspace.directory.user(call.required("user")))}


def list_users(call: Call) -> Json:
    """`users.list`, deactivated people and bots too."""
    start, limit = offset_of(call.text("cursor")), call.number("limit", MOST_A_PAGE, MOST_A_PAGE)
    users = call.workspace.directory.users()
    answer: Json = {"members": [user_json(user) for user in users[start : start + limit]]}
    if start + limit < len(users):
        answer["response_metadata"] = {"next_cursor": cursor_after(start + limit)}
    return answer


METHODS = (
    Method("users.info", info, scopes=("users:read",)),
    Method("users.list", list_users, scopes=("users:read",)),
)
