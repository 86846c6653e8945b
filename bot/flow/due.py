"""Carries out what falls due: one row, one transaction. A late due is carried out at once, and once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.domain.alert import SYSTEM, Action, Alert, Decided, State, Verb, decide
from bot.domain.due import ClaimedDue, Due, DueKind
from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.policy import Policy
from bot.domain.severity import Severity
from bot.errors import ChatError, StoreBusyError, StoreError
from bot.flow.escalate import Escalations
from bot.flow.handoff import Handoffs
from bot.flow.holding import Holdings
from bot.flow.rules import LiveRules, RulesInForce
from bot.flow.statement import Reminders
from bot.flow.steps import Steps
from bot.flow.targets import Groups
from bot.ports import Chat, Clock, NewKey, Store

log = structlog.get_logger()

TRIES_FOR_A_GROUP = 3
"""So often Slack is asked for the members of a user group; then the step goes on without them, and says so."""
LONGEST_BACKOFF_S = 60
REOPEN_AFTER = Policy("", ()).reopen_after
_NO_ANSWER = "its owner did not say whether it goes on"


class Escalator:
    """The escalate step. It may run in any number of threads and processes on one store."""

    def __init__(
        self, store: Store, chat: Chat, rules: LiveRules, clock: Clock, new_key: NewKey, holdings: Holdings
    ) -> None:
        self._store = store
        self._chat = chat
        self._rules = rules
        self._clock = clock
        self._new_key = new_key
        self._holdings = holdings
        self._escalations = Escalations(store, rules, new_key)
        self._steps = Steps(store, self._escalations, new_key)
        self._handoffs = Handoffs(store, new_key)
        self._planned_for: RulesInForce | None = None
        self._deeds: Mapping[DueKind, Callable[[Due, Groups, datetime], None]] = {
            DueKind.STEP: self._step,
            DueKind.WAKE: self._wake,
            DueKind.CONFIRM: self._confirm,
            DueKind.REOPEN: self._reopen,
            DueKind.HANDOFF: self._hand_off,
            DueKind.QUIET_ENDS: self._end_quiet,
            DueKind.STATEMENT: self._remind,
        }

    def carry_out_one(self) -> bool:
        """Carry out what has waited longest. True means "go again", False that nothing is due now."""
        now = self._clock()
        self._plan(now)
        until = now + self._holdings.term
        claimed = self._store.claim_due(self._new_key(), now, until)
        if claimed is None:
            return False
        with self._holdings.holding(partial(self._store.prolong_due, claimed), until):
            self._work_on(claimed, now)
        return True

    def _work_on(self, claimed: ClaimedDue, now: datetime) -> None:
        try:
            groups = self._groups(claimed)
            with self._store.atomic():
                if self._store.finish_due(claimed):
                    self._deeds[claimed.due.kind](claimed.due, groups, now)
        except (ChatError, StoreBusyError) as error:
            self._later(claimed, now, str(error))
        except StoreError:
            raise  # the claim stands and runs out
        except Exception as bug:
            log.exception("due_failed", kind=claimed.due.kind, alert=claimed.due.alert_id)
            self._later(claimed, now, f"a bug: {type(bug).__name__}")

    def _later(self, claimed: ClaimedDue, now: datetime, reason: str) -> None:
        wait = timedelta(seconds=min(2**claimed.attempts, LONGEST_BACKOFF_S))
        log.warning("due_postponed", kind=claimed.due.kind, alert=claimed.due.alert_id, reason=reason)
        self._store.postpone_due(claimed, now + wait)

    def _plan(self, now: datetime) -> None:
        """Hand-offs are planned anew whenever other rules have come into force, and at the start.

        In a drill nobody takes over from anybody: those who come did not ask to be part of it.
        """
        rules = self._rules.current
        if rules is not self._planned_for:
            with self._store.atomic():
                if self._store.drill_state() is None:
                    self._handoffs.plan(rules.book.oncall, now)
            self._planned_for = rules

    def _groups(self, claimed: ClaimedDue) -> Groups:
        """Asked of Slack at this very moment, and before the transaction, which must not wait for Slack."""
        due = claimed.due
        if due.kind is not DueKind.STEP or due.alert_id is None:
            return {}
        return {group: self._members(group, claimed.attempts) for group in self._steps.groups(due.alert_id)}

    def _members(self, group: str, attempts: int) -> tuple[str, ...] | str:
        try:
            return self._chat.group_members(group)
        except ChatError as error:
            if error.retryable and attempts < TRIES_FOR_A_GROUP:
                raise
            return error.what

    def _step(self, due: Due, groups: Groups, now: datetime) -> None:
        if due.alert_id is not None:
            self._steps.carry_out(due.alert_id, groups, now)

    def _wake(self, due: Due, _groups: Groups, now: datetime) -> None:
        if due.alert_id is not None:
            alert = self._store.alert(due.alert_id)
            self._open_again(alert, Action(Verb.WAKE, note=due.detail), NoticeKind.WOKEN, now)

    def _confirm(self, due: Due, _groups: Groups, now: datetime) -> None:
        """Ask the owner; whoever does not answer in time is taken not to be there."""
        if due.alert_id is None:
            return
        alert = self._store.alert(due.alert_id)
        owner = alert.owner or alert.acknowledged_by
        if alert.state is not State.ACKNOWLEDGED or not owner:
            return
        policy = self._escalations.confirming_policy(alert)
        wait = policy.reopen_after if policy else REOPEN_AFTER
        self._store.add_due(Due(DueKind.REOPEN, now + wait, alert.id, owner))
        urgency = priority(NoticeKind.CONFIRM, alert.severity)
        notice = Notice(self._new_key(), NoticeKind.CONFIRM, owner, due.detail, now, urgency, alert.id)
        self._store.add_notice(notice)

    def _reopen(self, due: Due, _groups: Groups, now: datetime) -> None:
        if due.alert_id is not None:
            alert = self._store.alert(due.alert_id)
            self._open_again(alert, Action(Verb.UNACKNOWLEDGE, note=_NO_ANSWER), NoticeKind.REOPENED, now)

    def _open_again(self, alert: Alert, action: Action, kind: NoticeKind, now: datetime) -> None:
        """The bot does what a person could do, by the same table; what a person did meanwhile stands."""
        decided = decide(alert, action, SYSTEM, now)
        if isinstance(decided, Decided):
            self._steps.keep(decided, action.note, now)
            self._steps.say(decided.alert, kind, action.note, now)
            self._escalations.after(decided, now)

    def _hand_off(self, due: Due, _groups: Groups, now: datetime) -> None:
        self._handoffs.hand_off(self._rules.current.book.oncall, due, now)

    def _remind(self, due: Due, _groups: Groups, now: datetime) -> None:
        if due.alert_id is not None:
            Reminders(self._store, self._rules).remind(self._store.alert(due.alert_id), self._new_key, now)

    def _end_quiet(self, due: Due, _groups: Groups, now: datetime) -> None:
        """One story that was held back needs no list: its own first post says everything."""
        if len(self._store.held_until(due.detail, due.due_at)) > 1:
            until, urgency = due.due_at.isoformat(), priority(NoticeKind.DIGEST, Severity.LOW)
            key, reason = f"digest {due.detail} {until}", "quiet hours are over"
            self._store.add_notice(Notice(key, NoticeKind.DIGEST, due.detail, reason, now, urgency, text=until))
