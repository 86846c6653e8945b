"""The web server in a thread of its own, stopped cleanly with the rest of the bot."""

from __future__ import annotations

import socket
import threading

import uvicorn
from starlette.applications import Starlette

from bot.errors import SettingsError

STOP_WITHIN_S = 5.0


class WebServer:
    """Answers until it is stopped. Raises `SettingsError` when the port cannot be had."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        listener = _listener(host, port)
        self.port: int = listener.getsockname()[1]
        config = uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            timeout_keep_alive=5,
            timeout_graceful_shutdown=int(STOP_WITHIN_S),
            h11_max_incomplete_event_size=64_000,
            limit_concurrency=200,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listener],), name="web", daemon=True)
        self._thread.start()

    def stop(self, within_s: float = STOP_WITHIN_S) -> bool:
        """Take no more requests and finish those in flight; False when `within_s` was not enough."""
        self._server.should_exit = True
        self._thread.join(within_s)
        return not self._thread.is_alive()


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"cannot listen: {error.strerror}", who=f"{host}:{port}", cure="choose another port"
        ) from error
    return listener
