"""The record that an auditor reads page by page, and the refusals in it."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from bot.domain.alert import Alert
from bot.domain.audit import Recorded, Refusal
from bot.storage.alert_rows import ALERT_COLUMNS, CHANGE_COLUMNS, alert, change
from bot.storage.engine import Engine, Row
from bot.storage.rows import moment, when


class Audit:
    """Reads the record, and appends refusals to it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def alerts_after(self, after_id: int, limit: int) -> list[Alert]:
        """See `Store`."""
        return [alert(row) for row in self._engine.rows(_ALERTS, [after_id, limit])]

    def recorded(self, alert_id: int, after_id: int, limit: int) -> list[Recorded]:
        """See `Store`."""
        rows = self._engine.rows(_RECORDED, [alert_id, after_id, limit])
        return [Recorded(change_id, change(tuple(row)), stored) for change_id, stored, *row in rows]

    def add_refusal(self, refusal: Refusal) -> None:
        """See `Store`."""
        at = moment(refusal.at)
        self._engine.change(_ADD_REFUSAL, [refusal.alert_id, refusal.who, refusal.verb, refusal.why, at])

    def refusals(self, after_id: int, limit: int) -> list[Refusal]:
        """See `Store`."""
        return [_refusal(row) for row in self._engine.rows(_REFUSALS, [after_id, limit])]


def _refusal(row: Row) -> Refusal:
    refusal_id, alert_id, who, verb, why, at = row
    return Refusal(refusal_id, alert_id, who, verb, why, when(at))


_ALERTS = f"SELECT id, {ALERT_COLUMNS} FROM alerts WHERE id > ? ORDER BY id LIMIT ?"

_RECORDED = f"""SELECT id, hash, {CHANGE_COLUMNS} FROM changes
    WHERE alert_id = ? AND id > ? ORDER BY id LIMIT ?"""

_ADD_REFUSAL = "INSERT INTO refusals (alert_id, who, verb, why, at) VALUES (?, ?, ?, ?, ?)"

_REFUSALS = "SELECT id, alert_id, who, verb, why, at FROM refusals WHERE id > ? ORDER BY id LIMIT ?"
