"""Notices to rows and back."""

from __future__ import annotations

from hashlib import sha256

from bot.domain.notice import Notice, NoticeKind
from bot.storage.engine import Row, Value
from bot.storage.rows import maybe_moment, maybe_when, moment, when

_SUMS = 2**61
AT_ONCE = 0
"""The `free_at` of a delivery that need not wait: past, whatever the clocks of several machines say."""

NOTICE_COLUMNS = "key, kind, channel, reason, created_at, priority, alert_id, mention_id, text, held_until"
"""Of `notices` joined with `deliveries`."""


def notice(row: Row) -> Notice:
    """A row of `NOTICE_COLUMNS`."""
    key, kind, channel, reason, created_at, priority, alert_id, mention_id, text, held_until = row
    about = alert_id, mention_id, text, maybe_when(held_until)
    return Notice(key, NoticeKind(kind), channel, reason, when(created_at), priority, *about)


def notice_values(notice: Notice) -> list[Value]:
    """What `notices` keeps of a notice, in the order of its columns."""
    about: list[Value] = [notice.key, notice.kind.value, notice.alert_id, notice.mention_id]
    return [*about, notice.text, notice.reason, moment(notice.created_at), maybe_moment(notice.not_before)]


def queue_values(notice_id: int, notice: Notice) -> list[Value]:
    """What `deliveries` begins with."""
    root_of = notice.alert_id if notice.kind is NoticeKind.ROOT else None
    after_root_of = notice.alert_id if notice.kind.needs_thread else None
    free_at = AT_ONCE if notice.not_before is None else moment(notice.not_before)
    order: list[Value] = [notice.method, notice.priority, moment(notice.turn), free_at]
    return [notice_id, notice.channel, notice.lane, *order, root_of, after_root_of, edit_of(notice)]


def edit_of(notice: Notice) -> int | None:
    """What is shown by an edit, of which one is enough: the first post of an alert, or below zero its stand-in.

    A sum is one of several of its alert, and has a number far above all alerts.
    """
    match notice.kind:
        case NoticeKind.EDIT:
            return notice.alert_id
        case NoticeKind.STAND_IN_EDIT if notice.alert_id is not None:
            return -notice.alert_id
        case NoticeKind.SUMMED_EDIT:
            digest = sha256(f"{notice.channel} {notice.text}".encode()).digest()
            return _SUMS + int.from_bytes(digest[:7], "big")
    return None
