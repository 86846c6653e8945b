"""The contract of `Store`: alerts that cannot be told where they belong."""

from dataclasses import replace

from store_samples import LATER, MINUTE, NOW, claimed, notice, opened, thread

from bot.domain.alert import State
from bot.domain.notice import NoticeKind, Receipt
from bot.domain.watch import OpenTrouble, Stranded
from bot.ports import Store

OPS = Receipt("C0OPS0001", "1763631015.000100")


def refuse(store: Store, lane: str = "reputation") -> None:
    store.pause_lane(lane, LATER, "it is archived", is_refusal=True)
    store.note_trouble(OpenTrouble("refused reputation", "It is archived.", NOW - MINUTE))


def put(store: Store, alert_id: int, key: str = "stand-in") -> None:
    store.add_notice(notice(key, NoticeKind.STAND_IN, channel="ops", alert_id=alert_id, priority=0))


def test_a_refused_channel_says_why(store: Store) -> None:
    """Whether posts or edits are refused; a rate limit is no refusal, and what is over is over."""
    store.pause_lane("limited", LATER, "429")
    refuse(store, "edits in reputation")

    assert store.refusal("reputation", NOW) == "it is archived"
    assert store.refusal("reputation", LATER) == ""
    assert store.refusal("limited", NOW) == ""


def test_what_waits_for_a_refused_channel_is_stranded(store: Store) -> None:
    """First posts, replies and edits alike; each alert once, the most urgent first."""
    first, second, elsewhere = (opened(store, number) for number in "123")
    store.add_notice(notice("1", NoticeKind.ROOT, alert_id=first.id, priority=20))
    store.save_thread(thread(second.id))
    store.add_notice(notice("2", NoticeKind.MENTION, alert_id=second.id, priority=10))
    store.add_notice(notice("3", NoticeKind.ROOT, alert_id=elsewhere.id, channel="campaigns"))
    assert store.stranded(NOW, 9) == []

    refuse(store)

    found = store.stranded(NOW, 9)
    assert [one.alert_id for one in found] == [second.id, first.id]
    assert found[0] == Stranded(second.id, "reputation", NOW - MINUTE, "it is archived")
    assert store.stranded(NOW, 1) == found[:1]
    assert store.stranded(LATER, 9) == []


def test_what_is_over_or_stands_in_already_is_not_stranded(store: Store) -> None:
    """A stand-in counts from when it is queued, and no more once it was retired."""
    over, standing = opened(store, "1"), opened(store, "2")
    for alert in (over, standing):
        store.add_notice(notice(str(alert.id), NoticeKind.ROOT, alert_id=alert.id))
    store.save_alert(replace(over, state=State.RESOLVED, revision=over.revision + 1))
    refuse(store)

    put(store, standing.id)
    assert store.stranded(NOW, 9) == []

    store.retire_stand_in(standing.id)
    assert [one.alert_id for one in store.stranded(NOW, 9)] == [standing.id]


def test_a_stand_in_stands_from_its_receipt_until_it_is_retired(store: Store) -> None:
    """Clicks in its channel are taken that long."""
    alert = opened(store)
    put(store, alert.id)
    assert store.stand_in(alert.id) is None

    store.finish_delivery(claimed(store), OPS, NOW)
    assert store.stand_in(alert.id) == OPS

    store.retire_stand_in(alert.id)
    assert store.stand_in(alert.id) is None


def test_one_edit_of_a_stand_in_is_enough(store: Store) -> None:
    """It shows the present whenever it is sent; the first post has edits of its own."""
    alert = opened(store)
    store.save_thread(thread(alert.id))

    def edit(key: str, kind: NoticeKind) -> bool:
        return store.add_notice(notice(key, kind, alert_id=alert.id))

    assert edit("1", NoticeKind.STAND_IN_EDIT)
    assert edit("2", NoticeKind.EDIT)
    assert not edit("3", NoticeKind.STAND_IN_EDIT)
    assert not edit("4", NoticeKind.EDIT)
