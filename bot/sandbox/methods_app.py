"""Methods about the app and the connection: api.test, auth.test, apps.connections.open."""

from __future__ import annotations

from bot.sandbox.calls import Call, Method, TokenKind
from bot.sandbox.records import Json


def api_test(call: Call) -> Json:
    """`api.test`: says the arguments back."""
    return {"args": {name: call.text(name) for name in call.args if name != "token"}} if call.args else {}


def auth_test(call: Call) -> Json:
    """`auth.test`: who the token speaks for."""
    return {
        "url": f"{call.base_url}/",
        "team": call.workspace.team.name,
        "user": call.install.name,
        "team_id": call.workspace.team.id,
        "user_id": call.install.user,
        "bot_id": call.install.bot_id,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Json:
    """`apps.connections.open`: an address for one Socket Mode connection, good once."""
    ticket = call.workspace.sockets.issue_ticket()
    address = call.base_url.replace("http://", "ws://", 1)
    return {"url": f"{address}/link/?ticket={ticket}&app_id={call.install.app_id}"}


METHODS = (
    Method("api.test", api_test, TokenKind.NONE),
    Method("auth.test", auth_test),
    Method("apps.connections.open", connections_open, TokenKind.APP, ("connections:write",)),
)
