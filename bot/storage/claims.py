"""Who sends what, and when: claims, turns, and the buckets from which every message takes a token."""

# Every value is bound; only our own column names and numbers are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.notice import AFTER_A_CLICK, ALL_EDITS, Delivery
from bot.domain.pace import UNPACED, Pace, Rate
from bot.storage.engine import Engine, Row, Value
from bot.storage.notice_rows import NOTICE_COLUMNS, notice
from bot.storage.rows import moment, when

_MICROSECOND = timedelta(microseconds=1)
_BELIEVED = 10_000_000
"""Microseconds. A bucket that would be empty for longer than one message takes, and this, was filled before the clock
was set back: it is full."""


class _Free(NamedTuple):
    """What may be sent now."""

    notice_id: int
    lane: str
    method: str

    @property
    def is_edit(self) -> bool:
        return self.method == ALL_EDITS


class Claims:
    """Gives each delivery to one worker at a time, in each lane one after the other.

    Of a bucket is kept when it will be full again (`full_at`). It has a token left while that is no more than
    `ahead` from now; for what is not urgent, `kept` less.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim_delivery(
        self, token: str, now: datetime, until: datetime, pace: Pace = UNPACED, *, is_likely: bool = False
    ) -> Delivery | None:
        """See `Store`. `attempts` counts this claim too.

        Who may find nothing looks before it waits to write. Only in its turn is it certain that the lane is free.
        """
        at = moment(now)
        if not is_likely and self._first_free(at) is None:
            return None
        with self._engine.flushed_after() as flush:
            first = self._first_free(at)
            # An edit whose claim is lost in a power failure is simply made again: it does not wait for the disk.
            flush.is_needed = first is not None and not first.is_edit
            return None if first is None else self._take(first, token, now, until, pace)

    def _first_free(self, at: int) -> _Free | None:
        return next((_Free(*row) for row in self._engine.rows(_FIRST_FREE, [at, at])), None)

    def _take(self, first: _Free, token: str, now: datetime, until: datetime, pace: Pace) -> Delivery:
        for name, rate in pace.buckets(first.lane, first.method):
            if self._counts(name, pace, now):
                self._spend(name, rate, moment(now))
        return self._claim(first.notice_id, token, moment(now), moment(until))

    def _counts(self, name: str, pace: Pace, now: datetime) -> bool:
        """Whether this bucket holds anything back: always, or only while a 429 of it is not long ago."""
        if pace.lasts is None:
            return True
        return bool(self._engine.rows(_WAS_LIMITED, [name, moment(now - pace.lasts)]))

    def _spend(self, name: str, rate: Rate, now: int) -> None:
        """Take a token. There is one, as the look just before has found."""
        every, ahead = rate.every // _MICROSECOND, rate.ahead // _MICROSECOND
        believed = now + every + _BELIEVED
        values: list[Value] = [name, now + every, ahead, rate.kept * every, every]
        self._engine.change(_SPEND, [*values, now, believed + ahead, now, every, now, believed])

    def _claim(self, notice_id: int, token: str, now: int, until: int) -> Delivery:
        [(attempts, expired_claims, uncertain)] = self._engine.rows(_CLAIM, [token, until, notice_id, now])
        [found] = self._engine.rows(_NOTICE, [notice_id])
        return Delivery(notice_id, notice(found), token, attempts, bool(expired_claims or uncertain))

    def prolong_delivery(self, delivery: Delivery, until: datetime) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_PROLONG, [moment(until), delivery.id, delivery.token]))

    def next_delivery_at(self, now: datetime) -> datetime | None:
        """See `Store`. What waits for the root of its alert has no time of its own."""
        at = moment(now)
        closed: dict[str, int] = {}
        for name, until in self._engine.rows(_CLOSED_UNTIL, [at, at, at, at + _BELIEVED]):
            closed[name] = max(closed.get(name, 0), until)
        kept: dict[str, int] = dict(self._engine.rows(_KEPT_UNTIL, [at, at + _BELIEVED]))
        times = [_free_at(row, closed, kept) for row in self._engine.rows(_NEXT)]
        return max(now, when(min(times))) if times else None


def _free_at(row: Row, closed: dict[str, int], kept: dict[str, int]) -> int:
    """When the first of a lane may be sent. What is claimed in a lane ends by itself, and is not kept by others."""
    lane, method, is_urgent, is_claimed, free_at = row
    if is_claimed:
        return int(free_at)
    held = 0 if is_urgent else kept.get(method, 0)
    return max(int(free_at), closed.get(lane, 0), closed.get(method, 0), held)


OURS = "notice_id = ? AND state = 'claimed' AND token = ?"

ROOT_IS_THERE = """(after_root_of IS NULL
    OR EXISTS (SELECT 1 FROM threads WHERE threads.alert_id = deliveries.after_root_of))"""

_IS_BELIEVED = f"full_at - ahead - every <= at + {_BELIEVED}"

_FIRST_FREE = f"""WITH clock (at) AS (SELECT CAST(? AS BIGINT)),
    closed (name) AS (
        SELECT lane FROM deliveries, clock WHERE state = 'claimed' AND free_at > at
        UNION ALL SELECT lane FROM pauses, clock WHERE until > at
        UNION ALL SELECT name FROM buckets, clock WHERE full_at - ahead > at AND {_IS_BELIEVED}),
    kept (name) AS (
        SELECT name FROM buckets, clock WHERE full_at - ahead + kept > at AND {_IS_BELIEVED})
    SELECT notice_id, lane, method FROM deliveries WHERE free_at <= ? AND {ROOT_IS_THERE}
        AND lane NOT IN (SELECT name FROM closed) AND method NOT IN (SELECT name FROM closed)
        AND (priority <= {AFTER_A_CLICK} OR method NOT IN (SELECT name FROM kept))
    ORDER BY turn_at, notice_id LIMIT 1"""

_SPEND = """INSERT INTO buckets (name, full_at, ahead, kept, every) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET ahead = excluded.ahead, kept = excluded.kept, every = excluded.every,
        full_at = CASE WHEN buckets.full_at > ? AND buckets.full_at <= ? THEN buckets.full_at ELSE ? END + ?
    WHERE buckets.full_at - buckets.ahead <= ? OR buckets.full_at - buckets.ahead > ?"""

_CLAIM = """UPDATE deliveries SET state = 'claimed', token = ?, free_at = ?, attempts = attempts + 1,
        expired_claims = expired_claims + CASE WHEN state = 'claimed' THEN 1 ELSE 0 END
    WHERE notice_id = ? AND free_at <= ? RETURNING attempts, expired_claims, uncertain"""

_NOTICE = f"""SELECT {NOTICE_COLUMNS}
    FROM notices JOIN deliveries ON deliveries.notice_id = notices.id WHERE notices.id = ?"""

_WAS_LIMITED = "SELECT 1 FROM pauses WHERE lane = ? AND until > ? AND is_refusal = 0"

_PROLONG = f"UPDATE deliveries SET free_at = ? WHERE {OURS}"

_CLOSED_UNTIL = """SELECT lane, free_at FROM deliveries WHERE state = 'claimed' AND free_at > ?
    UNION ALL SELECT lane, until FROM pauses WHERE until > ?
    UNION ALL SELECT name, full_at - ahead FROM buckets WHERE full_at - ahead > ? AND full_at - ahead - every <= ?"""

_KEPT_UNTIL = """SELECT name, full_at - ahead + kept FROM buckets
    WHERE kept > 0 AND full_at - ahead + kept > ? AND full_at - ahead - every <= ?"""

_NEXT = f"""SELECT lane, method, CASE WHEN priority <= {AFTER_A_CLICK} THEN 1 ELSE 0 END AS is_urgent,
        CASE WHEN state = 'claimed' THEN 1 ELSE 0 END AS is_claimed, MIN(free_at)
    FROM deliveries WHERE free_at IS NOT NULL AND {ROOT_IS_THERE} GROUP BY lane, method, is_urgent, is_claimed"""
