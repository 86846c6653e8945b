"""The `users.*` methods: info, list, lookupByEmail, profile.get."""

from __future__ import annotations

from bot.sandbox.calls import Call, Method, cursor_after, offset_of
from bot.sandbox.records import Json
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import profile_json, user_json

MOST_A_PAGE = 1000


def info(call: Call) -> Json:
    """`users.info`."""
    return {"user": user_json(call.workspace.directory.user(call.required("user")), with_email=_may_see_email(call))}


def look_up(call: Call) -> Json:
    """`users.lookupByEmail`."""
    wanted = call.required("email").casefold()
    for user in call.workspace.directory.users():
        if user.email and user.email.casefold() == wanted:
            return {"user": user_json(user, with_email=True)}
    raise Refusal("users_not_found")


def profile(call: Call) -> Json:
    """`users.profile.get`, of somebody who is named: a bot has no own."""
    user = call.workspace.directory.user(call.required("user"))
    return {"profile": profile_json(user, with_email=_may_see_email(call))}


def list_users(call: Call) -> Json:
    """`users.list`, deactivated people and bots too."""
    start, limit = offset_of(call.text("cursor")), call.number("limit", MOST_A_PAGE, MOST_A_PAGE)
    users = call.workspace.directory.users()
    page = users[start : start + limit]
    answer: Json = {"members": [user_json(user, with_email=_may_see_email(call)) for user in page]}
    if start + limit < len(users):
        answer["response_metadata"] = {"next_cursor": cursor_after(start + limit)}
    return answer


def _may_see_email(call: Call) -> bool:
    return "users:read.email" in call.install.bot_scopes


METHODS = (
    Method("users.info", info, scopes=("users:read",), per_minute=100),
    Method("users.list", list_users, scopes=("users:read",), per_minute=20),
    Method("users.lookupByEmail", look_up, scopes=("users:read.email",), per_minute=50),
    Method("users.profile.get", profile, scopes=("users.profile:read",), per_minute=100),
)
