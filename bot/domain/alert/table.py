"""The action table: what each verb of a person needs, changes, and says. A new action is one entry.

An entry knows one alert as it stands. What happens when two people press at once is for `decide`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.domain.alert.action import LONGEST_LINK, LONGEST_NOTE, LONGEST_SNOOZE, Action, Refused, Why
from bot.domain.alert.values import Alert, Facet, State, Verb

_CLOSED = frozenset(state for state in State if state.is_closed)
_LIVE = frozenset(State) - _CLOSED
_ANY = frozenset(State)

Need = Callable[[Alert, Action, datetime], Why | None]
Apply = Callable[[Alert, Action, str, datetime], Alert]
Tell = Callable[[Alert, Alert, Action], tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Deed:
    """One action. `otherwise` refuses it in a state that is not among `states`, unless the alert is closed.

    `needs` looks at the details, `apply` answers the alert after it, `tell` what the history says: from what, to what,
    and why. Of two pressed at once on one facet, the one with the greater `strength` prevails.
    """

    facet: Facet | None
    strength: int
    states: frozenset[State]
    otherwise: Why
    needs: Need
    apply: Apply
    tell: Tell


def refusal(alert: Alert, verb: Verb) -> Refused | None:
    """What the state of the alert has against `verb`, whatever its details; None when nothing."""
    deed = ACTIONS.get(verb)
    if deed is None:
        return Refused(Why.NOT_AN_ACTION, alert)
    if alert.merged_into is not None:
        return Refused(Why.MERGED, alert, alert.resolved_by, alert.resolved_at, alert.merged_into)
    if alert.state in deed.states:
        return None
    if alert.state.is_closed:
        return Refused(Why.CLOSED, alert, alert.resolved_by, alert.resolved_at)
    by_whom = (alert.acknowledged_by, alert.acknowledged_at) if deed.otherwise is Why.ALREADY_ACKNOWLEDGED else ()
    return Refused(deed.otherwise, alert, *by_whom)


def objection(alert: Alert, action: Action, now: datetime, target: Alert | None = None) -> Refused | None:
    """All that the alert has against the action; None when nothing. `target` is the alert that a merge names."""
    no = refusal(alert, action.verb)
    if no:
        return no
    if action.verb is Verb.MERGE:
        return _against_merging(alert, action, target)
    why = ACTIONS[action.verb].needs(alert, action, now)
    return Refused(why, alert, alert.owner if why is Why.ALREADY_ASSIGNED else "") if why else None


def _against_merging(alert: Alert, action: Action, target: Alert | None) -> Refused | None:
    """A merge ends in an alert that is alive: so there are no chains to follow by hand, and no circles."""
    if action.into == alert.id:
        return Refused(Why.INTO_ITSELF, alert)
    if target is None or target.id != action.into:
        return Refused(Why.NO_SUCH_ALERT, alert, other=action.into)
    if target.merged_into is not None:
        return Refused(Why.TARGET_MERGED, alert, target.resolved_by, target.resolved_at, target.merged_into)
    if target.state.is_closed:
        return Refused(Why.TARGET_CLOSED, alert, target.resolved_by, target.resolved_at, target.id)
    return None


# --- what the details must be


def _nothing(_alert: Alert, _action: Action, _now: datetime) -> Why | None:
    return None


def _an_owner(alert: Alert, action: Action, _now: datetime) -> Why | None:
    if not action.to:
        return Why.NO_OWNER_NAMED
    return Why.ALREADY_ASSIGNED if action.to == alert.owner else None


def _owned(alert: Alert, _action: Action, _now: datetime) -> Why | None:
    return None if alert.owner else Why.NO_OWNER


def _an_end(alert: Alert, action: Action, now: datetime) -> Why | None:
    if action.until is None:
        return Why.NO_TIME
    if action.until <= now:
        return Why.TIME_PASSED
    if action.until > now + LONGEST_SNOOZE:
        return Why.TOO_LONG
    return Why.ALREADY_SNOOZED if action.until == alert.snoozed_until else None


def _another_severity(alert: Alert, action: Action, _now: datetime) -> Why | None:
    if action.severity is None:
        return Why.NO_SEVERITY
    return Why.SAME_SEVERITY if action.severity is alert.severity else None


def _a_disposition(_alert: Alert, action: Action, _now: datetime) -> Why | None:
    if action.disposition is None:
        return Why.NO_DISPOSITION
    is_web = action.link.lower().startswith(("https://", "http://"))
    if action.link and not (is_web and len(action.link) <= LONGEST_LINK):
        return Why.BAD_LINK
    return _short_note(action)


def _a_note(_alert: Alert, action: Action, _now: datetime) -> Why | None:
    return _short_note(action) if action.note.strip() else Why.NO_NOTE


def _short_note(action: Action) -> Why | None:
    return Why.NOTE_TOO_LONG if len(action.note) > LONGEST_NOTE else None


# --- what they do


def _acknowledge(alert: Alert, _action: Action, who: str, now: datetime) -> Alert:
    """Who takes it on owns it, if nobody does."""
    open_again = _opened(alert, State.ACKNOWLEDGED)
    return replace(open_again, acknowledged_by=who, acknowledged_at=now, owner=alert.owner or who)


def _unacknowledge(alert: Alert, _action: Action, _who: str, _now: datetime) -> Alert:
    """Who became the owner only by acknowledging is not the owner any longer."""
    return replace(_opened(alert), owner="" if _owner_came_with_state(alert) else alert.owner)


def _owner_came_with_state(alert: Alert) -> bool:
    chosen = alert.press(Facet.OWNER)
    return alert.owner == alert.acknowledged_by and (chosen is None or chosen.verb is Verb.UNASSIGN)


def _assign(alert: Alert, action: Action, _who: str, _now: datetime) -> Alert:
    return replace(alert, owner=action.to)


def _unassign(alert: Alert, _action: Action, _who: str, _now: datetime) -> Alert:
    return replace(alert, owner="")


def _snooze(alert: Alert, action: Action, _who: str, _now: datetime) -> Alert:
    return replace(_opened(alert, State.SNOOZED), snoozed_until=action.until)


def _open_again(alert: Alert, _action: Action, _who: str, _now: datetime) -> Alert:
    return _opened(alert)


def _change_severity(alert: Alert, action: Action, _who: str, _now: datetime) -> Alert:
    return replace(alert, severity=action.severity or alert.severity)


def _resolve(alert: Alert, action: Action, who: str, now: datetime) -> Alert:
    ended = _ended(alert, State.RESOLVED, who, now)
    return replace(ended, disposition=action.disposition, note=action.note, answer_link=action.link)


def _dismiss(alert: Alert, _action: Action, who: str, now: datetime) -> Alert:
    return _ended(alert, State.DISMISSED, who, now)


def _merge(alert: Alert, action: Action, who: str, now: datetime) -> Alert:
    return replace(_ended(alert, State.RESOLVED, who, now), merged_into=action.into)


def _unchanged(alert: Alert, _action: Action, _who: str, _now: datetime) -> Alert:
    return alert


def _opened(alert: Alert, state: State = State.OPEN) -> Alert:
    """Nobody has taken it on, and nothing of an end is left."""
    opened = replace(alert, state=state, acknowledged_by="", acknowledged_at=None, snoozed_until=None)
    return replace(opened, resolved_by="", resolved_at=None, disposition=None, note="", answer_link="")


def _ended(alert: Alert, state: State, who: str, now: datetime) -> Alert:
    return replace(alert, state=state, resolved_by=who, resolved_at=now, snoozed_until=None)


# --- what the history says


def _states(before: Alert, after: Alert, action: Action) -> tuple[str, str, str]:
    return before.state, after.state, action.note


def _owners(before: Alert, after: Alert, action: Action) -> tuple[str, str, str]:
    return before.owner, after.owner, action.note


def _severities(before: Alert, after: Alert, action: Action) -> tuple[str, str, str]:
    return before.severity, after.severity, action.note


def _severity(before: Alert, _after: Alert, _action: Action) -> tuple[str, str, str]:
    """What a person found too high or too low, as it was then."""
    return before.severity, "", ""


def _until(before: Alert, after: Alert, _action: Action) -> tuple[str, str, str]:
    """The reason is the end, in UTC."""
    until = after.snoozed_until
    return before.state, after.state, until.astimezone(UTC).isoformat() if until else ""


def _how(before: Alert, after: Alert, _action: Action) -> tuple[str, str, str]:
    return before.state, after.state, after.disposition or ""


def _how_it_was(before: Alert, after: Alert, action: Action) -> tuple[str, str, str]:
    """What the alert forgets by being opened again stays in its history."""
    parts = (action.note, before.disposition, before.answer_link, before.note)
    return before.state, after.state, "; ".join(part for part in parts if part)


def _whereto(before: Alert, after: Alert, action: Action) -> tuple[str, str, str]:
    return before.state, after.state, f"merged into alert {action.into}"


def _words(_before: Alert, _after: Alert, action: Action) -> tuple[str, str, str]:
    return "", "", action.note.strip()


_NEVER = Why.CLOSED
"""For what may be done in every state but a closed one: that refusal comes first."""

ACTIONS: dict[Verb, Deed] = {
    Verb.UNACKNOWLEDGE: Deed(
        Facet.STATE, 0, frozenset({State.ACKNOWLEDGED}), Why.NOT_ACKNOWLEDGED, _nothing, _unacknowledge, _states
    ),
    Verb.WAKE: Deed(Facet.STATE, 0, frozenset({State.SNOOZED}), Why.NOT_SNOOZED, _nothing, _open_again, _states),
    Verb.REOPEN: Deed(Facet.STATE, 0, _CLOSED, Why.NOT_CLOSED, _nothing, _open_again, _how_it_was),
    Verb.ACKNOWLEDGE: Deed(
        Facet.STATE,
        1,
        frozenset({State.OPEN, State.SNOOZED}),
        Why.ALREADY_ACKNOWLEDGED,
        _nothing,
        _acknowledge,
        _states,
    ),
    Verb.SNOOZE: Deed(Facet.STATE, 2, _LIVE, _NEVER, _an_end, _snooze, _until),
    Verb.ESCALATE: Deed(Facet.STATE, 3, _LIVE, _NEVER, _nothing, _open_again, _states),
    Verb.RESOLVE: Deed(Facet.STATE, 4, _LIVE, _NEVER, _a_disposition, _resolve, _how),
    Verb.DISMISS: Deed(Facet.STATE, 4, _LIVE, _NEVER, _nothing, _dismiss, _states),
    Verb.MERGE: Deed(Facet.STATE, 5, _LIVE, _NEVER, _nothing, _merge, _whereto),
    Verb.UNASSIGN: Deed(Facet.OWNER, 0, _LIVE, _NEVER, _owned, _unassign, _owners),
    Verb.ASSIGN: Deed(Facet.OWNER, 1, _LIVE, _NEVER, _an_owner, _assign, _owners),
    Verb.CHANGE_SEVERITY: Deed(Facet.SEVERITY, 0, _LIVE, _NEVER, _another_severity, _change_severity, _severities),
    Verb.NOTE: Deed(None, 0, _ANY, _NEVER, _a_note, _unchanged, _words),
    Verb.TOO_HIGH: Deed(None, 0, _ANY, _NEVER, _nothing, _unchanged, _severity),
    Verb.TOO_LOW: Deed(None, 0, _ANY, _NEVER, _nothing, _unchanged, _severity),
    Verb.REVEAL: Deed(None, 0, _ANY, _NEVER, _nothing, _unchanged, _words),
}
"""Everything that a person can do. Two resolutions at once, or a resolution and a dismissal: the first one counts."""
