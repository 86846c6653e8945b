"""Socket Mode: Slack's clicks come in over a connection that we open, so no address of ours is public."""

from __future__ import annotations

import contextlib
import threading
from socket import SHUT_RDWR

import structlog
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode import SocketModeClient

from bot.errors import ChatError
from bot.slack.client import quiet_logger
from bot.slack.faults import call

PING_S = 3.0
"""How often the connection is tested; a silent one is replaced after four times as long."""
CLOSE_S = 5.0

_log = structlog.get_logger()


class Listening:
    """A running Socket Mode connection. It renews itself when Slack closes it, which is routine."""

    def __init__(self, app: App, handler: SocketModeHandler) -> None:
        self._app = app
        self._handler = handler

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection at this moment."""
        return self._handler.client.is_connected()

    def stop(self, within_s: float = CLOSE_S) -> bool:
        """Take no more clicks and finish those that were acknowledged; False when `within_s` was not enough."""
        closing = threading.Thread(target=self._close, name="wardwatch-socket-close", daemon=True)
        closing.start()
        closing.join(within_s)
        if closing.is_alive():
            _log.warning("slack.stop_unfinished", within_s=within_s)
        return not closing.is_alive()

    def _close(self) -> None:
        _wake(self._handler.client)
        self._handler.client.close()
        self._app.listener_runner.listener_executor.shutdown(wait=True)


def _wake(client: SocketModeClient) -> None:
    """End what the SDK's own threads wait for, seconds at a time; closing would wait for them to notice."""
    client.auto_reconnect_enabled = False
    client.closed = True
    client.enqueue_message("")
    if client.current_session and client.current_session.sock:
        with contextlib.suppress(OSError):
            client.current_session.sock.shutdown(SHUT_RDWR)


def listen(app: App, app_token: str, *, ping_s: float = PING_S) -> Listening:
    """Open the connection and answer clicks in threads of its own. Raises `ChatError` when Slack does not let us in.

    The Slack that is asked is the one of the app's client.
    """
    answer = call(app.client.apps_connections_open, who="Socket Mode", repeatable=True, app_token=app_token)
    handler = SocketModeHandler(app, app_token, logger=quiet_logger(), ping_interval=ping_s)
    handler.client.wss_uri = str(answer.get("url") or "")
    handler.client.on_close_listeners.append(_log_close)
    handler.client.connect()
    _log.info("slack.listening", connected=handler.client.is_connected())
    return Listening(app, handler)


def _log_close(code: int, reason: str | None = None) -> None:
    """Routine when Slack renews the connection; otherwise clicks are not heard until it is back."""
    _log.info("slack.connection_closed", code=code, reason=reason or "")


class Ears:
    """The connection that clicks come in by, opened as soon as Slack lets us: the bot polls and stores meanwhile."""

    def __init__(self, app: App, app_token: str) -> None:
        self._app = app
        self._app_token = app_token
        self._listening: Listening | None = None

    def open(self) -> None:
        """Connect, unless that was done. Raises `ChatError` only for what a person must mend, such as a wrong token."""
        if self._listening:
            return
        try:
            self._listening = listen(self._app, self._app_token)
        except ChatError as error:
            if not error.retryable:
                raise
            _log.warning("slack.not_listening", reason=str(error))

    def close(self, within_s: float) -> bool:
        """Take no more clicks and finish those that were acknowledged; False when `within_s` was not enough."""
        return self._listening is None or self._listening.stop(within_s)
