"""The contract of `Store`: alerts, story keys, history and threads."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import DAY, MINUTE, NOW, alert, at_once, change, opened, stored, thread

from bot.domain.alert import Disposition, State, Verb
from bot.domain.notice import Receipt, Thread
from bot.domain.severity import Severity
from bot.errors import UnknownAlertError
from bot.ports import Store


def test_a_new_alert_gets_its_id_from_the_store(store: Store) -> None:
    """The id that it brings is ignored."""
    lead = stored(store)

    first = store.new_alert(alert(lead.id, id=99))
    second = store.new_alert(alert(lead.id, id=99))

    assert first == alert(lead.id, id=first.id)
    assert first.id != second.id
    assert store.alert(first.id) == first


def test_every_field_of_an_alert_comes_back(store: Store) -> None:
    """Also those that only a resolved alert has."""
    lead = stored(store)
    told = {"why": "it names us", "owner": "U0DANA001", "mention_count": 7, "reach": 2**40, "note": "called them"}
    ended = {"resolved_by": "U0SAM0001", "resolved_at": NOW + DAY, "disposition": Disposition.PATIENT_RELATIONS}
    seen = {"acknowledged_by": "U0LEE0001", "acknowledged_at": NOW + MINUTE, "state": State.RESOLVED}

    kept = store.new_alert(alert(lead.id, **told, **ended, **seen))

    assert store.alert(kept.id) == kept
    assert replace(kept, id=0) == alert(lead.id, **told, **ended, **seen)


def test_an_unknown_alert_is_named(store: Store) -> None:
    """Asking for one that is not there, or replacing it, is an error."""
    lead = stored(store)

    with pytest.raises(UnknownAlertError, match="alert 404"):
        store.alert(404)
    with pytest.raises(UnknownAlertError, match="alert 404"):
        store.save_alert(alert(lead.id, id=404, revision=2))


def test_the_next_revision_replaces_the_alert(store: Store) -> None:
    """All of it."""
    first = opened(store)
    after = replace(first, revision=2, state=State.ACKNOWLEDGED, severity=Severity.CRISIS, owner="U0LEE0001")

    saved = store.save_alert(after)

    assert saved
    assert store.alert(first.id) == after


@pytest.mark.parametrize("revision", [1, 3])
def test_any_other_revision_replaces_nothing(store: Store, revision: int) -> None:
    """Somebody else was faster, or something was skipped."""
    first = opened(store)

    saved = store.save_alert(replace(first, revision=revision, owner="U0LEE0001"))

    assert not saved
    assert store.alert(first.id) == first


def test_saving_one_alert_leaves_the_others(store: Store) -> None:
    """Only the one with its id changes."""
    first, second = opened(store, "1"), opened(store, "2")

    store.save_alert(replace(first, revision=2, note="seen"))

    assert store.alert(second.id) == second


def test_of_many_who_save_at_once_one_succeeds(store: Store) -> None:
    """The others learn that they were too late."""
    first = opened(store)

    saved = at_once(6, lambda number: store.save_alert(replace(first, revision=2, owner=f"U{number}")))

    assert sorted(saved) == [False] * 5 + [True]


def test_alerts_come_newest_first(store: Store) -> None:
    """And no more than asked for."""
    made = [opened(store, str(number)) for number in range(4)]

    assert store.alerts() == made[::-1]
    assert store.alerts(limit=2) == [made[3], made[2]]


# --- story keys


def test_keys_lead_to_their_alert(store: Store) -> None:
    """Those that are known; the others are left out."""
    first, second = opened(store, "1"), opened(store, "2")
    store.add_keys(first.id, ["link:news.example/1", "words:a fall in the hall"])
    store.add_keys(second.id, ["conversation:x:7"])

    found = store.alerts_by_key(["conversation:x:7", "link:news.example/1", "link:unknown"], NOW)

    assert found == {"conversation:x:7": second.id, "link:news.example/1": first.id}


def test_a_key_leads_to_the_alert_that_had_it_last(store: Store) -> None:
    """Giving it to another alert takes it from the first; giving it twice changes nothing."""
    first, second = opened(store, "1"), opened(store, "2")
    store.add_keys(first.id, ["words:same", "words:other"])

    store.add_keys(second.id, ["words:same", "words:same"])
    store.add_keys(second.id, ["words:same"])

    assert store.alerts_by_key(["words:same", "words:other"], NOW) == {"words:same": second.id, "words:other": first.id}


@pytest.mark.parametrize("state", list(State))
def test_keys_of_closed_alerts_lead_nowhere(store: Store, state: State) -> None:
    """A new mention of a finished story opens a new alert."""
    first = opened(store, state=state)
    store.add_keys(first.id, ["words:same"])

    found = store.alerts_by_key(["words:same"], NOW)

    assert found == ({} if state.is_closed else {"words:same": first.id})


def test_no_keys_lead_nowhere(store: Store) -> None:
    """Asking for nothing, or adding nothing, is harmless."""
    store.add_keys(opened(store).id, [])

    assert store.alerts_by_key([], NOW) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(keys=st.lists(st.text(alphabet=st.characters(), max_size=50), max_size=5))
def test_any_text_is_a_key(store: Store, keys: list[str]) -> None:
    """Also what no database would take as text."""
    first = store.alerts()[0] if store.alerts() else opened(store)

    store.add_keys(first.id, keys)

    assert store.alerts_by_key(keys, NOW) == dict.fromkeys(keys, first.id)


def test_very_long_and_very_many_keys_are_kept_apart(store: Store) -> None:
    """A key may be a whole text of a hundred thousand characters."""
    first, second = opened(store, "1"), opened(store, "2")
    long = "words:" + "hall " * 20_000
    many = [f"link:news.example/{number}" for number in range(12_000)]
    store.add_keys(first.id, [long + "a", *many])
    store.add_keys(second.id, [long + "b"])

    found = store.alerts_by_key([long + "a", long + "b", *many], NOW)

    assert found == {long + "a": first.id, long + "b": second.id} | dict.fromkeys(many, first.id)


# --- history


def test_history_is_told_oldest_first(store: Store) -> None:
    """In the order in which it was written, each line as it was."""
    place = opened(store)
    lines = [change(place.id), change(place.id, 2, Verb.ACKNOWLEDGE, before="open", after="acknowledged", reason="")]
    for line in lines:
        store.add_change(line)

    assert store.changes(place.id) == lines


def test_the_latest_of_a_long_history_are_told(store: Store) -> None:
    """Still oldest first."""
    place = opened(store)
    lines = [change(place.id, revision) for revision in range(1, 61)]
    for line in lines:
        store.add_change(line)

    assert store.changes(place.id) == lines[10:]
    assert store.changes(place.id, limit=2) == lines[58:]


def test_an_alert_has_only_its_own_history(store: Store) -> None:
    """That of another is not told."""
    first, second = opened(store, "1"), opened(store, "2")
    store.add_change(change(first.id))

    assert store.changes(second.id) == []


# --- threads


def test_an_alert_has_no_thread_at_first(store: Store) -> None:
    """Until its root is posted."""
    assert store.thread(opened(store).id) is None


def test_the_thread_of_an_alert_is_remembered(store: Store) -> None:
    """Where it is and what it shows."""
    place = opened(store)

    store.save_thread(thread(place.id, shown_revision=3))

    assert store.thread(place.id) == thread(place.id, shown_revision=3)


def test_a_root_may_move(store: Store) -> None:
    """When it was deleted there and posted again."""
    place = opened(store)
    store.save_thread(thread(place.id, "1.0"))

    store.save_thread(thread(place.id, "2.0"))

    assert store.thread(place.id) == thread(place.id, "2.0")


def test_what_a_root_shows_never_goes_down(store: Store) -> None:
    """A slow worker cannot make the root look older than it is."""
    place = opened(store)
    store.save_thread(thread(place.id, "1.0", shown_revision=9))

    store.save_thread(thread(place.id, "2.0", shown_revision=7))

    assert store.thread(place.id) == Thread(place.id, Receipt("C0REPUT01", "2.0"), 9)


def test_an_alert_that_heard_nothing_for_long_is_another_story(store: Store) -> None:
    """Only what changed since then is found."""
    place = opened(store)
    store.add_keys(place.id, ["words:same"])

    assert store.alerts_by_key(["words:same"], NOW) == {"words:same": place.id}
    assert store.alerts_by_key(["words:same"], NOW + MINUTE) == {}


def test_what_people_did_is_found_among_many_changes(store: Store) -> None:
    """The bot's own changes do not push it out."""
    place = opened(store)
    store.add_change(change(place.id, 2, who="U0DANA001"))
    for revision in range(3, 9):
        store.add_change(change(place.id, revision, who="wardwatch"))

    assert [line.who for line in store.changes(place.id, limit=3, by_people=True)] == ["U0DANA001"]
