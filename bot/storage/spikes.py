"""Counts of mentions, and the series that are made of them."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.alert import State
from bot.domain.surge import Counted, Counting, Series, SeriesName
from bot.domain.view import CaseMention
from bot.storage.engine import Engine, Row, Value
from bot.storage.mentions import judged_mentions, judged_sql
from bot.storage.rows import maybe_moment, maybe_when, moment, when

NEWEST = 5_000
"""A category is in no index: its mentions are looked for among so many that belong to alerts."""


class Spikes:
    """Counts, and remembers the series."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def counting(self) -> Counting | None:
        """See `Store`."""
        rows = self._engine.rows("SELECT since, until, after_id FROM counting")
        return Counting(when(rows[0][0]), when(rows[0][1]), rows[0][2]) if rows else None

    def count_on(self, until: datetime) -> None:
        """See `Store`. A mention that is being stored at this moment may have a smaller id than one seen later."""
        [(first_later, last)] = self._engine.rows(_BORDER, [moment(until), moment(until)])
        after_id = first_later - 1 if first_later is not None else last or 0
        self._engine.change(_COUNT_ON, [moment(until), moment(until), after_id])

    def is_taken_in(self, until: datetime) -> bool:
        """See `Store`."""
        return not self._engine.rows(_WAITING, [moment(until)])

    def counted(self, counting: Counting, until: datetime, published_since: datetime) -> Mapping[SeriesName, int]:
        """See `Store`."""
        span = [counting.after_id, moment(counting.until), moment(until), moment(published_since)]
        return {
            SeriesName(what, of): count for what, sql in _COUNTS.items() for of, count in self._engine.rows(sql, span)
        }

    def series(self) -> list[Series]:
        """See `Store`."""
        return [_series(row) for row in self._engine.rows(f"SELECT {_COLUMNS} FROM spike_series ORDER BY name")]

    def save_series(self, series: Sequence[Series]) -> None:
        """See `Store`."""
        for one in series:
            began_at = maybe_moment(one.began_at)
            values = [str(one.name), one.state, json.dumps(one.hours), began_at, one.reason, one.part_of]
            self._engine.change(_SAVE, values)

    def drop_series(self, names: Sequence[SeriesName]) -> None:
        """See `Store`."""
        for name in names:
            self._engine.change("DELETE FROM spike_series WHERE name = ?", [str(name)])

    def behind(self, name: SeriesName, since: datetime, limit: int) -> list[CaseMention]:
        """See `Store`."""
        newest, judged = _BEHIND[name.counted]
        values: list[Value] = [name.of, moment(since), limit]
        rows = self._engine.rows(newest, values)
        cases = {mention_id: (alert_id, State(state)) for mention_id, alert_id, state in rows}
        found = judged_mentions(self._engine.rows(judged, values))
        return [CaseMention(one, *cases[one.stored.id]) for one in found]


def quiet_sources(engine: Engine) -> list[tuple[str, str]]:
    """The sources that say much less than they use to, each with the reason."""
    return [(SeriesName.read(name).of, reason) for name, reason in engine.rows(_QUIET, [f"{Counted.SOURCE} "])]


def _series(row: Row) -> Series:
    name, state, hours, began_at, reason, part_of = row
    kept = tuple((hour, count) for hour, count in json.loads(hours))
    return Series(SeriesName.read(name), state, kept, maybe_when(began_at), reason, part_of)


_BORDER = """SELECT
    (SELECT MIN(id) FROM mentions WHERE id > (SELECT COALESCE(MAX(after_id), 0) FROM counting) AND first_seen_at >= ?),
    (SELECT MAX(id) FROM mentions WHERE id > (SELECT COALESCE(MAX(after_id), 0) FROM counting) AND first_seen_at < ?)"""

_COUNT_ON = """INSERT INTO counting (name, since, until, after_id) VALUES ('mentions', ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET until = excluded.until,
    after_id = CASE WHEN excluded.after_id > counting.after_id THEN excluded.after_id ELSE counting.after_id END"""

_WAITING = "SELECT 1 FROM mentions WHERE outcome IS NULL AND first_seen_at < ? LIMIT 1"

_SPAN = "mentions.id > ? AND mentions.first_seen_at >= ? AND mentions.first_seen_at < ? AND mentions.published_at >= ?"

_COUNTS = {
    Counted.RULE: f"""SELECT matches.rule_id, COUNT(*) FROM mentions JOIN matches ON matches.mention_id = mentions.id
        WHERE {_SPAN} GROUP BY matches.rule_id""",
    Counted.CATEGORY: f"""SELECT verdicts.category, COUNT(*) FROM mentions
        JOIN verdicts ON verdicts.mention_id = mentions.id WHERE {_SPAN} GROUP BY verdicts.category""",
    Counted.SOURCE: f"SELECT source, COUNT(*) FROM mentions WHERE {_SPAN} GROUP BY source",
}

_COLUMNS = "name, state, hours, began_at, reason, part_of"

_SAVE = f"""INSERT INTO spike_series ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET state = excluded.state, hours = excluded.hours, began_at = excluded.began_at,
    reason = excluded.reason, part_of = excluded.part_of"""

_QUIET = """SELECT name, reason FROM spike_series
    WHERE began_at IS NOT NULL AND SUBSTR(name, 1, 7) = ? ORDER BY name"""

_OF_RULE = """FROM matches
    JOIN mentions ON mentions.id = matches.mention_id
    JOIN alerts ON alerts.id = mentions.alert_id
    WHERE matches.rule_id = ? AND mentions.first_seen_at >= ?
    ORDER BY mentions.id DESC LIMIT ?"""

_OF_CATEGORY = f"""FROM verdicts
    JOIN mentions ON mentions.id = verdicts.mention_id
    JOIN alerts ON alerts.id = mentions.alert_id
    WHERE verdicts.mention_id IN (SELECT id FROM mentions WHERE alert_id IS NOT NULL ORDER BY id DESC LIMIT {NEWEST})
    AND verdicts.category = ? AND mentions.first_seen_at >= ?
    ORDER BY mentions.id DESC LIMIT ?"""


def _behind(chosen: str) -> tuple[str, str]:
    return (
        f"SELECT mentions.id, alerts.id, alerts.state {chosen}",
        judged_sql(f"mentions.id IN (SELECT mentions.id {chosen})", "mentions.id DESC, matches.position"),
    )


_BEHIND = {Counted.RULE: _behind(_OF_RULE), Counted.CATEGORY: _behind(_OF_CATEGORY)}
