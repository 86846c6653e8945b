"""Carries out one step of an alert's policy: who is told, what is recorded, and when the next step is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.domain.alert import Alert, Decided, State
from bot.domain.calling import paged
from bot.domain.escalation import Escalation, after_step, exhausted, why_not
from bot.domain.notice import FIRST, Notice, NoticeKind, priority
from bot.domain.policy import Step, TargetKind
from bot.errors import StoreBusyError
from bot.flow.escalate import Escalations
from bot.flow.standin import show
from bot.flow.targets import Groups, Reach, reach, roster_of
from bot.ports import NewKey, Store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of policies. Every method belongs into the transaction that finishes the due."""

    store: Store
    escalations: Escalations
    new_key: NewKey

    def groups(self, alert_id: int) -> tuple[str, ...]:
        """The user groups that the next step of an alert names: the chat is asked for them before the transaction."""
        escalation = self.store.escalation(alert_id)
        step = escalation.due if escalation else None
        return tuple(target.id for target in step.targets if target.kind is TargetKind.GROUP) if step else ()

    def carry_out(self, alert_id: int, groups: Groups, now: datetime) -> None:
        """Tell whom the next step names; skip it, with the reason, when its condition or its people say so."""
        alert, escalation = self.store.alert(alert_id), self.store.escalation(alert_id)
        if escalation is None or not escalation.is_running or alert.state is not State.OPEN:
            return
        if escalation.due is None:
            self._end(alert, escalation, now)
        else:
            self._take(escalation.due, escalation, alert, groups, now)

    def _end(self, alert: Alert, escalation: Escalation, now: datetime) -> None:
        self.store.save_escalation(exhausted(escalation))
        self.say(alert, NoticeKind.EXHAUSTED, f"{escalation.policy.id} has nobody left to call", now)
        log.warning("nobody_answers", alert=alert.id, policy=escalation.policy.id)

    def _take(self, step: Step, escalation: Escalation, alert: Alert, groups: Groups, now: datetime) -> None:
        against = why_not(step, escalation.policy, alert.severity, now)
        reached = Reach() if against else self._reach(step, escalation, alert, groups, now)
        self.escalations.walked(after_step(escalation, now, told=not reached.is_empty))
        reason = _reason(escalation, step, reached, against)
        self.keep(paged(alert, reached.told, reason, now), reason, now)
        if reached.is_empty:
            self._say_skipped(alert, reason, now, is_gap=not against)
        else:
            self._call(alert, reached, reason, now)
        log.info("paged", alert=alert.id, step=escalation.place, told=len(reached.told), skipped=reached.is_empty)

    def keep(self, decided: Decided, reason: str, now: datetime) -> None:
        """Store what the bot did to an alert, and show it on the first post."""
        if not self.store.save_alert(decided.alert):
            raise StoreBusyError("it changed meanwhile", who=f"alert {decided.alert.id}", cure="it is tried again")
        self.store.add_change(decided.change)
        urgency = priority(NoticeKind.EDIT, decided.alert.severity)
        show(self.store, self.new_key, decided.alert, reason, now, urgency)

    def say(self, alert: Alert, kind: NoticeKind, reason: str, now: datetime) -> None:
        """Tell the alert's own channel."""
        self._add(alert, kind, alert.channel, reason, now)

    def _reach(self, step: Step, escalation: Escalation, alert: Alert, groups: Groups, now: datetime) -> Reach:
        roster = roster_of(self.store, self.escalations.rules.current.book.oncall)
        return reach(step, roster, groups, alert.channel, now, without=escalation.spared)

    def _call(self, alert: Alert, reached: Reach, reason: str, now: datetime) -> None:
        """A page leads to the thread, so the first post goes before it, quiet hours or not."""
        self.store.hurry_root(alert.id, FIRST)
        self.store.release_root(alert.id)
        for called in reached.direct:
            self._add(alert, NoticeKind.PAGE, called.slack, reason, now)
        for way, called in reached.outside:
            self._add(alert, NoticeKind.PAGE_OUTSIDE, f"{way} {called.member.id if called.member else ''}", reason, now)
        for channel in reached.channels:
            self._add(alert, NoticeKind.PAGE_CHANNEL, channel, reason, now, " ".join(reached.mentioned))

    def _say_skipped(self, alert: Alert, reason: str, now: datetime, *, is_gap: bool) -> None:
        """A condition that does not hold is what the team wrote; that nobody is there is news to them."""
        if is_gap:
            self.store.release_root(alert.id)
            self.say(alert, NoticeKind.SKIPPED, reason, now)

    def _add(self, alert: Alert, kind: NoticeKind, where: str, reason: str, now: datetime, text: str = "") -> None:
        urgency = priority(kind, alert.severity)
        self.store.add_notice(Notice(self.new_key(), kind, where, reason, now, urgency, alert.id, text=text))


def _reason(escalation: Escalation, step: Step, reached: Reach, against: str) -> str:
    """Who is told and why, or why nobody is, for the history and for the channel."""
    if reached.is_empty:
        why = against or "; ".join(dict.fromkeys(reached.missing)) or "it names nobody"
        return f"{escalation.place} is skipped: {why}"
    ways = " and ".join(way.value for way in step.ways)
    missing = f"; {'; '.join(dict.fromkeys(reached.missing))}" if reached.missing else ""
    return f"{escalation.place}, by {ways}{missing}"
