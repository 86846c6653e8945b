"""The contract of `Store`: counting mentions, and the series that are made of them."""

from __future__ import annotations

from dataclasses import replace

from store_samples import DAY, LATER, MINUTE, NOW, mention, opened, settled

from bot.domain.surge import Counted, Series, SeriesName
from bot.ports import Store

RULE = SeriesName(Counted.RULE, "st-brigid")
SOURCE = SeriesName(Counted.SOURCE, "x")
SERIES = Series(RULE, '{"version":1}', ((100, 2), (101, 0)), NOW, "14 mentions", "category safety")


def test_nothing_was_ever_counted(store: Store) -> None:
    """A fresh store has no series, and nothing waits for intake."""
    assert store.counting() is None
    assert store.series() == []
    assert store.is_taken_in(NOW)


def test_a_span_is_counted_by_rule_category_and_source(store: Store) -> None:
    """What was seen before it, in it, or published long ago."""
    store.count_on(NOW - MINUTE)
    case = opened(store)
    settled(store, store.waiting_mentions(10)[0], case.id)
    old = replace(mention("2"), published_at=NOW - 3 * DAY)
    store.add_page("x", [old], "", NOW)
    counting = store.counting()
    assert counting is not None

    counted = store.counted(counting, NOW + MINUTE, NOW - DAY)

    assert counted[RULE] == 1
    assert counted[SOURCE] == 1
    assert sum(count for name, count in counted.items() if name.counted is Counted.CATEGORY) == 1
    assert store.counted(counting, NOW, NOW - DAY) == {}


def test_what_was_counted_is_not_counted_again(store: Store) -> None:
    """Nor is anything lost between two spans."""
    store.count_on(NOW)
    store.add_page("x", [mention("1")], "", NOW)
    store.add_page("x", [mention("2")], "", LATER)
    first = store.counting()
    assert first is not None

    assert store.counted(first, LATER, NOW - DAY) == {SOURCE: 1}
    store.count_on(LATER)
    second = store.counting()
    assert second is not None
    assert store.counted(second, LATER + MINUTE, NOW - DAY) == {SOURCE: 1}
    assert second.since == first.since == NOW


def test_a_mention_with_a_small_id_that_is_seen_late_is_counted(store: Store) -> None:
    """Ids and times of two writers may cross."""
    store.count_on(NOW)
    store.add_page("x", [mention("1")], "", LATER)
    store.add_page("x", [mention("2")], "", NOW)
    store.count_on(LATER)
    counting = store.counting()
    assert counting is not None

    assert store.counted(counting, LATER + MINUTE, NOW - DAY) == {SOURCE: 1}


def test_what_waits_for_intake_is_not_counted_yet(store: Store) -> None:
    """A span is over when all of it was looked at."""
    store.add_page("x", [mention("1")], "", NOW)

    assert not store.is_taken_in(NOW + MINUTE)
    assert store.is_taken_in(NOW)


def test_series_are_kept_and_forgotten(store: Store) -> None:
    """Whole, and by name."""
    store.save_series([SERIES, Series(SOURCE)])
    store.save_series([replace(SERIES, hours=((102, 5),))])

    assert store.series() == [replace(SERIES, hours=((102, 5),)), Series(SOURCE)]
    store.drop_series([RULE])
    assert store.series() == [Series(SOURCE)]


def test_the_mentions_behind_a_series(store: Store) -> None:
    """Of a rule and of a category, newest first, each with its alert."""
    case = opened(store)
    lead = store.waiting_mentions(10)[0]
    settled(store, lead, case.id)
    category = SeriesName(Counted.CATEGORY, store.judged(lead.id).verdict.category)

    for name in (RULE, category):
        [found] = store.behind(name, NOW, 10)
        assert (found.judged.stored.id, found.alert_id) == (lead.id, case.id)
        assert store.behind(name, NOW + MINUTE, 10) == []
    assert store.behind(SeriesName(Counted.RULE, "other"), NOW, 10) == []


def test_a_source_in_a_quiet_spell_is_among_the_vitals(store: Store) -> None:
    """A rule in a spike is not."""
    store.save_series([SERIES, replace(SERIES, name=SOURCE, reason="1 mention, 40 expected")])

    assert store.vitals(NOW).quiet == (("x", "1 mention, 40 expected"),)
