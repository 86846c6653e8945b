"""What the team does not want to hear of for a time."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.mute import Mute


class MuteStore(Protocol):
    """Mutes. Called by flow/muting, flow/intake and flow/audit."""

    def add_mute(self, mute: Mute) -> Mute:
        """Store a mute; its `id` is ignored and the one given by the store is in the answer."""

    def mutes(self, now: datetime) -> list[Mute]:
        """Those in force at `now`, oldest first."""

    def end_mute(self, mute_id: int, who: str, now: datetime) -> bool:
        """End a mute before its time; False when it is not in force at `now`, or not there."""

    def mutes_after(self, after_id: int, limit: int) -> list[Mute]:
        """Every mute there ever was, oldest first, page by page."""
