"""Alerts, the story keys that lead to them, and their history."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import chain

from bot.domain.alert import SYSTEM, Alert, Change, State, Verb
from bot.domain.audit import BEGINNING, digest, head
from bot.domain.feedback import RATINGS, Opinion
from bot.errors import UnknownAlertError
from bot.storage.alert_rows import ALERT_COLUMNS, CHANGE_COLUMNS, alert, alert_values, change, change_values
from bot.storage.engine import Engine, batches, places
from bot.storage.rows import moment

_CLOSED = [state.value for state in State if state.is_closed]
_SILENT = [verb.value for verb in (Verb.OPEN, Verb.JOIN, Verb.EDIT)]
"""What the bot does without anybody looking for it in a history of deeds."""
_COLUMNS = ALERT_COLUMNS.split(", ")


class Alerts:
    """Keeps alerts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def new_alert(self, alert: Alert) -> Alert:
        """See `Store`."""
        [(alert_id,)] = self._engine.rows(_NEW, alert_values(alert))
        return replace(alert, id=alert_id)

    def alert(self, alert_id: int) -> Alert:
        """See `Store`."""
        rows = self._engine.rows(f"SELECT id, {ALERT_COLUMNS} FROM alerts WHERE id = ?", [alert_id])
        if not rows:
            raise _unknown(alert_id)
        return alert(rows[0])

    def alerts(self, limit: int = 100) -> list[Alert]:
        """See `Store`."""
        sql = f"SELECT id, {ALERT_COLUMNS} FROM alerts ORDER BY id DESC LIMIT ?"
        return [alert(row) for row in self._engine.rows(sql, [limit])]

    def alerts_of(self, user_id: str) -> list[Alert]:
        """See `Store`."""
        return [alert(row) for row in self._engine.rows(_ALERTS_OF, [user_id, user_id, *_CLOSED])]

    def ends_of(self, rule_id: str, category: str, since: datetime) -> Mapping[str, int]:
        """See `Store`."""
        return {str(end): int(count) for end, count in self._engine.rows(_ENDS, [rule_id, category, moment(since)])}

    def said_of(self, rule_id: str, category: str, since: datetime, limit: int) -> list[tuple[int, Opinion]]:
        """See `Store`."""
        rows = self._engine.rows(_SAID, [rule_id, category, moment(since), *RATINGS, SYSTEM, limit])
        return [(about, Opinion(who, Verb(verb), was, became)) for about, who, verb, was, became in reversed(rows)]

    def save_alert(self, alert: Alert) -> bool:
        """See `Store`. Raises `UnknownAlertError` when there is nothing to replace."""
        if self._engine.change(_SAVE, [*alert_values(alert), alert.id, alert.revision - 1]):
            return True
        if not self._engine.rows("SELECT id FROM alerts WHERE id = ?", [alert.id]):
            raise _unknown(alert.id)
        return False

    def add_change(self, change: Change) -> None:
        """See `Store`. Holding the alert's row, so that no two changes follow the same one."""
        with self._engine.atomic():
            self._engine.change(_HOLD, [change.alert_id])
            last = digest(self._head(change.alert_id), change)
            self._engine.change(_ADD_CHANGE, [*change_values(change), last])

    def _head(self, alert_id: int) -> str:
        """The last digest; for a history from before there were any, the one that its changes would have."""
        last = self._engine.rows(_LAST_HASH, [alert_id])
        if not last:
            return BEGINNING
        [(stored,)] = last
        return str(stored) if stored else head(map(change, self._engine.rows(_HISTORY, [alert_id])))

    def changes(self, alert_id: int, limit: int = 50, *, by_people: bool = False) -> list[Change]:
        """See `Store`."""
        silent = _SILENT if by_people else []
        sql = f"""SELECT {CHANGE_COLUMNS} FROM changes WHERE alert_id = ?
            AND (who <> ? OR verb NOT IN {places(max(1, len(silent)))}) ORDER BY id DESC LIMIT ?"""
        rows = self._engine.rows(sql, [alert_id, SYSTEM, *(silent or [""]), limit])
        return [change(row) for row in reversed(rows)]

    def alerts_by_key(self, keys: Sequence[str], since: datetime) -> Mapping[str, int]:
        """See `Store`."""
        key_of = {_digest(key): key for key in keys}
        found = chain.from_iterable(self._alerts_by_digest(batch, since) for batch in batches(list(key_of)))
        return {key_of[digest]: alert_id for digest, alert_id in found}

    def _alerts_by_digest(self, digests: Sequence[str], since: datetime) -> list[tuple[str, int]]:
        sql = f"""SELECT digest, alert_id FROM story_keys
            JOIN alerts ON alerts.id = alert_id
            WHERE digest IN {places(len(digests))}
            AND (merged_into IS NOT NULL OR state NOT IN {places(len(_CLOSED))} AND updated_at >= ?)"""
        found = self._engine.rows(sql, [*digests, *_CLOSED, moment(since)])
        alive = self._alive({alert_id for _, alert_id in found}, moment(since))
        return [(key, alive[alert_id]) for key, alert_id in found if alert_id in alive]

    def _alive(self, alert_ids: Set[int], since: int) -> dict[int, int]:
        """For each of these alerts the one that it ended in by merges, if that is not closed and heard of since."""
        if not alert_ids:
            return {}
        sql = f"""SELECT id, merged_into, state, updated_at FROM alerts WHERE id IN {places(len(alert_ids))}"""
        rows = self._engine.rows(sql, sorted(alert_ids))
        onward = {alert_id: into for alert_id, into, _, _ in rows if into is not None}
        further = self._alive(set(onward.values()), since)
        alive = {alert_id: alert_id for alert_id, _, state, at in rows if state not in _CLOSED and at >= since}
        return alive | {alert_id: further[into] for alert_id, into in onward.items() if into in further}

    def add_keys(self, alert_id: int, keys: Sequence[str]) -> None:
        """See `Store`."""
        with self._engine.atomic():
            for digest in sorted({_digest(key) for key in keys}):
                self._engine.change(_ADD_KEY, [digest, alert_id])


def _unknown(alert_id: int) -> UnknownAlertError:
    return UnknownAlertError("no alert has this id", who=f"alert {alert_id}", cure="it may have been purged")


def _digest(key: str) -> str:
    """A key of fixed length: a story's words can be longer than an index takes."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


_ALERTS_OF = f"""SELECT id, {ALERT_COLUMNS} FROM alerts WHERE (owner = ? OR acknowledged_by = ?)
    AND state NOT IN {places(len(_CLOSED))} ORDER BY id DESC"""

_ENDS = """SELECT disposition, COUNT(*) FROM alerts
    WHERE rule_id = ? AND category = ? AND resolved_at >= ? AND disposition IS NOT NULL GROUP BY disposition"""

_SAID = f"""SELECT changes.alert_id, changes.who, changes.verb, changes.before, changes.after FROM changes
    JOIN alerts ON alerts.id = changes.alert_id
    WHERE alerts.rule_id = ? AND alerts.category = ? AND changes.at >= ? AND changes.verb IN {places(len(RATINGS))}
    AND changes.who <> ? ORDER BY changes.id DESC LIMIT ?"""

_NEW = f"INSERT INTO alerts ({ALERT_COLUMNS}) VALUES {places(len(_COLUMNS))} RETURNING id"

_SAVE = f"UPDATE alerts SET {', '.join(f'{column} = ?' for column in _COLUMNS)} WHERE id = ? AND revision = ?"

_HOLD = "UPDATE alerts SET revision = revision WHERE id = ?"

_LAST_HASH = "SELECT hash FROM changes WHERE alert_id = ? ORDER BY id DESC LIMIT 1"

_HISTORY = f"SELECT {CHANGE_COLUMNS} FROM changes WHERE alert_id = ? ORDER BY id"

_ADD_CHANGE = f"INSERT INTO changes ({CHANGE_COLUMNS}, hash) VALUES {places(9)}"

_ADD_KEY = """INSERT INTO story_keys (digest, alert_id) VALUES (?, ?)
    ON CONFLICT (digest) DO UPDATE SET alert_id = excluded.alert_id"""
