"""The addresses of the local workspace. Only this machine's own programs and pages are answered."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.sandbox.api import answer_call, answer_response
from bot.sandbox.page.bell import Bell
from bot.sandbox.page.routes import ROUTES
from bot.sandbox.people import People
from bot.sandbox.served import send_document, send_file, take_upload
from bot.sandbox.workspace import Workspace

OWN_NAMES = frozenset({"127.0.0.1", "localhost"})


class OwnMachineOnly:
    """Refuses what a browser sends for a foreign page: another `Host`, or an `Origin` that is not ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 403."""
        headers = {name: value.decode("latin-1") for name, value in scope.get("headers", ())}
        host = headers.get(b"host", "")
        origin = headers.get(b"origin", f"http://{host}")
        if host.partition(":")[0] in OWN_NAMES and origin == f"http://{host}":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close()
        else:
            await PlainTextResponse("this workspace answers its own machine alone", 403)(scope, receive, send)


def build_site(workspace: Workspace, people: People) -> Starlette:
    """Everything that this workspace answers to.

    `request.app.state` has the `workspace`, its `people`, and the `bell` that wakes its pages.
    """
    site = Starlette(
        routes=[
            *ROUTES,
            Route("/files/{file_id}/{name}", send_file),
            Route("/files/{file_id}/download/{name}", send_file),
            Route("/upload/{file_id}", take_upload, methods=["POST"]),
            Route("/documents/{name}", send_document),
            Route("/api/{method}", answer_call, methods=["GET", "POST"]),
            Route("/response/{response_id}", answer_response, methods=["POST"]),
            WebSocketRoute("/link/", workspace.sockets.serve),
        ],
        middleware=[Middleware(OwnMachineOnly)],
    )
    site.state.workspace = workspace
    site.state.people = people
    site.state.bell = Bell(workspace.ledger)
    return site
