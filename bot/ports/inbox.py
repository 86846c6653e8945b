"""The way in: what sources returned, and what intake makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.alert import Alert
from bot.domain.feedback import Opinion
from bot.domain.mention import Mention, StoredMention
from bot.domain.rule import Match
from bot.domain.source import Added, SourceState, Trouble
from bot.domain.verdict import Verdict
from bot.ports.fate import Outcome


class PollStore(Protocol):
    """The way in. Called by flow/poll."""

    def source_state(self, source: str) -> SourceState:
        """How a source fares; a fresh state for one that was never polled."""

    def source_states(self) -> list[SourceState]:
        """Every source that was ever polled, by name."""

    def add_page(self, source: str, mentions: Sequence[Mention], cursor: str, now: datetime) -> Added:
        """Store a page and move the source's cursor, both or neither.

        A mention that is already there, by `(source, external_id)` or by the same non-empty `content_key` published
        within 30 days in the same source, is not stored again; when its text, title or rating differs it is updated,
        its revision grows, and it waits for intake anew. The mentions of one page may repeat each other: the last one
        counts. Marks the poll as successful.
        """

    def note_poll_failure(
        self, source: str, trouble: Trouble, now: datetime, not_before: datetime | None
    ) -> SourceState:
        """Store and answer `SourceState.after_failure`; the cursor stays. A stored page forgets the trouble."""


class IntakeStore(Protocol):
    """What intake reads and settles. Called by flow/intake."""

    def waiting_mentions(self, limit: int) -> list[StoredMention]:
        """The oldest mentions that intake has not looked at since they were stored or edited."""

    def keep_words(self, mentions: Sequence[StoredMention]) -> None:
        """Let those of these mentions that have an alert be found by their words, and no longer by former ones.

        For a whole batch, since an index is written much faster so.
        """

    def settle_mention(
        self,
        stored: StoredMention,
        outcome: Outcome,
        reason: str,
        now: datetime,
        *,
        alert_id: int | None = None,
        matches: Sequence[Match] = (),
        verdict: Verdict | None = None,
    ) -> None:
        """Record what became of a mention, with its matches and verdict, replacing those of an earlier revision.

        A mention that was edited since it was read as `stored` keeps waiting.
        """

    def alerts_by_key(self, keys: Sequence[str], since: datetime) -> Mapping[str, int]:
        """For those story keys that lead to an alert which is not closed and changed since then: the alert's id.

        The keys of an alert that was merged into another one lead to that one.
        """

    def joined_since(self, alert_id: int, since: datetime) -> int:
        """How many mentions joined this alert at that moment or later."""

    def ends_of(self, rule_id: str, category: str, since: datetime) -> Mapping[str, int]:
        """How the alerts of this rule and category that were resolved since then ended: how many by disposition."""

    def said_of(self, rule_id: str, category: str, since: datetime, limit: int) -> list[tuple[int, Opinion]]:
        """What people said since then of the severity of alerts of this rule and category, with the alert's id.

        The latest so many, oldest first. What the bot itself changed is no opinion.
        """

    def add_keys(self, alert_id: int, keys: Sequence[str]) -> None:
        """Let these story keys lead to this alert from now on."""

    def new_alert(self, alert: Alert) -> Alert:
        """Store a new alert; its `id` is ignored and the one given by the store is in the answer."""
