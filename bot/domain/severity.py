"""How much something matters, from `low` to `crisis`."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """Ordered by `rank`: never compare the words themselves."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRISIS = "crisis"

    @property
    def rank(self) -> int:
        """0 for `low` up to 3 for `crisis`."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def gravest(*severities: Severity) -> Severity:
    """The one that matters most."""
    return max(severities, key=lambda severity: severity.rank)
