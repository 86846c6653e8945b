"""Interactions over HTTP: signed as Slack signs them, encoded as Slack encodes each kind."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlencode

import httpx

from bot.sandbox.records import Json
from bot.sandbox.socket import Ack, Unheard

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where the app hears, and the secret that it shares with the workspace. Nothing is sent a second time."""

    url: str
    signing_secret: str
    clock: Callable[[], datetime]

    def deliver(self, kind: str, payload: Json, timeout_s: float, *, accepts_response: bool = False) -> Ack | Unheard:
        """Post one interaction and wait for the answer, whose body counts where a response is accepted."""
        body, content_type = _encoded(kind, payload)
        try:
            answer = httpx.post(self.url, content=body, headers=self._signed(body, content_type), timeout=timeout_s)
        except httpx.ConnectError:
            return Unheard(was_connected=False)
        except httpx.HTTPError:
            return Unheard(was_connected=True)
        if answer.status_code != httpx.codes.OK:
            return Unheard(was_connected=True)
        return Ack(_payload(answer) if accepts_response else {})

    def _signed(self, body: str, content_type: str) -> dict[str, str]:
        at = str(int(self.clock().timestamp()))
        digest = hmac.new(self.signing_secret.encode(), f"v0:{at}:{body}".encode(), sha256).hexdigest()
        return {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={digest}",
        }


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
