"""Deliveries that call people: held back, let go, withdrawn, and found again."""

from __future__ import annotations

from store_samples import DAY, LATER, MINUTE, NOW, RECEIPT, claim, claimed, claimed_keys, notice, opened, with_thread

from bot.domain.alert import State
from bot.domain.notice import NoticeKind
from bot.ports import Store


def test_what_is_held_back_waits_for_its_time(store: Store) -> None:
    """And is let go at once when it may not wait any longer; then it is no longer among what was held."""
    first, second = opened(store), opened(store, "2")
    for alert in (first, second):
        store.add_notice(notice(f"r{alert.id}", NoticeKind.ROOT, alert_id=alert.id, not_before=NOW + DAY))

    store.add_notice(notice("s", NoticeKind.SUGGESTIONS, alert_id=first.id))

    assert claim(store) is None
    assert store.next_delivery_at(NOW) == NOW + DAY
    assert store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0, "held": 3}
    assert store.vitals(NOW).backlog == ()
    assert store.vitals(NOW + DAY + MINUTE).backlog[0].oldest == NOW + DAY
    assert store.held_until("reputation", NOW + DAY) == [first.id, second.id]
    assert store.held_until("campaigns", NOW + DAY) == []
    store.release_root(first.id)

    let_go = claimed(store)
    assert let_go.notice.key == f"r{first.id}"
    store.finish_delivery(let_go, RECEIPT, NOW)
    assert store.held_until("reputation", NOW + DAY) == [second.id]
    assert claimed(store, now=NOW + DAY).notice.not_before == NOW + DAY


def test_letting_go_does_not_hurry_what_waits_for_slack(store: Store) -> None:
    """A first post that was tried and must wait goes on waiting."""
    alert = opened(store)
    store.add_notice(notice("r", NoticeKind.ROOT, alert_id=alert.id))
    store.postpone_delivery(claimed(store), LATER, "Slack asks to wait")

    store.release_root(alert.id)

    assert claim(store) is None


def test_a_page_does_not_wait_for_the_first_post(store: Store) -> None:
    """But the thread's news do."""
    alert = opened(store)
    kinds = (NoticeKind.PAGE, NoticeKind.PAGE_OUTSIDE, NoticeKind.PAGE_CHANNEL, NoticeKind.CONFIRM, NoticeKind.SKIPPED)
    for kind in kinds:
        store.add_notice(notice(kind.value, kind, alert_id=alert.id, channel=kind.value))

    assert sorted(claimed_keys(store)) == ["confirm", "page", "page in a channel", "page outside"]


def test_the_pages_of_an_alert_are_withdrawn(store: Store) -> None:
    """Those that wait or are parked; not those of others, nor what is no page, nor one that is in flight."""
    mine, other = with_thread(store), with_thread(store, "2")
    store.add_notice(notice("flying", NoticeKind.PAGE, alert_id=mine, priority=1))
    store.add_notice(notice("parked", NoticeKind.PAGE, alert_id=mine, priority=2, channel="U0LEE0002"))
    flying, parked = claimed(store, "t1"), claimed(store, "t2")
    store.park_delivery(parked, "a bug", NOW)
    store.add_notice(notice("waiting", NoticeKind.PAGE_OUTSIDE, alert_id=mine))
    store.add_notice(notice("news", NoticeKind.SKIPPED, alert_id=mine))
    store.add_notice(notice("another", NoticeKind.PAGE, alert_id=other))

    assert store.withdraw_pages(mine, "somebody acknowledged it", NOW) == 2

    assert store.withdraw_delivery(flying, "somebody acknowledged it", NOW)
    assert sorted(claimed_keys(store)) == ["another", "news"]
    assert not store.withdraw_delivery(parked, "somebody acknowledged it", NOW)
    assert store.undelivered()["parked"] == 0


def test_where_people_were_told_directly(store: Store) -> None:
    """What was sent since then, with its key; nothing that is not there yet."""
    alert = opened(store)
    for kind, key in ((NoticeKind.PAGE, "p"), (NoticeKind.CONFIRM, "c"), (NoticeKind.PAGE_CHANNEL, "x")):
        store.add_notice(notice(key, kind, alert_id=alert.id))
        store.finish_delivery(claimed(store), RECEIPT, NOW)
    store.add_notice(notice("unsent", NoticeKind.PAGE, alert_id=alert.id))

    assert store.pages_shown(alert.id, NOW) == [("p", RECEIPT), ("c", RECEIPT)]
    assert store.pages_shown(alert.id, NOW + MINUTE) == []


def test_what_a_person_has_open(store: Store) -> None:
    """What they own or have acknowledged, and nobody has closed; newest first."""
    owned = opened(store, owner="U0LEE0001")
    acknowledged = opened(store, "2", state=State.ACKNOWLEDGED, acknowledged_by="U0LEE0001")
    opened(store, "3", state=State.RESOLVED, owner="U0LEE0001")
    opened(store, "4", owner="U0DANA001")

    assert [alert.id for alert in store.alerts_of("U0LEE0001")] == [acknowledged.id, owned.id]
