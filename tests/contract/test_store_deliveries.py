"""The contract of `Store`: deliveries are claimed by one worker at a time, and ended by it."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from store_engines import Database
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
    thread,
    with_thread,
)

from bot.domain.notice import Notice, NoticeKind
from bot.ports import Store

# --- claiming


def test_nothing_to_claim_is_none(store: Store) -> None:
    """An empty queue is no error."""
    assert claim(store) is None


def test_the_most_urgent_goes_first_then_the_oldest(store: Store) -> None:
    """A small priority is more urgent."""
    for key, priority in [("edit", 40), ("root", 17), ("late root", 17), ("crisis", 0)]:
        store.add_notice(notice(key, priority=priority))

    assert claimed_keys(store) == ["crisis", "root", "late root", "edit"]


def test_a_claimed_delivery_is_skipped(store: Store) -> None:
    """Until the claim ends."""
    store.add_notice(notice())
    claim(store, "first")

    assert claim(store, "second", NOW + MINUTE / 2) is None


@pytest.mark.parametrize("kind", [NoticeKind.OPS, NoticeKind.PAGE_EDIT])
def test_who_expects_a_delivery_gets_what_there_is(store: Store, kind: NoticeKind) -> None:
    """The one whose turn it is, once; and nothing when nothing is there."""
    store.add_notice(Notice("key", kind, "C1", "a reason", NOW, 10, text="1.0"))
    until = NOW + MINUTE

    first = store.claim_delivery("first", NOW, until, is_likely=True)
    second = store.claim_delivery("second", NOW, until, is_likely=True)

    assert first is not None
    assert (first.notice.key, second) == ("key", None)


def test_an_expired_claim_comes_back_uncertain(store: Store) -> None:
    """The worker may have sent it before it vanished."""
    store.add_notice(notice())
    first = claimed(store, "first")

    second = claimed(store, "second", NOW + MINUTE)

    assert (second.id, second.token, second.attempts, second.uncertain) == (first.id, "second", 2, True)


def test_an_expired_claim_stays_in_doubt(store: Store) -> None:
    """Also after a later attempt was postponed for another reason."""
    store.add_notice(notice())
    claim(store, "first")
    second = claimed(store, "second", NOW + MINUTE)
    store.postpone_delivery(second, NOW + 2 * MINUTE, "rate limited")

    assert claimed(store, "third", NOW + 2 * MINUTE).uncertain


def test_what_waits_for_its_root_is_skipped(store: Store) -> None:
    """Nothing but the root of an alert goes out before it has a thread."""
    place = opened(store)
    for kind in (NoticeKind.SUGGESTIONS, NoticeKind.MENTION, NoticeKind.EDIT, NoticeKind.ROOT):
        store.add_notice(notice(kind, kind, alert_id=place.id, priority=1))

    before = claimed_keys(store)
    store.save_thread(thread(place.id))

    assert before == ["root"]
    assert claimed_keys(store) == ["suggestions", "mention", "edit"]


def test_the_thread_of_another_alert_helps_nobody(store: Store) -> None:
    """Each waits for its own."""
    place = opened(store, "1")
    with_thread(store, "2")
    store.add_notice(notice("reply", NoticeKind.MENTION, alert_id=place.id))

    assert claim(store) is None


def test_a_paused_channel_is_skipped(store: Store) -> None:
    """Until the pause ends; other channels go on."""
    store.add_notice(notice("reputation", channel="reputation"))
    store.add_notice(notice("crisis-room", channel="crisis-room"))
    store.pause_lane("reputation", LATER, "Slack asks for it")

    assert claimed_keys(store) == ["crisis-room"]
    assert claimed_keys(store, LATER - MINUTE) == []
    assert claimed_keys(store, LATER) == ["reputation"]


@pytest.mark.parametrize("second", [LATER - MINUTE, LATER])
def test_the_later_end_of_a_pause_wins(store: Store, second: datetime) -> None:
    """A shorter pause does not end a longer one."""
    store.add_notice(notice())
    store.pause_lane("reputation", LATER, "Slack asks for it")

    store.pause_lane("reputation", second, "Slack asks again")

    assert claim(store, now=LATER - MINUTE / 2) is None
    assert claim(store, now=LATER) is not None


def test_a_pause_can_grow(store: Store) -> None:
    """A longer one replaces a shorter one."""
    store.add_notice(notice())
    store.pause_lane("reputation", LATER, "Slack asks for it")

    store.pause_lane("reputation", LATER + MINUTE, "Slack asks for more")

    assert claim(store, now=LATER) is None


# --- ending an attempt


def test_a_finished_delivery_is_never_claimed_again(store: Store) -> None:
    """It is done, with or without a receipt."""
    for key in ("with", "without"):
        store.add_notice(notice(key))

    done = [store.finish_delivery(claimed(store), receipt, NOW) for receipt in (RECEIPT, None)]

    assert done == [True, True]
    assert claim(store, now=NOW + DAY) is None
    assert store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}


def test_a_postponed_delivery_waits(store: Store) -> None:
    """Until its time; then it is a further attempt, and certain."""
    store.add_notice(notice())
    first = claimed(store)

    postponed = store.postpone_delivery(first, LATER, "Slack is down")

    assert postponed
    assert claim(store, now=LATER - MINUTE) is None
    again = claimed(store, "t2", LATER)
    assert (again.id, again.attempts, again.uncertain) == (first.id, 2, False)


def test_a_delivery_postponed_as_uncertain_comes_back_so(store: Store) -> None:
    """And certain again once a later attempt was known to have failed."""
    store.add_notice(notice())
    store.postpone_delivery(claimed(store), LATER, "the answer was lost", uncertain=True)
    second = claimed(store, "t2", LATER)
    store.postpone_delivery(second, LATER, "rate limited")

    third = claimed(store, "t3", LATER)

    assert (second.uncertain, third.uncertain) == (True, False)


def test_a_parked_delivery_is_kept_and_not_claimed(store: Store) -> None:
    """Until a person mends its cause."""
    store.add_notice(notice())

    parked = store.park_delivery(claimed(store), "channel_not_found", NOW)

    assert parked
    assert claim(store, now=NOW + DAY) is None
    assert store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 1}


def test_an_expired_claim_may_still_be_finished_by_its_owner(store: Store) -> None:
    """As long as nobody has taken over."""
    store.add_notice(notice())
    slow = claimed(store)

    assert store.finish_delivery(slow, RECEIPT, NOW + DAY)


@pytest.mark.parametrize("ending", ["finish", "postpone", "park"])
@pytest.mark.parametrize("meanwhile", ["taken over", "finished", "postponed"])
def test_a_lost_claim_ends_nothing(store: Store, ending: str, meanwhile: str) -> None:
    """A worker that was presumed dead cannot overwrite the one that took over."""
    store.add_notice(notice())
    lost = claimed(store, "dead")
    taken = claimed(store, "alive", NOW + MINUTE)
    if meanwhile == "finished":
        store.finish_delivery(taken, RECEIPT, NOW)
    if meanwhile == "postponed":
        store.postpone_delivery(taken, LATER, "rate limited")
    before = store.undelivered()

    ended = {
        "finish": lambda: store.finish_delivery(lost, RECEIPT, NOW),
        "postpone": lambda: store.postpone_delivery(lost, NOW, "late"),
        "park": lambda: store.park_delivery(lost, "late", NOW),
    }[ending]()

    assert not ended
    assert store.undelivered() == before
    assert claim(store, now=NOW + MINUTE) is None


@pytest.mark.parametrize("again", ["finish", "postpone", "park"])
def test_an_ended_attempt_cannot_end_again(store: Store, again: str) -> None:
    """What is done stays done, and is not sent once more."""
    store.add_notice(notice())
    delivery = claimed(store)
    store.finish_delivery(delivery, RECEIPT, NOW)

    ended = {
        "finish": lambda: store.finish_delivery(delivery, RECEIPT, NOW),
        "postpone": lambda: store.postpone_delivery(delivery, NOW, "late"),
        "park": lambda: store.park_delivery(delivery, "late", NOW),
    }[again]()

    assert not ended
    assert store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}


# --- many at once


def test_threads_that_race_never_get_the_same_delivery(store: Store) -> None:
    """Each delivery has exactly one worker."""
    keys = [f"k{number:03}" for number in range(60)]
    for key in keys:
        store.add_notice(notice(key, channel=key))

    def work(number: int) -> list[str]:
        mine = []
        while delivery := claim(store, f"t{number}"):
            mine.append(delivery.notice.key)
        return mine

    got = at_once(6, work)

    assert sorted(key for mine in got for key in mine) == keys


def test_an_expired_claim_has_one_heir(store: Store) -> None:
    """However many want it."""
    store.add_notice(notice())
    claim(store, "dead")

    heirs = at_once(6, lambda number: claim(store, f"t{number}", NOW + MINUTE))

    assert sum(heir is not None for heir in heirs) == 1


WORKER = """
import sys
from store_engines import Database
from store_samples import claim
store = Database(sys.argv[1], sys.argv[2]).open()
print("ready", flush=True)
sys.stdin.readline()
while delivery := claim(store, sys.argv[3]):
    print(delivery.notice.key, flush=True)
store.close()
"""


def test_processes_that_race_never_get_the_same_delivery(database: Database, store: Store) -> None:
    """Claims hold between processes as they do between threads."""
    keys = [f"k{number:03}" for number in range(60)]
    for key in keys:
        store.add_notice(notice(key, channel=key))
    here = Path(__file__).parent
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, database.engine, database.address, f"p{number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": f"{here}:{here.parent}:{here.parent.parent}"},
        )
        for number in range(3)
    ]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"

    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    got = [worker.communicate(timeout=60)[0].split() for worker in workers]

    assert sorted(key for mine in got for key in mine) == keys
    assert [worker.returncode for worker in workers] == [0, 0, 0]


def test_what_was_parked_is_tried_once_more(store: Store) -> None:
    """At the next start; of several edits of one alert the newest is enough."""
    place = with_thread(store, "1")
    for key in ("first", "second"):
        store.add_notice(edit_of(place, key))
        store.park_delivery(claimed(store), "a fault", NOW)
    store.add_notice(notice("other"))
    store.park_delivery(claimed(store), "a fault", NOW)

    unparked = store.retry_refused()

    assert unparked == 2
    assert sorted(claimed_keys(store)) == ["other", "second"]


def test_edits_have_a_lane_of_their_own(store: Store) -> None:
    """A pause of posts to a channel does not hold back what shows a click."""
    place = with_thread(store, "1")
    store.add_notice(notice("post", channel="reputation"))
    store.add_notice(edit_of(place, "edit"))
    store.pause_lane("reputation", LATER, "Slack asks for it")

    assert claimed_keys(store) == ["edit"]


def test_a_first_post_can_be_hurried(store: Store) -> None:
    """An alert that became grave while its first post waits goes ahead; it never falls back."""
    calm, grave = opened(store, "1"), opened(store, "2")
    for key, place in (("calm", calm), ("grave", grave)):
        store.add_notice(notice(key, NoticeKind.ROOT, alert_id=place.id, priority=19))
    store.hurry_root(grave.id, 0)
    store.hurry_root(grave.id, 30)

    assert claimed_keys(store) == ["grave", "calm"]


def test_a_first_post_that_was_hurried_has_the_turn_of_its_new_priority(store: Store) -> None:
    """As if it had had it when it was made."""
    places = [opened(store, str(number)) for number in range(3)]
    for seconds, place in enumerate(places):
        made = NOW + timedelta(seconds=seconds)
        store.add_notice(notice(str(seconds), NoticeKind.ROOT, alert_id=place.id, priority=19, created_at=made))
    store.add_notice(notice("high", NoticeKind.ROOT, alert_id=opened(store, "9").id, priority=18, created_at=NOW))

    store.hurry_root(places[2].id, 18)

    assert claimed_keys(store) == ["high", "2", "0", "1"]


def test_a_restart_ends_the_pauses_of_refusals_alone(store: Store) -> None:
    """A channel that was mended is posted to at once; what Slack asked for stays."""
    for key, channel in (("refused", "reputation"), ("limited", "campaigns")):
        store.add_notice(notice(key, channel=channel))
        store.postpone_delivery(claimed(store), LATER, "not now")
    store.pause_lane("reputation", LATER, "not in channel", is_refusal=True)
    store.pause_lane("campaigns", LATER, "Slack asks for it")

    assert store.retry_refused() == 1
    assert claimed_keys(store) == ["refused"]
