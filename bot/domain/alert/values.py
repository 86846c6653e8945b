"""The words of an alert's life as values. Nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.severity import Severity

SYSTEM = "wardwatch"
"""The `who` of changes that no person made."""


class State(StrEnum):
    """Where an alert is in its life."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"

    @property
    def is_closed(self) -> bool:
        """Whether the team has finished with it; a new mention of the story then opens a new alert."""
        return self in (State.RESOLVED, State.DISMISSED)


class Disposition(StrEnum):
    """How an alert was dealt with."""

    ANSWERED_ONLINE = "answered online"
    ANSWERED_BY_PHONE = "answered by phone"
    ANSWERED_IN_PERSON = "answered in person"
    PATIENT_RELATIONS = "passed to patient relations"
    RISK_MANAGEMENT = "passed to risk management"
    REPORTED = "reported to the platform"
    NO_FOLLOW_UP = "no follow-up"


class Verb(StrEnum):
    """What can be done to an alert, as stored in its changes.

    The last four are the bot's own; those from `draft` to `consent` are done to its answer (see `domain.draft`).
    """

    ACKNOWLEDGE = "acknowledge"
    UNACKNOWLEDGE = "unacknowledge"
    ASSIGN = "assign"
    UNASSIGN = "unassign"
    SNOOZE = "snooze"
    WAKE = "wake"
    ESCALATE = "escalate"
    CHANGE_SEVERITY = "change severity"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    DISMISS = "dismiss"
    MERGE = "merge"
    NOTE = "note"
    TOO_HIGH = "too high"
    TOO_LOW = "too low"
    REVEAL = "show private details"
    DRAFT = "draft"
    APPROVE = "approve"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    CONSENT = "consent"
    OPEN = "open"
    JOIN = "join"
    EDIT = "edit"
    PAGE = "page"


class Facet(StrEnum):
    """A part of an alert that one press changes. Presses on different facets do not stand in each other's way."""

    STATE = "state"
    OWNER = "owner"
    SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class Press:
    """The last press that changed a facet: kept on the alert, to judge another one that was made at the same moment.

    `at` is when it was pressed, `revision` what it made of the alert. Of two at once the greater `strength` prevails.
    `before` are the facet's fields as they were, in the order of `FIELDS`.
    """

    facet: Facet
    verb: Verb
    who: str
    at: datetime
    revision: int
    strength: int
    before: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """The present state of an alert. `revision` grows by one with each change.

    `owner`, `acknowledged_by` and `resolved_by` are Slack user ids, empty when nobody. `lead_id` is the mention
    that speaks for the story. `published_link` is the first reply that was published for it, at `answered_at`.
    `reach` sums the followers of the authors of its mentions. `snoozed_until` is there
    while it is snoozed, `merged_into` is the alert that took over its story, `answer_link` where the public answer is.
    A merged alert is resolved, without a disposition of its own. `presses` are the last ones, at most one a facet.
    """

    id: int
    revision: int
    state: State
    severity: Severity
    category: str
    rule_id: str
    rule_name: str
    channel: str
    policy: str
    lead_id: int
    opened_at: datetime
    updated_at: datetime
    why: str = ""
    owner: str = ""
    mention_count: int = 1
    reach: int = 0
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    resolved_by: str = ""
    resolved_at: datetime | None = None
    disposition: Disposition | None = None
    note: str = ""
    snoozed_until: datetime | None = None
    merged_into: int | None = None
    answer_link: str = ""
    answered_at: datetime | None = None
    published_link: str = ""
    presses: tuple[Press, ...] = ()

    def press(self, facet: Facet) -> Press | None:
        """The last press on a facet."""
        return next((press for press in self.presses if press.facet is facet), None)


FIELDS: dict[Facet, tuple[str, ...]] = {
    Facet.STATE: (
        "state",
        "acknowledged_by",
        "acknowledged_at",
        "resolved_by",
        "resolved_at",
        "disposition",
        "note",
        "snoozed_until",
        "merged_into",
        "answer_link",
        "owner",
    ),
    Facet.OWNER: ("owner",),
    Facet.SEVERITY: ("severity",),
}
"""What belongs to a facet. The owner is also part of the state: who acknowledges an alert without one becomes it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of an alert's history: when, who, which action, from what to what, and why."""

    alert_id: int
    revision: int
    at: datetime
    who: str
    verb: Verb
    before: str
    after: str
    reason: str = ""
