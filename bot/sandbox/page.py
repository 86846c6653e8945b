"""A plain page of the workspace to look at, and its state as JSON. Nothing can be clicked here."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.sandbox.messages import Span
from bot.sandbox.records import Channel, Message
from bot.sandbox.shown import lines_of
from bot.sandbox.wire import channel_json, message_json, user_json, view_json
from bot.sandbox.workspace import Workspace

REFRESH_S = 5
MOST_MESSAGES = 100
MOST_REPLIES = 50
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem;color-scheme:light dark}"
    "article{border-left:.25rem solid #8888;padding:.25rem .75rem;margin:.75rem 0;overflow-wrap:anywhere}"
    "article article{margin-left:1rem}p{margin:.1rem 0;white-space:pre-wrap}small{opacity:.7}"
)


def show_page(request: Request) -> Response:
    """Every channel with its latest messages and their threads."""
    workspace: Workspace = request.app.state.workspace
    names = {user.id: user.real_name for user in workspace.directory.users()}
    sections = [_section(workspace, channel, names) for channel in workspace.directory.channels()]
    title = escape(workspace.team.name)
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="{REFRESH_S}">'
        f"<style>{STYLE}</style><main><h1>{title}</h1>{''.join(sections)}</main></html>",
        headers=HEADERS,
    )


def show_message(request: Request) -> Response:
    """A permalink: leads to the message on the page."""
    channel, micros = request.path_params["channel"], request.path_params["digits"]
    anchor = quote(f"{channel}-{micros // 1_000_000}.{micros % 1_000_000:06}")
    return RedirectResponse(f"/#{anchor}", 303, headers=HEADERS)


def show_state(request: Request) -> Response:
    """Everything in the workspace as JSON, with the number of the last change."""
    workspace: Workspace = request.app.state.workspace
    team_id, install = workspace.team.id, workspace.install
    with workspace.ledger.lock():
        channels = workspace.directory.channels()
        state = {
            "sequence": workspace.sequence,
            "team": {"id": team_id, "name": workspace.team.name},
            "users": [user_json(user) for user in workspace.directory.users()],
            "channels": [channel_json(channel, install, team_id) for channel in channels],
            "messages": {
                channel.id: [
                    message_json(message, team_id, with_metadata=True)
                    for message in workspace.ledger.messages.get(channel.id, {}).values()
                ]
                for channel in channels
            },
            "views": [view_json(v, install, team_id) for v in workspace.ledger.views.values() if not v.is_closed],
        }
    return JSONResponse(state, headers=HEADERS)


def _section(workspace: Workspace, channel: Channel, names: dict[str, str]) -> str:
    messages = workspace.messages.history(channel.id, Span())[:MOST_MESSAGES]
    shown = "".join(_article(workspace, message, names) for message in reversed(messages))
    return f"<section><h2>#{escape(channel.name)}</h2>{shown or '<p>Nothing was said here yet.</p>'}</section>"


def _article(workspace: Workspace, message: Message, names: dict[str, str]) -> str:
    replies = workspace.messages.replies(message.channel, message.ts, Span())[1:] if message.reply_count else []
    thread = "".join(_body(reply, names) for reply in replies[-MOST_REPLIES:])
    return _body(message, names, thread)


def _body(message: Message, names: dict[str, str], thread: str = "") -> str:
    who = escape(names.get(message.user, message.user))
    when = escape(message.ts)
    edited = " (edited)" if message.edited_ts else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in lines_of(message.blocks, message.text, names))
    return (
        f'<article id="{escape(message.channel)}-{when}"><small>{who} · {when}{edited}</small>{lines}{thread}</article>'
    )


ROUTES = (
    Route("/", show_page),
    Route("/state", show_state),
    Route("/archives/{channel}/p{digits:int}", show_message),
)
