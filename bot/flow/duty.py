"""Who is on call now and next, and what a person may change of it by hand: take a shift over, or ask for a swap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.hours import Stretch
from bot.domain.oncall import Member, OnCall
from bot.domain.roster import Override, Schedule, Shift, on_call, shifts
from bot.domain.swap import Swap, SwapDecided, SwapRefused
from bot.flow.rules import LiveRules
from bot.flow.swaps import Swaps
from bot.ports import Clock, Store

LOOK_AHEAD = timedelta(days=60)
LONGEST_OVERRIDE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is on call now and next in one schedule. A shift without a member is a gap."""

    schedule: Schedule
    now: Shift
    next: Shift | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a form about shifts offers: the present shift, and those to come, of the person and of the others."""

    schedule: Schedule
    me: Member
    members: tuple[Member, ...]
    now: datetime
    present: Shift
    coming: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class NotInTeam:
    """The rules folder does not name this person, or not this schedule any more: nothing was done."""

    who: str


def duties(store: Store, oncall: OnCall, now: datetime) -> tuple[Duty, ...]:
    """Who is on call now and next, schedule by schedule."""
    return tuple(_duty(store, schedule, now) for schedule in oncall.schedules)


def _duty(store: Store, schedule: Schedule, now: datetime) -> Duty:
    overrides = store.overrides(schedule.id, now - LOOK_AHEAD, now + LOOK_AHEAD)
    present = on_call(schedule, overrides, now)
    if present.end > now + LOOK_AHEAD:
        return Duty(schedule, present)
    return Duty(schedule, present, on_call(schedule, overrides, present.end))


@dataclass(frozen=True, slots=True)
class Duties:
    """The step behind the buttons of shifts. Whoever calls it has been authorised; people come by Slack id."""

    store: Store
    rules: LiveRules
    clock: Clock

    def plan(self, schedule_id: str, who: str) -> Plan | NotInTeam:
        """What the forms offer."""
        me, schedule, now = self._member(who), self._oncall.schedule(schedule_id), self.clock()
        if me is None or schedule is None:
            return NotInTeam(who)
        overrides = self.store.overrides(schedule.id, now - LOOK_AHEAD, now + LOOK_AHEAD)
        coming = tuple(one for one in shifts(schedule, overrides, now, now + LOOK_AHEAD) if one.member)
        return Plan(schedule, me, self._oncall.members, now, on_call(schedule, overrides, now), coming)

    def take_over(
        self, schedule_id: str, start: datetime, end: datetime, reason: str, who: str
    ) -> Override | NotInTeam:
        """Put this person on call."""
        me, schedule = self._member(who), self._oncall.schedule(schedule_id)
        if me is None or schedule is None:
            return NotInTeam(who)
        return self.store.add_override(Override(0, schedule.id, me.id, start, end, who, self.clock(), reason))

    def ask_swap(
        self, schedule_id: str, other: str, gives: Stretch, takes: Stretch | None, who: str
    ) -> Swap | SwapRefused | NotInTeam:
        """Put the question to the other one."""
        me = self._member(who)
        if me is None or self._oncall.schedule(schedule_id) is None or self._oncall.member(other) is None:
            return NotInTeam(who)
        return self._swaps.ask(schedule_id, me.id, other, gives, takes)

    def answer_swap(self, swap_id: int, who: str, *, yes: bool) -> SwapDecided | SwapRefused | NotInTeam:
        """Take the answer."""
        me = self._member(who)
        return self._swaps.answer(swap_id, me.id, yes=yes, who=who) if me else NotInTeam(who)

    def _member(self, who: str) -> Member | None:
        return next((member for member in self._oncall.members if member.slack == who), None)

    @property
    def _oncall(self) -> OnCall:
        return self.rules.current.book.oncall

    @property
    def _swaps(self) -> Swaps:
        return Swaps(self.store, self.rules, self.clock)
