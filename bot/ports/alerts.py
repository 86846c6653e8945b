"""Alerts with their history and their mentions, the team's proposals, and what was read long ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.alert import Alert, Change
from bot.domain.mention import StoredMention
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.view import CaseMention, JudgedMention
from bot.ports.fate import Fate


class AlertStore(Protocol):
    """Alerts. Called by flow/intake and flow/act."""

    def alert(self, alert_id: int) -> Alert:
        """The present state. Raises `UnknownAlertError`."""

    def save_alert(self, alert: Alert) -> bool:
        """Replace an alert if the stored revision is exactly one less; False when somebody else was faster."""

    def add_change(self, change: Change) -> None:
        """Append to an alert's history, chained to the change before it: of two writers at once, one waits.

        There is no way to alter or remove a change.
        """

    def changes(self, alert_id: int, limit: int = 50, *, by_people: bool = False) -> list[Change]:
        """The latest changes of an alert, oldest first; or of those the ones that people made or look for.

        The latter are without what the bot does with each mention: opening, joining, reading an edit.
        """

    def alerts(self, limit: int = 100) -> list[Alert]:
        """The newest alerts, newest first."""

    def alerts_of(self, user_id: str) -> list[Alert]:
        """The alerts that are not closed and that this person owns or has acknowledged, newest first."""

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


class ProposalStore(Protocol):
    """Proposals. Called by flow/act, flow/propose and the command line."""

    def add_proposal(self, proposal: Proposal) -> Proposal:
        """Store a proposal; its `id` is ignored and the one given by the store is in the answer."""

    def proposal(self, proposal_id: int) -> Proposal:
        """One proposal. Raises `UnknownProposalError`."""

    def proposals(self, *, open_only: bool = True, limit: int = 1000) -> list[Proposal]:
        """The newest proposals, oldest first."""

    def decide_proposal(self, proposal_id: int, state: ProposalState, who: str, now: datetime) -> bool:
        """Close an open proposal as `state`; False when it is not open, or not there."""


class HistoryStore(Protocol):
    """What was read long ago, page by page. Called by cli/backtest and cli/rules."""

    def mentions_since(self, since: datetime, after_id: int, limit: int) -> list[StoredMention]:
        """Mentions published at `since` or later, matched or not, in the order in which they were first stored.

        `after_id` is the id of the last one of the page before, 0 for the first page. A page that has fewer than
        `limit` is the last one.
        """
