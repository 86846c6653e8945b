"""The contract of `Store`: what people look for among the alerts."""

from dataclasses import replace
from functools import partial

import pytest
from store_samples import NOW, alert, opened, settled, stored, thread

from bot.domain.alert import State
from bot.domain.notice import Receipt
from bot.domain.severity import Severity
from bot.ports import Store


def test_open_alerts_come_gravest_first(store: Store) -> None:
    """Closed ones are left out; of equals the oldest comes first."""
    low, first, crisis, closed = (opened(store, str(number)) for number in range(4))
    store.save_alert(replace(low, revision=2, severity=Severity.LOW))
    store.save_alert(replace(crisis, revision=2, severity=Severity.CRISIS, state=State.SNOOZED))
    store.save_alert(replace(closed, revision=2, state=State.RESOLVED, resolved_at=NOW))
    last = opened(store, "9")

    found = [alert.id for alert in store.open_alerts(10)]

    assert found[0] == crisis.id
    assert found[-1] == low.id
    assert [number for number in found if number in (first.id, last.id)] == [first.id, last.id]
    assert closed.id not in found
    assert len(store.open_alerts(2)) == 2


def test_an_alert_is_found_by_its_thread(store: Store) -> None:
    """The first message of the thread, and no other one, leads to it."""
    alert = opened(store)
    store.save_thread(thread(alert.id))
    root = thread(alert.id).root

    assert store.alert_of_thread(root) == alert.id
    assert store.alert_of_thread(Receipt(root.channel_id, "1.2")) is None


def test_words_are_found_in_the_mentions_of_alerts(store: Store) -> None:
    """All of the words or their beginnings, whatever their case, accents and script; newest first."""
    for number, text in enumerate(["The WAITING room was full", "Waiting for Müller, 24/7", "病院で待つ", "else"], 1):
        lead = stored(store, str(number), text=text)
        settled(store, lead, store.new_alert(alert(lead.id)).id)
    stored(store, "9", text="waiting without an alert")
    found = partial(found_by, store)

    assert found("waiting") == ["2", "1"]
    assert found("waiting", 1) == ["2"]
    assert found("room waiting") == ["1"]
    assert found("MÜLLER") == ["2"]
    assert found("muller wait") == ["2"]
    assert found("24/7") == found("24-7") == ["2"]
    assert found("待つ") == ["3"]
    assert found("7/24") == found("100%_") == found("") == found("?") == found("zebra") == []


def test_every_sign_of_ascii_parts_words(store: Store) -> None:
    """Also the underscore and those of which a database would make numbers, addresses and paths."""
    signs = [chr(code) for code in range(1, 128) if not chr(code).isalnum()]
    lead = stored(store, text=" ".join(f"left{at}a{sign}right{at}b" for at, sign in enumerate(signs)))
    settled(store, lead, store.new_alert(alert(lead.id)).id)

    missed = [sign for at, sign in enumerate(signs) if not found_by(store, f"left{at}a right{at}b")]

    assert missed == []
    assert found_by(store, "left1aright1b") == []


@pytest.mark.parametrize(
    "hostile", ['" OR 1', "words:x", "a & | ! <-> (b) :*", "NEAR(a b)", "\\' ;--", "\0", "x " * 5000]
)
def test_what_people_type_is_words_and_nothing_else(store: Store, hostile: str) -> None:
    """No database takes a part of it for its own language."""
    opened(store)

    assert store.search(hostile, 10) == []


def test_title_author_and_site_are_searched_and_an_edit_is_followed(store: Store) -> None:
    """What was written before an edit is not found any more."""
    lead = stored(store, text="The old words", title="A Headline", url="https://www.news.example/story/77")
    case = store.new_alert(alert(lead.id)).id
    settled(store, lead, case)
    assert [found_by(store, words) for words in ("old", "headline", "news.example")] == [["1"]] * 3

    again = stored(store, text="Quite other", title="A Headline", url="https://www.news.example/story/77")
    settled(store, again, case)

    assert (found_by(store, "old"), found_by(store, "other")) == ([], ["1"])


def found_by(store: Store, words: str, limit: int = 10) -> list[str]:
    return [hit.judged.stored.mention.external_id for hit in store.search(words, limit)]
