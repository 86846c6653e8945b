"""Swaps of shifts: asked for, answered, and in force together with what they change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.hours import Stretch
from bot.domain.roster import Override, Schedule
from bot.domain.swap import Swap, SwapDecided, SwapRefused, bar_to_swap, decide_swap, expired
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
        """Expire what nobody answered in time, and keep the question, to be put to `other`; or why it cannot be.

        Raises `MisuseError` for a schedule that is not in the rules folder.
        """
        now, schedule = self.clock(), self._schedule(schedule_id)
        swap = Swap(0, schedule_id, asker, other, gives, now, takes)
        with self.store.atomic():
            self._expire(now)
            bar = bar_to_swap(swap, schedule, self._overrides(swap), now)
            return SwapRefused(bar, swap) if bar else self.store.add_swap(swap)

    def answer(self, swap_id: int, by: str, *, yes: bool, who: str) -> SwapDecided | SwapRefused:
        """What the answer of the member `by`, whose Slack id is `who`, has made of the swap.

        Raises `UnknownSwapError`, and `MisuseError` when the schedule is no longer in the rules folder.
        """
        with self.store.atomic():
            swap = self.store.swap(swap_id)
            schedule = self._schedule(swap.schedule)
            decided = decide_swap(swap, by, schedule, self._overrides(swap), self.clock(), yes=yes, who=who)
            if isinstance(decided, SwapDecided):
                self.store.decide_swap(decided.swap, decided.overrides)
            return decided

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
