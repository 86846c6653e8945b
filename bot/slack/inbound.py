"""What Slack sends a second time is acknowledged again and does nothing, whichever way and process it comes in by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from hashlib import sha256
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse

from bot.errors import StoreError

PATIENCE_S = 1.0
"""A store that takes longer is not waited for: Slack must be answered within three seconds."""
AT_ONCE = 4

IsRepeat = Callable[[str], bool]
"""Whether what has this id has come in before; it is remembered. May raise `StoreError`."""

_log = structlog.get_logger()


def hear_once(app: App, is_repeat: IsRepeat, *, patience_s: float = PATIENCE_S) -> None:
    """Let everything pass but repeats. What has no id passes, and everything does while the store is away or slow.

    The number of the retry that Slack gives is no reason to drop anything: the first try may never have arrived.
    """
    gate = _Gate(is_repeat, patience_s)
    app.middleware(gate.pass_on)


class _Gate:
    def __init__(self, is_repeat: IsRepeat, patience_s: float) -> None:
        self._is_repeat = is_repeat
        self._patience_s = patience_s
        self._asking = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="inbound")

    def pass_on(self, req: BoltRequest, next_: Callable[[], None]) -> BoltResponse | None:
        event_id = inbound_id(req.body)
        if event_id and self._came_before(event_id):
            _log.info("slack.repeat", retry=_retry(req.headers))
            return BoltResponse(status=200)
        next_()
        return None

    def _came_before(self, event_id: str) -> bool:
        asking = self._asking.submit(self._is_repeat, event_id)
        try:
            return asking.result(self._patience_s)
        except TooSlow:
            asking.cancel()
            _log.warning("slack.unsure_of_repeats", reason="the database is slow")
        except StoreError as error:
            _log.warning("slack.unsure_of_repeats", reason=error.what)
        return False


def inbound_id(body: Mapping[str, Any]) -> str:
    """What names this event, click, command, shortcut or form, and is the same when it comes again; empty if nothing.

    A message counts by its place, because Slack sometimes sends the same one under other event ids.
    """
    event = body.get("event")
    if isinstance(event, dict) and event.get("type") == "message" and event.get("channel") and event.get("ts"):
        return _named("message", event["channel"], event["ts"], event.get("subtype"), event.get("event_ts"))
    if body.get("event_id"):
        return _named("event", body["event_id"])
    if body.get("trigger_id"):
        return _named("trigger", body["trigger_id"], body.get("type"), body.get("callback_id"), *_actions(body))
    return ""


def _actions(body: Mapping[str, Any]) -> list[Any]:
    """Which controls, and when: empty for whatever is no click."""
    actions = body.get("actions")
    found = [action for action in actions if isinstance(action, dict)] if isinstance(actions, list) else []
    return [action.get(key) for action in found for key in ("action_id", "action_ts")]


def _named(*parts: object) -> str:
    """Of fixed length, and no secret: a trigger id opens forms."""
    return sha256("\n".join(str(part) for part in parts).encode()).hexdigest()


def _retry(headers: Mapping[str, Any]) -> str:
    numbers = headers.get("x-slack-retry-num") or [""]
    return str(numbers[0])[:3]
