"""The contract of `Store`: what was stored can be read again, page by page."""

from store_samples import DAY, MINUTE, NOW, mention, stored

from bot.ports import Outcome, Store


def published(store: Store, *ids: str, days_ago: int = 0) -> None:
    at = NOW - days_ago * DAY
    store.add_page("x", [mention(one, text=f"post {one}", published_at=at) for one in ids], "", NOW)


def ids_of(store: Store, limit: int, days: int = 30) -> list[list[str]]:
    """The external ids of every page, read as the callers read them."""
    pages, after, full = [], 0, True
    while full:
        page = store.mentions_since(NOW - days * DAY, after, limit)
        pages.append([one.mention.external_id for one in page])
        full = len(page) == limit
        after = page[-1].id if page else after
    return pages


def test_what_was_published_before_is_left_out(store: Store) -> None:
    """`since` is about the time of publication and is part of the time asked for."""
    published(store, "old", days_ago=31)
    published(store, "just-in", days_ago=30)
    published(store, "new")

    assert ids_of(store, 10) == [["just-in", "new"]]
    assert store.mentions_since(NOW + MINUTE, 0, 10) == []


def test_pages_follow_each_other_without_gap_or_repeat(store: Store) -> None:
    """In the order in which they were stored, whatever their time of publication."""
    published(store, "b", "a", days_ago=1)
    published(store, "too-old", days_ago=99)
    published(store, "d", "c", "e", days_ago=2)

    assert ids_of(store, 2) == [["b", "a"], ["d", "c"], ["e"]]


def test_an_empty_store_has_one_empty_page(store: Store) -> None:
    """And no error."""
    assert ids_of(store, 2) == [[]]


def test_settled_and_waiting_mentions_are_both_history(store: Store) -> None:
    """Reading history changes nothing: what waited for intake still waits."""
    store.settle_mention(stored(store, "settled"), Outcome.UNMATCHED, "no rule matches", NOW)
    published(store, "waiting")

    assert ids_of(store, 10) == [["settled", "waiting"]]
    assert [one.mention.external_id for one in store.waiting_mentions(10)] == ["waiting"]
