"""The highest that an ordinary day reaches, and how seldom a day reaches more: the Gumbel law of daily highs."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, pi, sqrt

MEMORY_DAYS = 14.0
"""After so many days a day's high weighs a third of what it weighed."""
PRIOR_DAYS = 2.0
"""Until days are known, highs vary as much as they are high: so many days' worth of that belief."""
LEAST_SPREAD = 0.5
"""What chance alone does to the root of a count, whatever the count."""
LEAST_SCALE = 0.15
CEILING = 4.0
"""A high beyond so many deviations is remembered as that: a spike does not make the next one ordinary."""

_EULER = 0.5772156649
_SCALE_OF_SPREAD = sqrt(6) / pi
_DAY = exp(-1 / MEMORY_DAYS)


@dataclass(frozen=True, slots=True)
class Highs:
    """Weighted mean of daily highs and the weighted sum of their squared deviations; `weight` in days."""

    mean: float = 0.0
    squares: float = 0.0
    weight: float = 0.0

    def after(self, high: float, days: int) -> Highs:
        """What is known when a day is over whose highest was `high`, and the next began `days` after it."""
        if self.weight:
            high = min(high, self.mean + CEILING * self.spread)
        fade = _DAY**days
        weight = self.weight * fade + 1
        mean = self.mean + (high - self.mean) / weight
        squares = self.squares * fade + (high - self.mean) * (high - mean) if self.weight else 0.0
        return Highs(mean, squares, weight)

    @property
    def spread(self) -> float:
        """The standard deviation of daily highs, never less than chance makes it."""
        least = self.mean if self.mean > LEAST_SPREAD else LEAST_SPREAD
        return sqrt((self.squares + PRIOR_DAYS * least * least) / (self.weight + PRIOR_DAYS))

    def law(self) -> tuple[float, float]:
        """What a day most often reaches, and the scale: what is higher by it is 2.7 times rarer."""
        scale = self.spread * _SCALE_OF_SPREAD
        if scale < LEAST_SCALE:
            scale = LEAST_SCALE
        return self.mean - _EULER * scale, scale


UNKNOWN = Highs()
