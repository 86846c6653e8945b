"""The contract of `Store`: what came in by Slack."""

from concurrent.futures import ThreadPoolExecutor

from store_engines import Database
from store_samples import MINUTE, NOW

from bot.ports import Store

TEN = 10 * MINUTE


def test_an_id_is_new_once(store: Store) -> None:
    """Whoever asks again within the time hears that it came in already; other ids are other things."""
    assert store.note_inbound("Ev1", NOW, NOW - TEN)
    assert not store.note_inbound("Ev1", NOW + MINUTE, NOW + MINUTE - TEN)
    assert store.note_inbound("Ev2", NOW, NOW - TEN)


def test_an_id_is_forgotten_in_time(store: Store) -> None:
    """The first time counts, not the last, and the table does not grow for ever."""
    store.note_inbound("Ev1", NOW, NOW - TEN)
    store.note_inbound("Ev1", NOW + 9 * MINUTE, NOW - MINUTE)

    assert not store.note_inbound("Ev1", NOW + TEN - MINUTE, NOW - MINUTE)
    assert store.note_inbound("Ev1", NOW + TEN, NOW)


def test_other_processes_know_it(database: Database) -> None:
    """A replica that hears the repeat did not hear the first."""
    first, second = database.open(), database.open()

    assert first.note_inbound("Ev1", NOW, NOW - TEN)
    assert not second.note_inbound("Ev1", NOW, NOW - TEN)


def test_of_many_at_once_one_is_first(store: Store) -> None:
    """The same event arrives over several connections at the same moment."""
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: store.note_inbound("Ev1", NOW, NOW - TEN), range(8)))

    assert answers.count(True) == 1
