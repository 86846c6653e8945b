"""How tweepy's requests travel: with timeouts and bounds, to the base URL we choose, and without a word in a log."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import requests
import tweepy  # type: ignore[import-untyped]
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

REAL_HOST = "https://api.twitter.com"
"""The host that tweepy writes into every request."""

# At DEBUG tweepy logs the bearer token and every post, and urllib3 the query.
for _logger in ("tweepy", "urllib3", "requests_oauthlib", "oauthlib"):
    logging.getLogger(_logger).setLevel(logging.WARNING)


class NonsenseError(Exception):
    """The answer is not one that X gives; the message goes on after "X"."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to connect, between two pieces, and for a whole answer; and its bytes."""

    connect_s: float = 10
    read_s: float = 30
    total_s: float = 60
    body_bytes: int = 10_000_000


class XAdapter(HTTPAdapter):
    """Sends to `base_url` what tweepy addresses to X, and reads the whole answer within bounds.

    tweepy itself sets no timeout, and falls over error answers that are JSON of another form than X's: those arrive
    without their body, so that their status speaks.
    """

    def __init__(
        self, base_url: str, patience: Patience = Patience(), stopwatch: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._base_url = base_url.rstrip("/")
        self._patience = patience
        self._stopwatch = stopwatch

    def send(self, request: requests.PreparedRequest, *_args: Any, **options: Any) -> requests.Response:
        """One request and its whole answer; raises requests' errors and `NonsenseError`."""
        request.url = f"{self._base_url}{request.path_url}"
        until = self._stopwatch() + self._patience.total_s
        timeout = (self._patience.connect_s, self._patience.read_s)
        response = super().send(request, **{**options, "stream": True, "timeout": timeout})
        try:
            body = self._body(response, until)
        finally:
            response.raw.release_conn()
        document = _document(body)
        if response.status_code == 200 and document is None:
            raise NonsenseError("answered 200 with something other than JSON")
        if not response.headers.get("x-rate-limit-reset", "0").isdecimal():
            del response.headers["x-rate-limit-reset"]
        response.raw = BytesIO(body if response.status_code == 200 or _is_problem(document) else b"")
        return response

    def _body(self, response: requests.Response, until: float) -> bytes:
        body = bytearray()
        try:
            while piece := response.raw.read1(65_536, decode_content=True):
                body += piece
                if len(body) > self._patience.body_bytes or self._stopwatch() > until:
                    response.raw.close()
                    raise NonsenseError("sends an answer without end")
        except HTTPError as error:
            raise requests.ConnectionError("broken off") from error
        return bytes(body)


def _document(body: bytes) -> Mapping[str, object] | None:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _is_problem(document: Mapping[str, object] | None) -> bool:
    """Whether tweepy can read this as a description of an error."""
    if document is None or "error" in document:
        return False
    errors = document.get("errors", [])
    detail = document.get("detail", "")
    return (
        isinstance(errors, list)
        and isinstance(detail, str)
        and all(isinstance(error, dict) and isinstance(error.get("message", ""), str) for error in errors)
    )


def x_client(bearer_token: str, adapter: XAdapter) -> tweepy.Client:
    """A client of X that gives answers as they are, never waits, and follows no redirect with its token."""
    client = tweepy.Client(bearer_token, return_type=dict, wait_on_rate_limit=False)
    # Proxies and passwords of the environment would see, or replace, the token.
    client.session.trust_env = False
    client.session.max_redirects = 0
    client.session.mount("https://", adapter)
    client.session.mount("http://", adapter)
    return client
