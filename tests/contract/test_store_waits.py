"""The contract of `Store`: after the clock was set back, nothing waits longer than it can have meant to."""

from datetime import timedelta

from store_samples import MINUTE, NOW, notice

from bot.domain.due import Due, DueKind
from bot.domain.source import Trouble
from bot.ports import Store

HOUR = timedelta(hours=1)
EARLIER = NOW - 9 * HOUR


def shorten(store: Store) -> int:
    return store.shorten_waits(EARLIER, MINUTE, 5 * MINUTE, {"news": HOUR})


def test_the_last_read_is_the_latest_of_all_sources(store: Store) -> None:
    """Before the first read there is none."""
    assert store.last_read_at() is None
    store.add_page("news", [], "", NOW - HOUR)
    store.note_poll_failure("x", Trouble("away", needs_person=False), NOW, None)

    assert store.last_read_at() == NOW


def test_what_was_tried_before_is_tried_soon(store: Store) -> None:
    """Messages that were put off, claims on them, and pauses of channels."""
    for key in ("put off", "claimed"):
        store.add_notice(notice(key, channel=key))
        delivery = store.claim_delivery(key, NOW, NOW + MINUTE)
        assert delivery is not None
        if key == "put off":
            store.postpone_delivery(delivery, NOW + 20 * MINUTE, "429")
    store.pause_lane("put off", NOW + HOUR, "429")

    assert shorten(store) == 3

    assert store.claim_delivery("mine", EARLIER, NOW) is None
    held = {one.channel: one.waits_until for one in store.held_deliveries(10)}
    assert held == {"put off": EARLIER + 5 * MINUTE, "claimed": EARLIER + MINUTE}
    assert shorten(store) == 0


def test_what_waits_for_a_time_of_day_stays(store: Store) -> None:
    """A message that quiet hours hold back, and whatever falls due and was not tried yet."""
    store.add_notice(notice("held", not_before=NOW + HOUR))
    store.add_due(Due(DueKind.HANDOFF, NOW + HOUR, detail="desk"))

    assert shorten(store) == 0

    assert store.next_delivery_at(EARLIER) == NOW + HOUR
    assert store.next_due_at(EARLIER) == NOW + HOUR


def test_a_claim_on_something_due_ends_soon(store: Store) -> None:
    """Its own time stays."""
    store.add_due(Due(DueKind.HANDOFF, NOW, detail="desk"))
    store.claim_due("dead", NOW, NOW + HOUR)

    shorten(store)

    assert store.next_due_at(EARLIER) == EARLIER + MINUTE
    assert [due.due_at for due in store.dues(DueKind.HANDOFF)] == [NOW]


def test_a_source_is_read_again_within_its_interval(store: Store) -> None:
    """Its rest and its pause; the rest of a source that nobody reads any more is left alone."""
    for name in ("poll news", "poll gone", "hearing"):
        store.lease(name, "resting", NOW, NOW + 20 * HOUR)
    store.note_poll_failure("news", Trouble("slow down", needs_person=False), NOW, NOW + HOUR)

    shorten(store)

    waits = {name: store.leased_until(name, EARLIER) for name in ("poll news", "poll gone", "hearing")}
    assert waits == {"poll news": EARLIER + HOUR, "poll gone": NOW + 20 * HOUR, "hearing": EARLIER + MINUTE}
    assert store.source_state("news").not_before == EARLIER + HOUR
