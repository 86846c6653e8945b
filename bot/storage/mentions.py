"""Intake's side of a mention: those that wait, what became of them, and what was found about them."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from bot.domain.mention import StoredMention
from bot.domain.rule import Match
from bot.domain.verdict import Verdict
from bot.domain.view import JudgedMention
from bot.errors import StoreError
from bot.ports import Outcome
from bot.storage.engine import Engine, Row, places
from bot.storage.rows import (
    MATCH_COLUMNS,
    STORED_COLUMNS,
    STORED_WIDTH,
    VERDICT_COLUMNS,
    VERDICT_WIDTH,
    link_digest,
    match,
    match_values,
    moment,
    stored_mention,
    verdict,
    verdict_values,
)
from bot.storage.words import write_words


class Mentions:
    """Keeps what intake decides about each mention."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting_mentions(self, limit: int) -> list[StoredMention]:
        """See `Store`."""
        sql = f"SELECT {STORED_COLUMNS} FROM mentions WHERE outcome IS NULL ORDER BY id LIMIT ?"
        return [stored_mention(row) for row in self._engine.rows(sql, [limit])]

    def settle_mention(
        self,
        stored: StoredMention,
        outcome: Outcome,
        reason: str,
        now: datetime,
        *,
        alert_id: int | None = None,
        matches: Sequence[Match] = (),
        verdict: Verdict | None = None,
    ) -> None:
        """See `Store`. An edit that came in between keeps the mention waiting.

        Without an alert or a verdict the mention keeps those it had: an alert shows it even if it matches no longer.
        """
        at, link = moment(now), link_digest(stored.mention.url)
        with self._engine.atomic():
            self._engine.change(_SETTLE, [outcome.value, reason, at, link, stored.id, stored.revision])
            if alert_id is not None:
                self._engine.change(_JOIN, [alert_id, at, stored.id, alert_id])
            self._engine.change("DELETE FROM matches WHERE mention_id = ?", [stored.id])
            for position, found in enumerate(matches):
                self._engine.change(_ADD_MATCH, [stored.id, position, *match_values(found)])
            if verdict is not None:
                self._engine.change(_SET_VERDICT, [stored.id, stored.revision, at, *verdict_values(verdict)])

    def keep_words(self, mentions: Sequence[StoredMention]) -> None:
        """See `Store`."""
        ids = [stored.id for stored in mentions]
        with_alert = {found for (found,) in self._engine.rows(_with_alert(len(ids)), ids)} if ids else set()
        write_words(self._engine, [stored for stored in mentions if stored.id in with_alert])

    def judged(self, mention_id: int) -> JudgedMention:
        """See `Store`."""
        found = judged_mentions(self._engine.rows(_JUDGED, [mention_id]))
        if not found:
            raise StoreError("it was never matched", who=f"mention {mention_id}", cure="ask for one that has an alert")
        return found[0]

    def mentions_of(self, alert_id: int, limit: int = 50) -> list[JudgedMention]:
        """See `Store`."""
        return judged_mentions(self._engine.rows(_MENTIONS_OF, [alert_id, limit]))

    def joined_since(self, alert_id: int, since: datetime) -> int:
        """See `Store`."""
        sql = "SELECT COUNT(*) FROM mentions WHERE alert_id = ? AND joined_at >= ?"
        [(count,)] = self._engine.rows(sql, [alert_id, moment(since)])
        return int(count)

    def mentions_since(self, since: datetime, after_id: int, limit: int) -> list[StoredMention]:
        """See `Store`. Reading all pages passes over the table once, so the way in pays for no index."""
        return [stored_mention(row) for row in self._engine.rows(_SINCE, [after_id, moment(since), limit])]


def judged_mentions(rows: Iterable[Row]) -> list[JudgedMention]:
    """Of rows of a mention, its verdict and one of its matches, in the order in which they come."""
    return [_one_judged(list(same)) for _, same in groupby(rows, key=itemgetter(0))]


def _one_judged(rows: list[Row]) -> JudgedMention:
    start, end = STORED_WIDTH, STORED_WIDTH + VERDICT_WIDTH
    matches = tuple(match(row[end:]) for row in rows if row[end] is not None)
    return JudgedMention(stored_mention(rows[0][:start]), matches, verdict(rows[0][start:end]))


def _of(table: str, columns: str) -> str:
    return ", ".join(f"{table}.{column}" for column in columns.split(", "))


_SINCE = f"SELECT {STORED_COLUMNS} FROM mentions WHERE id > ? AND published_at >= ? ORDER BY id LIMIT ?"

_JUDGED_COLUMNS = ", ".join(
    [_of("mentions", STORED_COLUMNS), _of("verdicts", VERDICT_COLUMNS), _of("matches", MATCH_COLUMNS)]
)


def judged_sql(which: str, order: str) -> str:
    """The rows that `judged_mentions` reads, of the mentions for which a condition in our own words holds."""
    return f"""SELECT {_JUDGED_COLUMNS} FROM mentions
        JOIN verdicts ON verdicts.mention_id = mentions.id
        LEFT JOIN matches ON matches.mention_id = mentions.id
        WHERE {which} ORDER BY {order}"""


_JUDGED = judged_sql("mentions.id = ?", "matches.position")

_MENTIONS_OF = judged_sql(
    "mentions.id IN (SELECT id FROM mentions WHERE alert_id = ? ORDER BY joined_at, id LIMIT ?)",
    "mentions.joined_at, mentions.id, matches.position",
)

_SETTLE = """UPDATE mentions SET outcome = ?, outcome_reason = ?, settled_at = ?, link_digest = ?
    WHERE id = ? AND revision = ?"""

_JOIN = """UPDATE mentions SET alert_id = ?, joined_at = ?
    WHERE id = ? AND (alert_id IS NULL OR alert_id <> ?)"""


def _with_alert(count: int) -> str:
    return f"SELECT id FROM mentions WHERE id IN {places(count)} AND alert_id IS NOT NULL"


_ADD_MATCH = f"INSERT INTO matches (mention_id, position, {MATCH_COLUMNS}) VALUES {places(7)}"

_SET_VERDICT = f"""INSERT INTO verdicts (mention_id, revision, judged_at, {VERDICT_COLUMNS}) VALUES {places(11)}
    ON CONFLICT (mention_id) DO UPDATE SET revision = excluded.revision, judged_at = excluded.judged_at,
        label = excluded.label, score = excluded.score, category = excluded.category,
        severity = excluded.severity, reasons = excluded.reasons, private = excluded.private,
        topics = excluded.topics, delicate = excluded.delicate"""
