"""During a crisis the team is reminded, at the interval it has set, to update what it says in public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Alert, Verb
from bot.domain.due import Due, DueKind
from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.severity import Severity
from bot.flow.rules import LiveRules
from bot.ports import NewKey, Store

BEGINS_AGAIN = (Verb.CHANGE_SEVERITY, Verb.MERGE, Verb.REOPEN, Verb.PUBLISH)


@dataclass(frozen=True, slots=True)
class Reminders:
    """Every method belongs into the transaction of what led to it."""

    store: Store
    rules: LiveRules

    def plan(self, alert: Alert, now: datetime) -> None:
        """The next reminder of a crisis, in place of the one that waits; none for anything else."""
        self.store.cancel_dues(alert.id, [DueKind.STATEMENT])
        every = self.rules.current.book.replies.update_every
        if every is not None and alert.severity is Severity.CRISIS and not alert.state.is_closed:
            self.store.add_due(Due(DueKind.STATEMENT, now + every, alert.id))

    def remind(self, alert: Alert, new_key: NewKey, now: datetime) -> None:
        """Say so in the thread, and plan the next; silence when the crisis is over."""
        if alert.severity is not Severity.CRISIS or alert.state.is_closed:
            return
        urgency = priority(NoticeKind.STATEMENT, alert.severity)
        reason = "the crisis is open"
        self.store.add_notice(Notice(new_key(), NoticeKind.STATEMENT, alert.channel, reason, now, urgency, alert.id))
        self.plan(alert, now)
