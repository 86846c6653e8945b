"""What this process works on: its claims are prolonged while it does, and not used after they have run out.

A worker that is stopped, killed or frozen prolongs nothing, so that another one takes over soon. One that wakes up late
finds out before it says anything: `check` stands before every message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.errors import ClaimLostError, StoreError
from bot.ports import Clock

log = structlog.get_logger()

Prolong = Callable[[datetime], bool]
"""Keep a claim until then; False when it is no longer ours."""


@dataclass(slots=True, eq=False)
class _Held:
    """One claim. Nobody else has it before `until`."""

    prolong: Prolong
    until: datetime
    is_lost: bool = False


class Holdings:
    """The claims of one process, each worked on by one thread. `term` is how long a claim lasts by itself."""

    def __init__(self, clock: Clock, term: timedelta) -> None:
        self.term = term
        self._clock = clock
        self._all: set[_Held] = set()
        self._mine: ContextVar[_Held | None] = ContextVar("what this thread holds", default=None)

    @contextmanager
    def holding(self, prolong: Prolong, until: datetime) -> Iterator[None]:
        """This thread works on what it has claimed until then."""
        held = _Held(prolong, until)
        self._all.add(held)
        before = self._mine.set(held)
        try:
            yield
        finally:
            self._mine.reset(before)
            self._all.discard(held)

    def check(self) -> None:
        """Raises `ClaimLostError` when the claim that this thread works under has run out; without one all is well."""
        held = self._mine.get()
        if held and (held.is_lost or self._clock() >= held.until):
            raise ClaimLostError("it took too long, and another worker may have it", cure="nothing: it is being done")

    def prolong(self) -> None:
        """Prolong what has used up a third of its term, or seems to have more than it. Called more often than that."""
        now = self._clock()
        for one in self._all.copy():
            if not one.is_lost and not self.term * 2 / 3 < one.until - now <= self.term:
                self._prolong(one, now + self.term)

    def _prolong(self, held: _Held, until: datetime) -> None:
        """A claim that runs out before the store answers again is lost, which `check` sees."""
        try:
            held.is_lost = not held.prolong(until)
        except StoreError as error:
            log.warning("claim_not_prolonged", reason=str(error))
        else:
            held.until = until
