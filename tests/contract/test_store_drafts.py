"""The contract of `Store`: drafts of replies, the wordings of a site, consent and the list of those left alone."""

from dataclasses import replace

import pytest
from store_engines import Database
from store_samples import DAY, MINUTE, NOW, opened

from bot.domain.consent import Consent, ConsentAnswer
from bot.domain.draft import Draft, DraftState
from bot.errors import UnknownDraftError
from bot.ports import Store
from bot.storage.drafts import MOST_WORDINGS

SAM, DANA = "U0SAM0001", "U0DANA001"


def a_draft(alert_id: int, **changes: object) -> Draft:
    return replace(Draft(0, alert_id, "Thank you.\n“Danke” 🙏", SAM, NOW, "x"), **changes)


def test_a_draft_comes_back_as_it_was(store: Store) -> None:
    """Under the id that the store gave it, with all that became of it."""
    place = opened(store)
    kept = store.add_draft(a_draft(place.id, id=99))
    assert kept == a_draft(place.id, id=kept.id) == store.draft(kept.id)

    published = replace(
        kept,
        revision=2,
        state=DraftState.PUBLISHED,
        approved_by=DANA,
        approved_as="lead",
        approved_at=NOW + MINUTE,
        published_by=SAM,
        published_at=NOW + DAY,
        link="https://x.example/9",
    )
    assert store.save_draft(published)
    assert store.draft(kept.id) == published


def test_of_two_who_change_a_draft_one_is_first(store: Store) -> None:
    """The second one changes nothing and is told."""
    kept = store.add_draft(a_draft(opened(store).id))

    first = store.save_draft(replace(kept, revision=2, text="First."))
    second = store.save_draft(replace(kept, revision=2, text="Second."))

    assert (first, second, store.draft(kept.id).text) == (True, False, "First.")


def test_an_unknown_draft_is_named(store: Store) -> None:
    """Asking for it says what to do."""
    with pytest.raises(UnknownDraftError, match=r"draft 404: no draft has this id \(write the reply anew\)"):
        store.draft(404)


def test_the_drafts_of_an_alert(store: Store) -> None:
    """Oldest first, and of no other alert."""
    place, other = opened(store, "1"), opened(store, "2")
    first, second = (store.add_draft(a_draft(place.id, text=text)) for text in ("One.", "Two."))
    store.add_draft(a_draft(other.id))

    assert store.drafts(place.id) == [first, second]
    assert store.drafts(404) == []


def test_the_wordings_of_a_site(store: Store) -> None:
    """Newest first; without those of one alert; or only what was published since a time."""
    place, other = opened(store, "1"), opened(store, "2")
    store.add_wordings("x", place.id, ["third", "second", "best"], NOW)
    store.add_wordings("x", other.id, ["published"], NOW + DAY, published=True)
    store.add_wordings("forum.example", place.id, ["elsewhere"], NOW)

    assert store.wordings("x") == ["published", "best", "second", "third"]
    assert store.wordings("x", without=other.id) == ["best", "second", "third"]
    assert store.wordings("x", published_since=NOW) == ["published"]
    assert store.wordings("x", published_since=NOW + DAY + MINUTE) == []


def test_old_wordings_are_forgotten(store: Store) -> None:
    """So many are kept for each site."""
    place = opened(store)
    store.add_wordings("forum.example", place.id, ["elsewhere"], NOW)
    for number in range(MOST_WORDINGS + 3):
        store.add_wordings("x", place.id, [str(number)], NOW)

    kept = store.wordings("x")

    assert (len(kept), kept[0], kept[-1]) == (MOST_WORDINGS, str(MOST_WORDINGS + 2), "3")
    assert store.wordings("forum.example") == ["elsewhere"]


def test_the_latest_answer_counts(store: Store) -> None:
    """All of them are kept."""
    place = opened(store)
    assert store.consent(place.id) is None

    store.add_consent(Consent(0, place.id, ConsentAnswer.NO, "", "Not now", SAM, NOW))
    last = store.add_consent(Consent(0, place.id, ConsentAnswer.YES, "https://x.example/2", "", DANA, NOW + DAY))

    assert store.consent(place.id) == last


def test_the_list_of_those_left_alone(store: Store) -> None:
    """Harmless when repeated, on as off."""
    assert not store.is_opted_out("abc")

    for _ in range(2):
        store.opt_out("abc", SAM, NOW)
        assert store.is_opted_out("abc")
    for _ in range(2):
        store.end_opt_out("abc")
        assert not store.is_opted_out("abc")


def test_each_store_has_a_secret_of_its_own(database: Database) -> None:
    """The same for every process that opens it."""
    ours = {database.open().store_id() for _ in range(2)}

    assert len(ours) == 1
    assert len(ours.pop()) >= 32


def test_an_alert_remembers_when_it_was_answered(store: Store) -> None:
    """And where."""
    place = opened(store)
    answered = replace(place, revision=place.revision + 1, answered_at=NOW, published_link="https://x.example/9")

    assert store.save_alert(answered)
    assert store.alert(place.id) == answered
