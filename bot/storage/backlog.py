"""What is not delivered, for a person who looks."""

# Every value is bound.

from __future__ import annotations

from bot.domain.watch import Held
from bot.storage.engine import Engine, Row
from bot.storage.rows import maybe_when, when


class BacklogRoom:
    """Lists, and lets one be tried again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def held_deliveries(self, limit: int) -> list[Held]:
        """See `Store`."""
        return [_held(row) for row in self._engine.rows(_LIST, [limit])]

    def retry_delivery(self, delivery_id: int) -> bool:
        """See `Store`."""
        with self._engine.atomic():
            self._engine.change(_END_REFUSAL, [delivery_id])
            return bool(self._engine.change(_RETRY, [delivery_id]))


def _held(row: Row) -> Held:
    delivery_id, kind, channel, alert_id, state, attempts, created_at, free_at, reason, paused_until, paused_for = row
    waits_until = max((at for at in (free_at, paused_until) if at), default=None)
    told = reason or paused_for or ""
    return Held(delivery_id, kind, channel, alert_id, state, attempts, when(created_at), maybe_when(waits_until), told)


_LIST = """SELECT notices.id, notices.kind, deliveries.channel, notices.alert_id, deliveries.state, deliveries.attempts,
        notices.created_at, deliveries.free_at, deliveries.last_reason, pauses.until, pauses.reason
    FROM deliveries JOIN notices ON notices.id = deliveries.notice_id
        LEFT JOIN pauses ON pauses.lane = deliveries.lane
    WHERE deliveries.state <> 'done' ORDER BY deliveries.priority, notices.id LIMIT ?"""

_RETRY = """UPDATE deliveries SET free_at = 0, ended_at = NULL, token = '',
        uncertain = CASE WHEN state = 'parked' THEN 1 ELSE uncertain END, state = 'waiting'
    WHERE notice_id = ? AND state IN ('waiting', 'parked')"""

_END_REFUSAL = """DELETE FROM pauses WHERE is_refusal = 1
    AND lane = (SELECT lane FROM deliveries WHERE notice_id = ? AND state <> 'done')"""
