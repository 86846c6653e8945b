"""What falls due at a time, each for one worker at a time. What is done or cancelled is gone."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.domain.due import ClaimedDue, Due, DueKind
from bot.storage.engine import Engine, Row, Value, places
from bot.storage.rows import moment, when

_COLUMNS = "kind, alert_id, detail, due_at"


class Dues:
    """Keeps dues. `free_at` is when one may next be claimed: its time has come, or a claim on it has ended."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_due(self, due: Due) -> bool:
        """See `Store`."""
        at = moment(due.due_at)
        values: list[Value] = [due.kind.value, due.alert_id, due.detail, at, at]
        return bool(self._engine.change(_ADD, values))

    def claim_due(self, token: str, now: datetime, until: datetime) -> ClaimedDue | None:
        """See `Store`."""
        at = moment(now)
        while first := self._engine.rows(_FIRST_FREE, [at]):
            [(due_id,)] = first
            claimed = self._engine.rows(_CLAIM, [token, moment(until), due_id, at])
            if claimed:
                [(attempts, *due)] = claimed
                return ClaimedDue(due_id, _due(tuple(due)), token, attempts)
        return None

    def prolong_due(self, claimed: ClaimedDue, until: datetime) -> bool:
        """See `Store`."""
        sql = "UPDATE dues SET free_at = ? WHERE id = ? AND token = ?"
        return bool(self._engine.change(sql, [moment(until), claimed.id, claimed.token]))

    def finish_due(self, claimed: ClaimedDue) -> bool:
        """See `Store`."""
        return bool(self._engine.change("DELETE FROM dues WHERE id = ? AND token = ?", [claimed.id, claimed.token]))

    def postpone_due(self, claimed: ClaimedDue, not_before: datetime) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_POSTPONE, [moment(not_before), claimed.id, claimed.token]))

    def cancel_dues(self, alert_id: int, kinds: Collection[DueKind]) -> int:
        """See `Store`."""
        named = sorted(kind.value for kind in kinds)
        sql = f"DELETE FROM dues WHERE alert_id = ? AND kind IN {places(len(named))}"
        return self._engine.change(sql, [alert_id, *named]) if named else 0

    def cancel_detail(self, kind: DueKind, detail: str) -> int:
        """See `Store`."""
        return self._engine.change(_CANCEL_DETAIL, [kind.value, detail])

    def dues(self, kind: DueKind) -> list[Due]:
        """See `Store`."""
        sql = f"SELECT {_COLUMNS} FROM dues WHERE kind = ? ORDER BY due_at, id"
        return [_due(row) for row in self._engine.rows(sql, [kind.value])]

    def next_due_at(self, now: datetime) -> datetime | None:
        """See `Store`."""
        [(earliest,)] = self._engine.rows("SELECT MIN(free_at) FROM dues WHERE free_at IS NOT NULL")
        return None if earliest is None else max(now, when(earliest))


def _due(row: Row) -> Due:
    kind, alert_id, detail, due_at = row
    return Due(DueKind(kind), when(due_at), alert_id, detail)


_ADD = f"INSERT INTO dues ({_COLUMNS}, free_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"

_FIRST_FREE = "SELECT id FROM dues WHERE free_at <= ? ORDER BY due_at, id LIMIT 1"

_CLAIM = f"""UPDATE dues SET token = ?, free_at = ?, attempts = attempts + 1
    WHERE id = ? AND free_at <= ? RETURNING attempts, {_COLUMNS}"""

_POSTPONE = "UPDATE dues SET free_at = ?, token = '' WHERE id = ? AND token = ?"

_CANCEL_DETAIL = "DELETE FROM dues WHERE kind = ? AND detail = ? AND alert_id IS NULL"
