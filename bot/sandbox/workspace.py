"""The local Slack workspace: its state and the rules of its nouns, without HTTP.

Thread-safe. The clock is an argument, so that a test decides what time it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.sandbox.directory import Directory
from bot.sandbox.feed import Changes
from bot.sandbox.files import Files
from bot.sandbox.journal import Journal
from bot.sandbox.ledger import Ledger
from bot.sandbox.messages import Messages
from bot.sandbox.rates import Rates
from bot.sandbox.reading import Reading, Unread
from bot.sandbox.records import Guide, Hint, Install, Json, Team, Warned
from bot.sandbox.repeats import Repeats, Retry
from bot.sandbox.shelf import Shelf
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
        self.files = Files(self.ledger, Shelf(path.with_name(f"{path.name}.files") if path else None), clock)
        self.reading = Reading(self.ledger)
        self.repeats = Repeats(clock)
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
        """Whether posting or calling faster than Slack allows is refused with 429."""
        return self.rates.limited

    @limit_rates.setter
    def limit_rates(self, limited: bool) -> None:
        self.rates.limited = limited

    def refuse_next(self, *, channel: str, retry_after: int, times: int = 1) -> None:
        """Answer the next posts to this channel (name or id) with 429 and this `Retry-After`, in seconds."""
        self.rates.refuse_next(self.directory.channel_named(channel).id, retry_after, times)

    def refuse_next_call(self, method: str, *, retry_after: int, times: int = 1) -> None:
        """Answer the next calls of this method, such as `chat.update`, with 429 and this `Retry-After`, in seconds."""
        self.rates.refuse_next(method, retry_after, times)

    def wait_for(self, look: Callable[[], Found | None], timeout_s: float) -> Found | None:
        """The first answer of `look` that is not None or False; None when the time is over."""
        return self.ledger.wait_for(look, timeout_s)

    def deliver(
        self,
        kind: str,
        payload: Json,
        timeout_s: float,
        *,
        accepts_response: bool = False,
        retry: Retry | None = None,
    ) -> Ack | Unheard:
        """Send the app what a person did: to its address if it has one, else over one of its sockets."""
        way = self.webhook or self.sockets
        return way.deliver(kind, payload, timeout_s, accepts_response=accepts_response, retry=retry)

    def send_event(self, payload: Json) -> None:
        """Send an event callback; when it is not acknowledged it comes again, by `redeliver`."""
        self._settle(self.deliver("events_api", payload, self.ack_timeout_s), payload, 1)

    def redeliver(self) -> int:
        """Send again the events whose time has come by the workspace's clock; how many they were."""
        due = self.repeats.take_due()
        for waiting in due:
            answer = self.deliver("events_api", waiting.payload, self.ack_timeout_s, retry=waiting.retry)
            self._settle(answer, waiting.payload, waiting.retry.number + 1)
        return len(due)

    @property
    def guide(self) -> tuple[Hint, ...]:
        """What whoever runs the workspace tells its people to try, in order."""
        return self.ledger.guide.hints

    def set_guide(self, hints: Iterable[Hint]) -> None:
        """Tell what there is to try, in place of what was told before."""
        self.ledger.put(Guide(tuple(hints)))

    def put_document(self, name: str, media_type: str, content: bytes) -> str:
        """Show a page or picture under `/documents/NAME`, in place of an earlier one; the path to it."""
        return self.files.put_document(name, media_type, content)

    def mark_read(self, user_id: str, channel_id: str, ts: str) -> None:
        """This person has read this channel up to the message of this `ts`."""
        self.reading.mark(user_id, channel_id, ts)

    def unread(self, user_id: str) -> dict[str, Unread]:
        """What waits for this person in each channel that they are in, by channel id."""
        channels = [channel for channel in self.directory.channels() if user_id in channel.members]
        return {channel.id: self.reading.unread(user_id, channel.id) for channel in channels}

    def changes_since(self, sequence: int) -> Changes:
        """What changed after this number; see `Changes`."""
        return self.ledger.changes_since(sequence)

    def warn(self, user_id: str, text: str) -> None:
        """Show a person a warning from Slack itself."""
        with self.ledger.lock():
            self.ledger.put(Warned(len(self.ledger.warnings) + 1, user_id, text))

    def warnings(self, user_id: str) -> list[str]:
        """The warnings this person was shown, oldest first."""
        with self.ledger.lock():
            return [warned.text for warned in self.ledger.warnings if warned.user == user_id]

    def _settle(self, answer: Ack | Unheard, payload: Json, next_number: int) -> None:
        if isinstance(answer, Unheard) and not answer.is_final:
            self.repeats.add(payload, next_number, answer.reason)

    def close(self) -> None:
        """Close the file that keeps it, if one does."""
        self.ledger.close()
