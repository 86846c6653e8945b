"""The ids of what came in by Slack, for as long as it may come again."""

from __future__ import annotations

from datetime import datetime

from bot.storage.engine import Engine
from bot.storage.rows import moment


class Inbound:
    """Notes each id once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note_inbound(self, event_id: str, now: datetime, since: datetime) -> bool:
        """See `Store`."""
        with self._engine.atomic():
            self._engine.change(_FORGET, [moment(since)])
            return bool(self._engine.change(_NOTE, [event_id, moment(now)]))


_FORGET = "DELETE FROM inbound WHERE received_at <= ?"

_NOTE = "INSERT INTO inbound (event_id, received_at) VALUES (?, ?) ON CONFLICT (event_id) DO NOTHING"
