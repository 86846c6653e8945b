"""Whatever comes in whatever order: what is urgent goes first, nobody starves, and Slack's pace is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.notice import AGEING, LAST_URGENT, Notice, NoticeKind, Receipt, priority
from bot.domain.pace import SLACK_PACE, Pace
from bot.domain.severity import Severity
from bot.ports import Store
from bot.storage.sqlite import migrate_sqlite, open_sqlite

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PRIORITIES = (
    priority(NoticeKind.ROOT, Severity.CRISIS),
    priority(NoticeKind.PAGE_CHANNEL, Severity.CRISIS),
    priority(NoticeKind.ROOT, Severity.HIGH),
    priority(NoticeKind.ROOT, Severity.NORMAL),
    priority(NoticeKind.SUGGESTIONS, Severity.NORMAL),
    priority(NoticeKind.MENTION, Severity.NORMAL),
    priority(NoticeKind.EDIT, Severity.NORMAL),
)
CHANNELS = count()
BURST = SLACK_PACE.posts_to_a_channel.burst


@dataclass(frozen=True)
class Sent:
    notice: Notice
    at: datetime

    def waited(self, moment: datetime) -> bool:
        return self.notice.created_at <= moment < self.at


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """One for all examples, each of which has a channel of its own."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "wardwatch.db")
        migrate_sqlite(path)
        made = open_sqlite(path)
        yield made
        made.close()


def told(store: Store, arrivals: list[tuple[int, int]], pace: Pace) -> list[Sent]:
    """What is sent to one channel, second by second, when such priorities come after such pauses."""
    channel, now, number, sent = f"c{next(CHANNELS)}", START, 0, list[Sent]()
    waiting = [
        (START + sum(pause for pause, _ in arrivals[: n + 1]) * SECOND, of) for n, (_, of) in enumerate(arrivals)
    ]
    with store.atomic():
        while number < len(waiting) or len(sent) < len(waiting):
            while number < len(waiting) and waiting[number][0] <= now:
                at, urgency = waiting[number]
                key = f"{channel} {number:03}"
                store.add_notice(Notice(key, NoticeKind.OPS, channel, "it is new", at, urgency))
                number += 1
            while delivery := store.claim_delivery("t", now, now + SECOND, pace):
                store.finish_delivery(delivery, Receipt(channel, "1.000001"), now)
                sent.append(Sent(delivery.notice, now))
            now += SECOND
    return sent


ARRIVALS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(PRIORITIES)), max_size=40)
CROWDED = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(PRIORITIES)), min_size=20, max_size=60)


@given(st.one_of(ARRIVALS, CROWDED))
@settings(max_examples=40, deadline=None)
def test_turns_are_fair_whatever_comes(store: Store, arrivals: list[tuple[int, int]]) -> None:
    """In a channel of its own each example is sent whole, in an order that keeps every promise."""
    sent = told(store, arrivals, SLACK_PACE)

    assert len(sent) == len(arrivals)
    for index, one in enumerate(sent):
        overtook = [other for other in sent[index + 1 :] if other.waited(one.at) or other.at == one.at]
        for other in overtook:
            first, second = one.notice, other.notice
            assert first.priority <= LAST_URGENT or second.priority > LAST_URGENT, "before an urgent one"
            assert first.priority != second.priority or first.key < second.key, "not first in, first out"
            if first.priority > LAST_URGENT:
                assert first.created_at - second.created_at <= (second.priority - first.priority) * AGEING
    for index in range(len(sent) - BURST):
        assert sent[index + BURST].at - sent[index].at >= SECOND, "faster than Slack takes it"


def test_replies_and_edits_go_on_while_first_posts_keep_coming(store: Store) -> None:
    """Two first posts a second for ten minutes, in a channel that takes one: the lowest waits less than four minutes
    behind those that were there before it."""
    lowest, root = priority(NoticeKind.EDIT, Severity.NORMAL), priority(NoticeKind.ROOT, Severity.NORMAL)
    before = [(0, root)] * 10
    first_posts = [(number % 2, root) for number in range(600)]

    sent = told(store, [*before, (0, lowest), *first_posts], SLACK_PACE)

    position = next(number for number, one in enumerate(sent) if one.notice.priority == lowest)
    assert all(one.notice.created_at - START < timedelta(minutes=4) for one in sent[:position])
    assert 400 < position < 450, "of 611"
