"""What falls due at a time, and how far each alert has walked its policy."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from bot.domain.due import ClaimedDue, Due, DueKind
from bot.domain.escalation import Escalation


class DueStore(Protocol):
    """Dues: rows, never timers in memory. Called by flow/escalate, flow/due and flow/handoff."""

    def add_due(self, due: Due) -> bool:
        """Remember a due; False when the same one (kind, alert, detail, time) is there already."""

    def claim_due(self, token: str, now: datetime, until: datetime) -> ClaimedDue | None:
        """Claim the due that has waited longest, for this worker alone, until `until`.

        Claimed ones come back when their claim has expired. `attempts` counts this claim too.
        """

    def prolong_due(self, claimed: ClaimedDue, until: datetime) -> bool:
        """Keep the claim until then: it is still worked on. False when the claim is no longer ours."""

    def finish_due(self, claimed: ClaimedDue) -> bool:
        """The due is done and gone. False, and nothing changed, when the claim is no longer ours or it was cancelled.

        What it led to is stored in the same transaction, so that it happens once whatever fails.
        """

    def postpone_due(self, claimed: ClaimedDue, not_before: datetime) -> bool:
        """Give the claim back for later; its own time stays. False when the claim is no longer ours."""

    def cancel_dues(self, alert_id: int, kinds: Collection[DueKind]) -> int:
        """Forget these dues of an alert, claimed or not; how many there were."""

    def cancel_detail(self, kind: DueKind, detail: str) -> int:
        """Forget the dues of this kind that are about no alert and have this detail; how many there were."""

    def dues(self, kind: DueKind) -> list[Due]:
        """All that wait or are claimed, the earliest first."""

    def next_due_at(self, now: datetime) -> datetime | None:
        """When something falls due: `now` if at once, None when nothing waits."""


class EscalationStore(Protocol):
    """Escalations, one for each alert that ever had one. Called by flow/escalate and flow/deliver."""

    def escalation(self, alert_id: int) -> Escalation | None:
        """How far an alert has walked its policy; None when it never began."""

    def save_escalation(self, escalation: Escalation) -> None:
        """Remember it in place of the one before."""
