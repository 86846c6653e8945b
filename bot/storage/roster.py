"""What the team changed in its schedules by hand. An override that was ended stays on record."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.hours import Stretch
from bot.domain.roster import Override
from bot.domain.swap import Swap, SwapState
from bot.errors import UnknownSwapError
from bot.storage.engine import Engine, Row, Value, places
from bot.storage.rows import maybe_moment, maybe_when, moment, when


class Roster:
    """Keeps overrides and swaps."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_override(self, override: Override) -> Override:
        """See `Store`."""
        [(override_id,)] = self._engine.rows(_ADD_OVERRIDE, _override_values(override))
        return replace(override, id=override_id)

    def overrides(self, schedule_id: str, since: datetime, until: datetime) -> list[Override]:
        """See `Store`."""
        return [_override(row) for row in self._engine.rows(_OVERRIDES, [schedule_id, moment(since), moment(until)])]

    def end_override(self, override_id: int, who: str, now: datetime) -> bool:
        """See `Store`. One that has not started ends where it starts: it never holds."""
        at = moment(now)
        return self._engine.change(_END_OVERRIDE, [at, at, who, override_id, at]) > 0

    def add_swap(self, swap: Swap) -> Swap:
        """See `Store`."""
        [(swap_id,)] = self._engine.rows(_ADD_SWAP, _swap_values(swap))
        return replace(swap, id=swap_id)

    def swap(self, swap_id: int) -> Swap:
        """See `Store`."""
        rows = self._engine.rows(f"SELECT id, {_SWAP_COLUMNS} FROM swaps WHERE id = ?", [swap_id])
        if not rows:
            raise UnknownSwapError("no swap has this id", who=f"swap {swap_id}", cure="ask for it anew")
        return _swap(rows[0])

    def asked_swaps(self, limit: int = 1000) -> list[Swap]:
        """See `Store`."""
        return [_swap(row) for row in self._engine.rows(_ASKED, [limit])]

    def decide_swap(self, swap: Swap, overrides: Sequence[Override] = ()) -> bool:
        """See `Store`."""
        with self._engine.atomic():
            values = [swap.state.value, maybe_moment(swap.decided_at), swap.id]
            if not self._engine.change(_DECIDE, values):
                return False
            for override in overrides:
                self.add_override(override)
            return True


def _override_values(override: Override) -> list[Value]:
    times = [moment(override.start), moment(override.end)]
    return [override.schedule, override.member, *times, override.who, moment(override.made_at), override.reason]


def _override(row: Row) -> Override:
    override_id, schedule, member, start, end, who, made_at, reason = row
    return Override(override_id, schedule, member, when(start), when(end), who, when(made_at), reason)


def _swap_values(swap: Swap) -> list[Value]:
    takes = (moment(swap.takes.start), moment(swap.takes.end)) if swap.takes else (None, None)
    times = [moment(swap.gives.start), moment(swap.gives.end), *takes, moment(swap.asked_at)]
    return [swap.schedule, swap.asker, swap.other, *times, swap.state.value, maybe_moment(swap.decided_at)]


def _swap(row: Row) -> Swap:
    swap_id, schedule, asker, other, start, end, takes_start, takes_end, asked_at, state, decided_at = row
    return Swap(
        id=swap_id,
        schedule=schedule,
        asker=asker,
        other=other,
        gives=Stretch(when(start), when(end)),
        asked_at=when(asked_at),
        takes=None if takes_start is None else Stretch(when(takes_start), when(takes_end)),
        state=SwapState(state),
        decided_at=maybe_when(decided_at),
    )


_OVERRIDE_COLUMNS = "schedule, member, start_at, end_at, who, made_at, reason"

_ADD_OVERRIDE = f"INSERT INTO overrides ({_OVERRIDE_COLUMNS}) VALUES {places(7)} RETURNING id"

_OVERRIDES = f"""SELECT id, {_OVERRIDE_COLUMNS} FROM overrides
    WHERE schedule = ? AND end_at > ? AND start_at < ? AND start_at < end_at ORDER BY id"""

_END_OVERRIDE = """UPDATE overrides SET end_at = CASE WHEN start_at > ? THEN start_at ELSE ? END, ended_by = ?
    WHERE id = ? AND end_at > ? AND start_at < end_at"""

_SWAP_COLUMNS = "schedule, asker, other, gives_start, gives_end, takes_start, takes_end, asked_at, state, decided_at"

_ADD_SWAP = f"INSERT INTO swaps ({_SWAP_COLUMNS}) VALUES {places(10)} RETURNING id"

_ASKED = f"SELECT id, {_SWAP_COLUMNS} FROM swaps WHERE state = 'asked' ORDER BY id LIMIT ?"

_DECIDE = "UPDATE swaps SET state = ?, decided_at = ? WHERE id = ? AND state = 'asked'"
