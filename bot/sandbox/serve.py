"""The workspace on loopback: uvicorn in a thread, stopped cleanly whatever is still connected."""

from __future__ import annotations

import socket
import threading
from types import TracebackType

import uvicorn

from bot.errors import SettingsError
from bot.sandbox.people import People
from bot.sandbox.site import build_site
from bot.sandbox.workspace import Workspace, wall_clock

LOOPBACK = "127.0.0.1"
STOP_WITHIN_S = 5.0
LARGEST_FRAME = 1_000_000
PING_INTERVAL_S = 1.0
REPEAT_EVERY_S = 0.5


class Running:
    """A workspace that answers at `url` until `stop()`. As a context manager it stops at the end of the block.

    With `repeats` it sends events again that were not acknowledged, when they are due.
    """

    def __init__(self, workspace: Workspace, listener: socket.socket, *, repeats: bool) -> None:
        self.workspace = workspace
        host, port = listener.getsockname()[:2]
        self.url = f"http://{host}:{port}"
        self.api_url = f"{self.url}/api/"
        workspace.address = self.url
        self.people = People(workspace)
        site = build_site(workspace, self.people)
        self._bell = site.state.bell
        config = uvicorn.Config(
            site,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=LARGEST_FRAME,
            ws_ping_interval=PING_INTERVAL_S,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listener],), name="sandbox", daemon=True)
        self._stopping = threading.Event()
        self._repeater = threading.Thread(target=self._repeat, name="sandbox-repeats", daemon=True)
        self._thread.start()
        if repeats:
            self._repeater.start()

    def stop(self) -> None:
        """End every connection and the server, then close the file that keeps the workspace. Harmless when repeated."""
        self._stopping.set()
        if self._thread.is_alive():
            self.workspace.sockets.drop_all()
            self._bell.stop()
            self._server.should_exit = True
            self._thread.join(STOP_WITHIN_S)
        if self._repeater.is_alive():
            self._repeater.join(STOP_WITHIN_S)
        self.workspace.close()

    def _repeat(self) -> None:
        while not self._stopping.wait(REPEAT_EVERY_S):
            self.workspace.redeliver()

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def serve(workspace: Workspace, port: int = 0, *, host: str = LOOPBACK, repeats: bool | None = None) -> Running:
    """Serve a workspace on this machine alone. Port 0 takes a free one; raises `SettingsError` for any other host.

    Events that were not acknowledged come again by themselves under the wall clock, or as `repeats` says; under a clock
    of a test only when it calls `workspace.redeliver()`.
    """
    if host != LOOPBACK:
        raise SettingsError(
            "the local workspace is for this machine alone", who=host, cure=f"leave the host at {LOOPBACK}"
        )
    # With the protocol named, asyncio sends what is short at once, also over connections that are used again.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"cannot be used: {error.strerror}", who=f"port {port}", cure="choose another port"
        ) from error
    return Running(workspace, listener, repeats=workspace.clock is wall_clock if repeats is None else repeats)
