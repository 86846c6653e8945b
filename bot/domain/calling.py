"""What the bot itself does to an alert while it looks for somebody: each is a change of its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.alert import SYSTEM, Alert, Change, Decided, State, Verb


def paged(alert: Alert, told: tuple[str, ...], reason: str, now: datetime) -> Decided:
    """The alert after a step of its policy. `told` are Slack user ids and `#channel` names; nobody: it was skipped."""
    return _by_the_bot(alert, alert, Verb.PAGE, "", " ".join(told), reason, now)


def woken(alert: Alert, reason: str, now: datetime) -> Decided:
    """A snoozed alert is open again."""
    return _opened(alert, Verb.WAKE, reason, now)


def given_back(alert: Alert, reason: str, now: datetime) -> Decided:
    """An acknowledged alert is open again: whoever acknowledged it does not answer. It has no owner then."""
    return _opened(replace(alert, owner=""), Verb.UNACKNOWLEDGE, reason, now)


def _opened(alert: Alert, verb: Verb, reason: str, now: datetime) -> Decided:
    after = replace(alert, state=State.OPEN, acknowledged_by="", acknowledged_at=None, snoozed_until=None)
    return _by_the_bot(alert, after, verb, alert.state, after.state, reason, now)


def _by_the_bot(
    before: Alert, after: Alert, verb: Verb, was: str, became: str, reason: str, now: datetime
) -> Decided:
    revised = replace(after, revision=before.revision + 1, updated_at=now)
    return Decided(revised, Change(before.id, revised.revision, now, SYSTEM, verb, was, became, reason))
