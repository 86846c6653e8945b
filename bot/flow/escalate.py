"""Starts, stops and moves the paging of an alert. It tells nobody itself: it writes what falls due (see flow/due)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.alert import SYSTEM, Alert, Decided, State, Verb
from bot.domain.due import Due, DueKind
from bot.domain.escalation import Escalation, begin, hastened, stopped
from bot.domain.notice import AFTER_A_CLICK, Notice, NoticeKind
from bot.domain.policy import Policy, Step, Target, TargetKind, Way
from bot.domain.routing import destination
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.flow.rules import LiveRules
from bot.flow.statement import BEGINS_AGAIN, Reminders
from bot.ports import NewKey, Store

BEFORE_LAST_RESORT = timedelta(minutes=15)
_OF_AN_ALERT = (DueKind.STEP, DueKind.WAKE, DueKind.CONFIRM, DueKind.REOPEN)
_OF_AN_OWNER = (DueKind.CONFIRM, DueKind.REOPEN)
_STARTS_ANEW = (Verb.UNACKNOWLEDGE, Verb.WAKE, Verb.REOPEN)


@dataclass(frozen=True, slots=True)
class Escalations:
    """What a change of an alert means for who is called. Every method belongs into the transaction of the change."""

    store: Store
    rules: LiveRules
    new_key: NewKey

    def opened(self, alert: Alert, now: datetime) -> None:
        """A new alert: its policy, if it has one, begins."""
        self._start(alert, self.policy_for(alert), now)
        self._reminders.plan(alert, now)

    def raised(self, alert: Alert, now: datetime) -> None:
        """New mentions made it graver: calling begins anew; whoever has it, or lets it sleep, is asked again."""
        self._reminders.plan(alert, now)
        if alert.state is State.OPEN:
            self._start(alert, self.policy_for(alert), now)
        elif alert.state is State.SNOOZED:
            self._replace(alert, DueKind.WAKE, now, "it became graver while it was snoozed")
        elif alert.state is State.ACKNOWLEDGED and self.policy_for(alert):
            self.store.cancel_dues(alert.id, _OF_AN_OWNER)
            self._replace(alert, DueKind.CONFIRM, now, "it became graver")

    def after(self, decided: Decided, now: datetime) -> None:
        """What a person, or the bot, has just changed starts, stops or moves the paging."""
        alert, change = decided.alert, decided.change
        if change.verb in BEGINS_AGAIN or alert.state.is_closed:
            self._reminders.plan(alert, now)
        if alert.state is not State.OPEN:
            self._stop(alert, f"{change.verb} by {change.who}", now)
        if alert.state is State.SNOOZED and alert.snoozed_until is not None:
            self._replace(alert, DueKind.WAKE, alert.snoozed_until, "its snooze is over")
        elif alert.state is State.ACKNOWLEDGED and change.who != SYSTEM:
            self._expect_progress(alert, now)
        elif alert.state is State.OPEN and change.verb is Verb.ESCALATE:
            self._hasten(alert, change.who, now)
        elif alert.state is State.OPEN and (change.verb in _STARTS_ANEW or _rose(decided)):
            self._start(alert, self.policy_for(alert), now, change.who)

    @property
    def _reminders(self) -> Reminders:
        return Reminders(self.store, self.rules)

    def policy_for(self, alert: Alert) -> Policy | None:
        """The policy of the alert's route at its present severity, or else the one it was opened with."""
        book = self.rules.current.book
        rule = book.rule(alert.rule_id)
        routed = destination(book.routing, rule, alert.severity).policy if rule else ""
        return book.oncall.policy(routed or alert.policy)

    def escalated(self, alert: Alert, who: str, now: datetime) -> Escalation:
        """What escalating makes of its paging: the next step at once; without one, all anew, by our own policy at need.

        Changes nothing: whoever is about to escalate is told what would happen.
        """
        walking = self.store.escalation(alert.id)
        if walking is None or walking.due is None:
            policy = self.policy_for(alert) or policy_of_last_hand(self.rules.current.book, alert)
            walking = begin(alert.id, policy, now)
        return hastened(walking, now, who)

    def walked(self, escalation: Escalation) -> None:
        """Keep how far it has come, and write down when its next step is due."""
        self.store.save_escalation(escalation)
        if escalation.next_at is not None:
            self.store.add_due(Due(DueKind.STEP, escalation.next_at, escalation.alert_id))

    def _start(self, alert: Alert, policy: Policy | None, now: datetime, by: str = "") -> None:
        self._stop(alert, "its paging begins anew", now)
        if policy is not None:
            self.walked(begin(alert.id, policy, now, "" if by == SYSTEM else by))

    def _hasten(self, alert: Alert, who: str, now: datetime) -> None:
        before, after = self.store.escalation(alert.id), self.escalated(alert, who, now)
        if before is None or before.due is None:
            self._stop(alert, "somebody escalated it", now)
        self.store.cancel_dues(alert.id, [DueKind.STEP])
        self.walked(after)

    def _stop(self, alert: Alert, reason: str, now: datetime) -> None:
        """Nobody is called any more, what was not told yet is not told, and what was told shows why."""
        escalation = self.store.escalation(alert.id)
        cancelled = self.store.cancel_dues(alert.id, _OF_AN_ALERT)
        if escalation and escalation.is_running:
            self.store.save_escalation(stopped(escalation))
        if cancelled or escalation:
            self.store.withdraw_pages(alert.id, reason, now)
            self._show_on_pages(alert, escalation.started_at if escalation else alert.opened_at, reason, now)

    def _show_on_pages(self, alert: Alert, since: datetime, reason: str, now: datetime) -> None:
        """An edit is silent: whoever was told sees what became of it the next time they look."""
        for key, place in self.store.pages_shown(alert.id, since):
            edit = f"{key} at {alert.revision}"
            where = place.channel_id
            notice = Notice(edit, NoticeKind.PAGE_EDIT, where, reason, now, AFTER_A_CLICK, alert.id, text=place.ts)
            self.store.add_notice(notice)

    def _expect_progress(self, alert: Alert, now: datetime) -> None:
        policy = self.confirming_policy(alert)
        if policy and policy.confirm_after is not None:
            self._replace(alert, DueKind.CONFIRM, now + policy.confirm_after, "nothing was done for a while")

    def confirming_policy(self, alert: Alert) -> Policy | None:
        """The policy that says how long an acknowledgement lasts: the alert's own copy, or else its route's."""
        escalation = self.store.escalation(alert.id)
        return escalation.policy if escalation else self.policy_for(alert)

    def _replace(self, alert: Alert, kind: DueKind, at: datetime, detail: str) -> None:
        self.store.cancel_dues(alert.id, [kind])
        self.store.add_due(Due(kind, at, alert.id, detail))


def policy_of_last_hand(book: Rulebook, alert: Alert) -> Policy:
    """For an alert that somebody escalates and that has no policy: all who are on call, then its whole channel."""
    everyone = tuple(Target(TargetKind.SCHEDULE, schedule.id) for schedule in book.oncall.schedules)
    channel = Step(BEFORE_LAST_RESORT, (Target(TargetKind.CHANNEL, alert.channel),), (Way.CHANNEL,))
    first = (Step(timedelta(0), everyone),) if everyone else ()
    return Policy("everyone on call", first, last_resort=channel if first else replace(channel, after=timedelta(0)))


def _rose(decided: Decided) -> bool:
    """Whether a person made it graver, by hand or by merging a graver one into it."""
    change = decided.change
    if change.verb not in (Verb.CHANGE_SEVERITY, Verb.MERGE):
        return False
    before, after = (Severity(told.rpartition(" ")[2]) for told in (change.before, change.after))
    return after.rank > before.rank
