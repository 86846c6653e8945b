"""How far ahead what waits may wait, once the clock was set back: everything else in the store is a moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.storage.engine import Engine
from bot.storage.rows import maybe_when, moment


class Waits:
    """Shortens waits that a clock which was ahead has made too long; what is to happen at a time of day stays."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def last_read_at(self) -> datetime | None:
        """See `Store`."""
        [(latest,)] = self._engine.rows("SELECT MAX(polled_at) FROM source_states")
        return maybe_when(latest)

    def shorten_waits(self, now: datetime, retry: timedelta, refusal: timedelta, reads: Mapping[str, timedelta]) -> int:
        """See `Store`."""
        soon, later = moment(now + retry), moment(now + refusal)
        with self._engine.atomic():
            shortened = self._engine.change(_DELIVERIES, [soon, soon]) + self._engine.change(_DUES, [soon, soon])
            shortened += self._engine.change(_PAUSES, [later, later]) + self._engine.change(_LEASES, [soon, soon])
            for source, every in reads.items():
                due = moment(now + every)
                shortened += self._engine.change(_READS, [due, f"poll {source}", due])
                due = moment(now + max(every, refusal))
                shortened += self._engine.change(_SOURCES, [due, source, due])
        return shortened


_DELIVERIES = "UPDATE deliveries SET free_at = ? WHERE free_at > ? AND (state = 'claimed' OR attempts > 0)"

_DUES = "UPDATE dues SET free_at = ? WHERE free_at > ? AND attempts > 0"

_PAUSES = "UPDATE pauses SET until = ? WHERE until > ?"

_LEASES = "UPDATE leases SET until = ? WHERE until > ? AND SUBSTR(name, 1, 5) <> 'poll '"

_READS = "UPDATE leases SET until = ? WHERE name = ? AND until > ?"

_SOURCES = "UPDATE source_states SET not_before = ? WHERE name = ? AND not_before > ?"
