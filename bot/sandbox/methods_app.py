"""Methods about the app and what it may say: api.test, auth.test, apps.connections.open, bots, team, blocks."""

from __future__ import annotations

from bot.sandbox.calls import Call, Method, TokenKind
from bot.sandbox.limits import check_content, check_message_blocks, check_view
from bot.sandbox.records import Json
from bot.sandbox.refusals import Refusal


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


def bot_info(call: Call) -> Json:
    """`bots.info`: there is only this one."""
    install = call.install
    if call.text("bot", install.bot_id) != install.bot_id:
        raise Refusal("bot_not_found")
    about = {"id": install.bot_id, "deleted": False, "name": install.name, "updated": 0, "app_id": install.app_id}
    return {"bot": {**about, "user_id": install.user, "icons": {}}}


def team_info(call: Call) -> Json:
    """`team.info`."""
    team = call.workspace.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "url": f"{call.base_url}/", "icon": {}}}


def validate_blocks(call: Call) -> Json:
    """`blocks.validate`: exactly one of blocks, a message or a view, checked as if it were to be shown."""
    given = {name: call.structure(name, "invalid_arguments") for name in ("blocks", "message", "view")}
    [only, *more] = [name for name, value in given.items() if value is not None] or [""]
    if not only or more:
        raise Refusal("invalid_arguments", "[ERROR] give exactly one of blocks, message and view")
    try:
        _validate(only, given[only])
    except Refusal as refusal:
        faults = refusal.messages or (refusal.code,)
        raise Refusal(f"invalid_{only}", *faults, errors=tuple(map(_error, faults))) from None
    return {}


def _error(fault: str) -> Json:
    sentence, _, pointer = fault.removeprefix("[ERROR] ").rstrip("]").partition(" [json-pointer:")
    return {"pointer": pointer, "code": "failed_constraint", "message": sentence}


def _validate(kind: str, given: object) -> None:
    if kind == "view":
        check_view(given)
    elif kind == "blocks":
        check_message_blocks(given)
    elif not isinstance(given, dict):
        raise Refusal("invalid_message", "[ERROR] must be an object [json-pointer:/message]")
    else:
        check_content(given.get("text"), given.get("blocks"), given.get("attachments"))


METHODS = (
    Method("blocks.validate", validate_blocks, TokenKind.NONE),
    Method("bots.info", bot_info, scopes=("users:read",), per_minute=50),
    Method("team.info", team_info, scopes=("team:read",), per_minute=50),
    Method("api.test", api_test, TokenKind.NONE),
    Method("auth.test", auth_test),
    Method("apps.connections.open", connections_open, TokenKind.APP, ("connections:write",)),
)
