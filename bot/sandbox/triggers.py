"""The short-lived rights that an interaction gives the app.

A `trigger_id` opens one modal; a `response_url` answers where the interaction was.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.sandbox.refusals import Refusal

TRIGGER_LIFE = timedelta(seconds=3)
RESPONSE_LIFE = timedelta(minutes=30)
RESPONSE_USES = 5
MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Trigger:
    """The right to open one modal for one person, who was in `channel` if it is known where."""

    id: str
    user: str
    at: datetime
    channel: str = ""
    used: bool = False


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """The right to answer where something was clicked. `ts` is the message, empty for a slash command."""

    id: str
    user: str
    channel: str
    ts: str
    thread_ts: str
    at: datetime
    uses: int = 0


class Triggers:
    """The rights that were given. They live in memory only: no interaction survives a restart."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseUrl] = {}
        self._given = 0

    def trigger(self, user_id: str, channel_id: str = "") -> str:
        """A new `trigger_id` for what this person just did, in this channel."""
        with self._lock:
            trigger = Trigger(self._new_id(), user_id, self._clock(), channel_id)
            _keep(self._triggers, trigger.id, trigger)
            return trigger.id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger, once, and learn whose it was and where."""
        with self._lock:
            trigger = self._triggers.get(trigger_id)
            if trigger is None:
                raise Refusal("invalid_trigger_id")
            if trigger.used:
                raise Refusal("exchanged_trigger_id")
            if self._clock() - trigger.at > TRIGGER_LIFE:
                raise Refusal("expired_trigger_id")
            self._triggers[trigger_id] = replace(trigger, used=True)
            return trigger

    def response(self, user_id: str, channel_id: str, ts: str = "", thread_ts: str = "") -> str:
        """The id of a new `response_url`."""
        with self._lock:
            right = ResponseUrl(self._new_id(), user_id, channel_id, ts, thread_ts, self._clock())
            _keep(self._responses, right.id, right)
            return right.id

    def spend_response(self, response_id: str) -> ResponseUrl:
        """Use a `response_url` once more. Refused with `expired_url` or `used_url`."""
        with self._lock:
            right = self._responses.get(response_id)
            if right is None or self._clock() - right.at > RESPONSE_LIFE:
                raise Refusal("expired_url")
            if right.uses >= RESPONSE_USES:
                raise Refusal("used_url")
            self._responses[response_id] = replace(right, uses=right.uses + 1)
            return right

    def _new_id(self) -> str:
        self._given += 1
        return f"{int(self._clock().timestamp() * 1000)}.{self._given}.local"


def _keep(kept: dict[str, Trigger] | dict[str, ResponseUrl], key: str, right: Trigger | ResponseUrl) -> None:
    while len(kept) >= MOST_KEPT:
        del kept[next(iter(kept))]
    kept[key] = right  # type: ignore[assignment]
