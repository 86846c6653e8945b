"""Connections to Slack that are used again: a message that follows another one waits for no new handshake.

Nothing is ever tried again here: whoever called finds out whether it has happened.
"""

from __future__ import annotations

import io
import select
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit
from urllib.request import Request

MOST_IDLE_S = 2.0
"""What has lain longer may have been closed, or forgotten by whatever stands between: a new one is opened."""


@dataclass(slots=True)
class _Kept:
    """The connection of one thread, closed when that has ended. `place` is scheme, host and port."""

    connection: HTTPConnection
    place: tuple[str, str]
    used_at: float = 0.0

    def __del__(self) -> None:
        self.connection.close()


class Connections:
    """One connection for each thread. Over TLS it trusts whom `trusted` does; `stopwatch` counts seconds."""

    def __init__(self, trusted: ssl.SSLContext | None = None, stopwatch: Callable[[], float] = time.monotonic) -> None:
        self._trusted = trusted
        self._stopwatch = stopwatch
        self._mine = threading.local()

    def call(self, request: Request, timeout_s: float) -> dict[str, Any]:
        """The `status`, `headers` and `body` of the answer. Raises what `urllib` would raise."""
        url = urlsplit(request.full_url)
        kept = self._fresh(url) or self._open(url, timeout_s)
        self._mine.kept = None  # until it has answered in full
        response = _asked(kept.connection, request)
        body = response.read()
        if not response.will_close:
            kept.used_at, self._mine.kept = self._stopwatch(), kept
        if not 200 <= response.status < 300:
            raise HTTPError(request.full_url, response.status, response.reason, response.headers, io.BytesIO(body))
        charset = response.headers.get_content_charset() or "utf-8"
        return {"status": response.status, "headers": response.headers, "body": body.decode(charset)}

    def _fresh(self, url: SplitResult) -> _Kept | None:
        """The connection of this thread, if it lies there as it was left: what can be read from it is its end."""
        kept: _Kept | None = getattr(self._mine, "kept", None)
        if kept is None or kept.place != url[:2] or self._stopwatch() - kept.used_at > MOST_IDLE_S:
            return None
        return None if _has_something_to_say(kept.connection) else kept

    def _open(self, url: SplitResult, timeout_s: float) -> _Kept:
        host = url.hostname or ""
        if url.scheme == "https":
            return _Kept(HTTPSConnection(host, url.port, timeout=timeout_s, context=self._trusted), url[:2])
        return _Kept(HTTPConnection(host, url.port, timeout=timeout_s), url[:2])


def _asked(connection: HTTPConnection, request: Request) -> HTTPResponse:
    """As `urllib` does it: what breaks before the answer begins is an `URLError`."""
    data = request.data if isinstance(request.data, bytes) else b""
    try:
        connection.request(request.get_method(), request.selector, body=data, headers=dict(request.header_items()))
    except OSError as error:
        raise URLError(error) from error
    return connection.getresponse()


def _has_something_to_say(connection: HTTPConnection) -> bool:
    """Whether anything has come that was not asked for; TLS may have read it already."""
    if isinstance(connection.sock, ssl.SSLSocket) and connection.sock.pending():
        return True
    poll = select.poll()
    poll.register(connection.sock, select.POLLIN)
    return bool(poll.poll(0))
