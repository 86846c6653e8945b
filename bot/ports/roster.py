"""What the team changed in its schedules by hand: overrides, and swaps that wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.roster import Override
from bot.domain.swap import Swap


class RosterStore(Protocol):
    """Overrides and swaps. Called by flow/escalate, flow/swaps, the faces and cli/oncall."""

    def add_override(self, override: Override) -> Override:
        """Store an override; its `id` is ignored and the one given by the store is in the answer."""

    def overrides(self, schedule_id: str, since: datetime, until: datetime) -> list[Override]:
        """Those of a schedule that hold at some time from `since` to `until`, oldest first."""

    def end_override(self, override_id: int, who: str, now: datetime) -> bool:
        """End an override now, or before it starts; False when it is over, or not there."""

    def add_swap(self, swap: Swap) -> Swap:
        """Store a swap; its `id` is ignored and the one given by the store is in the answer."""

    def swap(self, swap_id: int) -> Swap:
        """One swap. Raises `UnknownSwapError`."""

    def asked_swaps(self, limit: int = 1000) -> list[Swap]:
        """Those that nobody has decided, oldest first."""

    def decide_swap(self, swap: Swap, overrides: Sequence[Override] = ()) -> bool:
        """Store what became of a swap and its overrides, all or nothing; False when somebody decided it before."""
