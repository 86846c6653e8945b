"""All that is remembered of a series: of constant size, and readable in a row of a database."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.domain.spike import Direction
from bot.triage.spikes.highs import UNKNOWN, Highs
from bot.triage.spikes.rhythm import BLANK, Numbers

VERSION = 1


@dataclass(frozen=True, slots=True)
class State:
    """A series as far as it was read; `State()` is one of which nothing was read. Times in seconds since 1970 UTC.

    `rows`, `total` and `squares` are of the present hour, `top` and `top_recent` of the present day; they are learned
    when it is over.
    """

    direction: Direction = Direction.UP
    at: float | None = None
    since: float = 0.0
    gap_s: float = 0.0
    width_s: float = 0.0
    expected: float = 0.0
    recent: float = 0.0
    usual: float = 0.0
    missing: float = 0.0
    rows: int = 0
    total: float = 0.0
    squares: float = 0.0
    top: float = 0.0
    top_recent: float = 0.0
    highs: Highs = UNKNOWN
    highs_recent: Highs = UNKNOWN
    is_spike: bool = False
    high_at: float = 0.0
    rhythm: Numbers = BLANK

    def to_json(self) -> str:
        """At most 10 KB of JSON, from which `from_json` makes the very same state."""
        values: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        for name in ("highs", "highs_recent"):
            highs: Highs = values[name]
            values[name] = [highs.mean, highs.squares, highs.weight]
        return json.dumps({"version": VERSION, **values}, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> State:
        """What `to_json` wrote. Of another version nothing is known: the series is learned anew."""
        values: dict[str, Any] = json.loads(text)
        if values.pop("version", None) != VERSION:
            return cls(direction=Direction(values.get("direction", Direction.UP)))
        values["direction"] = Direction(values["direction"])
        values["rhythm"] = tuple(values["rhythm"])
        for name in ("highs", "highs_recent"):
            values[name] = Highs(*values[name])
        return cls(**values)
