"""Leases: what must run once among several processes."""

from __future__ import annotations

from datetime import datetime

from bot.storage.engine import Engine
from bot.storage.rows import moment, when


class Leases:
    """Keeps who holds what, until when."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lease(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_TAKE, [name, holder, moment(until), moment(now)]))

    def leased_until(self, name: str, now: datetime) -> datetime | None:
        """See `Store`."""
        rows = self._engine.rows("SELECT until FROM leases WHERE name = ? AND until > ?", [name, moment(now)])
        return next((when(until) for (until,) in rows), None)

    def release(self, name: str, holder: str) -> None:
        """See `Store`."""
        self._engine.change("DELETE FROM leases WHERE name = ? AND holder = ?", [name, holder])


_TAKE = """INSERT INTO leases (name, holder, until) VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
    WHERE leases.holder = excluded.holder OR leases.until <= ?"""
