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

MOST_SEARCHED = 5_000
"""The newest mentions of alerts among which is searched: a person waits for the answer."""
LONGEST_SEARCHED = 2_000


class Overview:
    """Finds alerts for people; changes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open_alerts(self, limit: int) -> list[Alert]:
        """See `Store`."""
        return [alert(row) for row in self._engine.rows(_OPEN, [limit])]

    def search(self, words: str, limit: int) -> list[CaseMention]:
        """See `Store`. Case is folded here and not in SQL, where databases differ beyond the letters of English."""
        wanted = words.casefold().split()
        rows = self._engine.rows(_SEARCHED, [MOST_SEARCHED]) if wanted else []
        hits = [row[:3] for row in rows if all(word in "\n".join(row[3:]).casefold() for word in wanted)][:limit]
        cases = {mention_id: (alert_id, State(state)) for mention_id, alert_id, state in hits}
        if not cases:
            return []
        judged = judged_mentions(self._engine.rows(_judged(len(cases)), list(cases)))
        return [CaseMention(one, *cases[one.stored.id]) for one in judged]

    def alert_of_thread(self, root: Receipt) -> int | None:
        """See `Store`."""
        rows = self._engine.rows(_OF_THREAD, [root.channel_id, root.ts])
        return next((alert_id for (alert_id,) in rows), None)


_RANKS = " ".join(f"WHEN '{severity.value}' THEN {severity.rank}" for severity in Severity)
_CLOSED = ", ".join(f"'{state.value}'" for state in State if state.is_closed)

_OPEN = f"""SELECT id, {ALERT_COLUMNS} FROM alerts WHERE state NOT IN ({_CLOSED})
    ORDER BY CASE severity {_RANKS} END DESC, id LIMIT ?"""

_SEARCHED = f"""SELECT mentions.id, mentions.alert_id, alerts.state, SUBSTR(mentions.text, 1, {LONGEST_SEARCHED}),
        mentions.title, mentions.author_handle, mentions.author_name, mentions.url
    FROM mentions JOIN alerts ON alerts.id = mentions.alert_id
    WHERE mentions.alert_id IS NOT NULL ORDER BY mentions.id DESC LIMIT ?"""

_OF_THREAD = "SELECT alert_id FROM threads WHERE channel_id = ? AND ts = ? ORDER BY alert_id DESC LIMIT 1"


def _judged(count: int) -> str:
    return judged_sql(f"mentions.id IN {places(count)}", "mentions.id DESC, matches.position")
