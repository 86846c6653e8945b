"""An alert is the team's case for one story: a state, an owner, a severity, one Slack thread.

`decide` says what an action does to it. It does not check who may act (see `person`), nor store anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

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
    """What can be done to an alert, as stored in its changes. The last four are the bot's own."""

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
    OPEN = "open"
    JOIN = "join"
    EDIT = "edit"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Alert:
    """The present state of an alert. `revision` grows by one with each change.

    `owner`, `acknowledged_by` and `resolved_by` are Slack user ids, empty when nobody. `lead_id` is the mention
    that speaks for the story. `reach` sums the followers of the authors of its mentions. `snoozed_until` is there
    while it is snoozed, `merged_into` is the alert that took over its story, `answer_link` where the public answer is.
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


@dataclass(frozen=True, slots=True)
class Action:
    """What a person asks for. `to` is the new owner of an assignment; a resolution names its disposition.

    The `note` of a dismissal says why, and becomes the reason of its change. `until` ends a snooze, `severity` is the
    one to change to, `into` the alert to merge into, `link` the public answer that a resolution tells of. `seen` is the
    revision that the person looked at when they pressed, 0 when it is not known.
    """

    verb: Verb
    to: str = ""
    disposition: Disposition | None = None
    note: str = ""
    until: datetime | None = None
    severity: Severity | None = None
    into: int = 0
    link: str = ""
    seen: int = 0


class Why(StrEnum):
    """Why an action was refused."""

    ALREADY_ACKNOWLEDGED = "already acknowledged"
    ALREADY_ASSIGNED = "already assigned"
    CLOSED = "closed"
    NO_OWNER_NAMED = "no owner named"
    CANNOT_OWN = "cannot own"
    NO_DISPOSITION = "no disposition"


@dataclass(frozen=True, slots=True)
class Decided:
    """The alert after an action, and the line for its history."""

    alert: Alert
    change: Change


@dataclass(frozen=True, slots=True)
class Refused:
    """The action changes nothing: why, and who made it impossible, when."""

    why: Why
    alert: Alert
    by: str = ""
    at: datetime | None = None


Decision = Decided | Refused


def decide(alert: Alert, action: Action, who: str, now: datetime) -> Decision:
    """What `action` by `who` does to the alert: a change, or a refusal with its reason. A closed alert stays closed."""
    return refusal(alert, action.verb) or _ACTIONS[action.verb](alert, action, who, now)


def refusal(alert: Alert, verb: Verb) -> Refused | None:
    """What the state of the alert has against `verb`, whatever its details; None when nothing."""
    if alert.state.is_closed:
        return Refused(Why.CLOSED, alert, alert.resolved_by, alert.resolved_at)
    if verb is Verb.ACKNOWLEDGE and alert.state is State.ACKNOWLEDGED:
        return Refused(Why.ALREADY_ACKNOWLEDGED, alert, alert.acknowledged_by, alert.acknowledged_at)
    return None


def join(alert: Alert, *, severity: Severity, reach: int, now: datetime, reason: str) -> Decided:
    """The alert after one more mention of its story; its severity only ever rises by this."""
    grown = replace(alert, mention_count=alert.mention_count + 1, reach=alert.reach + reach, severity=severity)
    return _changed(alert, grown, Verb.JOIN, SYSTEM, now, _standing(alert), _standing(grown), reason)


def edited(alert: Alert, *, severity: Severity, now: datetime, reason: str) -> Decided:
    """The alert after the author of one of its mentions changed the text."""
    after = replace(alert, severity=severity)
    return _changed(alert, after, Verb.EDIT, SYSTEM, now, alert.severity, after.severity, reason)


def opening(alert: Alert) -> Change:
    """The first line of an alert's history."""
    return Change(alert.id, alert.revision, alert.opened_at, SYSTEM, Verb.OPEN, "", State.OPEN, alert.why)


def _acknowledge(alert: Alert, _action: Action, who: str, now: datetime) -> Decision:
    after = replace(alert, state=State.ACKNOWLEDGED, acknowledged_by=who, acknowledged_at=now, owner=alert.owner or who)
    return _changed(alert, after, Verb.ACKNOWLEDGE, who, now, alert.state, after.state)


def _assign(alert: Alert, action: Action, who: str, now: datetime) -> Decision:
    if not action.to:
        return Refused(Why.NO_OWNER_NAMED, alert)
    if action.to == alert.owner:
        return Refused(Why.ALREADY_ASSIGNED, alert, alert.owner)
    return _changed(alert, replace(alert, owner=action.to), Verb.ASSIGN, who, now, alert.owner, action.to)


def _resolve(alert: Alert, action: Action, who: str, now: datetime) -> Decision:
    if action.disposition is None:
        return Refused(Why.NO_DISPOSITION, alert)
    after = replace(
        alert,
        state=State.RESOLVED,
        resolved_by=who,
        resolved_at=now,
        disposition=action.disposition,
        note=action.note,
    )
    return _changed(alert, after, Verb.RESOLVE, who, now, alert.state, after.state, action.disposition)


def _dismiss(alert: Alert, action: Action, who: str, now: datetime) -> Decision:
    after = replace(alert, state=State.DISMISSED, resolved_by=who, resolved_at=now)
    return _changed(alert, after, Verb.DISMISS, who, now, alert.state, after.state, action.note)


_ACTIONS: dict[Verb, Callable[[Alert, Action, str, datetime], Decision]] = {
    Verb.ACKNOWLEDGE: _acknowledge,
    Verb.ASSIGN: _assign,
    Verb.RESOLVE: _resolve,
    Verb.DISMISS: _dismiss,
}
"""The action table: a new action of a person is one entry here."""


def _changed(
    before: Alert, after: Alert, verb: Verb, who: str, now: datetime, was: str, became: str, reason: str = ""
) -> Decided:
    revised = replace(after, revision=before.revision + 1, updated_at=now)
    return Decided(revised, Change(before.id, revised.revision, now, who, verb, was, became, reason))


def _standing(alert: Alert) -> str:
    return f"{alert.mention_count} mentions, {alert.severity}"
