"""Reads a series of counts, one after the other: how seldom a day reaches what came now, and whether that is a spike.

Causal, of constant memory, and without a clock. A count is judged by itself and with those of the last few hours, each
as the distance between its root and the root of what was expected, so that small counts and large ones are alike. The
distance is held against the highest of each day so far. What comes less than once in `RARE_DAYS` is a spike. It ends
after a whole day without.

Downward, what is held against the days is how much less than half of the expected came, added up since it last was
enough: many hours for a source that says little, few for one that says much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from math import exp, inf, log, sqrt
from typing import NamedTuple

from bot.domain.spike import DAY_S, HOUR_S, Direction, Phase, Reading
from bot.errors import SeriesError
from bot.triage.spikes.rhythm import CLIP, ROOT_OF, Rhythm
from bot.triage.spikes.state import State

Point = tuple[float, float]
"""When a count began, in seconds since 1970 UTC, and the count."""

RARE_DAYS = 20.0
RECENT_S = 4.0 * HOUR_S
OVER_S = 1.0 * DAY_S
LEAK_S = 7.0 * DAY_S
"""In so much time what is missing is forgotten: a source that is silent for good becomes ordinary."""
FEWEST, FEWEST_MISSING = 2.5, 6.0
"""Fewer mentions too many are no spike, and fewer missing no quiet spell, however seldom that is."""
MUCH, LITTLE = 1.5, 0.5
"""Too many is what exceeds so many times the expected, and missing is what stays below so much of it."""
KNOWN_DAYS = 5.5
"""Weight of the days that must be known before a quiet spell is told: a week, so that the weekend is among them."""
LEAST_DAY_S = DAY_S / 2
"""Nothing is told before a day is over of which so much was seen."""
LARGEST = 1e12

_BAR = log(RARE_DAYS)
_NEVER = -3.0
"""Below this rank the score is 0 to eight places."""
_HELD = 1.25
"""What is missing is held at so many times what makes a quiet spell, so that it can end soon when mentions return."""
_ROOT_0 = sqrt(ROOT_OF)


def step(state: State, at: datetime, count: float) -> tuple[State, Reading]:
    """Read one count that began `at` (aware). Raises `SeriesError`, and nothing is lost, as the state is a value."""
    after, readings = follow(state, [(at.timestamp(), count)])
    return after, readings[0]


def follow(state: State, points: Iterable[Point]) -> tuple[State, list[Reading]]:
    """Read many counts: the same as one `step` after another. Raises `SeriesError` at the first that cannot be read."""
    watch = _Watch(state)
    readings = watch.read(points)
    return watch.state, readings


def check(last: float | None, at: float, count: float) -> None:
    """Raise `SeriesError` when a count cannot follow one that began at `last`."""
    if last is not None and at == last:
        raise SeriesError("the same time as the count before", cure="give one count for each time")
    if last is not None and not at > last:
        raise SeriesError("earlier than the count before", cure="sort by time")
    if not 0 <= count <= LARGEST:
        raise SeriesError(f"{count:g} is not a count", cure=f"give a number from 0 to {LARGEST:g}")


class _Terms(NamedTuple):
    """What stays the same within an hour: what is expected, where learning is clipped, and the daily highs."""

    expected: float
    root: float
    clip: float
    clipped: float
    mode: float
    steep: float
    mode_recent: float
    steep_recent: float
    held: float


_Measured = tuple[float, float, float, float, float, float, float, float, float, _Terms]


class _Watch:
    """A state taken apart for one pass over points. What stays the same within an hour is worked out once an hour."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.rhythm = Rhythm(state.rhythm)
        self.highs, self.highs_recent = state.highs, state.highs_recent
        self.top, self.top_recent = state.top, state.top_recent
        self.hour = 0 if state.at is None else int(state.at // HOUR_S)
        self.since, self.expected = state.since, state.expected
        self.ordinary = self._ordinary()

    def read(self, points: Iterable[Point]) -> list[Reading]:
        """Rank what was measured, and tell where the series stands."""
        is_spike, high_at, direction, calm = self.state.is_spike, self.state.high_at, self.state.direction, Phase.CALM
        fewest = FEWEST if direction is Direction.UP else FEWEST_MISSING
        readings: list[Reading] = []
        for at, width, count, recent, usual, missing, extra, far, far_recent, terms in self._measured(points):
            if far > self.top:
                self.top = far
            if far_recent > self.top_recent:
                self.top_recent = far_recent
            rank, other = (far - terms.mode) * terms.steep, (far_recent - terms.mode_recent) * terms.steep_recent
            if other > rank:
                rank = other
            if rank > _BAR and extra < fewest:
                rank = _BAR
            phase = calm
            if rank > _BAR or is_spike:
                phase = self._phase(rank > _BAR, is_spike, at - high_at, missing)
                is_spike = phase is not Phase.ENDS
                high_at = at if rank > _BAR else high_at
            score = exp(-exp(-rank)) if rank > _NEVER else 0.0
            readings.append(Reading(at, width, direction, count, terms.expected, recent, usual, missing, score, phase))
        self.state = replace(self.state, is_spike=is_spike, high_at=high_at, top=self.top, top_recent=self.top_recent)
        return readings

    def _measured(self, points: Iterable[Point]) -> Iterator[_Measured]:
        """How far each count is from what is usual; the hour is learned when it is over, and the day when it is."""
        was, is_up = self.state, self.state.direction is Direction.UP
        last, gap, width = -inf if was.at is None else was.at, was.gap_s, was.width_s
        recent, usual, missing, rows, total, squares = (
            was.recent, was.usual, was.missing, was.rows, was.total, was.squares,
        )  # fmt: skip
        fade, leak = exp(-gap / RECENT_S), exp(-gap / LEAK_S)
        terms, ends = self._terms(), -inf if was.at is None else (self.hour + 1) * HOUR_S
        for at, count in points:
            if not (at > last and 0.0 <= count <= LARGEST):
                check(last, at, count)
            if at - last == gap:
                width = gap
            else:
                gap = at - last
                fade, leak = exp(-gap / RECENT_S), exp(-gap / LEAK_S)
            if at >= ends:
                if last == -inf:
                    self.since = at
                self._turn(int(at // HOUR_S), rows, total, squares, count)
                rows, total, squares, terms, ends = 0, 0.0, 0.0, self._terms(), (self.hour + 1) * HOUR_S
            last, rows = at, rows + 1
            recent = recent * fade + count
            usual = usual * fade + terms.expected
            far = sqrt(count + ROOT_OF) - terms.root
            learned, off = (count, far) if far < terms.clip else (terms.clipped, terms.clip)
            total += learned
            squares += off * off
            if is_up:
                far_recent = sqrt(recent + ROOT_OF) - sqrt(usual + ROOT_OF)
                extra, of_recent = count - MUCH * terms.expected, recent - MUCH * usual
                extra = extra if extra > of_recent else of_recent
            else:
                missing = missing * leak + LITTLE * terms.expected - count
                missing = 0.0 if missing < 0.0 else terms.held if missing > terms.held else missing
                extra = missing
                far = far_recent = sqrt(missing + ROOT_OF) - _ROOT_0
            yield at, width, count, recent, usual, missing, extra, far, far_recent, terms
        if last > -inf:
            self.state = replace(
                was, at=last, since=self.since, gap_s=gap if gap < inf else 0.0, width_s=width, expected=self.expected,
                recent=recent, usual=usual, missing=missing, rows=rows, total=total, squares=squares, highs=self.highs,
                highs_recent=self.highs_recent, rhythm=self.rhythm.numbers(),
            )  # fmt: skip

    def _turn(self, hour: int, rows: int, total: float, squares: float, count: float) -> None:
        """Another hour begins with `count`: what the last hour, and perhaps the last day, has taught is learned."""
        if rows:
            self.rhythm.learn(self.hour, hour, rows, total, squares)
        if rows and (days := hour // 24 - self.hour // 24):
            self.highs = self.highs.after(self.top, days)
            self.highs_recent = self.highs_recent.after(self.top_recent, days)
            self.top = self.top_recent = 0.0
            self.rhythm.age(days)
            self.hour = hour
            self.ordinary = self._ordinary()
        self.hour = hour
        self.expected = self.rhythm.expected(hour, count)

    def _terms(self) -> _Terms:
        root, clip = sqrt(self.expected + ROOT_OF), CLIP * self.rhythm.spread
        return _Terms(self.expected, root, clip, (root + clip) ** 2 - ROOT_OF, *self.ordinary)

    def _ordinary(self) -> tuple[float, float, float, float, float]:
        """What an ordinary day reaches: no rank is told while that is not known."""
        highs, recent = self.highs, self.highs_recent
        is_known = self.hour // 24 * DAY_S - self.since >= LEAST_DAY_S
        if not is_known or highs.weight <= (0 if self.state.direction is Direction.UP else KNOWN_DAYS):
            return inf, 1.0, inf, 1.0, inf
        (mode, scale), (mode_recent, scale_recent) = highs.law(), recent.law()
        held = (mode + _HELD * _BAR * scale + _ROOT_0) ** 2 - ROOT_OF
        return mode, 1 / scale, mode_recent, 1 / scale_recent, max(2 * FEWEST_MISSING, held)

    def _phase(self, is_high: bool, is_spike: bool, since_high: float, missing: float) -> Phase:
        if self.state.direction is Direction.DOWN:
            is_over = missing < ROOT_OF
            return Phase.BEGINS if not is_spike else Phase.ENDS if is_over else Phase.GOES_ON
        is_over = since_high > OVER_S
        if is_high:
            return Phase.GOES_ON if is_spike and not is_over else Phase.BEGINS
        return Phase.ENDS if is_over else Phase.GOES_ON
