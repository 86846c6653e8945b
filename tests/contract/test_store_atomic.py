"""The contract of `Store`: what belongs together is stored together, and leases."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from store_engines import Database
from store_samples import (
    DAY,
    MINUTE,
    NOW,
    alert,
    at_once,
    change,
    claimed_keys,
    mention,
    notice,
    opened,
    settled,
    stored,
)

from bot.domain.source import SourceState
from bot.errors import StoreError, UnknownAlertError
from bot.ports import Store


def test_a_step_is_stored_as_one(store: Store, database: Database) -> None:
    """Others see nothing of it before its end, and all of it after."""
    lead = stored(store)
    other = database.open()

    with store.atomic():
        place = store.new_alert(alert(lead.id))
        store.add_change(change(place.id))
        store.add_notice(notice())
        settled(store, lead, place.id)
        before = (other.alerts(), other.undelivered()["waiting"], len(other.waiting_mentions(10)))

    after = (other.alerts(), other.undelivered()["waiting"], len(other.waiting_mentions(10)))
    assert before == ([], 0, 1)
    assert after == ([place], 1, 0)


def test_a_step_that_fails_leaves_nothing(store: Store) -> None:
    """Whatever it had stored before the error, which comes through as it is."""
    lead = stored(store)

    with pytest.raises(ZeroDivisionError), store.atomic():
        place = store.new_alert(alert(lead.id))
        store.add_notice(notice())
        settled(store, lead, place.id)
        store.add_page("x", [mention("2")], "cursor", NOW)
        raise ZeroDivisionError

    assert store.alerts() == []
    assert store.undelivered()["waiting"] == 0
    assert store.waiting_mentions(10) == [lead]
    assert store.source_state("x").cursor == ""


def test_an_inner_step_undoes_only_itself(store: Store) -> None:
    """The outer one goes on and is stored."""
    with store.atomic():
        store.add_notice(notice("outer"))
        with pytest.raises(ZeroDivisionError), store.atomic():
            store.add_notice(notice("inner"))
            raise ZeroDivisionError
        store.add_notice(notice("after"))

    assert claimed_keys(store) == ["outer", "after"]


def test_what_is_redoable_is_atomic_too(store: Store, database: Database) -> None:
    """It is there for all at once, or not at all, also within another step."""
    with store.redoable():
        store.add_notice(notice("first"))
        store.add_notice(notice("second"))
    with pytest.raises(ZeroDivisionError), store.redoable():
        store.add_notice(notice("undone"))
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), store.atomic():
        with store.redoable():
            store.add_notice(notice("inner"))
        raise ZeroDivisionError

    assert claimed_keys(database.open()) == ["first", "second"]


def test_a_failed_outer_step_undoes_the_inner_ones(store: Store) -> None:
    """An inner one that succeeded is not stored on its own."""
    with pytest.raises(ZeroDivisionError), store.atomic():
        with store.atomic():
            store.add_notice(notice("inner"))
        raise ZeroDivisionError

    assert store.undelivered()["waiting"] == 0


def test_a_store_works_on_after_an_error(store: Store) -> None:
    """Within a step and after it."""
    with store.atomic():
        with pytest.raises(UnknownAlertError):
            store.alert(404)
        store.add_notice(notice())

    assert store.undelivered()["waiting"] == 1


def test_a_page_that_fails_half_way_leaves_nothing(store: Store) -> None:
    """Neither its mentions nor its cursor."""
    page = [mention(str(number)) for number in range(250)] + [mention("bad", text="\ud800")]

    with pytest.raises(UnicodeEncodeError):
        store.add_page("x", page, "cursor", NOW)

    assert store.waiting_mentions(10) == []
    assert store.source_state("x") == SourceState("x")


def test_steps_at_once_lose_nothing(store: Store) -> None:
    """Reading, then writing in one step is no error when others write; who was too late learns it."""
    place = opened(store)

    saved = at_once(4, lambda _: [saved_once(store, place.id) for _ in range(10)])

    assert store.alert(place.id).revision == 1 + sum(sum(mine) for mine in saved)


def saved_once(store: Store, alert_id: int) -> bool:
    with store.atomic():
        present = store.alert(alert_id)
        return store.save_alert(replace(present, revision=present.revision + 1))


KILLED = """
import sys
from store_engines import Database
from store_samples import NOW, mention, notice
store = Database(sys.argv[1], sys.argv[2]).open()
with store.atomic():
    store.add_page("x", [mention(str(number)) for number in range(500)], "cursor", NOW)
    store.add_notice(notice())
    print("half way", flush=True)
    sys.stdin.readline()
"""


def test_a_process_killed_in_the_middle_leaves_nothing(database: Database, store: Store) -> None:
    """And the store works on at once: no lock is left behind."""
    here = Path(__file__).parent
    victim = subprocess.Popen(
        [sys.executable, "-c", KILLED, database.engine, database.address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": f"{here}:{here.parent}:{here.parent.parent}"},
    )
    assert victim.stdout is not None
    assert victim.stdout.readline() == "half way\n"

    victim.kill()

    victim.communicate(timeout=60)
    assert victim.returncode == -signal.SIGKILL
    assert (store.waiting_mentions(10), store.source_states(), store.undelivered()["waiting"]) == ([], [], 0)
    assert database.open().add_page("x", [mention()], "cursor", NOW).new == 1


def test_what_was_stored_survives_the_process(database: Database, store: Store) -> None:
    """Closing and opening again changes nothing."""
    place = opened(store)
    store.close()

    again = database.open()

    assert again.alert(place.id) == place


def test_a_closed_store_says_so(store: Store) -> None:
    """Closing twice is harmless; using it then is an error."""
    store.close()
    store.close()

    with pytest.raises(StoreError, match="closed"):
        store.alerts()


# --- leases


def test_a_lease_has_one_holder(store: Store) -> None:
    """Until it ends, which is at `until` itself."""
    first = store.lease("poll", "a", NOW, NOW + MINUTE)

    second = store.lease("poll", "b", NOW + MINUTE / 2, NOW + DAY)
    third = store.lease("poll", "b", NOW + MINUTE, NOW + DAY)
    late = store.lease("poll", "a", NOW + MINUTE, NOW + DAY)

    assert (first, second, third, late) == (True, False, True, False)


def test_a_lease_can_be_prolonged(store: Store) -> None:
    """By its holder, before and after its end."""
    store.lease("poll", "a", NOW, NOW + MINUTE)

    assert store.lease("poll", "a", NOW, NOW + 2 * MINUTE)
    assert not store.lease("poll", "b", NOW + MINUTE, NOW + DAY)
    assert store.lease("poll", "a", NOW + DAY, NOW + 2 * DAY)


def test_leases_have_names(store: Store) -> None:
    """One does not stand in the way of another."""
    assert store.lease("poll", "a", NOW, NOW + MINUTE)
    assert store.lease("deliver", "b", NOW, NOW + MINUTE)


def test_a_released_lease_is_free(store: Store) -> None:
    """If its holder gave it back; nobody else can."""
    store.lease("poll", "a", NOW, NOW + DAY)

    store.release("poll", "b")
    held = store.lease("poll", "b", NOW, NOW + DAY)
    store.release("poll", "a")
    freed = store.lease("poll", "b", NOW, NOW + DAY)

    assert (held, freed) == (False, True)


def test_of_many_who_want_a_lease_one_gets_it(store: Store) -> None:
    """At the same moment."""
    got = at_once(6, lambda number: store.lease("poll", f"holder {number}", NOW, NOW + MINUTE))

    assert sorted(got) == [False] * 5 + [True]
