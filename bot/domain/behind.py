"""How far Slack's limits hold us back: an estimate, from what waits and how fast it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.notice import ALL_EDITS

WORTH_SAYING = timedelta(seconds=30)
MOVES_WITHIN = timedelta(minutes=1)
"""Where nothing was sent for so long, it is not Slack's pace that holds back."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What could be sent but for the pace: how many messages, one `every` so often; one was last sent about `sent_at`.

    `place` is a channel or a person for posts, and `ALL_EDITS` for edits, which have one pace wherever they are.
    """

    place: str
    count: int
    every: timedelta
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Behind:
    """About how long what comes last in a queue will take, and how many messages that are."""

    place: str
    count: int
    wait: timedelta

    @property
    def told(self) -> str:
        """The sentence that people are told, wherever they look."""
        if self.place == ALL_EDITS:
            return (
                f"Slack limits us: what first posts show is about {_about(self.wait)} behind, {self.count} edits wait."
            )
        waits = f"{self.count} messages wait" if self.count != 1 else "1 message waits"
        return f"Slack limits us: about {_about(self.wait)} behind in {self.place}, {waits}. The gravest go first."


def behind(queues: Sequence[Queue], limited_until: Mapping[str, datetime], now: datetime) -> tuple[Behind, ...]:
    """Where we are behind by so much that it is worth saying, furthest first.

    `limited_until` says until when Slack has asked us to send nothing to a place.
    """
    found = []
    for queue in queues:
        paused = max(limited_until.get(queue.place, now) - now, timedelta(0))
        moves = paused > timedelta(0) or now - queue.sent_at <= MOVES_WITHIN
        wait = paused + queue.count * queue.every
        if moves and wait >= WORTH_SAYING:
            found.append(Behind(queue.place, queue.count, wait))
    return tuple(sorted(found, key=lambda one: one.wait, reverse=True))


def _about(wait: timedelta) -> str:
    """`40 s`, `4 min`, `3 h`."""
    seconds = wait.total_seconds()
    if seconds < 120:
        return f"{round(seconds, -1):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7_200 else f"{seconds / 3600:.0f} h"
