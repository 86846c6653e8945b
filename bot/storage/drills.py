"""The drill that a store belongs to, and its record. In the live store both tables stay empty."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from datetime import datetime

from bot.domain.drill import DrillEvent, DrillEventKind, DrillRun, DrillState
from bot.domain.notice import Receipt
from bot.storage.engine import Engine, Row, Value
from bot.storage.rows import maybe_when, moment, when


class Drills:
    """Keeps one drill at most."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin_drill(self, run: DrillRun) -> None:
        """See `Store`."""
        about: list[Value] = [
            run.mark,
            run.file,
            run.script,
            run.speed,
            run.channel,
            moment(run.began_at),
            run.state.value,
        ]
        self._engine.change(_BEGIN, about)

    def drill_run(self) -> DrillRun | None:
        """See `Store`."""
        return next((_run(row) for row in self._engine.rows(f"SELECT {_RUN} FROM drill_runs")), None)

    def drill_state(self) -> DrillState | None:
        """See `Store`."""
        return next((DrillState(state) for (state,) in self._engine.rows("SELECT state FROM drill_runs")), None)

    def end_drill(self) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_END, [DrillState.OVER.value, DrillState.OVER.value]))

    def note_drill_alive(self, now: datetime) -> None:
        """See `Store`."""
        self._engine.change("UPDATE drill_runs SET heard_at = ?", [moment(now)])

    def add_drill_event(self, event: DrillEvent) -> bool:
        """See `Store`."""
        values = [moment(event.at), event.kind.value, event.who, event.about, event.words]
        return bool(self._engine.change(_ADD, values))

    def receipts(self) -> list[Receipt]:
        """See `Store`."""
        return [Receipt(channel, ts) for channel, ts in self._engine.rows(_RECEIPTS)]

    def drill_events(self) -> list[DrillEvent]:
        """See `Store`."""
        return [_event(row) for row in self._engine.rows(f"SELECT {_EVENT} FROM drill_events ORDER BY id")]


def _run(row: Row) -> DrillRun:
    mark, file, script, speed, channel, began_at, state, heard_at = row
    return DrillRun(
        mark, file, script, speed, channel, when(began_at), DrillState(state), heard_at=maybe_when(heard_at)
    )


def _event(row: Row) -> DrillEvent:
    at, kind, who, about, words = row
    return DrillEvent(when(at), DrillEventKind(kind), who, about, words)


_RUN = "mark, file, script, speed, channel, began_at, state, heard_at"
_EVENT = "at, kind, who, about, words"

_BEGIN = """INSERT INTO drill_runs (mark, file, script, speed, channel, began_at, state)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""

_END = "UPDATE drill_runs SET state = ? WHERE state <> ?"

_RECEIPTS = """SELECT DISTINCT receipt_channel, receipt_ts FROM deliveries WHERE receipt_ts IS NOT NULL
    ORDER BY receipt_channel, receipt_ts"""

_ADD = f"INSERT INTO drill_events ({_EVENT}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, who, about) DO NOTHING"
