"""What the team does not want to hear of for a time. A mute that has ended stays on record."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.mute import Mute, MuteKind
from bot.storage.engine import Engine, Row
from bot.storage.rows import maybe_when, moment, when


class Mutes:
    """Keeps mutes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_mute(self, mute: Mute) -> Mute:
        """See `Store`."""
        values = [mute.kind.value, mute.value, moment(mute.until), mute.who, moment(mute.at), mute.reason]
        [(mute_id,)] = self._engine.rows(_ADD, values)
        return replace(mute, id=mute_id)

    def mutes(self, now: datetime) -> list[Mute]:
        """See `Store`."""
        return [_mute(row) for row in self._engine.rows(_IN_FORCE, [moment(now)])]

    def end_mute(self, mute_id: int, who: str, now: datetime) -> bool:
        """See `Store`."""
        return self._engine.change(_END, [who, moment(now), mute_id, moment(now)]) > 0

    def mutes_after(self, after_id: int, limit: int) -> list[Mute]:
        """See `Store`."""
        return [_mute(row) for row in self._engine.rows(_AFTER, [after_id, limit])]


def _mute(row: Row) -> Mute:
    mute_id, kind, value, until, who, at, reason, ended_by, ended_at = row
    return Mute(mute_id, MuteKind(kind), value, when(until), who, when(at), reason, ended_by, maybe_when(ended_at))


_COLUMNS = "kind, value, until, who, at, reason, ended_by, ended_at"

_ADD = f"INSERT INTO mutes ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, '', NULL) RETURNING id"

_IN_FORCE = f"SELECT id, {_COLUMNS} FROM mutes WHERE until > ? AND ended_at IS NULL ORDER BY id"

_END = "UPDATE mutes SET ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL AND until > ?"

_AFTER = f"SELECT id, {_COLUMNS} FROM mutes WHERE id > ? ORDER BY id LIMIT ?"
