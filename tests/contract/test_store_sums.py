"""The contract of `Store`: mentions that are not told one by one, and what is told in their place."""

from datetime import timedelta

from store_samples import (
    DAY,
    LATER,
    MATCH,
    MINUTE,
    NOW,
    RECEIPT,
    VERDICT,
    claimed,
    notice,
    opened,
    settled,
    stored,
    with_thread,
)

from bot.domain.mention import Author, StoredMention
from bot.domain.notice import NoticeKind, Receipt
from bot.domain.view import Authors, SumPlace
from bot.ports import Outcome, Store

SUMMED = {"kind": NoticeKind.SUMMED, "priority": 32, "text": NOW.isoformat()}


def joined(store: Store, alert_id: int, handle: str, followers: int | None = None, minutes: int = 0) -> StoredMention:
    """One more mention of a story."""
    mention = stored(store, f"post of {handle} {minutes}", author=Author(handle, handle.title(), followers))
    settled(store, mention, alert_id, NOW + minutes * MINUTE)
    return mention


def test_a_sum_has_those_of_its_time_that_nothing_else_tells(store: Store) -> None:
    """Not the one that the story began with, nor one with a reply of its own, nor another story's."""
    alert, other = opened(store), opened(store, "2")
    settled(store, next(one for one in store.waiting_mentions(9) if one.id == alert.lead_id), alert.id)
    told = joined(store, alert.id, "told", 900)
    store.add_notice(notice("told", NoticeKind.MENTION, alert_id=alert.id, mention_id=told.id))
    joined(store, other.id, "elsewhere", 800)
    for handle, followers in (("wide", 700), ("unknown", None), ("narrow", 5)):
        joined(store, alert.id, handle, followers)
    joined(store, alert.id, "wide", 700, minutes=1)
    joined(store, alert.id, "late", 600, minutes=60)

    found = store.summed_up(alert.id, NOW, NOW + timedelta(hours=1), 3)

    assert (found.since, found.count, found.authors, found.reach) == (NOW, 4, 3, 1405)
    assert [one.stored.mention.author.handle for one in found.widest] == ["wide", "wide", "narrow"]
    assert found.widest[0].matches == (MATCH,)
    assert found.widest[0].verdict == VERDICT


def test_a_sum_of_nothing(store: Store) -> None:
    """Is none, and no error."""
    found = store.summed_up(opened(store).id, NOW, NOW + DAY, 3)

    assert (found.count, found.authors, found.reach, found.widest) == (0, 0, 0, ())


def test_what_a_mute_holds_back_is_not_summed_up(store: Store) -> None:
    """It is told nowhere."""
    alert = opened(store)
    muted = stored(store, "muted")
    store.settle_mention(
        muted, Outcome.MUTED, "the site is muted", NOW, alert_id=alert.id, matches=[MATCH], verdict=VERDICT
    )

    assert store.summed_up(alert.id, NOW, LATER, 3).count == 0


def test_the_last_sum_of_an_alert(store: Store) -> None:
    """Where it stands, once it was sent."""
    alert_id, other = with_thread(store), with_thread(store, "2")
    before = store.last_sum(alert_id)
    store.add_notice(notice("sum", alert_id=alert_id, **SUMMED))
    waiting = store.last_sum(alert_id)
    store.finish_delivery(claimed(store), RECEIPT, NOW)

    assert (before, waiting, store.last_sum(alert_id)) == (None, SumPlace(NOW, None), SumPlace(NOW, RECEIPT))
    assert store.last_sum(other) is None
    store.add_notice(notice("next", alert_id=alert_id, **SUMMED | {"text": LATER.isoformat()}))
    assert store.last_sum(alert_id) == SumPlace(LATER, None)


def test_edits_of_a_sum_are_one_and_those_of_two_sums_are_two(store: Store) -> None:
    """An alert has a first post and several sums, each edited by itself; an edit needs no thread."""
    alert_id = opened(store).id
    places = [f"{ts} {NOW.isoformat()}" for ts in (RECEIPT.ts, RECEIPT.ts, "1763631099.000100")]
    queued = [
        store.add_notice(notice(f"{n}", NoticeKind.SUMMED_EDIT, alert_id=alert_id, channel="C0REPUT01", text=text))
        for n, text in enumerate(places)
    ]

    assert queued == [True, False, True]
    assert store.add_notice(notice("root", NoticeKind.EDIT, alert_id=alert_id))
    assert claimed(store).notice.text == f"{RECEIPT.ts} {NOW.isoformat()}"


def test_how_many_wait_for_a_channel(store: Store) -> None:
    """Counted as far as it matters; what is in flight, done or an edit does not wait for it."""
    for number in range(5):
        store.add_notice(notice(f"k{number}"))
    store.add_notice(notice("edit", NoticeKind.EDIT, alert_id=with_thread(store)))
    store.finish_delivery(claimed(store), None, NOW)
    claimed(store)

    assert [store.waiting_in("reputation", most) for most in (2, 3, 9)] == [2, 3, 3]
    assert store.waiting_in("campaigns", 9) == 0


def test_the_authors_of_a_story(store: Store) -> None:
    """Each known one once; who is not known is not counted."""
    alert = opened(store)
    for handle, minutes in (("jo", 0), ("jo", 1), ("sam", 0), ("", 0)):
        joined(store, alert.id, handle, minutes=minutes)

    assert store.authors(alert.id) == Authors(2, 4)
    assert store.authors(404) == Authors(0, 0)


def test_a_receipt_elsewhere_is_where_it_stands(store: Store) -> None:
    """Slack's own channel id, whatever the channel was called."""
    alert_id = with_thread(store)
    store.add_notice(notice("sum", alert_id=alert_id, **SUMMED))
    store.finish_delivery(claimed(store), Receipt("C0CRISIS1", "1.000002"), NOW)

    assert store.last_sum(alert_id) == SumPlace(NOW, Receipt("C0CRISIS1", "1.000002"))
