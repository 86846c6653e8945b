"""What a check of the installation found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried: `told` says what was found, and for what does not work also what to do."""

    name: str
    is_well: bool
    told: str
