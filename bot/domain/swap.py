"""A swap: one person asks another to take a shift, and it holds only with the other one's yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.hours import Stretch
from bot.domain.roster import Override, Schedule, shifts


class SwapState(StrEnum):
    """How far a swap has come. The last three are for good."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Swap:
    """`asker` asks `other` to take the time `gives` of a schedule, and takes `takes` in return, if there is any.

    Both are members of the rules folder, by their ids.
    """

    id: int
    schedule: str
    asker: str
    other: str
    gives: Stretch
    asked_at: datetime
    takes: Stretch | None = None
    state: SwapState = SwapState.ASKED
    decided_at: datetime | None = None

    @property
    def ends(self) -> datetime:
        """From when on there is nothing left to swap."""
        return min(self.gives.end, self.takes.end) if self.takes else self.gives.end


class SwapBar(StrEnum):
    """Why a swap can be neither asked for nor decided."""

    WITH_ONESELF = "with oneself"
    OVER = "over"
    NOT_THE_ASKERS = "not the asker's"
    NOT_THE_OTHERS = "not the other's"
    NOT_ASKED = "not asked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class SwapDecided:
    """The swap as it is from now on, and what goes into force with it."""

    swap: Swap
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class SwapRefused:
    """Nothing changes, and why."""

    bar: SwapBar
    swap: Swap


def bar_to_swap(swap: Swap, schedule: Schedule, overrides: Sequence[Override], now: datetime) -> SwapBar | None:
    """What keeps a swap from being asked for, or from being accepted; None when nothing does."""
    bars = (
        (swap.asker == swap.other, SwapBar.WITH_ONESELF),
        (now >= swap.ends, SwapBar.OVER),
        (not _has(schedule, overrides, swap.asker, swap.gives, now), SwapBar.NOT_THE_ASKERS),
        (not _has(schedule, overrides, swap.other, swap.takes, now), SwapBar.NOT_THE_OTHERS),
    )
    return next((bar for holds, bar in bars if holds), None)


def decide_swap(
    swap: Swap,
    by: str,
    schedule: Schedule,
    overrides: Sequence[Override],
    now: datetime,
    *,
    yes: bool,
    who: str = "",
) -> SwapDecided | SwapRefused:
    """What the answer of the member `by` (Slack id `who`) makes of a swap.

    Only the one who was asked may accept; the asker may take the question back, which declines it. An answer that comes
    after the shift has ended makes it expire. What is past stays: a swap in the middle of a shift begins now.
    """
    if swap.state is not SwapState.ASKED:
        return SwapRefused(SwapBar.DECIDED, swap)
    if by != swap.other and (yes or by != swap.asker):
        return SwapRefused(SwapBar.NOT_ASKED, swap)
    if not yes:
        return SwapDecided(replace(swap, state=SwapState.DECLINED, decided_at=now))
    bar = bar_to_swap(swap, schedule, overrides, now)
    if bar is SwapBar.OVER:
        return SwapDecided(expired(swap, now))
    if bar:
        return SwapRefused(bar, swap)
    return SwapDecided(replace(swap, state=SwapState.ACCEPTED, decided_at=now), tuple(_overrides(swap, who or by, now)))


def expired(swap: Swap, now: datetime) -> Swap:
    """The swap that nobody has decided in time."""
    return replace(swap, state=SwapState.EXPIRED, decided_at=now)


def _has(schedule: Schedule, overrides: Sequence[Override], member: str, time: Stretch | None, now: datetime) -> bool:
    """Whether all that is left of this time is the member's."""
    held = shifts(schedule, overrides, max(time.start, now), time.end) if time else []
    return all(shift.member == member for shift in held)


def _overrides(swap: Swap, who: str, now: datetime) -> list[Override]:
    times = [(swap.other, swap.gives), *([(swap.asker, swap.takes)] if swap.takes else [])]
    reason = f"{swap.asker} and {swap.other} swapped" if swap.takes else f"{swap.other} took it over from {swap.asker}"
    return [
        Override(0, swap.schedule, member, max(time.start, now), time.end, who, now, reason) for member, time in times
    ]
