"""The local Slack workspace: its state and the rules of its nouns, without HTTP.

Thread-safe. The clock is an argument, so that a test decides what time it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.sandbox.directory import Directory
from bot.sandbox.journal import Journal
from bot.sandbox.ledger import Ledger
from bot.sandbox.messages import Messages
from bot.sandbox.rates import Rates
from bot.sandbox.records import Install, Json, Team, Warned
from bot.sandbox.socket import Ack, Sockets, Unheard
from bot.sandbox.triggers import Triggers
from bot.sandbox.views import Views
from bot.sandbox.webhook import Webhook

Found = TypeVar("Found")


def wall_clock() -> datetime:
    """The present moment. The workspace stands for a server of others, so it has a clock of its own."""
    return datetime.now(UTC)


class Workspace:
    """Everything a workspace knows. With `path` it is kept in that file and comes back with it."""

    def __init__(
        self,
        team: Team,
        install: Install,
        *,
        clock: Callable[[], datetime] = wall_clock,
        path: Path | None = None,
        ack_timeout_s: float = 3.0,
    ) -> None:
        self.team = team
        self.install = install
        self.clock = clock
        self.ack_timeout_s = ack_timeout_s
        self.ledger = Ledger(Journal(path) if path else None)
        self.directory = Directory(self.ledger)
        self.messages = Messages(self.ledger, clock)
        self.views = Views(self.ledger, clock)
        self.triggers = Triggers(clock)
        self.rates = Rates(clock)
        self.sockets = Sockets(self.ledger, clock, install.app_id)
        self.webhook: Webhook | None = None
        self.address = ""

    @property
    def sequence(self) -> int:
        """The number of changes so far."""
        return self.ledger.sequence

    @property
    def limit_rates(self) -> bool:
        """Whether posting faster than Slack allows is refused with 429."""
        return self.rates.limited

    @limit_rates.setter
    def limit_rates(self, limited: bool) -> None:
        self.rates.limited = limited

    def refuse_next(self, *, channel: str, retry_after: int, times: int = 1) -> None:
        """Answer the next posts to this channel (name or id) with 429 and this `Retry-After`, in seconds."""
        self.rates.refuse_next(self.directory.channel_named(channel).id, retry_after, times)

    def wait_for(self, look: Callable[[], Found | None], timeout_s: float) -> Found | None:
        """The first answer of `look` that is not None or False; None when the time is over."""
        return self.ledger.wait_for(look, timeout_s)

    def deliver(self, kind: str, payload: Json, timeout_s: float, *, accepts_response: bool = False) -> Ack | Unheard:
        """Send the app what a person did: to its address if it has one, else over one of its sockets."""
        way = self.webhook or self.sockets
        return way.deliver(kind, payload, timeout_s, accepts_response=accepts_response)

    def warn(self, user_id: str, text: str) -> None:
        """Show a person a warning from Slack itself."""
        with self.ledger.lock():
            self.ledger.put(Warned(len(self.ledger.warnings) + 1, user_id, text))

    def warnings(self, user_id: str) -> list[str]:
        """The warnings this person was shown, oldest first."""
        with self.ledger.lock():
            return [warned.text for warned in self.ledger.warnings if warned.user == user_id]

    def close(self) -> None:
        """Close the file that keeps it, if one does."""
        self.ledger.close()
