"""A notice is something to be told to someone; a delivery is the attempt-until-done of telling it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.severity import Severity


class NoticeKind(StrEnum):
    """What is told. Every kind is rendered from the present state when it is sent, `ops` from its text."""

    ROOT = "root"
    SUGGESTIONS = "suggestions"
    MENTION = "mention"
    RAISED = "raised"
    ASSIGNED = "assigned"
    EDIT = "edit"
    OPS = "ops"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told, to which channel, and why.

    `key` is our delivery id: it travels in the message's metadata, so that a message whose receipt was lost
    can be found again. `alert_id` and `mention_id` say what it is about; an `ops` notice has only `text`.
    """

    key: str
    kind: NoticeKind
    channel: str
    reason: str
    created_at: datetime
    priority: int
    alert_id: int | None = None
    mention_id: int | None = None
    text: str = ""

    @property
    def lane(self) -> str:
        """What it shares a rate limit with: posts to one channel, or edits in it."""
        return f"edits in {self.channel}" if self.kind is NoticeKind.EDIT else self.channel


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notice that this worker has claimed. `uncertain` means that an earlier attempt may have succeeded."""

    id: int
    notice: Notice
    token: str
    attempts: int
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a message stands: Slack's own channel id and timestamp."""

    channel_id: str
    ts: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The Slack thread of an alert, and the revision that its first message shows."""

    alert_id: int
    root: Receipt
    shown_revision: int


def priority(kind: NoticeKind, severity: Severity) -> int:
    """Small numbers go first: first posts of a crisis, other first posts, replies, edits."""
    if kind in (NoticeKind.ROOT, NoticeKind.RAISED):
        return 0 if severity is Severity.CRISIS else 20 - severity.rank
    return {NoticeKind.OPS: 10, NoticeKind.ASSIGNED: 12, NoticeKind.SUGGESTIONS: 30, NoticeKind.MENTION: 31}.get(
        kind, 40
    )


AFTER_A_CLICK = 5
"""The priority of an edit that shows what a person just did: they are looking at it."""
