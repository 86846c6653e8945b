"""A clock that is set while the bot runs, or between two runs: what waits is planned anew, and the team is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.domain.due import Due, DueKind
from bot.domain.escalation import longest_wait
from bot.domain.watch import in_words
from bot.flow.escalate import Escalations
from bot.flow.ops import ops_notice
from bot.flow.rules import LiveRules
from bot.ports import Clock, NewKey, Store

log = structlog.get_logger()

BACK = timedelta(seconds=30)
"""A clock that is set back by less delays what waits by as little."""
AHEAD = timedelta(minutes=10)
RETRY = timedelta(minutes=1)
REFUSAL = timedelta(minutes=5)
"""As long as a message is put off at most after a failure, and a channel after a refusal."""
_AFTER_A_WHILE = (DueKind.STEP, DueKind.CONFIRM, DueKind.REOPEN, DueKind.STATEMENT)
"""What falls due so long after something else; the others fall due at a time of day."""


class ClockWatch:
    """The look at the clock, every few seconds. It is for one thread of one process.

    Knows the clock alone: a process that stood still for long looks like a clock that went ahead. `replan` is called
    with the new time when it was set back.
    """

    def __init__(
        self, store: Store, rules: LiveRules, clock: Clock, new_key: NewKey, replan: Callable[[datetime], None]
    ) -> None:
        self._store = store
        self._rules = rules
        self._clock = clock
        self._replan = replan
        self._escalations = Escalations(store, rules, new_key)
        self._seen_at: datetime | None = None

    def look(self) -> bool:
        """Whether the clock was set since the last look; the first one compares it with what is stored."""
        now, last = self._clock(), self._seen_at or self._store.last_read_at()
        is_set = False
        if last is not None and last - now > BACK:
            self._set_back(now, last - now)
            is_set = True
        elif self._seen_at is not None and now - self._seen_at > AHEAD:
            self._gone_ahead(now, now - self._seen_at)
            is_set = True
        self._seen_at = now
        return is_set

    def _set_back(self, now: datetime, by: timedelta) -> None:
        book = self._rules.current.book
        with self._store.atomic():
            reads = {source.name: source.every for source in book.sources}
            shortened = self._store.shorten_waits(now, RETRY, REFUSAL, reads)
            for kind in _AFTER_A_WHILE:
                shortened += sum(self._shorten(due, now) for due in self._store.dues(kind))
            told = f"The clock of this host was set back by {in_words(by)}. What was put off is tried again soon"
            self._tell(f"{told}; what is to happen at a time of day, such as the end of a snooze, keeps it.", now, by)
        log.warning("clock_set_back", seconds=int(by.total_seconds()), shortened=shortened)
        self._replan(now)

    def _gone_ahead(self, now: datetime, by: timedelta) -> None:
        told = f"The clock of this host went ahead by {in_words(by)}, or Wardwatch stood still for so long."
        with self._store.atomic():
            self._tell(f"{told} What fell due meanwhile is done now, once.", now, -by)
        log.warning("clock_gone_ahead", seconds=int(by.total_seconds()))

    def _shorten(self, due: Due, now: datetime) -> bool:
        wait = self._longest(due)
        if due.alert_id is None or wait is None or due.due_at <= now + wait:
            return False
        if due.kind is DueKind.STEP:
            self._step_sooner(due.alert_id, now + wait, now)
        else:
            self._store.cancel_dues(due.alert_id, [due.kind])
            self._store.add_due(replace(due, due_at=now + wait))
        return True

    def _step_sooner(self, alert_id: int, at: datetime, now: datetime) -> None:
        escalation = self._store.escalation(alert_id)
        if escalation is not None:
            told_at = None if escalation.told_at is None else min(escalation.told_at, now)
            self._store.cancel_dues(alert_id, [DueKind.STEP])
            self._escalations.walked(replace(escalation, next_at=at, told_at=told_at))

    def _longest(self, due: Due) -> timedelta | None:
        """How long it can have meant to wait; None when that is no longer known."""
        if due.kind is DueKind.STATEMENT:
            return self._rules.current.book.replies.update_every
        alert = self._store.alert(due.alert_id) if due.alert_id is not None else None
        policy = self._escalations.confirming_policy(alert) if alert else None
        if policy is None:
            return None
        if due.kind is DueKind.STEP:
            return longest_wait(policy)
        return policy.confirm_after if due.kind is DueKind.CONFIRM else policy.reopen_after

    def _tell(self, text: str, now: datetime, by: timedelta) -> None:
        """Of several processes on this host, one tells."""
        channel, minutes = self._rules.current.book.routing.ops_channel, round(by.total_seconds() / 60)
        key = f"clock set by {minutes} min {now:%Y-%m-%d %H}"
        self._store.add_notice(ops_notice(key, channel, text, "the clock was set", now))
