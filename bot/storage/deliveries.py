"""The way out: notices, their deliveries with claims, paused channels, and the threads they end in."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.notice import Delivery, Notice, NoticeKind, Receipt, Thread
from bot.storage.engine import Engine, Row, Value, places
from bot.storage.rows import maybe_moment, maybe_when, moment, when

_AT_ONCE = 0
"""The `free_at` of a delivery that need not wait: past, whatever the clocks of several machines say."""


class Deliveries:
    """Keeps what is to be told, and gives each piece to one worker at a time.

    `free_at` is when a delivery may next be claimed: it must not be sent before, or a claim on it ends then. It is
    NULL once the delivery is done or parked.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_notice(self, notice: Notice) -> bool:
        """See `Store`. A notice whose key is already there is not queued either."""
        with self._engine.atomic():
            added = self._engine.rows(_ADD_NOTICE, _notice_values(notice))
            if not added:
                return False
            [(notice_id,)] = added
            queued = self._engine.change(_QUEUE, _queue_values(notice_id, notice))
            if not queued:
                self._engine.change("DELETE FROM notices WHERE id = ?", [notice_id])
            if not queued and _edit_of(notice) is not None:
                self._engine.change(_HURRY_EDIT, [notice.priority, _edit_of(notice), notice.priority])
        return bool(queued)

    def claim_delivery(self, token: str, now: datetime, until: datetime) -> Delivery | None:
        """See `Store`. `attempts` counts this claim too."""
        at = moment(now)
        while free := self._engine.rows(_FIRST_FREE, [at, at]):
            [(notice_id,)] = free
            if delivery := self._claim(notice_id, token, at, moment(until)):
                return delivery
        return None

    def _claim(self, notice_id: int, token: str, now: int, until: int) -> Delivery | None:
        """None when somebody else was faster."""
        with self._engine.atomic():
            claimed = self._engine.rows(_CLAIM, [token, until, notice_id, now])
            if not claimed:
                return None
            [(attempts, expired_claims, uncertain)] = claimed
            [notice] = self._engine.rows(_NOTICE, [notice_id])
        return Delivery(notice_id, _notice(notice), token, attempts, bool(expired_claims or uncertain))

    def prolong_delivery(self, delivery: Delivery, until: datetime) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_PROLONG, [moment(until), delivery.id, delivery.token]))

    def finish_delivery(self, delivery: Delivery, receipt: Receipt | None, now: datetime) -> bool:
        """See `Store`."""
        where: tuple[Value, Value] = (None, None) if receipt is None else (receipt.channel_id, receipt.ts)
        return bool(self._engine.change(_FINISH, [*where, moment(now), delivery.id, delivery.token]))

    def postpone_delivery(
        self, delivery: Delivery, not_before: datetime, reason: str, *, uncertain: bool = False
    ) -> bool:
        """See `Store`. An edit takes the place of one that was queued for the same alert meanwhile."""
        with self._engine.atomic():
            self._engine.change(_MERGE_LATER_EDIT, [moment(not_before), delivery.id, delivery.token])
            values: list[Value] = [moment(not_before), reason, int(uncertain), delivery.id, delivery.token]
            return bool(self._engine.change(_POSTPONE, values))

    def park_delivery(self, delivery: Delivery, reason: str, now: datetime) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_PARK, [reason, moment(now), delivery.id, delivery.token]))

    def retry_refused(self) -> int:
        """See `Store`. Of several edits of one alert the newest shows what all of them would have shown."""
        with self._engine.atomic():
            self._engine.change(_SUPERSEDE_PARKED_EDITS, [])
            refused = self._engine.change(_FREE_REFUSED, [_AT_ONCE])
            self._engine.change("DELETE FROM pauses WHERE is_refusal = 1", [])
            return refused + self._engine.change(_UNPARK, [_AT_ONCE])

    def pause_lane(self, lane: str, until: datetime, reason: str, *, is_refusal: bool = False) -> None:
        """See `Store`."""
        self._engine.change(_PAUSE, [lane, moment(until), reason, int(is_refusal)])

    def hurry_root(self, alert_id: int, priority: int) -> None:
        """See `Store`."""
        self._engine.change(_HURRY_ROOT, [priority, alert_id, priority])

    def release_root(self, alert_id: int) -> None:
        """See `Store`. It is no longer held, so that no digest lists it either."""
        with self._engine.atomic():
            self._engine.change(_RELEASE_ROOT, [_AT_ONCE, alert_id])
            self._engine.change("UPDATE notices SET held_until = NULL WHERE alert_id = ? AND kind = 'root'", [alert_id])

    def held_until(self, channel: str, until: datetime) -> list[int]:
        """See `Store`."""
        return [alert_id for (alert_id,) in self._engine.rows(_HELD, [moment(until), channel])]

    def withdraw_delivery(self, delivery: Delivery, reason: str, now: datetime) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_WITHDRAW, [reason, moment(now), delivery.id, delivery.token]))

    def withdraw_pages(self, alert_id: int, reason: str, now: datetime) -> int:
        """See `Store`."""
        return self._engine.change(_WITHDRAW_PAGES, [reason, moment(now), alert_id, *_PAGES])

    def pages_shown(self, alert_id: int, since: datetime) -> list[tuple[str, Receipt]]:
        """See `Store`."""
        rows = self._engine.rows(_PAGES_SHOWN, [alert_id, moment(since)])
        return [(key, Receipt(channel, ts)) for key, channel, ts in rows]

    def next_delivery_at(self, now: datetime) -> datetime | None:
        """See `Store`. What waits for the root of its alert has no time of its own."""
        [(earliest,)] = self._engine.rows(_NEXT_AT)
        return None if earliest is None else max(now, when(earliest))

    def undelivered(self) -> dict[str, int]:
        """See `Store`."""
        counts = {"waiting": 0, "claimed": 0, "parked": 0} | dict(self._engine.rows(_COUNT))
        [(held,)] = self._engine.rows(_COUNT_HELD)
        return counts | {"waiting": counts["waiting"] - held, "held": held} if held else counts

    def is_told(self, alert_id: int, channels: Sequence[str]) -> bool:
        """See `Store`."""
        sql = f"""SELECT notices.id FROM notices JOIN deliveries ON deliveries.notice_id = notices.id
            WHERE notices.alert_id = ? AND (deliveries.channel IN {places(len(channels))}
                OR deliveries.receipt_channel IN {places(len(channels))}) LIMIT 1"""
        return bool(self._engine.rows(sql, [alert_id, *channels, *channels]))

    def thread(self, alert_id: int) -> Thread | None:
        """See `Store`."""
        rows = self._engine.rows("SELECT channel_id, ts, shown_revision FROM threads WHERE alert_id = ?", [alert_id])
        return next((Thread(alert_id, Receipt(channel, ts), shown) for channel, ts, shown in rows), None)

    def save_thread(self, thread: Thread) -> None:
        """See `Store`."""
        values: list[Value] = [thread.alert_id, thread.root.channel_id, thread.root.ts, thread.shown_revision]
        self._engine.change(_SAVE_THREAD, values)


def _notice_values(notice: Notice) -> list[Value]:
    about: list[Value] = [notice.key, notice.kind.value, notice.alert_id, notice.mention_id]
    return [*about, notice.text, notice.reason, moment(notice.created_at), maybe_moment(notice.not_before)]


def _queue_values(notice_id: int, notice: Notice) -> list[Value]:
    root_of = notice.alert_id if notice.kind is NoticeKind.ROOT else None
    after_root_of = notice.alert_id if notice.kind.needs_thread else None
    edit_of = _edit_of(notice)
    free_at = _AT_ONCE if notice.not_before is None else moment(notice.not_before)
    return [notice_id, notice.channel, notice.lane, notice.priority, free_at, root_of, after_root_of, edit_of]


def _edit_of(notice: Notice) -> int | None:
    """What is shown by an edit, of which one is enough: the first post of an alert, or below zero its stand-in."""
    if notice.alert_id is None or notice.kind not in (NoticeKind.EDIT, NoticeKind.STAND_IN_EDIT):
        return None
    return notice.alert_id if notice.kind is NoticeKind.EDIT else -notice.alert_id


def _notice(row: Row) -> Notice:
    key, kind, channel, reason, created_at, priority, alert_id, mention_id, text, held_until = row
    about = alert_id, mention_id, text, maybe_when(held_until)
    return Notice(key, NoticeKind(kind), channel, reason, when(created_at), priority, *about)


_PAGES = sorted(kind.value for kind in NoticeKind if kind.is_page)

_ADD_NOTICE = """INSERT INTO notices (key, kind, alert_id, mention_id, text, reason, created_at, held_until)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id"""

_QUEUE = """INSERT INTO deliveries (notice_id, channel, lane, priority, state, free_at, root_of, after_root_of, edit_of)
    VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?, ?) ON CONFLICT DO NOTHING"""

_NOTICE = """SELECT key, kind, channel, reason, created_at, priority, alert_id, mention_id, text, held_until
    FROM notices JOIN deliveries ON deliveries.notice_id = notices.id WHERE notices.id = ?"""

_ROOT_IS_THERE = """(after_root_of IS NULL
    OR EXISTS (SELECT 1 FROM threads WHERE threads.alert_id = deliveries.after_root_of))"""

_FIRST_FREE = f"""SELECT notice_id FROM deliveries WHERE free_at <= ? AND {_ROOT_IS_THERE}
    AND NOT EXISTS (SELECT 1 FROM pauses WHERE pauses.lane = deliveries.lane AND pauses.until > ?)
    ORDER BY priority, notice_id LIMIT 1"""

_CLAIM = """UPDATE deliveries SET state = 'claimed', token = ?, free_at = ?, attempts = attempts + 1,
        expired_claims = expired_claims + CASE WHEN state = 'claimed' THEN 1 ELSE 0 END
    WHERE notice_id = ? AND free_at <= ? RETURNING attempts, expired_claims, uncertain"""

_OURS = "notice_id = ? AND state = 'claimed' AND token = ?"

_PROLONG = f"UPDATE deliveries SET free_at = ? WHERE {_OURS}"

_FINISH = f"""UPDATE deliveries SET state = 'done', free_at = NULL, receipt_channel = ?, receipt_ts = ?, ended_at = ?
    WHERE {_OURS}"""

_POSTPONE = f"""UPDATE deliveries SET state = 'waiting', free_at = ?, last_reason = ?, uncertain = ?, token = ''
    WHERE {_OURS}"""

_MERGE_LATER_EDIT = f"""UPDATE deliveries SET state = 'done', free_at = NULL, ended_at = ?,
        last_reason = 'an earlier edit of the same alert was postponed and will show this too'
    WHERE state = 'waiting' AND edit_of = (SELECT edit_of FROM deliveries WHERE {_OURS})"""

_PARK = f"UPDATE deliveries SET state = 'parked', free_at = NULL, last_reason = ?, ended_at = ? WHERE {_OURS}"

_SUPERSEDE_PARKED_EDITS = """UPDATE deliveries SET state = 'done', last_reason = 'a later edit shows this too'
    WHERE state = 'parked' AND EXISTS (SELECT 1 FROM deliveries other WHERE other.edit_of = deliveries.edit_of
        AND (other.state = 'waiting' OR other.state = 'parked' AND other.notice_id > deliveries.notice_id))"""

_FREE_REFUSED = """UPDATE deliveries SET free_at = ? WHERE state = 'waiting'
    AND lane IN (SELECT lane FROM pauses WHERE is_refusal = 1)"""

# What met a bug may have been sent before it: it is looked for first.
_UNPARK = """UPDATE deliveries SET state = 'waiting', free_at = ?, ended_at = NULL, uncertain = 1
    WHERE state = 'parked'"""

_PAUSE = """INSERT INTO pauses (lane, until, reason, is_refusal) VALUES (?, ?, ?, ?)
    ON CONFLICT (lane) DO UPDATE SET until = excluded.until, reason = excluded.reason,
        is_refusal = excluded.is_refusal
    WHERE pauses.until < excluded.until"""

_NEXT_AT = f"""SELECT MIN(CASE WHEN pauses.until > free_at THEN pauses.until ELSE free_at END)
    FROM deliveries LEFT JOIN pauses ON pauses.lane = deliveries.lane
    WHERE free_at IS NOT NULL AND {_ROOT_IS_THERE}"""

_HURRY_ROOT = "UPDATE deliveries SET priority = ? WHERE root_of = ? AND state <> 'done' AND priority > ?"

_HURRY_EDIT = "UPDATE deliveries SET priority = ? WHERE edit_of = ? AND state = 'waiting' AND priority > ?"

_RELEASE_ROOT = "UPDATE deliveries SET free_at = ? WHERE root_of = ? AND state = 'waiting' AND attempts = 0"

_HELD = """SELECT notices.alert_id FROM notices JOIN deliveries ON deliveries.notice_id = notices.id
    WHERE notices.held_until = ? AND notices.kind = 'root' AND deliveries.channel = ? ORDER BY notices.alert_id"""

_WITHDRAW = f"UPDATE deliveries SET state = 'done', free_at = NULL, last_reason = ?, ended_at = ? WHERE {_OURS}"

_WITHDRAW_PAGES = f"""UPDATE deliveries SET state = 'done', free_at = NULL, last_reason = ?, ended_at = ?
    WHERE state IN ('waiting', 'parked')
    AND notice_id IN (SELECT id FROM notices WHERE alert_id = ? AND kind IN {places(len(_PAGES))})"""

_PAGES_SHOWN = """SELECT notices.key, receipt_channel, receipt_ts
    FROM notices JOIN deliveries ON deliveries.notice_id = notices.id
    WHERE notices.alert_id = ? AND notices.kind IN ('page', 'confirm') AND notices.created_at >= ?
    AND receipt_ts IS NOT NULL ORDER BY notices.id"""

_COUNT = "SELECT state, COUNT(*) FROM deliveries WHERE state <> 'done' GROUP BY state"

_COUNT_HELD = """SELECT COUNT(*) FROM deliveries WHERE state <> 'done' AND state = 'waiting'
    AND COALESCE(root_of, after_root_of) IN (SELECT notices.alert_id FROM notices
        JOIN deliveries root ON root.notice_id = notices.id
        WHERE notices.held_until IS NOT NULL AND root.state = 'waiting' AND root.attempts = 0)"""

_SAVE_THREAD = """INSERT INTO threads (alert_id, channel_id, ts, shown_revision) VALUES (?, ?, ?, ?)
    ON CONFLICT (alert_id) DO UPDATE SET channel_id = excluded.channel_id, ts = excluded.ts,
        shown_revision = CASE WHEN excluded.shown_revision > threads.shown_revision
            THEN excluded.shown_revision ELSE threads.shown_revision END"""
