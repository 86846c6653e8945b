"""What is usual: a slow level, times the habits of the hour, of the weekday, and of that hour of that weekday.

Every habit is a ratio of what came to what was expected without it, held back towards 1 until enough was seen (the
gamma-Poisson rule). Memory is constant: two numbers a habit, in units that grow as what was learned fades.
"""

from __future__ import annotations

from math import exp, sqrt

ROOT_OF = 0.375
"""Anscombe: the root of a count and this varies by one half, whatever the count, when chance alone is at work."""
LEVEL_DAYS = 7.0
SEASON_DAYS = 56.0
MENTIONS = 4.0
"""A habit is half believed after so many mentions, more where the counts vary by more than chance..."""
VISITS = 3
"""...and after so many days of an hour, or so many weeks of an hour of a weekday; a weekday after one."""
FIRM = 24
"""Counts by which the spread is believed to be that of chance alone."""
CLIP = 2.5
"""Nothing is learned from what lies beyond so many deviations above the usual."""

_HOURS, _DAYS = 24, 7
_TABLE = _HOURS + _DAYS + _HOURS * _DAYS
_SCALARS = 6
_LEAST = 1e-3
_LEAST_UNIT = 1e-6
_CHANCE = 0.25

Numbers = tuple[float, ...]


class Rhythm:
    """Learns hour by hour. Mutable and for one pass only; `numbers()` is what is kept, always of the same length."""

    def __init__(self, numbers: Numbers = ()) -> None:
        scalars = numbers[:_SCALARS] or (0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
        self.level, self.level_rows, self.squares, self.squares_rows, self.rows, self.unit = scalars
        self.came = list(numbers[_SCALARS : _SCALARS + _TABLE]) or [0.0] * _TABLE
        self.due = list(numbers[_SCALARS + _TABLE :]) or [0.0] * _TABLE
        self.spread = self._spread()
        self.known_hour, self.places, self.habits = -1.5, (0, 0, 0), (0.0, 1.0, 1.0, 1.0)

    def numbers(self) -> Numbers:
        """The whole of it, for the state."""
        scalars = (self.level, self.level_rows, self.squares, self.squares_rows, self.rows, self.unit)
        return (*scalars, *self.came, *self.due)

    def expected(self, hour: int, first: float) -> float:
        """Mentions expected in each count of an hour (hours since 1970); `first` while nothing is known."""
        if not self.level_rows:
            return first
        self._know(hour)
        level, at_hour, at_day, at_both = self.habits
        return level * at_hour * at_day * at_both

    def learn(self, hour: int, next_hour: int, rows: int, total: float, squares: float) -> None:
        """An hour is over: `rows` counts, together `total`, with the squares of the deviations of their roots."""
        if hour != self.known_hour:
            self._know(hour)
        level, at_hour, at_day, at_both = self.habits if self.level_rows else (total / rows, 1.0, 1.0, 1.0)
        due, came, (of_hour, of_day, of_both) = rows * level, self.came, self.places
        learned = total / self.unit
        due /= self.unit
        came[of_hour] += learned
        came[of_day] += learned
        came[of_both] += learned
        self.due[of_hour] += due * at_day * at_both
        self.due[of_day] += due * at_hour * at_both
        self.due[of_both] += due * at_hour * at_day
        fade = exp((hour - next_hour) / (_HOURS * LEVEL_DAYS))
        self.level = self.level * fade + total / (at_hour * at_day * at_both)
        self.level_rows = self.level_rows * fade + rows
        self.squares = self.squares * fade + squares
        self.squares_rows = self.squares_rows * fade + rows
        self.rows = float(rows)
        self.spread = self._spread()

    def age(self, days: int) -> None:
        """Let the habits fade by so many days."""
        self.unit *= exp(-days / SEASON_DAYS)
        if self.unit < _LEAST_UNIT:
            self.came = [number * self.unit for number in self.came]
            self.due = [number * self.unit for number in self.due]
            self.unit = 1.0

    def _spread(self) -> float:
        """How far the root of a count usually lies from the root of what was expected."""
        return sqrt((self.squares + FIRM * _CHANCE) / (self.squares_rows + FIRM))

    def _know(self, hour: int) -> None:
        """Look up the level, and the habits of the hour, of the weekday, and of both."""
        came, due, (of_hour, of_day, of_both) = self.came, self.due, _places(hour)
        self.known_hour, self.places = hour, (of_hour, of_day, of_both)
        if not self.level_rows:
            return
        level = max(self.level / self.level_rows, _LEAST)
        chance = MENTIONS * max(1.0, self.spread * self.spread / _CHANCE)
        visit, unit = self.rows * level, self.unit
        hourly, daily = chance + VISITS * visit, 3 * chance + _HOURS * visit
        self.habits = (
            level,
            (came[of_hour] * unit + hourly) / (due[of_hour] * unit + hourly),
            (came[of_day] * unit + daily) / (due[of_day] * unit + daily),
            (came[of_both] * unit + hourly) / (due[of_both] * unit + hourly),
        )


def _places(hour: int) -> tuple[int, int, int]:
    """Where the habits of an hour stand in the tables; 1970 began on a Thursday, our week on a Monday."""
    of_day, of_week = hour % _HOURS, (hour // _HOURS + 3) % _DAYS
    return of_day, _HOURS + of_week, _HOURS + _DAYS + of_week * _HOURS + of_day


BLANK = Rhythm().numbers()
"""Of what nothing is known."""
