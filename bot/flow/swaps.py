"""Swaps of shifts: asked for, answered, and in force together with what they change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.hours import Stretch
from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.oncall import OnCall
from bot.domain.roster import Override, Schedule
from bot.domain.severity import Severity
from bot.domain.swap import Swap, SwapBar, SwapDecided, SwapRefused, bar_to_swap, decide_swap, expired
from bot.domain.view import SwapView
from bot.errors import MisuseError
from bot.flow.rules import LiveRules
from bot.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class Swaps:
    """The step behind the buttons. Members are named by their ids of the rules folder."""

    store: Store
    rules: LiveRules
    clock: Clock

    def ask(
        self, schedule_id: str, asker: str, other: str, gives: Stretch, takes: Stretch | None = None
    ) -> Swap | SwapRefused:
        """Expire what nobody answered in time, and put the question to `other`; or why it cannot be.

        Raises `MisuseError` for a schedule that is not in the rules folder.
        """
        now, schedule = self.clock(), self._schedule(schedule_id)
        swap = Swap(0, schedule_id, asker, other, gives, now, takes)
        with self.store.atomic():
            self._expire(now)
            bar = bar_to_swap(swap, schedule, self._overrides(swap), now)
            if bar:
                return SwapRefused(bar, swap)
            kept = self.store.add_swap(swap)
            self._tell(NoticeKind.SWAP_ASKED, kept, other, now)
            return kept

    def answer(self, swap_id: int, by: str, *, yes: bool, who: str) -> SwapDecided | SwapRefused:
        """What the answer of the member `by`, whose Slack id is `who`, has made of the swap. The other one is told.

        Raises `UnknownSwapError`, and `MisuseError` when the schedule is no longer in the rules folder.
        """
        with self.store.atomic():
            swap, now = self.store.swap(swap_id), self.clock()
            schedule = self._schedule(swap.schedule)
            decided = decide_swap(swap, by, schedule, self._overrides(swap), now, yes=yes, who=who)
            if isinstance(decided, SwapRefused):
                return decided
            if not self.store.decide_swap(decided.swap, decided.overrides):
                return SwapRefused(SwapBar.DECIDED, self.store.swap(swap_id))
            self._tell(NoticeKind.SWAP_DECIDED, swap, swap.asker if by == swap.other else swap.other, now)
            return decided

    def _tell(self, kind: NoticeKind, swap: Swap, member_id: str, now: datetime) -> None:
        """A message that waits for Slack like any other: neither an outage nor a restart loses the question."""
        slack = slack_of(self.rules.current.book.oncall, member_id)
        urgency = priority(kind, Severity.NORMAL)
        self.store.add_notice(
            Notice(f"{kind} {swap.id}", kind, slack, f"swap {swap.id}", now, urgency, text=str(swap.id))
        )

    def _expire(self, now: datetime) -> None:
        for late in self.store.asked_swaps():
            if now >= late.ends:
                self.store.decide_swap(expired(late, now))

    def _schedule(self, schedule_id: str) -> Schedule:
        schedule = self.rules.current.book.oncall.schedule(schedule_id)
        if schedule is None:
            raise MisuseError("no schedule has this id", who=schedule_id, cure="it may be gone from oncall.yaml")
        return schedule

    def _overrides(self, swap: Swap) -> list[Override]:
        times = [swap.gives, *([swap.takes] if swap.takes else [])]
        return self.store.overrides(swap.schedule, min(one.start for one in times), max(one.end for one in times))


def swap_view(oncall: OnCall, swap: Swap) -> SwapView:
    """A swap with the names that people know."""
    schedule = oncall.schedule(swap.schedule)
    people = slack_of(oncall, swap.asker), slack_of(oncall, swap.other)
    return SwapView(swap, schedule.name if schedule else swap.schedule, *people)


def slack_of(oncall: OnCall, member_id: str) -> str:
    """The Slack user id of a member; their own id when the rules folder no longer names them."""
    member = oncall.member(member_id)
    return member.slack if member else member_id
