"""Mentions that are not told one by one, and what is told in their place."""

# Every value is bound; only our own column names are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from datetime import datetime

from bot.domain.notice import Receipt
from bot.domain.view import Authors, Sum, SumPlace
from bot.storage.engine import Engine
from bot.storage.mentions import judged_mentions, judged_sql
from bot.storage.rows import moment


class Sums:
    """A sum is a notice of its kind, whose text is the moment from which on it counts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting_in(self, lane: str, most: int) -> int:
        """See `Store`."""
        [(count,)] = self._engine.rows(_WAITING_IN, [lane, most])
        return int(count)

    def last_sum(self, alert_id: int) -> SumPlace | None:
        """See `Store`."""
        for since, channel, ts in self._engine.rows(_LAST, [alert_id]):
            place = Receipt(channel, ts) if ts is not None else None
            return SumPlace(datetime.fromisoformat(since), place)
        return None

    def summed_up(self, alert_id: int, since: datetime, until: datetime, most: int) -> Sum:
        """See `Store`."""
        which = [alert_id, moment(since), moment(until)]
        [(count, authors, reach)] = self._engine.rows(
            f"SELECT {_COUNTS}, SUM(followers) FROM mentions {_SUMMED}", which
        )
        widest = judged_mentions(self._engine.rows(_WIDEST, [*which, most]))
        return Sum(since, int(count), int(authors), int(reach or 0), tuple(widest))

    def authors(self, alert_id: int) -> Authors:
        """See `Store`."""
        sql = f"SELECT {_COUNTS} FROM mentions WHERE alert_id = ?"
        [(mentions, authors)] = self._engine.rows(sql, [alert_id])
        return Authors(int(authors), int(mentions))


_WAITING_IN = """SELECT COUNT(*) FROM (
    SELECT 1 FROM deliveries WHERE lane = ? AND state = 'waiting' LIMIT ?) waiting"""

_LAST = """SELECT notices.text, receipt_channel, receipt_ts
    FROM notices JOIN deliveries ON deliveries.notice_id = notices.id
    WHERE notices.alert_id = ? AND notices.kind = 'summed up' ORDER BY notices.id DESC LIMIT 1"""

_COUNTS = """COUNT(*), COUNT(DISTINCT CASE WHEN author_handle <> '' THEN source || ' ' || author_handle END)"""

_SUMMED = """WHERE alert_id = ? AND joined_at >= ? AND joined_at < ? AND outcome = 'alerted'
    AND NOT EXISTS (SELECT 1 FROM alerts WHERE alerts.lead_id = mentions.id AND alerts.id = mentions.alert_id)
    AND NOT EXISTS (SELECT 1 FROM notices WHERE notices.mention_id = mentions.id)"""

_WIDEST = judged_sql(
    f"mentions.id IN (SELECT id FROM mentions {_SUMMED} ORDER BY COALESCE(followers, 0) DESC, id LIMIT ?)",
    "COALESCE(mentions.followers, 0) DESC, mentions.id, matches.position",
)
