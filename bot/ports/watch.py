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

    def note_trouble(self, trouble: OpenTrouble) -> bool:
        """Remember that people are told; False, and nothing changed, when there is one with the same key already."""

    def note_calm(self, key: str, since: datetime | None) -> None:
        """Remember since when a trouble has not been seen; None when it is there again."""

    def end_trouble(self, key: str) -> bool:
        """Forget a trouble; False when another did so first."""
