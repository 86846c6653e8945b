"""Questions about mentions that people ask: what became of this link, and what did this rule match lately."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.alert import State
from bot.domain.grouping import canonical_link
from bot.domain.view import CaseMention
from bot.ports import Fate, Outcome
from bot.storage.engine import Engine, Row, places
from bot.storage.mentions import judged_mentions, judged_sql
from bot.storage.rows import STORED_COLUMNS, STORED_WIDTH, link_digest, maybe_when, moment, stored_mention

MOST_WAITING = 2_000
"""Of those that wait for intake, which are in no index by link, so many are looked at."""


class Lookup:
    """Finds mentions for people; changes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def matched_since(self, rule_id: str, since: datetime, limit: int) -> list[CaseMention]:
        """See `Store`."""
        chosen = self._engine.rows(_MATCHED, [rule_id, moment(since), limit])
        cases = {mention_id: (alert_id, State(state)) for mention_id, alert_id, state in chosen}
        judged = judged_mentions(self._engine.rows(_JUDGED_MATCHED, [rule_id, moment(since), limit]))
        return [CaseMention(one, *cases[one.stored.id]) for one in judged if one.stored.id in cases]

    def fates(self, url: str, external_ids: Sequence[str], limit: int) -> list[Fate]:
        """See `Store`."""
        digest, link = link_digest(url), canonical_link(url)
        rows = self._engine.rows(_by_id(len(external_ids)), [*external_ids, limit]) if external_ids else []
        rows += self._engine.rows(_BY_LINK, [digest, limit]) if digest else []
        found = {fate.stored.id: fate for fate in map(_fate, rows)}
        waiting = map(_fate, self._engine.rows(_WAITING, [MOST_WAITING]))
        found |= {fate.stored.id: fate for fate in waiting if _is_it(fate, link, external_ids)}
        return [found[mention_id] for mention_id in sorted(found, reverse=True)][:limit]


def _is_it(fate: Fate, link: str, external_ids: Sequence[str]) -> bool:
    mention = fate.stored.mention
    return mention.external_id in external_ids or (link != "" and canonical_link(mention.url) == link)


def _fate(row: Row) -> Fate:
    outcome, reason, found_by, settled_at, edited_at = row[STORED_WIDTH:]
    known = None if outcome is None else Outcome(outcome)
    stored = stored_mention(row[:STORED_WIDTH])
    return Fate(stored, known, reason, found_by, maybe_when(settled_at), maybe_when(edited_at))


_FATE_COLUMNS = f"{STORED_COLUMNS}, outcome, outcome_reason, found_by, settled_at, edited_at"

_BY_LINK = f"""SELECT {_FATE_COLUMNS} FROM mentions
    WHERE link_digest = ? AND link_digest <> '' ORDER BY id DESC LIMIT ?"""

_WAITING = f"SELECT {_FATE_COLUMNS} FROM mentions WHERE outcome IS NULL ORDER BY id DESC LIMIT ?"


def _by_id(count: int) -> str:
    return f"""SELECT {_FATE_COLUMNS} FROM mentions
        WHERE external_id IN {places(count)} AND outcome IS NOT NULL ORDER BY id DESC LIMIT ?"""


_FROM_MATCHED = """FROM matches
    JOIN mentions ON mentions.id = matches.mention_id
    JOIN alerts ON alerts.id = mentions.alert_id
    WHERE matches.rule_id = ? AND mentions.first_seen_at >= ?
    ORDER BY matches.mention_id DESC LIMIT ?"""

_MATCHED = f"SELECT mentions.id, alerts.id, alerts.state {_FROM_MATCHED}"

_JUDGED_MATCHED = judged_sql(
    f"mentions.id IN (SELECT mentions.id {_FROM_MATCHED})", "mentions.id DESC, matches.position"
)
