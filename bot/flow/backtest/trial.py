"""A whole trial: one recording, one rulebook or an edited one against the one in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from bot.domain.rulebook import Rulebook
from bot.flow.backtest.backtest import Backtest, Recorded, Recording, Result
from bot.flow.backtest.compare import Comparison, Difference
from bot.ports import Store

Scratch = Callable[[], AbstractContextManager[Store]]
"""Opens an empty store that is gone afterwards."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the rulebook in force did with the same recording, and what the edit changes."""

    before: Result
    difference: Difference


@dataclass(frozen=True, slots=True)
class Report:
    """All that a trial has to say."""

    recording: Recording
    after: Result
    compared: Compared | None = None


class Trial:
    """Give it every batch once, then finish. `against` is the rulebook in force, where an edit is tried."""

    def __init__(self, book: Rulebook, against: Rulebook | None, samples: int, now: datetime) -> None:
        """Raises `QueryError` when a query cannot be read."""
        self._recording = Recording(now)
        self._after = Backtest(book, samples)
        self._before = Backtest(against, samples) if against else None
        self._comparison = Comparison(against, book, samples) if against else None

    def take(self, recorded: Sequence[Recorded]) -> None:
        """Match a batch, in any order of publication."""
        fresh = self._recording.fresh(recorded)
        after = self._after.take(fresh)
        if self._before and self._comparison:
            self._comparison.take(fresh, self._before.take(fresh), after)

    @property
    def to_replay(self) -> int:
        """How many mentions `finish` will replay, under both rulebooks together."""
        return self._after.matched + (self._before.matched if self._before else 0)

    def finish(self, scratch: Scratch, advance: Callable[[int], None]) -> Report:
        """Replay what matched, the oldest first. `advance` hears how many were done."""
        with scratch() as store:
            after = self._after.finish(store, advance)
        if not self._before or not self._comparison:
            return Report(self._recording, after)
        with scratch() as store:
            before = self._before.finish(store, advance)
        return Report(self._recording, after, Compared(before, self._comparison.finish()))
