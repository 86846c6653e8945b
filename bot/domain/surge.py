"""What the bot counts: one series of mentions for each rule, category and source, and the spike that it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

HOURS = 24
"""So many hours of each series are kept, to be drawn."""
_BARS = "▁▂▃▄▅▆▇█"


class Counted(StrEnum):
    """What a series counts the mentions of."""

    RULE = "rule"
    CATEGORY = "category"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class SeriesName:
    """Which series: the rule's id, the category or the source's name."""

    counted: Counted
    of: str

    def __str__(self) -> str:
        return f"{self.counted} {self.of}"

    @classmethod
    def read(cls, text: str) -> SeriesName:
        """The reverse of `str`."""
        counted, _, of = text.partition(" ")
        return cls(Counted(counted), of)


@dataclass(frozen=True, slots=True)
class Series:
    """A series as far as it was counted. `state` is the detector's own, as text, empty while nothing was read.

    `hours` are the last hours with their counts: each the number of the hour since 1970. `began_at` and `reason` are
    there while it is in a spike (of a source: in a quiet spell). `part_of` names the series whose spike this one's is
    as well: that one was told.
    """

    name: SeriesName
    state: str = ""
    hours: tuple[tuple[int, int], ...] = ()
    began_at: datetime | None = None
    reason: str = ""
    part_of: str = ""

    @property
    def is_told(self) -> bool:
        """Whether people know of the spike that it is in."""
        return self.began_at is not None and not self.part_of and self.name.counted is not Counted.SOURCE


@dataclass(frozen=True, slots=True)
class Counting:
    """How far mentions were counted, and since when: those first seen before `until`.

    No later one has an id of `after_id` or less.
    """

    since: datetime
    until: datetime
    after_id: int


def with_hour(hours: Sequence[tuple[int, int]], hour: int, count: int) -> tuple[tuple[int, int], ...]:
    """The last hours with one more count in the present one."""
    known = {at: so_far for at, so_far in hours if hour - HOURS < at <= hour}
    known[hour] = known.get(hour, 0) + count
    return tuple(sorted(known.items()))


def chart(hours: Sequence[tuple[int, int]], hour: int) -> str:
    """The last day as a row of bars, an hour each, the present one last."""
    known = dict(hours)
    counts = [known.get(at, 0) for at in range(hour - HOURS + 1, hour + 1)]
    most = max(counts)
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // most)] if most else _BARS[0] for count in counts)
