"""What a count of mentions says beside the counts before it: calm, or a spike that begins, goes on or ends."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

HOUR_S = 3_600
DAY_S = 86_400
_SPANS = {60: "this minute", HOUR_S: "this hour", DAY_S: "this day", 7 * DAY_S: "this week"}


class Direction(StrEnum):
    """What is looked for: `up` is a spike of mentions, `down` a quiet spell of a source that has a rhythm."""

    UP = "up"
    DOWN = "down"


class Phase(StrEnum):
    """Where a series stands. A spike begins once, then goes on, then ends; `begins` after `begins` is a second spike
    that came when the first was over, in a gap of the series.
    """

    CALM = "calm"
    BEGINS = "begins"
    GOES_ON = "goes on"
    ENDS = "ends"


class Reading(NamedTuple):
    """What one count says. A named tuple, as a reading of a long series is made for each of its counts.

    `at` is in seconds since 1970 UTC, the beginning of what was counted; `width_s` is how long one count lasts, 0 while
    that is unknown. `score`, from 0 to 1, is the chance that an ordinary day stays below this. `recent` and `usual` are
    what came and what was expected over the last hours, `missing` how much less came than half of that, added up.
    """

    at: float
    width_s: float
    direction: Direction
    counted: float
    expected: float
    recent: float
    usual: float
    missing: float
    score: float
    phase: Phase

    @property
    def reason(self) -> str:
        """What was counted beside what is usual, in words; times are UTC."""
        if self.direction is Direction.DOWN:
            said = f"{_mentions(self.recent)} in the last hours, {_number(self.usual)} expected"
            return f"{said}; {_number(self.missing)} too few until now" if self.phase is not Phase.ENDS else said
        if self.counted - self.expected >= self.recent - self.usual - self.counted + self.expected:
            return f"{_mentions(self.counted)} {self._span()}, {_number(self.expected)} expected {self._when()}"
        return f"{_mentions(self.recent)} in the last hours, {_number(self.usual)} expected {self._when()}"

    def _span(self) -> str:
        named = _SPANS.get(int(self.width_s))
        return named or (f"in {_number(self.width_s / 60)} minutes" if 60 < self.width_s < HOUR_S else "at once")

    def _when(self) -> str:
        begin = datetime.fromtimestamp(self.at, UTC)
        return f"on a {begin:%A}" if self.width_s >= DAY_S else f"at this hour of a {begin:%A}"


def _mentions(count: float) -> str:
    number = _number(count)
    return f"{number} mention" if number == "1" else f"{number} mentions"


def _number(count: float) -> str:
    """As a person would say it: whole, but for the small ones that would be none."""
    return f"{count:,.0f}" if count >= 0.95 or count < 0.05 else f"{count:.1f}"
