"""L-BFGS, for the scripts that train: the lowest point of a smooth cost. Nothing in it is random."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Array = np.ndarray
Cost = Callable[[Array], tuple[float, Array]]
"""What some weights miss, and the slope there."""

ROUNDS = 60
REMEMBERED = 8
HALVINGS = 20


def descended(cost: Cost, at: Array) -> Array:
    """The lowest point that L-BFGS reaches in `ROUNDS` steps from `at`."""
    loss, slope = cost(at)
    past: list[tuple[Array, Array]] = []
    for _ in range(ROUNDS):
        way = -turned(slope, past)
        step = 1.0 if past else 1 / np.abs(slope).sum()
        there, new_loss, new_slope = lower(cost, at, way, step, loss + 1e-4 * step * (slope * way).sum())
        if new_loss >= loss:
            break
        past = [*past, (there - at, new_slope - slope)][-REMEMBERED:]
        at, loss, slope = there, new_loss, new_slope
    return at


def lower(cost: Cost, at: Array, way: Array, step: float, wanted: float) -> tuple[Array, float, Array]:
    """The first place along the way, from `step` on and ever nearer, that costs no more than wanted."""
    for _ in range(HALVINGS):
        there = at + step * way
        loss, slope = cost(there)
        if loss <= wanted:
            break
        step /= 2
    return there, loss, slope


def turned(slope: Array, past: Sequence[tuple[Array, Array]]) -> Array:
    """The slope as the last steps bend it: the two loops of L-BFGS."""
    bent = slope.copy()
    used: list[float] = []
    for moved, changed in reversed(past):
        used.append(dot(moved, bent) / dot(moved, changed))
        bent -= used[-1] * changed
    if past:
        moved, changed = past[-1]
        bent *= dot(moved, changed) / dot(changed, changed)
    for (moved, changed), amount in zip(past, reversed(used), strict=True):
        bent += (amount - dot(changed, bent) / dot(moved, changed)) * moved
    return bent


def dot(one: Array, other: Array) -> float:
    """The sum of the products."""
    return float((one * other).sum())
