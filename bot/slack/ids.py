"""How an alert is named on the way through Slack and back: action ids, callback ids, block ids, metadata.

None of these holds more than numbers and Slack's own ids: no private detail, no word of a mention.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bot.domain.notice import Notice

ACKNOWLEDGE = "wardwatch:acknowledge"
ASSIGN = "wardwatch:assign"
RESOLVE = "wardwatch:resolve"
RESOLVE_VIEW = "wardwatch:resolve-view"
DISMISS = "wardwatch:dismiss"
DISMISS_VIEW = "wardwatch:dismiss-view"
WHY = "wardwatch:why"
OPEN_THREAD = "wardwatch:open-thread"
STILL_ON_IT = "wardwatch:still-on-it"
HAND_BACK = "wardwatch:hand-back"
COMMAND = "/wardwatch"
DISPOSITION_BLOCK, DISPOSITION = "wardwatch:disposition-block", "wardwatch:disposition"
NOTE_BLOCK, NOTE = "wardwatch:note-block", "wardwatch:note"
EXCLUSION, ALTERNATIVE = "wardwatch:exclusion", "wardwatch:alternative"

EVENT_TYPE = "wardwatch_delivery"

_ALERT_VALUE = re.compile(r"[1-9][0-9]{0,17}")
_ACTIONS_BLOCK = re.compile(r"wardwatch:alert:([1-9][0-9]{0,17}):[0-9]{1,18}")
_EXCLUSION_BLOCK = re.compile(r"wardwatch:exclusion:[0-9a-f]{16}")
_USER = re.compile(r"[UW][A-Z0-9]{2,30}")
_CONVERSATION = re.compile(r"[CGD][A-Z0-9]{2,30}")
_TS = re.compile(r"[0-9]{1,12}\.[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class ThreadRef:
    """What a modal must know about the alert it was opened for."""

    alert_id: int
    channel_id: str
    root_ts: str


def alert_value(alert_id: int) -> str:
    """What a button carries."""
    return str(alert_id)


def actions_block(alert_id: int, revision: int) -> str:
    """The id of the row of buttons. A person chooser carries no value, so the alert travels here as well.

    The revision makes it a new row after each edit, so that the chooser forgets what was chosen in the old one.
    """
    return f"wardwatch:alert:{alert_id}:{revision}"


def alert_id_of(value: str, block_id: str) -> int | None:
    """The alert that a button's value or its row names; None when neither is ours."""
    if _ALERT_VALUE.fullmatch(value):
        return int(value)
    row = _ACTIONS_BLOCK.fullmatch(block_id)
    return int(row[1]) if row else None


def private_metadata(ref: ThreadRef) -> str:
    """What a modal carries from opening to submission."""
    return json.dumps({"alert": alert_value(ref.alert_id), "channel": ref.channel_id, "root": ref.root_ts})


def thread_ref_of(metadata: str) -> ThreadRef | None:
    """The reverse of `private_metadata`; None when it is not ours."""
    try:
        parts = json.loads(metadata)
        alert, channel, root = (str(parts[name]) for name in ("alert", "channel", "root"))
    except (ValueError, KeyError, TypeError):
        return None
    if not (_ALERT_VALUE.fullmatch(alert) and is_conversation(channel) and is_ts(root)):
        return None
    return ThreadRef(int(alert), channel, root)


def exclusion_block(typed: str) -> str:
    """The id of the field for an exclusion; it changes with the exclusion that the form tells of.

    So Slack shows the new text, and what was typed since is told from what the form has told of.
    """
    return f"wardwatch:exclusion:{sha256(typed.strip().encode('utf-8', 'replace')).hexdigest()[:16]}"


def is_exclusion_block(block_id: str) -> bool:
    """Whether this is the field for an exclusion."""
    return bool(_EXCLUSION_BLOCK.fullmatch(block_id))


def delivery_metadata(notice: Notice) -> dict[str, Any]:
    """The message metadata by which a post is found again. An `ops` notice is about no alert."""
    payload: dict[str, Any] = {"key": notice.key, "kind": notice.kind.value}
    if notice.alert_id is not None:
        payload["alert_id"] = notice.alert_id
    return {"event_type": EVENT_TYPE, "event_payload": payload}


def delivery_key_of(message: dict[str, Any]) -> str:
    """The delivery id that a message carries; empty when it is not one of ours."""
    metadata = message.get("metadata")
    if not isinstance(metadata, dict) or metadata.get("event_type") != EVENT_TYPE:
        return ""
    payload = metadata.get("event_payload")
    return str(payload.get("key", "")) if isinstance(payload, dict) else ""


def is_user(value: str) -> bool:
    """Whether this is a Slack user id, and so may be written as a mention of a person."""
    return bool(_USER.fullmatch(value))


def is_conversation(value: str) -> bool:
    """Whether this is a Slack channel id rather than a channel's name."""
    return bool(_CONVERSATION.fullmatch(value))


def is_ts(value: str) -> bool:
    """Whether this is a Slack message timestamp."""
    return bool(_TS.fullmatch(value))
