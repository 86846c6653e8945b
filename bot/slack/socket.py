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

SILENT_LOOKS = 2
"""A connection in which this often in a row nothing was heard is replaced: half a minute, looked at every 15 s."""

_Sign = tuple[str, float] | None
"""Which session answered a ping, and which ping."""

_log = structlog.get_logger()


class Listening:
    """A running Socket Mode connection. It renews itself when Slack closes it, which is routine."""

    def __init__(self, app: App, handler: SocketModeHandler) -> None:
        self._app = app
        self._handler = handler
        self._last_sign: _Sign = None

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection at this moment."""
        return self._handler.client.is_connected()

    def shows_life(self) -> bool:
        """Whether Slack answered a ping since this was asked last. Knows no clock, so none can mislead it."""
        last, self._last_sign = self._last_sign, self._sign()
        return self._last_sign is not None and self._last_sign != last

    def _sign(self) -> _Sign:
        session = self._handler.client.current_session
        if session is None or not session.is_active() or session.last_ping_pong_time is None:
            return None
        return session.session_id, session.last_ping_pong_time

    def hang_up(self) -> None:
        """End this connection alone, in a thread of its own: one that is dead may take long to end."""
        threading.Thread(target=self._end, name="wardwatch-socket-end", daemon=True).start()

    def _end(self) -> None:
        _wake(self._handler.client)
        self._handler.client.close()

    def stop(self, within_s: float = CLOSE_S) -> bool:
        """Take no more clicks and finish those that were acknowledged; False when `within_s` was not enough."""
        closing = threading.Thread(target=self._close, name="wardwatch-socket-close", daemon=True)
        closing.start()
        closing.join(within_s)
        if closing.is_alive():
            _log.warning("slack.stop_unfinished", within_s=within_s)
        return not closing.is_alive()

    def _close(self) -> None:
        self._end()
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
    """The connection that clicks come in by, opened as soon as Slack lets us: the bot polls and stores meanwhile.

    The SDK renews a connection that it finds broken. One that died silently, or whose threads did, is found here:
    whoever owns the ears looks every so often.
    """

    def __init__(self, app: App, app_token: str, *, ping_s: float = PING_S) -> None:
        self._app = app
        self._app_token = app_token
        self._ping_s = ping_s
        self._listening: Listening | None = None
        self._silent_looks = 0

    def open(self) -> bool:
        """Connect, unless that was done; False when Slack is away.

        Raises `ChatError` only for what a person must mend, such as a wrong token.
        """
        if self._listening:
            return True
        try:
            self._listening = listen(self._app, self._app_token, ping_s=self._ping_s)
        except ChatError as error:
            if not error.retryable:
                raise
            _log.warning("slack.not_listening", reason=str(error))
        return self._listening is not None

    def look(self) -> bool:
        """Whether Slack was heard since the last look. Connects when there is no connection, replaces a dead one."""
        if self._listening is not None and self._listening.shows_life():
            self._silent_looks = 0
            return True
        self._silent_looks += 1
        if self._listening is None or self._silent_looks >= SILENT_LOOKS:
            self._connect_anew()
        return False

    def _connect_anew(self) -> None:
        """The old one is given up only for a new one: what is silent may come back, what is refused is tried again."""
        try:
            fresh = listen(self._app, self._app_token, ping_s=self._ping_s)
        except ChatError as error:
            _log.warning("slack.not_listening", reason=str(error))
            return
        dead, self._listening, self._silent_looks = self._listening, fresh, 0
        if dead is not None:
            _log.warning("slack.connection_replaced", reason="nothing was heard in it")
            dead.hang_up()

    def close(self, within_s: float) -> bool:
        """Take no more clicks and finish those that were acknowledged; False when `within_s` was not enough."""
        return self._listening is None or self._listening.stop(within_s)
