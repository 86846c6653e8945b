"""What the channel for the bot's own troubles is told, by whichever step."""

from __future__ import annotations

from datetime import datetime

from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.severity import Severity

OUTSIDE_LANE = "outside"
OPS_ADDRESS = "WARDWATCH_OPS_URL"
"""The setting that holds the address."""
OUTSIDE_TITLE = "Wardwatch is in trouble"


def ops_notice(key: str, channel: str, text: str, reason: str, now: datetime) -> Notice:
    """A notice with `text` for people; `reason` is for the record. It is not yet queued."""
    urgency = priority(NoticeKind.OPS, Severity.NORMAL)
    return Notice(key, NoticeKind.OPS, channel, reason, now, urgency, text=text)


def outside_notice(key: str, text: str, reason: str, now: datetime) -> Notice:
    """The same to the address outside of Slack that the host has for it. It is not yet queued."""
    urgency = priority(NoticeKind.OPS_OUTSIDE, Severity.NORMAL)
    return Notice(key, NoticeKind.OPS_OUTSIDE, OUTSIDE_LANE, reason, now, urgency, text=text)
