"""The contract of `Store`: notices are queued once, and the queue says what is to come."""

from store_samples import (
    DAY,
    LATER,
    MINUTE,
    NOW,
    RECEIPT,
    at_once,
    claim,
    claimed,
    claimed_keys,
    edit_of,
    notice,
    opened,
    stored,
    thread,
    with_thread,
)

from bot.domain.notice import Delivery, NoticeKind
from bot.ports import Store

# --- queueing


def test_a_notice_is_queued_and_claimed_as_it_was(store: Store) -> None:
    """The delivery has the claim's token, and it is the first attempt."""
    place = opened(store)
    told = notice("k1", NoticeKind.ROOT, alert_id=place.id, mention_id=stored(store).id, text="hello", priority=3)

    queued = store.add_notice(told)

    delivery = claimed(store, "token")
    assert queued
    assert delivery == Delivery(delivery.id, told, "token", attempts=1, uncertain=False)


def test_a_key_is_queued_once(store: Store) -> None:
    """A step that is run again does not tell the same thing twice."""
    store.add_notice(notice("k1"))

    assert not store.add_notice(notice("k1", text="again"))
    assert claimed_keys(store) == ["k1"]


def test_a_done_notice_is_not_queued_again(store: Store) -> None:
    """Its key stays taken."""
    store.add_notice(notice("k1"))
    store.finish_delivery(claimed(store), RECEIPT, NOW)

    assert not store.add_notice(notice("k1"))
    assert claim(store) is None


def test_one_first_post_of_an_alert_is_on_its_way(store: Store) -> None:
    """A deleted root that several deliveries find gone is posted anew once; when it is done, another may follow."""
    place = opened(store)
    store.add_notice(notice("k1", NoticeKind.ROOT, alert_id=place.id))

    assert not store.add_notice(notice("k2", NoticeKind.ROOT, alert_id=place.id))
    delivery = claimed(store)
    assert not store.add_notice(notice("k3", NoticeKind.ROOT, alert_id=place.id))
    store.finish_delivery(delivery, RECEIPT, NOW)
    assert store.add_notice(notice("k4", NoticeKind.ROOT, alert_id=place.id))


def test_one_edit_of_an_alert_waits(store: Store) -> None:
    """A thousand changes make one edit; other alerts and other notices are untouched by that."""
    first, second = with_thread(store, "1"), with_thread(store, "2")

    queued = [
        store.add_notice(edit_of(alert_id, f"{alert_id} {turn}")) for turn in (1, 2) for alert_id in (first, second)
    ]
    reply = store.add_notice(notice("reply", NoticeKind.MENTION, alert_id=first))

    assert queued == [True, True, False, False]
    assert reply
    assert claimed_keys(store) == ["reply", f"{first} 1", f"{second} 1"]


def test_an_edit_behind_one_that_is_being_sent_is_queued(store: Store) -> None:
    """The one that was claimed may already have read an older state."""
    alert_id = with_thread(store)
    store.add_notice(edit_of(alert_id, "first"))
    claimed(store)

    assert store.add_notice(edit_of(alert_id, "second"))
    assert not store.add_notice(edit_of(alert_id, "third"))


def test_a_key_that_was_not_queued_is_free(store: Store) -> None:
    """An edit that was left out has left no trace."""
    alert_id = with_thread(store)
    store.add_notice(edit_of(alert_id, "first"))
    store.add_notice(edit_of(alert_id, "second"))
    store.finish_delivery(claimed(store), RECEIPT, NOW)

    assert store.add_notice(edit_of(alert_id, "second"))


def test_a_postponed_edit_takes_the_place_of_a_later_one(store: Store) -> None:
    """Both would show the same state: one waits, with the attempts of the first."""
    alert_id = with_thread(store)
    store.add_notice(edit_of(alert_id, "first"))
    delivery = claimed(store)
    store.add_notice(edit_of(alert_id, "second"))

    postponed = store.postpone_delivery(delivery, LATER, "rate limited")

    assert postponed
    assert store.undelivered() == {"waiting": 1, "claimed": 0, "parked": 0}
    assert claim(store) is None
    again = claimed(store, "t2", LATER)
    assert (again.notice.key, again.attempts) == ("first", 2)


def test_a_lost_claim_takes_no_place(store: Store) -> None:
    """A worker that was presumed dead changes nothing, not even another edit."""
    alert_id = with_thread(store)
    store.add_notice(edit_of(alert_id, "first"))
    lost = claimed(store, "dead")
    store.finish_delivery(claimed(store, "alive", NOW + DAY), RECEIPT, NOW + DAY)
    store.add_notice(edit_of(alert_id, "second"))

    assert not store.postpone_delivery(lost, LATER, "late")
    assert claimed_keys(store) == ["second"]


def test_edits_at_once_are_one(store: Store) -> None:
    """However many changes are made at the same moment."""
    alert_id = with_thread(store)

    queued = at_once(6, lambda number: store.add_notice(edit_of(alert_id, f"k{number}")))

    assert sorted(queued) == [False] * 5 + [True]


# --- looking ahead


def test_undelivered_are_counted_by_state(store: Store) -> None:
    """Each state is there, also with none."""
    assert store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}
    for number in range(4):
        store.add_notice(notice(f"k{number}"))
    store.park_delivery(claimed(store), "why", NOW)
    claim(store)

    assert store.undelivered() == {"waiting": 2, "claimed": 1, "parked": 1}


def test_nothing_waits_means_no_time(store: Store) -> None:
    """Nor do parked and done ones have one."""
    assert store.next_delivery_at(NOW) is None
    store.add_notice(notice("k1"))
    store.add_notice(notice("k2"))
    store.park_delivery(claimed(store), "why", NOW)
    store.finish_delivery(claimed(store), None, NOW)

    assert store.next_delivery_at(NOW) is None


def test_what_may_go_at_once_is_due_now(store: Store) -> None:
    """Also if its time is long past."""
    store.add_notice(notice())

    assert store.next_delivery_at(NOW) == NOW
    store.postpone_delivery(claimed(store), NOW, "rate limited")
    assert store.next_delivery_at(LATER) == LATER


def test_the_next_time_is_the_earliest_of_all(store: Store) -> None:
    """Postponements, the ends of claims and pauses are counted in."""
    store.add_notice(notice("postponed"))
    store.postpone_delivery(claimed(store), NOW + 30 * MINUTE, "rate limited")
    after_postponed = store.next_delivery_at(NOW)
    store.add_notice(notice("claimed"))
    claim(store, until=NOW + 20 * MINUTE)
    after_claim = store.next_delivery_at(NOW)
    store.pause_lane("crisis-room", NOW + 10 * MINUTE, "Slack asks for it")
    store.add_notice(notice("paused", channel="crisis-room"))

    after_pause = store.next_delivery_at(NOW)

    assert [after_postponed, after_claim, after_pause] == [NOW + minutes * MINUTE for minutes in (30, 20, 10)]


def test_a_pause_does_not_shorten_a_postponement(store: Store) -> None:
    """The later of the two counts."""
    store.add_notice(notice())
    store.postpone_delivery(claimed(store), LATER, "rate limited")
    store.pause_lane("reputation", LATER - MINUTE, "Slack asks for it")

    assert store.next_delivery_at(NOW) == LATER


def test_what_waits_for_its_root_has_no_time(store: Store) -> None:
    """The root's own time counts, and the reply's once the thread is there."""
    place = opened(store)
    store.add_notice(notice("root", NoticeKind.ROOT, alert_id=place.id, priority=0))
    store.add_notice(notice("reply", NoticeKind.MENTION, alert_id=place.id))
    store.postpone_delivery(claimed(store), LATER, "rate limited")
    before = store.next_delivery_at(NOW)

    store.save_thread(thread(place.id))

    assert (before, store.next_delivery_at(NOW)) == (LATER, NOW)
