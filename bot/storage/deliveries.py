"""The way out: notices, what became of their deliveries, paused channels, and the threads they end in."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.notice import AGEING, LAST_URGENT, Delivery, Notice, NoticeKind, Receipt, Thread
from bot.storage.claims import OURS
from bot.storage.engine import Engine, Value, places
from bot.storage.notice_rows import AT_ONCE, edit_of, notice_values, queue_values
from bot.storage.rows import moment

_MICROSECOND = timedelta(microseconds=1)


class Deliveries:
    """Keeps what is to be told and what became of it; `Claims` gives each piece to one worker at a time.

    `free_at` is when a delivery may next be claimed: it must not be sent before, or a claim on it ends then. It is
    NULL once the delivery is done or parked.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_notice(self, notice: Notice) -> bool:
        """See `Store`. A notice whose key is already there is not queued either."""
        with self._engine.atomic():
            added = self._engine.rows(_ADD_NOTICE, notice_values(notice))
            if not added:
                return False
            [(notice_id,)] = added
            queued = self._engine.change(_QUEUE, queue_values(notice_id, notice))
            if not queued:
                self._engine.change("DELETE FROM notices WHERE id = ?", [notice_id])
            if not queued and edit_of(notice) is not None:
                values: list[Value] = [notice.priority, moment(notice.turn), edit_of(notice), notice.priority]
                self._engine.change(_HURRY_EDIT, values)
        return bool(queued)

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
            refused = self._engine.change(_FREE_REFUSED, [AT_ONCE])
            self._engine.change("DELETE FROM pauses WHERE is_refusal = 1", [])
            return refused + self._engine.change(_UNPARK, [AT_ONCE])

    def pause_lane(self, lane: str, until: datetime, reason: str, *, is_refusal: bool = False) -> None:
        """See `Store`."""
        self._engine.change(_PAUSE, [lane, moment(until), reason, int(is_refusal)])

    def hurry_root(self, alert_id: int, priority: int) -> None:
        """See `Store`."""
        self._engine.change(_HURRY_ROOT, [priority] * 4 + [alert_id, priority])

    def release_root(self, alert_id: int) -> None:
        """See `Store`. It is no longer held, so that no digest lists it either."""
        with self._engine.atomic():
            self._engine.change(_RELEASE_ROOT, [AT_ONCE, alert_id])
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


_PAGES = sorted(kind.value for kind in NoticeKind if kind.is_page)

_ADD_NOTICE = """INSERT INTO notices (key, kind, alert_id, mention_id, text, reason, created_at, held_until)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id"""

_QUEUE = """INSERT INTO deliveries
        (notice_id, channel, lane, method, priority, turn_at, free_at, root_of, after_root_of, edit_of, state)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING"""

_FINISH = f"""UPDATE deliveries SET state = 'done', free_at = NULL, receipt_channel = ?, receipt_ts = ?, ended_at = ?
    WHERE {OURS}"""

_POSTPONE = f"""UPDATE deliveries SET state = 'waiting', free_at = ?, last_reason = ?, uncertain = ?, token = ''
    WHERE {OURS}"""

_MERGE_LATER_EDIT = f"""UPDATE deliveries SET state = 'done', free_at = NULL, ended_at = ?,
        last_reason = 'an earlier edit of the same alert was postponed and will show this too'
    WHERE state = 'waiting' AND edit_of = (SELECT edit_of FROM deliveries WHERE {OURS})"""

_PARK = f"UPDATE deliveries SET state = 'parked', free_at = NULL, last_reason = ?, ended_at = ? WHERE {OURS}"

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

# Which was no urgent one has the turn that it would have had from the beginning (see `Notice.turn`).
_HURRY_ROOT = f"""UPDATE deliveries SET priority = ?,
        turn_at = CASE WHEN ? <= {LAST_URGENT} THEN ? ELSE turn_at - (priority - ?) * {AGEING // _MICROSECOND} END
    WHERE root_of = ? AND state <> 'done' AND priority > ?"""

_HURRY_EDIT = "UPDATE deliveries SET priority = ?, turn_at = ? WHERE edit_of = ? AND state = 'waiting' AND priority > ?"

_RELEASE_ROOT = "UPDATE deliveries SET free_at = ? WHERE root_of = ? AND state = 'waiting' AND attempts = 0"

_HELD = """SELECT notices.alert_id FROM notices JOIN deliveries ON deliveries.notice_id = notices.id
    WHERE notices.held_until = ? AND notices.kind = 'root' AND deliveries.channel = ? ORDER BY notices.alert_id"""

_WITHDRAW = f"UPDATE deliveries SET state = 'done', free_at = NULL, last_reason = ?, ended_at = ? WHERE {OURS}"

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
