"""What is not delivered, for a person who looks."""

from store_samples import LATER, NOW, claimed, claimed_keys, notice

from bot.domain.watch import Held
from bot.ports import Store


def test_what_is_not_delivered_is_listed_with_its_reason(store: Store) -> None:
    """The most urgent first; what is done is not there."""
    store.add_notice(notice("slow", priority=40))
    store.add_notice(notice("urgent", priority=0))
    store.add_notice(notice("told", priority=1))
    urgent = claimed(store)
    store.postpone_delivery(urgent, LATER, "Slack did not answer")
    store.finish_delivery(claimed(store), None, NOW)

    first, second = store.held_deliveries(10)

    assert first == Held(urgent.id, "ops", "reputation", None, "waiting", 1, NOW, LATER, "Slack did not answer")
    assert (second.state, second.attempts, second.reason) == ("waiting", 0, "")
    assert len(store.held_deliveries(1)) == 1


def test_a_paused_lane_is_a_reason(store: Store) -> None:
    """Everything in it waits as long as the lane."""
    store.add_notice(notice())
    store.pause_lane("reputation", LATER, "is_archived", is_refusal=True)

    [held] = store.held_deliveries(10)
    assert (held.waits_until, held.reason) == (LATER, "is_archived")


def test_what_was_put_aside_is_tried_again_and_looked_for_first(store: Store) -> None:
    """A bug may have come after it was sent."""
    store.add_notice(notice())
    delivery = claimed(store)
    store.park_delivery(delivery, "a bug", NOW)

    assert store.retry_delivery(delivery.id)

    assert claimed(store).uncertain


def test_what_waits_is_tried_at_once(store: Store) -> None:
    """Also in a lane that a person has mended; a rate limit goes on."""
    for channel, is_refusal in (("mended", True), ("limited", False)):
        store.add_notice(notice(channel, channel=channel))
        store.pause_lane(channel, LATER, "paused", is_refusal=is_refusal)

    assert all(store.retry_delivery(held.id) for held in store.held_deliveries(10))

    assert claimed_keys(store) == ["mended"]


def test_what_is_done_or_in_flight_is_not_tried_again(store: Store) -> None:
    """Nor what never was."""
    store.add_notice(notice("flying"))
    flying = claimed(store)
    store.add_notice(notice("done", channel="campaigns"))
    done = claimed(store)
    store.finish_delivery(done, None, NOW)

    assert not any(store.retry_delivery(number) for number in (flying.id, done.id, 404))
