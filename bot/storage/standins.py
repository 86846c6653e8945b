"""What stands in for alerts that cannot be told where they belong."""

from __future__ import annotations

from datetime import datetime

from bot.domain.notice import EDITS_IN, Receipt
from bot.domain.watch import Stranded
from bot.storage.engine import Engine
from bot.storage.rows import moment, when


class StandIns:
    """A stand-in is a notice of its kind whose text is empty for as long as it stands."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def refusal(self, channel: str, now: datetime) -> str:
        """See `Store`."""
        rows = self._engine.rows(_REFUSAL, [channel, f"{EDITS_IN}{channel}", moment(now)])
        return next((str(reason) for (reason,) in rows), "")

    def stranded(self, now: datetime, limit: int) -> list[Stranded]:
        """See `Store`. The trouble says since when."""
        rows = self._engine.rows(_STRANDED, [moment(now), limit])
        return [Stranded(alert_id, channel, when(since), reason) for alert_id, channel, since, reason in rows]

    def stand_in(self, alert_id: int) -> Receipt | None:
        """See `Store`."""
        return next((Receipt(channel, ts) for channel, ts in self._engine.rows(_STANDING, [alert_id])), None)

    def retire_stand_in(self, alert_id: int) -> None:
        """See `Store`."""
        self._engine.change(_RETIRE, [alert_id])


_REFUSAL = "SELECT reason FROM pauses WHERE lane IN (?, ?) AND is_refusal = 1 AND until > ? ORDER BY lane LIMIT 1"

_STRANDED = """SELECT stuck.alert_id, stuck.channel, MIN(troubles.since), MIN(stuck.reason) FROM (
        SELECT COALESCE(root_of, after_root_of) AS alert_id, channel, pauses.reason, priority
        FROM pauses JOIN deliveries ON deliveries.lane = pauses.lane
        WHERE pauses.is_refusal = 1 AND pauses.until > ? AND deliveries.state = 'waiting'
    ) stuck
    JOIN alerts ON alerts.id = stuck.alert_id
    JOIN troubles ON troubles.key = 'refused ' || stuck.channel
    WHERE alerts.state NOT IN ('resolved', 'dismissed') AND NOT EXISTS (SELECT 1 FROM notices
        WHERE notices.alert_id = stuck.alert_id AND notices.kind = 'stand-in' AND notices.text = '')
    GROUP BY stuck.alert_id, stuck.channel ORDER BY MIN(stuck.priority), stuck.alert_id LIMIT ?"""

# The kind stands in the text, because the index holds this kind alone.
_STANDING = """SELECT receipt_channel, receipt_ts FROM notices JOIN deliveries ON deliveries.notice_id = notices.id
    WHERE notices.alert_id = ? AND notices.kind = 'stand-in' AND notices.text = '' AND receipt_ts IS NOT NULL
    ORDER BY notices.id DESC LIMIT 1"""

_RETIRE = "UPDATE notices SET text = 'over' WHERE alert_id = ? AND kind = 'stand-in'"
