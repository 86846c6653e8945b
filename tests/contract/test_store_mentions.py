"""The contract of `Store`: mentions come back as they were, with what intake decided about them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import (
    DAY,
    EXECUTIVE,
    MATCH,
    MINUTE,
    NOW,
    VERDICT,
    alert,
    mention,
    opened,
    settled,
    stored,
    texts_of,
)

from bot.domain.alert import SYSTEM, Change, Disposition, State, Verb
from bot.domain.feedback import Opinion
from bot.domain.mention import MAX_TEXT, Author, Engagement, Mention, MentionKind, bounded
from bot.domain.source import SourceState
from bot.errors import StoreError
from bot.ports import Outcome, Store

# --- what a mention is made of

SHORT = st.text(alphabet=st.characters(), max_size=20)
SAFE = st.text(max_size=10)
COUNTS = st.none() | st.integers(min_value=-5, max_value=2**70)
ZONES = st.integers(min_value=-14, max_value=14).map(lambda hours: timezone(timedelta(hours=hours)))
MENTIONS = st.builds(
    Mention,
    source=SAFE,
    external_id=SHORT,
    text=SHORT,
    published_at=st.datetimes(timezones=ZONES | st.just(UTC)),
    url=SHORT,
    title=SHORT,
    lang=SHORT,
    kind=st.sampled_from(MentionKind),
    rating=st.none() | st.floats(allow_nan=False),
    author=st.builds(Author, SHORT, SHORT, COUNTS, st.none() | st.booleans()),
    engagement=st.builds(Engagement, COUNTS, COUNTS, COUNTS, COUNTS),
    in_reply_to=SHORT,
    conversation_id=SHORT,
    quoted_url=SHORT,
    content_key=SAFE,
)
NUMBERS = count()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(drawn=MENTIONS)
def test_any_bounded_mention_comes_back_as_it_was(store: Store, drawn: Mention) -> None:
    """Every field survives the store, to the microsecond."""
    kept, _ = bounded(drawn, NOW)
    kept = replace(kept, source=f"{kept.source}{next(NUMBERS)}")

    store.add_page("x", [kept], "", NOW)

    [found] = store.waiting_mentions(10)
    assert found.mention == kept
    assert found.mention.published_at.tzinfo is UTC
    store.settle_mention(found, Outcome.UNMATCHED, "no rule", NOW)


def test_a_novel_in_a_post_is_stored(store: Store) -> None:
    """The longest text that `bounded` lets through comes back whole."""
    novel = "\U0001f3e5" * MAX_TEXT

    store.add_page("x", [mention(text=novel), mention("2")], "", NOW)

    assert texts_of(store)[0] == novel


def test_a_time_without_a_zone_is_a_bug(store: Store) -> None:
    """It is never guessed, and nothing of the page is stored."""
    naive = datetime(2026, 11, 20)  # noqa: DTZ001 - the bug itself

    with pytest.raises(TypeError):
        store.add_page("x", [mention("1"), mention("2", published_at=naive)], "cursor", NOW)

    assert store.waiting_mentions(10) == []
    assert store.source_state("x") == SourceState("x")


# --- intake


def test_the_oldest_wait_first_and_no_more_than_asked_for(store: Store) -> None:
    """In the order in which they were stored."""
    store.add_page("x", [mention("b"), mention("a"), mention("c")], "", NOW)

    found = store.waiting_mentions(2)

    assert [one.mention.external_id for one in found] == ["b", "a"]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_settled_mention_waits_no_longer(store: Store, outcome: Outcome) -> None:
    """Whatever became of it."""
    first = stored(store)

    store.settle_mention(first, outcome, "because", NOW)

    assert store.waiting_mentions(10) == []


def test_an_edit_during_intake_is_not_overlooked(store: Store) -> None:
    """Settling an old revision leaves the new one waiting, and keeps what was found."""
    first = stored(store)
    place = store.new_alert(alert(first.id))
    store.add_page("x", [mention(text="edited")], "", NOW)

    settled(store, first, place.id)

    [found] = store.waiting_mentions(10)
    assert (found.revision, found.mention.text, found.alert_id) == (2, "edited", place.id)
    assert store.judged(first.id).verdict == VERDICT


def test_a_judged_mention_comes_with_its_matches_and_verdict(store: Store) -> None:
    """As they were found, in their order."""
    first = stored(store)
    place = store.new_alert(alert(first.id))

    store.settle_mention(
        first, Outcome.ALERTED, "new", NOW, alert_id=place.id, matches=[MATCH, EXECUTIVE], verdict=VERDICT
    )

    found = store.judged(first.id)
    assert found.stored == replace(first, alert_id=place.id)
    assert found.matches == (MATCH, EXECUTIVE)
    assert found.verdict == VERDICT


def test_matches_and_verdict_replace_those_of_an_earlier_revision(store: Store) -> None:
    """Nothing of the old ones is left."""
    first = stored(store)
    calmer = replace(VERDICT, category="service", reasons=(), private=())
    store.settle_mention(first, Outcome.UNMATCHED, "", NOW, matches=[MATCH, EXECUTIVE], verdict=VERDICT)

    store.settle_mention(first, Outcome.UNMATCHED, "", NOW, matches=[EXECUTIVE], verdict=calmer)

    found = store.judged(first.id)
    assert (found.matches, found.verdict) == ((EXECUTIVE,), calmer)


def test_an_edit_that_matches_no_longer_stays_with_its_alert(store: Store) -> None:
    """The alert still shows it: without matches, with the last verdict."""
    first = stored(store)
    place = store.new_alert(alert(first.id))
    settled(store, first, place.id)

    store.settle_mention(first, Outcome.UNMATCHED, "the edit names nobody", NOW)

    found = store.judged(first.id)
    assert (found.matches, found.verdict, found.stored.alert_id) == ((), VERDICT, place.id)


@pytest.mark.parametrize("known", [True, False])
def test_a_mention_that_was_never_matched_is_not_judged(store: Store, known: bool) -> None:
    """Asking for its verdict is an error that names it."""
    mention_id = stored(store).id if known else 404

    with pytest.raises(StoreError, match=f"mention {mention_id}"):
        store.judged(mention_id)


def test_the_mentions_of_an_alert_come_in_the_order_in_which_they_joined(store: Store) -> None:
    """Not in the order in which they were stored; and no more than asked for."""
    place = opened(store, "lead")
    lead, early, late = (stored(store, external_id) for external_id in ("lead", "early", "late"))
    for minutes, one in enumerate([lead, late, early]):
        settled(store, one, place.id, NOW + minutes * MINUTE)
    settled(store, late, place.id, NOW + DAY)

    found = store.mentions_of(place.id)

    assert [one.stored.mention.external_id for one in found] == ["lead", "late", "early"]
    assert all(one.matches == (MATCH,) and one.verdict == VERDICT for one in found)
    assert store.mentions_of(place.id, limit=2) == found[:2]


def test_an_alert_has_only_its_own_mentions(store: Store) -> None:
    """Those of others and those without an alert are not among them."""
    place, other = opened(store, "1"), opened(store, "2")
    settled(store, stored(store, "2"), other.id)
    stored(store, "3")

    assert store.mentions_of(place.id) == []


# --- what intake asks of the past


def test_those_who_joined_lately_are_counted(store: Store) -> None:
    """By when they joined, at that moment or later."""
    case = opened(store)
    for number in range(3):
        settled(store, stored(store, f"more-{number}"), case.id, NOW + number * MINUTE)

    assert store.joined_since(case.id, NOW + MINUTE) == 2
    assert store.joined_since(case.id, NOW + 3 * MINUTE) == 0


def test_how_alerts_of_a_rule_and_category_ended_is_counted(store: Store) -> None:
    """Of those that were resolved since then, by disposition."""
    for number, (end, days_ago) in enumerate(
        [(Disposition.NO_FOLLOW_UP, 1), (Disposition.NO_FOLLOW_UP, 2), (Disposition.RISK_MANAGEMENT, 1), (None, 1)]
    ):
        ended = NOW - days_ago * DAY
        opened(store, f"ended-{number}", state=State.RESOLVED, resolved_at=ended, disposition=end)
    one = opened(store, "another")

    assert store.ends_of(one.rule_id, one.category, NOW - 3 * DAY) == {
        "no follow-up": 2,
        "passed to risk management": 1,
    }
    assert store.ends_of(one.rule_id, one.category, NOW - DAY) == {"no follow-up": 1, "passed to risk management": 1}
    assert store.ends_of("another-rule", one.category, NOW - 3 * DAY) == {}


def test_what_was_said_of_a_rule_and_category_is_told(store: Store) -> None:
    """The latest opinions on its alerts, oldest first; what the bot itself changed, and a note, are none."""
    case = opened(store)
    for at, (who, verb, after) in enumerate(
        [
            ("U1", Verb.TOO_LOW, ""),
            (SYSTEM, Verb.CHANGE_SEVERITY, "high"),
            ("U2", Verb.NOTE, ""),
            ("U1", Verb.TOO_HIGH, ""),
        ]
    ):
        store.add_change(Change(case.id, at + 2, NOW + at * MINUTE, who, verb, "normal", after))

    said = store.said_of(case.rule_id, case.category, NOW, 10)

    assert said == [
        (case.id, Opinion("U1", Verb.TOO_LOW, "normal", "")),
        (case.id, Opinion("U1", Verb.TOO_HIGH, "normal", "")),
    ]
    assert store.said_of(case.rule_id, case.category, NOW, 1) == said[1:]
    assert store.said_of(case.rule_id, case.category, NOW + DAY, 10) == []
    assert store.said_of("another-rule", case.category, NOW, 10) == []


def test_what_else_a_verdict_says_is_kept(store: Store) -> None:
    """The topics in their order, and that its words are folded."""
    case = opened(store)
    found = replace(VERDICT, topics=("self-harm", "waiting"), is_delicate=True)
    lead = stored(store, "delicate")
    store.settle_mention(lead, Outcome.ALERTED, "it joins", NOW, alert_id=case.id, matches=[MATCH], verdict=found)

    assert store.judged(lead.id).verdict == found
