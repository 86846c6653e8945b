"""The contract of `Store`: sources, and pages of mentions that are each stored once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from store_samples import (
    DAY,
    MINUTE,
    NOW,
    at_once,
    mention,
    stored,
    texts_of,
)

from bot.domain.mention import Engagement, Mention, MentionKind
from bot.domain.source import Added, SourceState, Trouble
from bot.ports import Outcome, Store


def ids_of(store: Store) -> list[str]:
    return [found.mention.external_id for found in store.waiting_mentions(1000)]


# --- sources


def test_a_source_that_was_never_polled_has_a_fresh_state(store: Store) -> None:
    """Nothing is known of it, and asking stores nothing."""
    state = store.source_state("feed")

    assert state == SourceState("feed")
    assert store.source_states() == []


def test_a_page_moves_the_cursor_of_its_source_and_marks_success(store: Store) -> None:
    """The state says when the poll was and that it went well."""
    store.add_page("feed", [mention()], "cursor-1", NOW)

    state = store.source_state("feed")

    assert state == SourceState("feed", "cursor-1", polled_at=NOW, succeeded_at=NOW)


def test_an_empty_page_moves_the_cursor_too(store: Store) -> None:
    """A source may have nothing new and yet a new place to read from."""
    added = store.add_page("feed", [], "cursor-2", NOW)

    assert added == Added()
    assert store.source_state("feed").cursor == "cursor-2"


def test_the_cursor_belongs_to_the_poller_and_not_to_the_mentions(store: Store) -> None:
    """A file of recorded mentions from many sources has one cursor, its own."""
    store.add_page("recorded", [mention(source="x"), mention(source="reviews")], "line 2", NOW)

    assert [state.name for state in store.source_states()] == ["recorded"]
    assert [found.mention.source for found in store.waiting_mentions(10)] == ["x", "reviews"]


def test_a_failed_poll_keeps_the_cursor_and_counts(store: Store) -> None:
    """Trouble, its number and the time to wait for are remembered; the time of the last success stays."""
    store.add_page("feed", [], "cursor-1", NOW)

    store.note_poll_failure("feed", Trouble("HTTP 500", needs_person=False), NOW + MINUTE, None)
    state = store.note_poll_failure("feed", Trouble("HTTP 503", needs_person=False), NOW + 2 * MINUTE, NOW + DAY)

    assert state == SourceState("feed", "cursor-1", NOW + 2 * MINUTE, NOW, NOW + DAY, 2, "HTTP 503")
    assert state == store.source_state("feed")


def test_a_first_poll_may_fail(store: Store) -> None:
    """The failure of a source without history is its first state."""
    state = store.note_poll_failure("feed", Trouble("no such host", needs_person=False), NOW, NOW + MINUTE)

    assert state == SourceState("feed", "", NOW, None, NOW + MINUTE, 1, "no such host")


def test_success_ends_the_trouble(store: Store) -> None:
    """After a good poll nothing of the failures is left."""
    store.note_poll_failure("feed", Trouble("HTTP 500", needs_person=False), NOW, NOW + DAY)

    store.add_page("feed", [], "cursor-1", NOW + MINUTE)

    assert store.source_state("feed") == SourceState("feed", "cursor-1", NOW + MINUTE, NOW + MINUTE)


def test_people_are_told_of_a_trouble_once(store: Store) -> None:
    """That they were told is kept with the source, until a page ends the trouble."""
    first = store.note_poll_failure("x", Trouble("out of credits", needs_person=True), NOW, None)
    second = store.note_poll_failure("x", Trouble("out of credits", needs_person=True), NOW + MINUTE, None)

    assert (first.tells_now, second.tells_now) == (True, False)
    assert store.source_state("x").told
    store.add_page("x", [], "cursor-1", NOW + MINUTE)
    assert not store.source_state("x").told


def test_sources_come_by_name(store: Store) -> None:
    """Whatever the order in which they were polled."""
    for name in ("x", "feed", "reviews"):
        store.add_page(name, [], "", NOW)

    assert [state.name for state in store.source_states()] == ["feed", "reviews", "x"]


# --- pages


def test_a_new_mention_is_stored_and_waits(store: Store) -> None:
    """It has a first revision, the time first seen, and no alert."""
    added = store.add_page("x", [mention()], "", NOW)

    [found] = store.waiting_mentions(10)
    assert added == Added(new=1)
    assert found.mention == mention()
    assert (found.revision, found.first_seen_at, found.alert_id) == (1, NOW, None)


def test_the_same_mention_is_stored_once(store: Store) -> None:
    """A second read of it changes nothing, and it does not wait again."""
    first = stored(store)
    store.settle_mention(first, Outcome.UNMATCHED, "no rule", NOW)

    added = store.add_page("x", [mention()], "", NOW + MINUTE)

    assert added == Added(repeated=1)
    assert store.waiting_mentions(10) == []


@pytest.mark.parametrize("edit", [{"text": "edited"}, {"title": "edited"}, {"rating": 1.0}, {"rating": 4.5}])
def test_an_edited_mention_is_updated_and_waits_anew(store: Store, edit: dict[str, object]) -> None:
    """Another text, title or rating is an edit: the revision grows, the first sight stays."""
    first = stored(store)
    store.settle_mention(first, Outcome.UNMATCHED, "no rule", NOW)
    other = replace(mention(), engagement=Engagement(likes=9), **edit)

    added = store.add_page("x", [other], "", NOW + DAY)

    [found] = store.waiting_mentions(10)
    assert added == Added(edited=1)
    assert found == replace(first, revision=2, mention=other)


@pytest.mark.parametrize(
    ("rating", "expected"), [(None, Added(edited=1)), (3.0, Added(edited=1)), (2.0, Added(repeated=1))]
)
def test_a_rating_can_be_changed_and_taken_back(store: Store, rating: float | None, expected: Added) -> None:
    """From a number to another or to none is an edit as well."""
    stored(store, rating=2.0)

    added = store.add_page("x", [mention(rating=rating)], "", NOW)

    assert added == expected


@pytest.mark.parametrize("noise", [{"url": "https://social.example/2"}, {"engagement": Engagement(likes=3)}])
def test_what_is_no_edit_changes_nothing(store: Store, noise: dict[str, object]) -> None:
    """More likes or another address do not send a mention through intake again."""
    first = stored(store)

    added = store.add_page("x", [mention(**noise)], "", NOW)

    assert added == Added(repeated=1)
    assert store.waiting_mentions(10) == [first]


def test_the_last_of_repeats_in_one_page_counts(store: Store) -> None:
    """A page may hold a mention several times."""
    added = store.add_page("x", [mention(text="first"), mention("2"), mention(text="last")], "", NOW)

    assert added == Added(new=2, repeated=1)
    assert sorted(texts_of(store)) == sorted(["last", mention().text])


def test_one_id_in_two_sources_is_two_mentions(store: Store) -> None:
    """An id means something only within its source."""
    added = store.add_page("x", [mention(source="x"), mention(source="feed")], "", NOW)

    assert added == Added(new=2)


def test_a_page_of_all_sorts_is_counted(store: Store) -> None:
    """New, edited and repeated mentions are told apart in one page."""
    store.add_page("x", [mention("1"), mention("2"), mention("3")], "", NOW)

    added = store.add_page("x", [mention("1"), mention("2", "edited"), mention("4"), mention("5")], "", NOW)

    assert added == Added(new=2, edited=1, repeated=1)


def test_a_large_page_is_stored_whole(store: Store) -> None:
    """However many placeholders that takes."""
    page = [mention(str(number), content_key=f"key {number}") for number in range(12_345)]

    first, second = store.add_page("x", page, "", NOW), store.add_page("x", page, "", NOW)

    assert (first, second) == (Added(new=12_345), Added(repeated=12_345))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 63, 64, 65, 99, 100, 101, 255])
def test_a_page_of_any_size_is_stored_in_its_order(store: Store, count: int) -> None:
    """None is lost and none is stored twice."""
    page = [mention(str(number)) for number in range(count)]

    added = store.add_page("x", page, "", NOW)

    assert added == Added(new=count)
    assert [found.mention for found in store.waiting_mentions(1000)] == page


# --- the same content under another id


def article(external_id: str, **fields: object) -> Mention:
    given = {"source": "news", "kind": MentionKind.ARTICLE, "title": "St. Brigid opens a wing", "content_key": "wing"}
    return mention(external_id, **(given | fields))


def test_an_article_under_a_new_id_is_one_mention(store: Store) -> None:
    """It keeps the id under which it was first stored."""
    store.add_page("news", [article("guid-1")], "", NOW)

    added = store.add_page("news", [article("guid-2", url="https://news.example/2")], "", NOW)

    assert added == Added(repeated=1)
    assert ids_of(store) == ["guid-1"]


def test_an_edit_under_a_new_id_updates_the_mention_that_is_there(store: Store) -> None:
    """Its text changes, its id stays."""
    first = stored(store, "guid-1", content_key="wing")

    added = store.add_page("x", [mention("guid-2", "corrected", content_key="wing")], "", NOW)

    [found] = store.waiting_mentions(10)
    assert added == Added(edited=1)
    assert (found.id, found.revision, found.mention.external_id) == (first.id, 2, "guid-1")
    assert found.mention.text == "corrected"


def test_one_content_under_two_ids_in_one_page_is_one_mention(store: Store) -> None:
    """The last one counts here too."""
    added = store.add_page("news", [article("guid-1", text="first"), article("guid-2", text="last")], "", NOW)

    assert added == Added(new=1, repeated=1)
    assert texts_of(store) == ["last"]


def test_the_same_content_in_another_source_is_another_mention(store: Store) -> None:
    """Two newspapers may print the same words."""
    added = store.add_page("news", [article("1"), article("1", source="gazette")], "", NOW)

    assert added == Added(new=2)


def test_an_empty_content_key_is_no_content(store: Store) -> None:
    """Then the id alone counts."""
    added = store.add_page("news", [article("1", content_key=""), article("2", content_key="")], "", NOW)

    assert added == Added(new=2)


@pytest.mark.parametrize(("apart", "expected"), [(30 * DAY, Added(repeated=1)), (30 * DAY + MINUTE, Added(new=1))])
@pytest.mark.parametrize("direction", [1, -1])
def test_content_repeats_only_within_thirty_days(
    store: Store, apart: timedelta, expected: Added, direction: int
) -> None:
    """Later the same words are a new mention, whichever of the two came first."""
    published_at = NOW - 100 * DAY
    store.add_page("news", [article("1", published_at=published_at)], "", NOW)

    added = store.add_page("news", [article("2", published_at=published_at + direction * apart)], "", NOW)

    assert added == expected


def test_between_two_with_the_same_content_the_newest_is_meant(store: Store) -> None:
    """They are too far from each other to be one, and the third is near to both."""
    days = {"old": NOW - 60 * DAY, "new": NOW - 20 * DAY, "third": NOW - 40 * DAY}
    for external_id in ("old", "new"):
        store.add_page("news", [article(external_id, published_at=days[external_id])], "", NOW)

    store.add_page("news", [article("third", text="corrected", published_at=days["third"])], "", NOW)

    texts = {found.mention.external_id: found.mention.text for found in store.waiting_mentions(10)}
    assert texts == {"old": mention().text, "new": "corrected"}


def test_a_known_id_comes_before_known_content(store: Store) -> None:
    """A mention that is edited into the words of another one stays itself."""
    store.add_page("news", [article("1"), article("2", content_key="roof", text="The roof")], "", NOW)

    added = store.add_page("news", [article("2")], "", NOW)

    assert added == Added(edited=1)
    assert texts_of(store) == [mention().text, mention().text]


def test_content_follows_an_edit(store: Store) -> None:
    """After an edit the new content is the one that is recognised."""
    store.add_page("news", [article("1")], "", NOW)
    store.add_page("news", [article("1", text="The wing is shut", content_key="shut")], "", NOW)

    added = store.add_page("news", [article("2", text="The wing is shut", content_key="shut")], "", NOW)

    assert added == Added(repeated=1)


# --- many at once


def test_pollers_at_once_store_each_mention_once(store: Store) -> None:
    """However their pages overlap."""
    page = [mention(str(number)) for number in range(150)]

    added = at_once(6, lambda number: store.add_page(f"poller {number}", page[number * 10 :], "", NOW))

    assert sum(one.new for one in added) == 150
    assert sum(one.edited for one in added) == 0
    assert len(store.waiting_mentions(1000)) == 150
