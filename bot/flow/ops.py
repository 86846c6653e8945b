"""What the channel for the bot's own troubles is told, by whichever step."""

from __future__ import annotations

from datetime import datetime

from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.severity import Severity


def ops_notice(key: str, channel: str, text: str, reason: str, now: datetime) -> Notice:
    """A notice with `text` for people; `reason` is for the record. It is not yet queued."""
    urgency = priority(NoticeKind.OPS, Severity.NORMAL)
    return Notice(key, NoticeKind.OPS, channel, reason, now, urgency, text=text)
