"""Interactions over HTTP: signed as Slack signs them, encoded as Slack encodes each kind."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from urllib.parse import urlencode

import httpx

from bot.sandbox.records import Json
from bot.sandbox.repeats import Retry
from bot.sandbox.socket import Ack, Unheard

AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where the app hears, and the secret that it shares with the workspace."""

    url: str
    signing_secret: str
    clock: Callable[[], datetime]

    def deliver(
        self,
        kind: str,
        payload: Json,
        timeout_s: float,
        *,
        accepts_response: bool = False,
        retry: Retry | None = None,
    ) -> Ack | Unheard:
        """Post one interaction and wait for the answer, whose body counts where a response is accepted."""
        body, content_type = _encoded(kind, payload)
        headers = self._signed(body, content_type) | _repeated(retry)
        try:
            answer = _client().post(self.url, content=body, headers=headers, timeout=timeout_s)
        except httpx.ConnectError:
            return Unheard(was_connected=False, reason="connection_failed")
        except httpx.TimeoutException:
            return Unheard(was_connected=True, reason="http_timeout")
        except httpx.HTTPError:
            return Unheard(was_connected=True, reason="unknown_error")
        if not answer.is_success:
            return Unheard(True, "http_error", is_final=answer.headers.get("X-Slack-No-Retry") == "1")
        return Ack(_payload(answer) if accepts_response else {})

    def _signed(self, body: str, content_type: str) -> dict[str, str]:
        at = str(int(self.clock().timestamp()))
        digest = hmac.new(self.signing_secret.encode(), f"v0:{at}:{body}".encode(), sha256).hexdigest()
        return {
            "User-Agent": AGENT,
            "Accept": "*/*",
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={digest}",
        }


@cache
def _client() -> httpx.Client:
    """One client for all, as making one is slow; no connection is kept, since the app may have been restarted."""
    return httpx.Client(limits=httpx.Limits(max_keepalive_connections=0))


def _repeated(retry: Retry | None) -> dict[str, str]:
    return {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason} if retry else {}


def _encoded(kind: str, payload: Json) -> tuple[str, str]:
    if kind == "events_api":
        return json.dumps(payload), "application/json"
    if kind == "slash_commands":
        return urlencode(payload), _FORM
    return urlencode({"payload": json.dumps(payload)}), _FORM


def _payload(answer: httpx.Response) -> Json:
    """What was answered: JSON as it is, any other text as a message."""
    if not answer.text:
        return {}
    if answer.headers.get("Content-Type", "").startswith("application/json"):
        given = answer.json()
        return given if isinstance(given, dict) else {}
    return {"text": answer.text}
