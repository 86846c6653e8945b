"""How an alert is named on the way through Slack and back: action ids, callback ids, block ids, metadata.

None of these holds more than numbers and Slack's own ids: no private detail, no word of a mention.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from bot.domain.notice import Notice

ASSIGN = "wardwatch:assign"
MENUS = ("wardwatch:more-work", "wardwatch:more-story", "wardwatch:more-verdict")
DISMISS_VIEW = "wardwatch:dismiss-view"
OPEN_THREAD = "wardwatch:open-thread"
STILL_ON_IT = "wardwatch:still-on-it"
HAND_BACK = "wardwatch:hand-back"
COMMAND = "/wardwatch"
SHARE = "wardwatch:share"
TAKE_OVER, ASK_SWAP = "wardwatch:take-over", "wardwatch:ask-swap"
SWAP_YES, SWAP_NO = "wardwatch:swap-yes", "wardwatch:swap-no"
LONGEST_VALUE = 2_000
REPORT_MESSAGE, REPORT_LINK = "wardwatch:report-message", "wardwatch:report-link"
SHOW_TEXT = "wardwatch:show-text"
REPORT_VIEW = "wardwatch:report-view"
EXCLUSION, ALTERNATIVE = "wardwatch:exclusion", "wardwatch:alternative"
REPLY_VIEW, PUBLISHED_VIEW, CONSENT_VIEW = "wardwatch:reply-view", "wardwatch:published-view", "wardwatch:consent-view"
REPLY_START, REPLY_TEXT, REPLY_CHECK = "wardwatch:reply-start", "wardwatch:reply-text", "wardwatch:reply-check"
DRAFT_APPROVE, DRAFT_EDIT = "wardwatch:draft-approve", "wardwatch:draft-edit"
DRAFT_WITHDRAW, DRAFT_PUBLISHED = "wardwatch:draft-withdraw", "wardwatch:draft-published"
OPEN_SITE = "wardwatch:open-site"
DRILL_JOIN, DRILL_ANSWER, DRILL_VIEW = "wardwatch:drill-join", "wardwatch:drill-answer", "wardwatch:drill-view"

EVENT_TYPE = "wardwatch_delivery"

_ALERT_VALUE = re.compile(r"[1-9][0-9]{0,17}")
_ACTIONS_BLOCK = re.compile(r"wardwatch:alert:([1-9][0-9]{0,17}):([0-9]{1,18})")
_BUTTON = re.compile(r"wardwatch:([a-z-]{1,40})")
_EXCLUSION_BLOCK = re.compile(r"wardwatch:exclusion:[0-9a-f]{16}")
_REPLY_BLOCK = re.compile(r"wardwatch:reply:(?:new|checked):[0-9a-f]{16}")
_DRAFT = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{16})")
_USER = re.compile(r"[UW][A-Z0-9]{2,30}")
_CONVERSATION = re.compile(r"[CGD][A-Z0-9]{2,30}")
_REVISION = re.compile(r"[0-9]{1,18}")
_TS = re.compile(r"[0-9]{1,12}\.[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class FormRef:
    """What a form must know about the alert it was opened for: where that was, and which revision was seen there.

    A form that was opened from App Home has no channel.
    """

    alert_id: int
    channel_id: str
    root_ts: str
    seen: int = 0


def button(name: str) -> str:
    """The action id of a button of the action table."""
    return f"wardwatch:{name}"


def button_name(action_id: str) -> str:
    """The reverse of `button`; empty when it is not ours."""
    found = _BUTTON.fullmatch(action_id)
    return found[1] if found else ""


def form_view(name: str) -> str:
    """The callback id of a form."""
    return f"wardwatch:{name}-view"


def view_of(action_id: str) -> str:
    """The callback id of the form that a button of no alert opens."""
    return f"{action_id}-view"


def block_of(name: str) -> str:
    """The block id of a field."""
    return f"wardwatch:{name}-block"


def field(name: str) -> str:
    """The action id of a field."""
    return f"wardwatch:{name}"


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


def seen_revision(block_id: str) -> int:
    """The revision that a row of buttons shows; 0 when it is not ours."""
    row = _ACTIONS_BLOCK.fullmatch(block_id)
    return int(row[2]) if row else 0


def private_metadata(ref: FormRef) -> str:
    """What a form carries from opening to submission."""
    parts = {"alert": str(ref.alert_id), "channel": ref.channel_id, "root": ref.root_ts, "seen": str(ref.seen)}
    return json.dumps(parts)


def form_ref_of(metadata: str) -> FormRef | None:
    """The reverse of `private_metadata`; None when it is not ours."""
    try:
        parts = json.loads(metadata)
        alert, channel, root, seen = (str(parts[name]) for name in ("alert", "channel", "root", "seen"))
    except (ValueError, KeyError, TypeError):
        return None
    is_placed = (is_conversation(channel) and is_ts(root)) or not (channel or root)
    if not (_ALERT_VALUE.fullmatch(alert) and is_placed and _REVISION.fullmatch(seen)):
        return None
    return FormRef(int(alert), channel, root, int(seen))


def draft_metadata(ref: FormRef, draft_id: int, seen: str) -> str:
    """The same for a form about a draft: which one, 0 for none yet, and the digest of its words as they were seen."""
    return json.dumps({**json.loads(private_metadata(ref)), "draft": draft_value(draft_id, seen)})


def draft_in(metadata: str) -> tuple[int, str]:
    """The draft that a form is about, and the words that were seen; 0 and empty for none."""
    try:
        return draft_of(str(json.loads(metadata)["draft"]))
    except (ValueError, KeyError, TypeError):
        return 0, ""


def draft_value(draft_id: int, words: str) -> str:
    """What a button of a draft carries: which one, and the digest of the words beside which it stands."""
    return f"{draft_id}:{words}"


def draft_of(value: str) -> tuple[int, str]:
    """The reverse of `draft_value`; 0 and empty when it is not ours."""
    found = _DRAFT.fullmatch(value)
    return (int(found[1]), found[2]) if found else (0, "")


def reply_block(words: str, *, is_checked: bool) -> str:
    """The id of the field for a reply: the digest of the words it was shown with, and whether those were judged."""
    return f"wardwatch:reply:{'checked' if is_checked else 'new'}:{words}"


def is_reply_block(block_id: str) -> bool:
    """Whether this is the field for a reply."""
    return bool(_REPLY_BLOCK.fullmatch(block_id))


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


def moment_of(ts: str) -> datetime | None:
    """The moment of a Slack timestamp; None when it is none."""
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=float(ts)) if is_ts(ts) else None


def is_ts(value: str) -> bool:
    """Whether this is a Slack message timestamp."""
    return bool(_TS.fullmatch(value))
