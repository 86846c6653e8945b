"""The contract of `Store`: what people look for among the alerts."""

from dataclasses import replace

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
    """All of the words, whatever their case and script, in text, title, author or address; newest first."""
    texts = {"1": "The WAITING room was full", "2": "Waiting for Müller", "3": "nothing else"}
    for external_id, text in texts.items():
        lead = stored(store, external_id, text=text)
        settled(store, lead, store.new_alert(alert(lead.id)).id)
    stored(store, "4", text="waiting without an alert")

    def found(words: str, limit: int = 10) -> list[str]:
        return [hit.judged.stored.mention.external_id for hit in store.search(words, limit)]

    assert found("waiting") == ["2", "1"]
    assert found("waiting", 1) == ["2"]
    assert found("room waiting") == ["1"]
    assert found("MÜLLER") == ["2"]
    assert found("100%_") == found("") == found("zebra") == []
