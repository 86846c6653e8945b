"""Mentions of the past through the real intake, on a store of its own: which threads they would have opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any, cast

from bot.domain.mention import Mention
from bot.domain.notice import Notice, NoticeKind
from bot.flow.intake import BATCH, Intake
from bot.flow.rules import LiveRules
from bot.ports import Store

ROUND = timedelta(minutes=1)
"""How often the bot of the past looked: what was published within a round is taken in together."""

POSTS = frozenset([NoticeKind.ROOT, NoticeKind.SUGGESTIONS, NoticeKind.MENTION, NoticeKind.SUMMED])
"""What stands in Slack as a message of its own; an edit does not."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the team would have got: threads, messages in them, and threads that page somebody."""

    threads: int = 0
    posts: int = 0
    pages: int = 0

    def __add__(self, other: Told) -> Told:
        return Told(self.threads + other.threads, self.posts + other.posts, self.pages + other.pages)


def replay(
    rules: LiveRules, mentions: Sequence[Mention], store: Store, advance: Callable[[int], None]
) -> dict[str, Told]:
    """What would have been told, by the rule that leads each thread. Nobody acts on a thread, so none is ever closed.

    `store` is empty and is left full; `advance` hears how many mentions were done.
    """
    clock = _PastClock()
    posts: Counter[int] = Counter()
    keys = count()
    overheard = cast("Store", _Overheard(store, posts))
    intake = Intake(overheard, rules, clock, lambda: str(next(keys)))
    with store.atomic():
        for together in _rounds(sorted(mentions, key=lambda mention: mention.published_at)):
            clock.now = together[-1].published_at
            store.add_page("recording", together, "", clock.now)
            while intake.take():
                pass
            advance(len(together))
    told: dict[str, Told] = {}
    for alert in store.alerts(limit=max(1, len(mentions))):
        one = Told(threads=1, posts=posts[alert.id], pages=int(bool(alert.policy)))
        told[alert.rule_id] = told.get(alert.rule_id, Told()) + one
    return told


class _PastClock:
    """Stands at the moment that is being replayed."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


class _Overheard:
    """The store itself, and a count of the posts that are queued in it for each alert."""

    def __init__(self, store: Store, posts: Counter[int]) -> None:
        self._store = store
        self._posts = posts

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def add_notice(self, notice: Notice) -> bool:
        queued = self._store.add_notice(notice)
        if queued and notice.alert_id is not None and notice.kind in POSTS:
            self._posts[notice.alert_id] += 1
        return queued


def _rounds(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    together: list[Mention] = []
    for mention in mentions:
        if together and (len(together) == BATCH or mention.published_at - together[0].published_at >= ROUND):
            yield together
            together = []
        together.append(mention)
    if together:
        yield together
