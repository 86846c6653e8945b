"""Who is told next about an alert while nobody has acknowledged it, for its first post."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.domain.alert import Alert, State
from bot.domain.escalation import upcoming
from bot.domain.oncall import OnCall
from bot.domain.policy import Step, TargetKind
from bot.domain.view import NextTold
from bot.flow.targets import Roster
from bot.ports import Store


def next_told(store: Store, oncall: OnCall, alert: Alert) -> NextTold | None:
    """Who is told next and when, as things stand; None when nobody is, or when it cannot be said who."""
    escalation = store.escalation(alert.id) if alert.state is State.OPEN else None
    coming = upcoming(escalation, alert.severity) if escalation else None
    if coming is None:
        return None
    step, at, is_last = coming
    who = tuple(dict.fromkeys(_who(step, Roster(store, oncall), at)))
    return NextTold(at, who, is_last) if who else None


def _who(step: Step, roster: Roster, at: datetime) -> Iterator[str]:
    for target in step.targets:
        if target.kind in (TargetKind.GROUP, TargetKind.CHANNEL):
            yield target.id
            continue
        is_schedule = target.kind is TargetKind.SCHEDULE
        member = roster.member_on_call(target.id, at) if is_schedule else roster.oncall.member(target.id)
        if member:
            yield member.slack
