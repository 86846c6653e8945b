"""The Web API client: the real one, with everything off that would send twice, wait, or write posts into logs."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, getproxies

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.slack.kept import Connections

_TOLD_OFTEN = ("/chat.postMessage", "/chat.update")

TIMEOUT_S = 10
"""Seconds for each step of a call: connecting, sending, each part of the answer."""


def client_for(
    token: str,
    base_url: str = WebClient.BASE_URL,
    timeout_s: int = TIMEOUT_S,
    before_post: Callable[[], None] | None = None,
) -> WebClient:
    """A client that never retries by itself: a repeated post would be said twice. Makes no call.

    `before_post` is called right before each new message is sent; what it raises keeps the message back.
    """
    return GuardedClient(before_post or _nothing, **settings_for(token, base_url, timeout_s))


def settings_for(token: str, base_url: str, timeout_s: int = TIMEOUT_S) -> dict[str, Any]:
    """What every client of ours is made with.

    Without a TLS context of its own a client reads all certificates of the system anew for each call, which takes
    longer than everything else that a message costs.
    """
    once: dict[str, Any] = {"retry_handlers": [], "logger": quiet_logger()}
    if base_url.startswith("https:"):
        once["ssl"] = ssl.create_default_context()
    return {"token": token, "base_url": base_url, "timeout": timeout_s, **once}


class GuardedClient(WebClient):
    """A client that asks before each new message, and tells messages over connections that are used again.

    Whatever finds out how things stand opens a new one, and so does everything where a proxy stands between.
    """

    def __init__(self, before_post: Callable[[], None], **given: Any) -> None:
        super().__init__(**given)
        self._before_post = before_post
        is_direct = not self.proxy and urlsplit(self.base_url).scheme not in getproxies()
        self._connections = Connections(self.ssl) if is_direct else None

    def chat_postMessage(self, **message: Any) -> SlackResponse:  # noqa: N802 - Slack's own name
        """A message that was given to another worker while this one stood still must not be sent by both."""
        self._before_post()
        return super().chat_postMessage(**message)

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        """The one place where `slack_sdk` opens a connection: it would open one for each call."""
        if self._connections is None or not url.endswith(_TOLD_OFTEN):
            return super()._perform_urllib_http_request_internal(url, req)
        return self._connections.call(req, self.timeout)


def _nothing() -> None:
    """Nobody else could be sending it."""


def quiet_logger() -> logging.Logger:
    """A logger for Slack's libraries, which would write whole requests, posts and forms at lower levels.

    Our own errors say what went wrong; only what happens in their threads, out of our sight, is written.
    """
    logger = logging.getLogger("wardwatch.slack_sdk")
    logger.setLevel(logging.CRITICAL)
    return logger
