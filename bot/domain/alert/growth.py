"""What the public's mentions do to an alert: open it, add to it, change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.alert.action import Decided
from bot.domain.alert.values import SYSTEM, Alert, Change, State, Verb
from bot.domain.severity import Severity


def opening(alert: Alert) -> Change:
    """The first line of an alert's history."""
    return Change(alert.id, alert.revision, alert.opened_at, SYSTEM, Verb.OPEN, "", State.OPEN, alert.why)


def join(alert: Alert, *, severity: Severity, reach: int, now: datetime, reason: str) -> Decided:
    """The alert after one more mention of its story; its severity only ever rises by this."""
    grown = replace(alert, mention_count=alert.mention_count + 1, reach=alert.reach + reach, severity=severity)
    return grown_by(alert, grown, Verb.JOIN, SYSTEM, now, (standing(alert), standing(grown), reason))


def edited(alert: Alert, *, severity: Severity, now: datetime, reason: str) -> Decided:
    """The alert after the author of one of its mentions changed the text."""
    after = replace(alert, severity=severity)
    return grown_by(alert, after, Verb.EDIT, SYSTEM, now, (alert.severity, after.severity, reason))


def grown_by(before: Alert, after: Alert, verb: Verb, who: str, now: datetime, told: tuple[str, str, str]) -> Decided:
    """The next revision of an alert, with the line for its history: from what, to what, and why."""
    revised = replace(after, revision=before.revision + 1, updated_at=now)
    return Decided(revised, Change(before.id, revised.revision, now, who, verb, *told))


def standing(alert: Alert) -> str:
    """How big and how grave it is."""
    return f"{alert.mention_count} mentions, {alert.severity}"
