"""How fast Slack takes messages: token buckets, as values. What is left in them is kept in the store, for all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.notice import ALL_EDITS, ALL_POSTS


@dataclass(frozen=True, slots=True)
class Rate:
    """A bucket: after a silence `burst` at once, then one `every`. The last `kept` of a burst are for urgent ones."""

    every: timedelta
    burst: int
    kept: int = 0

    @property
    def ahead(self) -> timedelta:
        """How far ahead of now the moment may lie at which the bucket is full again, for one more to go."""
        return self.every * (self.burst - 1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast is sent: posts to one channel, and over all channels posts and edits. None is as fast as can be.

    With `lasts` a bucket counts only for so long after a 429 of what it is for, and before that nothing is held back.
    """

    posts_to_a_channel: Rate | None = None
    all_posts: Rate | None = None
    all_edits: Rate | None = None
    lasts: timedelta | None = None

    def by_a_clock(self, speed: float) -> Pace:
        """The same pace, for a clock that runs so many times as fast as Slack's."""

        def slowed(rate: Rate | None) -> Rate | None:
            return rate and replace(rate, every=rate.every * speed)

        lasts = None if self.lasts is None else self.lasts * speed
        return Pace(slowed(self.posts_to_a_channel), slowed(self.all_posts), slowed(self.all_edits), lasts)

    def buckets(self, lane: str, method: str) -> tuple[tuple[str, Rate], ...]:
        """The buckets, by name, of which a message in this lane takes one token each (see `Notice`)."""
        of_method = {ALL_POSTS: self.all_posts, ALL_EDITS: self.all_edits}.get(method)
        of_lane = self.posts_to_a_channel if method == ALL_POSTS else None
        named = ((lane, of_lane), (method, of_method))
        return tuple((name, rate) for name, rate in named if rate is not None)


SLACK_PACE = Pace(
    posts_to_a_channel=Rate(timedelta(seconds=1), burst=3),
    all_posts=Rate(timedelta(milliseconds=200), burst=10),
    all_edits=Rate(timedelta(seconds=1.2), burst=10, kept=5),
)
"""What Slack documents: `chat.postMessage` one a second and channel and some hundred a minute in all, `chat.update` 50
a minute (tier 3). The bursts are small, because what we send evenly does not arrive evenly."""
LEARNED_PACE = replace(SLACK_PACE, all_posts=None, lasts=timedelta(hours=1))
"""For what answers in Slack's place: nobody knows its limits until it tells them, and some have none."""
UNPACED = Pace()
"""For a workspace that does not limit us."""
