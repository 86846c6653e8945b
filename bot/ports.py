"""What the steps need from the world. Each protocol is a specification: who calls it, what is atomic, what it raises.

All times are aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.alert import Alert, Change
from bot.domain.mention import Mention, StoredMention
from bot.domain.notice import Delivery, Notice, Receipt, Thread
from bot.domain.person import Person
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.rule import Match
from bot.domain.rulebook import Rulebook
from bot.domain.source import Added, Page, SourceState, Trouble
from bot.domain.verdict import Verdict
from bot.domain.view import AlertView, CaseMention, JudgedMention

Clock = Callable[[], datetime]
"""The present moment. Only wiring has a real one."""

NewKey = Callable[[], str]
"""A fresh key that nobody can guess or repeat: claim tokens and delivery ids."""


class Source(Protocol):
    """A public place that can be read. Called by the poll step, by one thread at a time; it stores nothing."""

    @property
    def name(self) -> str:
        """The name in `sources.yaml`."""

    def fetch(self, cursor: str, now: datetime) -> Page:
        """Read what came after `cursor` (empty at the very first read; else what an earlier page returned).

        Reading twice with one cursor is harmless. Raises `SourceError` and nothing else for what the world does wrong.
        """


class Outcome(StrEnum):
    """What became of a mention."""

    ALERTED = "alerted"
    UNMATCHED = "unmatched"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a stored mention, and why. `outcome` is None while it waits for intake.

    `edited_at` is when we last read another text of it; `found_by` names the source that returned it first.
    """

    stored: StoredMention
    outcome: Outcome | None
    reason: str
    found_by: str
    settled_at: datetime | None = None
    edited_at: datetime | None = None


class Store(Protocol):
    """The one place where state lives. Methods may be called from any thread.

    Each method is atomic on its own; inside `atomic()` they succeed or fail together. Raises `StoreError` and its kinds
    for what an operator can mend; after any error the transaction is rolled back.
    """

    def atomic(self) -> AbstractContextManager[None]:
        """A writing transaction on this thread's connection; it may be nested, and an inner one undoes only itself."""

    def close(self) -> None:
        """Close every connection. Harmless when repeated."""

    # --- the way in: called by flow/poll

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

    # --- intake: called by flow/intake

    def waiting_mentions(self, limit: int) -> list[StoredMention]:
        """The oldest mentions that intake has not looked at since they were stored or edited."""

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
        """For those story keys that lead to an alert which is not closed and changed since then: the alert's id."""

    def add_keys(self, alert_id: int, keys: Sequence[str]) -> None:
        """Let these story keys lead to this alert from now on."""

    def new_alert(self, alert: Alert) -> Alert:
        """Store a new alert; its `id` is ignored and the one given by the store is in the answer."""

    # --- alerts: called by flow/intake and flow/act

    def alert(self, alert_id: int) -> Alert:
        """The present state. Raises `UnknownAlertError`."""

    def save_alert(self, alert: Alert) -> bool:
        """Replace an alert if the stored revision is exactly one less; False when somebody else was faster."""

    def add_change(self, change: Change) -> None:
        """Append to an alert's history. There is no way to alter or remove a change."""

    def changes(self, alert_id: int, limit: int = 50, *, by_people: bool = False) -> list[Change]:
        """The latest changes of an alert, or of those the ones that people made, oldest first."""

    def alerts(self, limit: int = 100) -> list[Alert]:
        """The newest alerts, newest first."""

    def judged(self, mention_id: int) -> JudgedMention:
        """A mention with its matches and verdict. Raises `StoreError` when it was never matched."""

    def mentions_of(self, alert_id: int, limit: int = 50) -> list[JudgedMention]:
        """The mentions of an alert in the order in which they joined."""

    def matched_since(self, rule_id: str, since: datetime, limit: int) -> list[CaseMention]:
        """The mentions first seen since then for which this rule held, newest first, each with its alert."""

    def fates(self, url: str, external_ids: Sequence[str], limit: int) -> list[Fate]:
        """The newest mentions whose `canonical_link` is that of `url`, or with one of these ids, newest first.

        What waits for intake is looked for among the newest that wait; the rest is found by an index.
        """

    # --- proposals: called by flow/act, flow/propose and the command line

    def add_proposal(self, proposal: Proposal) -> Proposal:
        """Store a proposal; its `id` is ignored and the one given by the store is in the answer."""

    def proposal(self, proposal_id: int) -> Proposal:
        """One proposal. Raises `UnknownProposalError`."""

    def proposals(self, *, open_only: bool = True, limit: int = 1000) -> list[Proposal]:
        """The newest proposals, oldest first."""

    def decide_proposal(self, proposal_id: int, state: ProposalState, who: str, now: datetime) -> bool:
        """Close an open proposal as `state`; False when it is not open, or not there."""

    # --- history: called by cli/backtest and cli/rules, page by page

    def mentions_since(self, since: datetime, after_id: int, limit: int) -> list[StoredMention]:
        """Mentions published at `since` or later, matched or not, in the order in which they were first stored.

        `after_id` is the id of the last one of the page before, 0 for the first page. A page that has fewer than
        `limit` is the last one.
        """

    # --- the way out: called by flow/deliver, and add_notice by every step

    def add_notice(self, notice: Notice) -> bool:
        """Queue a notice, and answer whether it was queued.

        An `edit` is state, not a message: while one is waiting for the same alert, a second is not queued, but may make
        it more urgent. Nor is a second `root` queued while one is not yet done.
        """

    def claim_delivery(self, token: str, now: datetime, until: datetime) -> Delivery | None:
        """Claim the most urgent delivery that may be sent now, for this worker alone, until `until`.

        Smallest priority first, then oldest. Skipped: those claimed by others, those that must wait, those whose
        lane is paused, and everything but a `root` of an alert that has no thread yet. A delivery whose earlier
        claim expired, or whose last attempt was postponed as uncertain, comes back `uncertain`.
        """

    def finish_delivery(self, delivery: Delivery, receipt: Receipt | None, now: datetime) -> bool:
        """The delivery is done. False, and nothing stored, when the claim is no longer ours."""

    def postpone_delivery(
        self, delivery: Delivery, not_before: datetime, reason: str, *, uncertain: bool = False
    ) -> bool:
        """Give the claim back for later. False when the claim is no longer ours."""

    def park_delivery(self, delivery: Delivery, reason: str, now: datetime) -> bool:
        """Put a delivery aside until a person mends its cause; it is kept. False when the claim is no longer ours."""

    def retry_refused(self) -> int:
        """Let everything that was parked or refused be tried at once, at the start of a run; how many will be.

        A restart says that a person has mended something. Pauses for a rate limit stay. What was parked comes back
        `uncertain`, because a bug may have come after the message was sent.
        """

    def pause_lane(self, lane: str, until: datetime, reason: str, *, is_refusal: bool = False) -> None:
        """Send nothing of this lane (see `Notice.lane`) before `until`; a later end wins.

        `is_refusal` when it is not a rate limit but something that a person must mend.
        """

    def hurry_root(self, alert_id: int, priority: int) -> None:
        """Let the first post of an alert, if it is still on its way, go out with this priority at the latest."""

    def next_delivery_at(self, now: datetime) -> datetime | None:
        """When something may be sent: `now` if at once, None when nothing waits. Parked ones do not count."""

    def undelivered(self) -> dict[str, int]:
        """How many deliveries are `waiting`, `claimed` and `parked`."""

    def thread(self, alert_id: int) -> Thread | None:
        """The Slack thread of an alert."""

    def save_thread(self, thread: Thread) -> None:
        """Remember where an alert's thread is and which revision its root shows, which never goes down."""

    # --- leases: called by whatever must run once among several processes

    def lease(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take or prolong a lease; False while another holder has it."""

    def release(self, name: str, holder: str) -> None:
        """Give a lease back early."""


class Chat(Protocol):
    """Where the team reads. Called by flow/deliver and flow/act.

    Raises `ChatLimitedError`, `ChatUnavailableError` (nothing happened), `ChatUncertainError` (it may have happened),
    `ThreadGoneError` and `ChatRefusedError`.
    """

    def tell(self, notice: Notice, view: AlertView | None, thread: Thread | None) -> Receipt:
        """Post, reply or edit, according to `notice.kind`; the view is None for `ops` alone."""

    def find(self, notice: Notice, thread: Thread | None) -> Receipt | None:
        """The message that carries this notice's key, if it is there."""

    def person(self, user_id: str) -> Person:
        """A person as the chat describes them now, never from a cache."""


class RulesFolder(Protocol):
    """The files that the team edits. Called by flow/reload, by one thread."""

    def look(self) -> Rulebook | None:
        """What the folder says, once after each change that has come to rest; None while there is nothing new.

        Raises `RulesError`, just as once, for a folder that cannot be used or is gone.
        """

    def forget(self) -> None:
        """The last answer could not be used: give it again."""
