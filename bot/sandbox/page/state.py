"""The workspace as JSON, for programs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.page.guard import HEADERS
from bot.sandbox.wire import channel_json, message_json, user_json, view_json
from bot.sandbox.workspace import Workspace


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
