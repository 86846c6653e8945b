"""Series of counts as a hospital has them: made by chance, the same each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from math import exp, pi, sin
from random import Random

BEGAN = datetime(2026, 3, 2, tzinfo=UTC)
"""A Monday, midnight."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

Series = list[tuple[datetime, float]]
Rate = Callable[[datetime], float]


def counts(rate: Rate, days: float, step: timedelta = HOUR, seed: int = 1) -> Series:
    """Counts by chance alone (Poisson); `rate` says how many are expected in the step that begins at a time."""
    chance = Random(seed)
    times = [BEGAN + step * place for place in range(int(timedelta(days=days) / step))]
    return [(at, _poisson(chance, rate(at))) for at in times]


def steady(rate: float) -> Rate:
    return lambda _at: rate


def rhythm(rate: float) -> Rate:
    """More by day than by night, and less than half on weekends."""
    return lambda at: rate * (1 + 0.9 * sin((at.hour - 9) / 12 * pi)) * (0.4 if at.weekday() >= 5 else 1.0)


def with_more(series: Series, at: datetime, more: float, hours: int = 1) -> Series:
    return [(when, count + (more if at <= when < at + timedelta(hours=hours) else 0)) for when, count in series]


def silent(series: Series, since: datetime, until: datetime) -> Series:
    return [(when, 0.0 if since <= when < until else count) for when, count in series]


def _poisson(chance: Random, mean: float) -> float:
    if mean > 50:
        return float(max(0, round(chance.gauss(mean, mean**0.5))))
    count, product, least = -1, 1.0, exp(-mean)
    while product > least:
        count, product = count + 1, product * chance.random()
    return float(max(0, count))
