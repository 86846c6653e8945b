"""How the bot itself fares."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.watch import OpenTrouble, Vitals


class WatchStore(Protocol):
    """Called by flow/watch and by what reports health."""

    def vitals(self, now: datetime) -> Vitals:
        """Everything that is measured, by indexes alone: cheap, however many alerts are open."""

    def troubles(self) -> list[OpenTrouble]:
        """The troubles that people were told of and that have not ended, oldest first."""

    def note_trouble(self, trouble: OpenTrouble) -> None:
        """Remember that people were told. A second one with the same key changes nothing."""

    def end_trouble(self, key: str) -> None:
        """Forget a trouble."""
