"""Which of several processes on one store does what only one of them must do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import structlog

from bot.errors import ClaimLostError
from bot.flow.holding import Holdings
from bot.flow.poll import Poller
from bot.ports import Clock, NewKey, Source, Store

log = structlog.get_logger()

RESTING = "resting"
"""Who holds the lease of a source between two reads: nobody, but it is not due."""
ONCE_IN = timedelta(seconds=60)
"""Within this time all processes have seen the same edit of the rules folder."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of one process, whose name is `me`."""

    store: Store
    poller: Poller
    holdings: Holdings
    clock: Clock
    new_key: NewKey
    me: str

    def poll(self, source: Source, every: timedelta, mended_at: datetime | None = None) -> datetime:
        """Read a source if it is due and nobody else does; when to look again.

        All processes together read it once in its interval. `mended_at` is as for `Poller.poll`.
        """
        lease, token, began = _lease(source.name), self.new_key(), self.clock()
        if not self.store.lease(lease, token, began, began + self.holdings.term):
            return self.store.leased_until(lease, began) or began + every
        try:
            with self.holdings.holding(
                lambda until: self.store.lease(lease, token, self.clock(), until), began + self.holdings.term
            ):
                self.poller.poll(source, mended_at=mended_at, check=self.holdings.check)
        except ClaimLostError as lost:
            log.warning("poll_given_up", source=source.name, reason=lost.what)
        finally:
            self._rest(lease, token, began + every)
        return began + every

    def read_anew(self, name: str) -> None:
        """A source was edited: it is due at once. The first process that sees the edit says so for all of them."""
        if self.is_first(f"anew {name}"):
            self.store.release(_lease(name), RESTING)

    def is_first(self, what: str) -> bool:
        """Whether this process is the first of all that says so, within a minute."""
        now = self.clock()
        return self.store.lease(f"once {sha256(what.encode()).hexdigest()[:32]}", self.me, now, now + ONCE_IN)

    def _rest(self, lease: str, token: str, until: datetime) -> None:
        """Nothing, when somebody else has taken over."""
        with self.store.atomic():
            self.store.release(lease, token)
            self.store.lease(lease, RESTING, self.clock(), until)


def _lease(source: str) -> str:
    return f"poll {source}"
