"""What people look for among the alerts: those that are open, words, and the alert of a thread."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from bot.domain.alert import Alert, State
from bot.domain.notice import Receipt
from bot.domain.severity import Severity
from bot.domain.view import CaseMention
from bot.storage.alert_rows import ALERT_COLUMNS, alert
from bot.storage.engine import Engine, places
from bot.storage.mentions import judged_mentions, judged_sql
from bot.storage.words import phrases

MOST_WORDS = 20
"""Of those that somebody looks for."""


class Overview:
    """Finds alerts for people; changes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open_alerts(self, limit: int) -> list[Alert]:
        """See `Store`."""
        return [alert(row) for row in self._engine.rows(_OPEN, [limit])]

    def search(self, words: str, limit: int) -> list[CaseMention]:
        """See `Store`."""
        wanted = phrases(words)[:MOST_WORDS]
        hits = self._engine.newest_with(wanted, limit) if wanted else []
        if not hits:
            return []
        cases = {mention_id: case for mention_id, *case in self._engine.rows(_cases(len(hits)), hits)}
        judged = judged_mentions(self._engine.rows(_judged(len(hits)), hits))
        return [CaseMention(one, cases[one.stored.id][0], State(cases[one.stored.id][1])) for one in judged]

    def alert_of_thread(self, root: Receipt) -> int | None:
        """See `Store`."""
        rows = self._engine.rows(_OF_THREAD, [root.channel_id, root.ts])
        return next((alert_id for (alert_id,) in rows), None)


_RANKS = " ".join(f"WHEN '{severity.value}' THEN {severity.rank}" for severity in Severity)
_CLOSED = ", ".join(f"'{state.value}'" for state in State if state.is_closed)

_OPEN = f"""SELECT id, {ALERT_COLUMNS} FROM alerts WHERE state NOT IN ({_CLOSED})
    ORDER BY CASE severity {_RANKS} END DESC, id LIMIT ?"""

_OF_THREAD = "SELECT alert_id FROM threads WHERE channel_id = ? AND ts = ? ORDER BY alert_id DESC LIMIT 1"


def _judged(count: int) -> str:
    return judged_sql(f"mentions.id IN {places(count)}", "mentions.id DESC, matches.position")


def _cases(count: int) -> str:
    return f"""SELECT mentions.id, alerts.id, alerts.state FROM mentions
        JOIN alerts ON alerts.id = mentions.alert_id WHERE mentions.id IN {places(count)}"""
