"""Who is told next about an alert while nobody has acknowledged it, for its first post."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.domain.alert import Alert, State
from bot.domain.escalation import Escalation, upcoming
from bot.domain.oncall import OnCall
from bot.domain.policy import Step, TargetKind
from bot.domain.severity import Severity
from bot.domain.view import NextTold
from bot.flow.targets import Roster, roster_of
from bot.ports import Store


def next_told(store: Store, oncall: OnCall, alert: Alert) -> NextTold | None:
    """Who is told next and when, as things stand; None when nobody is, or when it cannot be said who."""
    escalation = store.escalation(alert.id) if alert.state is State.OPEN else None
    return told_by(escalation, roster_of(store, oncall), alert.severity) if escalation else None


def told_by(escalation: Escalation, roster: Roster, severity: Severity) -> NextTold | None:
    """Whom an escalation tells next; steps that would reach nobody are passed over, as they will be skipped."""
    for step, walking in upcoming(escalation, severity):
        at = walking.next_at or walking.started_at
        who = tuple(one for one in dict.fromkeys(_who(step, roster, at)) if one != walking.spared)
        if who:
            return NextTold(at, who, walking.is_last_resort)
    return None


def _who(step: Step, roster: Roster, at: datetime) -> Iterator[str]:
    for target in step.targets:
        if target.kind in (TargetKind.GROUP, TargetKind.CHANNEL):
            yield target.id
            continue
        is_schedule = target.kind is TargetKind.SCHEDULE
        member = roster.member_on_call(target.id, at) if is_schedule else roster.oncall.member(target.id)
        if member and roster.may_call(member.slack):
            yield member.slack
