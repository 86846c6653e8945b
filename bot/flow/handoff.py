"""Hand-offs: at each change of who is on call, the one who comes is told what the one who leaves has open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.due import Due, DueKind
from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.oncall import OnCall
from bot.domain.roster import Schedule, shifts
from bot.domain.severity import Severity
from bot.flow.targets import Roster
from bot.ports import NewKey, Store

LOOK_AGAIN = timedelta(minutes=15)
"""What the team changes by hand in a schedule is noticed after this long at the latest."""


@dataclass(frozen=True, slots=True)
class Handoffs:
    """One due for each schedule, whose detail names the schedule and who was on call when it was planned.

    So the change itself is found, whether it came from the clock, from a swap or from an edit of the rules, and however
    late. Every method belongs into a transaction.
    """

    store: Store
    new_key: NewKey

    def plan(self, oncall: OnCall, now: datetime) -> None:
        """See that each schedule has its due, no later than its next change; those of schedules that went are gone."""
        waiting = {due.detail.partition(" ")[0]: due for due in self.store.dues(DueKind.HANDOFF)}
        for due in waiting.values():
            self.store.cancel_detail(DueKind.HANDOFF, due.detail)
        for schedule in oncall.schedules:
            before = waiting.get(schedule.id)
            if before and before.due_at <= now:
                self.store.add_due(before)
                continue
            was = before.detail.partition(" ")[2] if before else self._now_on(oncall, schedule, now)
            self._next(schedule, was, now)

    def hand_off(self, oncall: OnCall, due: Due, now: datetime) -> None:
        """Look who is on call now. In a gap, whoever was on call before it goes on being the one who leaves."""
        schedule_id, _, left = due.detail.partition(" ")
        schedule = oncall.schedule(schedule_id)
        if schedule is None:
            return
        on = self._now_on(oncall, schedule, now)
        if on and left and on != left:
            self._tell(oncall, left, on, f"{schedule.id} passes from {left} to {on}", due, now)
        self._next(schedule, on or left, now)

    def _tell(self, oncall: OnCall, left: str, on: str, reason: str, due: Due, now: datetime) -> None:
        leaver, comer = oncall.member(left), oncall.member(on)
        if leaver is None or comer is None or not self.store.alerts_of(leaver.slack):
            return
        key = f"handoff {due.detail} to {on} {due.due_at.isoformat()}"
        urgency = priority(NoticeKind.HANDOFF, Severity.NORMAL)
        self.store.add_notice(Notice(key, NoticeKind.HANDOFF, comer.slack, reason, now, urgency, text=leaver.slack))

    def _next(self, schedule: Schedule, on: str, now: datetime) -> None:
        at = now + LOOK_AGAIN
        overrides = self.store.overrides(schedule.id, now, at)
        ends = [shift.end for shift in shifts(schedule, overrides, now, at) if now < shift.end < at]
        self.store.add_due(Due(DueKind.HANDOFF, min([at, *ends]), detail=f"{schedule.id} {on}"))

    def _now_on(self, oncall: OnCall, schedule: Schedule, now: datetime) -> str:
        member = Roster(self.store, oncall).member_on_call(schedule.id, now)
        return member.id if member else ""
