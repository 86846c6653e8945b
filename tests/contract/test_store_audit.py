"""The contract of `Store`: the chain of an alert's history, refusals, mutes, merges and what was told where."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import (
    DAY,
    MINUTE,
    NOW,
    RECEIPT,
    alert,
    at_once,
    change,
    claimed,
    notice,
    opened,
    stored,
)

from bot.domain.alert import FIELDS, Action, Decided, Disposition, Facet, Press, State, Verb, decide
from bot.domain.audit import BEGINNING, Chain, Refusal, digest
from bot.domain.mute import Mute, MuteKind
from bot.domain.notice import NoticeKind
from bot.domain.severity import Severity
from bot.ports import Store


def test_each_change_carries_the_digest_of_the_one_before(store: Store) -> None:
    """Each alert has a chain of its own."""
    first, second = opened(store, "1"), opened(store, "2")
    lines = [change(first.id), change(second.id), change(first.id, 2, Verb.ACKNOWLEDGE)]
    for line in lines:
        store.add_change(line)

    mine = store.recorded(first.id, 0, 10)

    assert [one.change for one in mine] == [lines[0], lines[2]]
    assert mine[0].digest == digest(BEGINNING, lines[0])
    assert mine[1].digest == digest(mine[0].digest, lines[2])
    assert [one.digest for one in store.recorded(second.id, 0, 10)] == [digest(BEGINNING, lines[1])]


def test_a_history_is_read_page_by_page(store: Store) -> None:
    """After the id of the last one of the page before."""
    place = opened(store)
    for revision in range(1, 6):
        store.add_change(change(place.id, revision))

    first = store.recorded(place.id, 0, 3)
    second = store.recorded(place.id, first[-1].id, 3)

    assert [one.change.revision for one in (*first, *second)] == [1, 2, 3, 4, 5]


def test_two_writers_cannot_fork_a_chain(store: Store) -> None:
    """Of many who append at once each follows another one."""
    place = opened(store)

    at_once(6, lambda number: [store.add_change(change(place.id, 10 * number + step)) for step in range(5)])

    chain = Chain()
    for one in store.recorded(place.id, 0, 100):
        following = chain.after(one.change, one.digest)
        assert isinstance(following, Chain), following
        chain = following
    assert chain.count == 30


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(reason=TEXTS, who=TEXTS, micro=st.integers(0, 999_999))
def test_what_comes_back_has_the_digest_of_what_was_stored(store: Store, reason: str, who: str, micro: int) -> None:
    """Whatever people wrote, to the microsecond."""
    place = store.alerts()[0] if store.alerts() else opened(store)
    before = store.recorded(place.id, 0, 1_000)
    line = change(place.id, reason=reason, who=who, at=NOW + timedelta(microseconds=micro))

    store.add_change(line)

    last = store.recorded(place.id, 0, 1_000)[-1]
    assert last.change == line
    assert last.digest == digest(before[-1].digest if before else BEGINNING, line)


def test_alerts_are_read_page_by_page(store: Store) -> None:
    """Oldest first."""
    made = [opened(store, str(number)) for number in range(3)]

    assert store.alerts_after(0, 2) == made[:2]
    assert store.alerts_after(made[1].id, 2) == made[2:]


def test_refusals_are_kept(store: Store) -> None:
    """With or without an alert, oldest first, page by page."""
    place = opened(store)
    kept = [Refusal(0, place.id, "U0GAIL001", "acknowledge", "guest", NOW), Refusal(0, None, "U1", "mute", "role", NOW)]
    for refusal in kept:
        store.add_refusal(refusal)

    found = store.refusals(0, 10)

    assert [replace(refusal, id=0) for refusal in found] == kept
    assert store.refusals(found[0].id, 10) == found[1:]


# --- what an alert remembers


def test_snooze_merge_answer_and_presses_come_back(store: Store) -> None:
    """Exactly as they were."""
    target, place = opened(store, "1"), opened(store, "2")
    presses = tuple(
        Press(facet, Verb.ASSIGN, "U0DANA001", NOW, 2, 1, tuple(getattr(place, name) for name in FIELDS[facet]))
        for facet in Facet
    )
    told = {"snoozed_until": NOW + DAY, "merged_into": target.id, "answer_link": "https://x.example/1"}
    after = replace(place, revision=2, presses=presses, **told)

    assert store.save_alert(after)
    assert store.alert(place.id) == after


def test_what_was_decided_comes_back_as_it_was(store: Store) -> None:
    """Through every state that a person can bring an alert to."""
    place = opened(store)
    actions = [
        Action(Verb.ACKNOWLEDGE),
        Action(Verb.SNOOZE, until=NOW + DAY),
        Action(Verb.CHANGE_SEVERITY, severity=Severity.CRISIS),
        Action(Verb.ASSIGN, to="U0LEE0001"),
        Action(Verb.RESOLVE, disposition=Disposition.REPORTED, note="Reported.", link="https://x.example/1"),
        Action(Verb.REOPEN),
        Action(Verb.DISMISS),
    ]

    for action in actions:
        decided = decide(store.alert(place.id), action, "U0DANA001", NOW)
        assert isinstance(decided, Decided)
        assert store.save_alert(decided.alert)
        assert store.alert(place.id) == decided.alert


def merged(store: Store, alert_id: int, into: int) -> None:
    before = store.alert(alert_id)
    after = replace(before, revision=before.revision + 1, state=State.RESOLVED, merged_into=into)
    assert store.save_alert(after)


def test_keys_of_a_merged_alert_lead_to_where_its_story_goes_on(store: Store) -> None:
    """Also over several merges; nowhere, when that one is closed or heard nothing for long."""
    first, second, third = (opened(store, str(number)) for number in range(3))
    store.add_keys(first.id, ["words:first"])
    store.add_keys(second.id, ["words:second"])
    keys = ["words:first", "words:second"]

    merged(store, first.id, second.id)
    assert store.alerts_by_key(keys, NOW) == dict.fromkeys(keys, second.id)

    merged(store, second.id, third.id)
    assert store.alerts_by_key(keys, NOW) == dict.fromkeys(keys, third.id)
    assert store.alerts_by_key(keys, NOW + MINUTE) == {}

    store.save_alert(replace(third, revision=2, state=State.DISMISSED))
    assert store.alerts_by_key(keys, NOW) == {}


# --- mutes


def a_mute(**fields: object) -> Mute:
    given = {"id": 0, "kind": MuteKind.AUTHOR, "value": "jonah", "until": NOW + DAY, "who": "U0DANA001", "at": NOW}
    return Mute(**(given | fields))  # type: ignore[arg-type]


def test_a_mute_is_in_force_until_its_end(store: Store) -> None:
    """Which is at `until` itself."""
    kept = store.add_mute(a_mute(id=99, reason="a parody account"))

    assert kept == a_mute(id=kept.id, reason="a parody account")
    assert store.mutes(NOW) == [kept]
    assert store.mutes(NOW + DAY - MINUTE) == [kept]
    assert store.mutes(NOW + DAY) == []


@pytest.mark.parametrize("kind", MuteKind)
def test_every_kind_of_mute_comes_back(store: Store, kind: MuteKind) -> None:
    """As it was."""
    kept = store.add_mute(a_mute(kind=kind, value='"St. Brigid" choir'))

    assert store.mutes(NOW) == [kept]


def test_a_mute_is_ended_once(store: Store) -> None:
    """It stays on record with who ended it; a second time, or after its time, changes nothing."""
    first, second = store.add_mute(a_mute()), store.add_mute(a_mute(value="tess"))

    ended = store.end_mute(first.id, "U0LEE0001", NOW + MINUTE)
    again = store.end_mute(first.id, "U0SAM0001", NOW + 2 * MINUTE)
    late = store.end_mute(second.id, "U0SAM0001", NOW + DAY)

    assert (ended, again, late, store.end_mute(404, "U0SAM0001", NOW)) == (True, False, False, False)
    assert store.mutes(NOW + MINUTE) == [second]
    assert store.mutes_after(0, 10) == [replace(first, ended_by="U0LEE0001", ended_at=NOW + MINUTE), second]
    assert store.mutes_after(first.id, 10) == [second]


# --- what was told where


def test_what_is_told_to_a_person_is_known_before_and_after_its_receipt(store: Store) -> None:
    """By what the notice named, and by the channel id of the receipt; about this alert alone."""
    place, other = store.new_alert(alert(stored(store, "1").id)), opened(store, "2")
    store.add_notice(notice("k1", NoticeKind.ROOT, channel="U0DANA001", alert_id=place.id))

    before = store.is_told(place.id, ("D0LOCAL01", "U0DANA001"))
    elsewhere = store.is_told(place.id, ("D0LOCAL01", "U0LEE0001"))
    store.finish_delivery(claimed(store), replace(RECEIPT, channel_id="D0LOCAL01"), NOW)

    assert (before, elsewhere) == (True, False)
    assert store.is_told(place.id, ("D0LOCAL01",))
    assert not store.is_told(other.id, ("D0LOCAL01", "U0DANA001"))
