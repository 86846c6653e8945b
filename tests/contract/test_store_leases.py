"""The contract of `Store`: leases, and claims that are prolonged while somebody works on them."""

from store_engines import Database
from store_samples import MINUTE, NOW, at_once, claim, claimed, notice

from bot.domain.due import Due, DueKind
from bot.ports import Store


def test_a_lease_has_one_holder_until_it_ends(store: Store) -> None:
    """The holder may prolong it; the next one has it from the moment at which it ends."""
    assert store.lease("poll x", "one", NOW, NOW + MINUTE)
    assert not store.lease("poll x", "two", NOW, NOW + MINUTE)
    assert store.lease("poll x", "one", NOW, NOW + 2 * MINUTE)
    assert not store.lease("poll x", "two", NOW + MINUTE, NOW + 2 * MINUTE)
    assert store.lease("poll x", "two", NOW + 2 * MINUTE, NOW + 3 * MINUTE)


def test_when_a_lease_ends_can_be_asked(store: Store) -> None:
    """None when it can be had."""
    assert store.leased_until("poll x", NOW) is None
    store.lease("poll x", "one", NOW, NOW + MINUTE)

    assert store.leased_until("poll x", NOW) == NOW + MINUTE
    assert store.leased_until("poll x", NOW + MINUTE) is None


def test_a_lease_that_is_given_back_can_be_had_at_once(store: Store) -> None:
    """By its holder alone."""
    store.lease("poll x", "one", NOW, NOW + MINUTE)

    store.release("poll x", "two")
    assert not store.lease("poll x", "two", NOW, NOW + MINUTE)
    store.release("poll x", "one")
    assert store.lease("poll x", "two", NOW, NOW + MINUTE)


def test_of_several_at_once_one_gets_the_lease(database: Database) -> None:
    """Each with a store of its own, as several processes have."""
    stores = [database.open() for _ in range(6)]

    got = at_once(6, lambda number: stores[number].lease("poll x", f"worker {number}", NOW, NOW + MINUTE))

    assert sorted(got) == [False] * 5 + [True]


def test_a_delivery_that_is_worked_on_stays_claimed(store: Store) -> None:
    """Beyond the first end of its claim, and no longer than the last."""
    store.add_notice(notice())
    delivery = claimed(store, "first")

    assert store.prolong_delivery(delivery, NOW + 2 * MINUTE)
    assert claim(store, "second", NOW + MINUTE) is None
    assert store.next_delivery_at(NOW) == NOW + 2 * MINUTE
    assert claimed(store, "second", NOW + 2 * MINUTE).uncertain


def test_what_another_has_claimed_cannot_be_prolonged(store: Store) -> None:
    """Nor what is done."""
    store.add_notice(notice())
    first = claimed(store, "first")
    second = claimed(store, "second", NOW + MINUTE)

    assert not store.prolong_delivery(first, NOW + 9 * MINUTE)
    assert store.finish_delivery(second, None, NOW + MINUTE)
    assert not store.prolong_delivery(second, NOW + 9 * MINUTE)


def test_a_due_that_is_worked_on_stays_claimed(store: Store) -> None:
    """Until its last end; who was overtaken can prolong nothing."""
    store.add_due(Due(DueKind.HANDOFF, NOW, detail="pr"))
    first = store.claim_due("first", NOW, NOW + MINUTE)
    assert first is not None

    assert store.prolong_due(first, NOW + 2 * MINUTE)
    assert store.claim_due("second", NOW + MINUTE, NOW + 3 * MINUTE) is None
    assert store.claim_due("second", NOW + 2 * MINUTE, NOW + 3 * MINUTE) is not None
    assert not store.prolong_due(first, NOW + 9 * MINUTE)
