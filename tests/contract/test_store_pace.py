"""The contract of `Store`: what is sent goes one after the other in its lane, in turn, and no faster than the pace."""

from datetime import datetime, timedelta

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
    edit_of,
    notice,
    opened,
    with_thread,
)

from bot.domain.behind import Queue
from bot.domain.notice import AFTER_A_CLICK, ALL_EDITS, ALL_POSTS, NoticeKind
from bot.domain.pace import SLACK_PACE, UNPACED, Pace, Rate
from bot.ports import Store

SECOND = timedelta(seconds=1)
THREE_THEN_ONE = Pace(posts_to_a_channel=Rate(SECOND, burst=3))
EDITS = Pace(all_edits=Rate(SECOND, burst=3, kept=1))


def sent(store: Store, now: datetime, pace: Pace = THREE_THEN_ONE) -> list[str]:
    """The keys of all that can be sent at this moment, each finished before the next."""
    keys = []
    while delivery := store.claim_delivery(f"t{len(keys)}", now, now + MINUTE, pace):
        keys.append(delivery.notice.key)
        store.finish_delivery(delivery, RECEIPT, now)
    return keys


def posts(store: Store, count: int, channel: str = "reputation", kind: NoticeKind = NoticeKind.OPS) -> None:
    for number in range(count):
        store.add_notice(notice(f"{channel} {number}", kind, channel=channel))


# --- one after the other


def test_a_lane_is_told_one_after_the_other(store: Store) -> None:
    """Two senders never post to one channel at once, or the second message might be there first."""
    posts(store, 2)
    posts(store, 1, "campaigns")
    first = claimed(store, "t1")

    assert claimed(store, "t2").notice.channel == "campaigns"
    assert claim(store, "t3") is None
    store.finish_delivery(first, RECEIPT, NOW)
    assert claimed(store, "t4").notice.key == "reputation 1"


def test_edits_do_not_wait_for_posts_of_their_channel(store: Store) -> None:
    """They have a lane of their own."""
    alert_id = with_thread(store)
    posts(store, 1)
    claimed(store)

    store.add_notice(edit_of(alert_id, "edit"))

    assert claimed(store, "t2").notice.key == "edit"


@pytest.mark.parametrize("ending", ["postponed", "parked", "expired"])
def test_a_lane_goes_on_when_a_claim_ends(store: Store, ending: str) -> None:
    """However it ends. One that ran out has its turn again first: it may have been sent."""
    posts(store, 2)
    first = claimed(store)
    if ending == "postponed":
        store.postpone_delivery(first, LATER, "Slack is down")
    if ending == "parked":
        store.park_delivery(first, "a bug", NOW)

    following = claimed(store, "t2", NOW + MINUTE)

    assert following.notice.key == ("reputation 0" if ending == "expired" else "reputation 1")


def test_of_many_workers_one_gets_into_a_lane(database: Database, store: Store) -> None:
    """Also when they look at the same moment."""
    posts(store, 12)
    others = [database.open() for _ in range(2)]

    found = at_once(6, lambda number: claim([store, *others][number % 3], f"t{number}"))

    assert sum(delivery is not None for delivery in found) == 1


# --- turns


def test_who_waits_long_enough_goes_first(store: Store) -> None:
    """A reply is overtaken by first posts for two minutes, and by those made later no more."""
    place = with_thread(store)
    store.add_notice(notice("reply", NoticeKind.MENTION, alert_id=place, priority=31, created_at=NOW))
    for minutes in range(5):
        alert = opened(store, f"{minutes + 10}")
        made = NOW + minutes * MINUTE
        about = {"alert_id": alert.id, "priority": 19, "created_at": made}
        store.add_notice(notice(f"root {minutes}", NoticeKind.ROOT, **about))

    assert sent(store, LATER, UNPACED) == ["root 0", "root 1", "reply", "root 2", "root 3", "root 4"]


def test_no_wait_outweighs_a_crisis(store: Store) -> None:
    """The first post of a crisis goes before whatever has waited."""
    posts(store, 1)
    store.add_notice(notice("crisis", priority=0, created_at=NOW + DAY))

    assert sent(store, NOW + DAY) == ["crisis", "reputation 0"]


# --- the pace


def test_a_burst_and_then_one_at_a_time(store: Store) -> None:
    """Each channel for itself; what was not sent waits."""
    posts(store, 6)
    posts(store, 1, "campaigns")

    assert sent(store, NOW) == ["reputation 0", "reputation 1", "reputation 2", "campaigns 0"]
    assert sent(store, NOW + SECOND / 2) == []
    assert sent(store, NOW + SECOND) == ["reputation 3"]
    assert sent(store, NOW + 9 * SECOND) == ["reputation 4", "reputation 5"]


def test_a_bucket_is_never_fuller_than_full(store: Store) -> None:
    """After a long silence there is one burst, and no more."""
    posts(store, 3)
    sent(store, NOW)
    store.add_notice(notice("again"))
    for number in range(5):
        store.add_notice(notice(f"again {number}"))

    assert len(sent(store, NOW + DAY)) == 3


def test_all_channels_together_have_a_pace(store: Store) -> None:
    """Slack has one for all posts of an app."""
    pace = Pace(all_posts=Rate(SECOND, burst=2))
    for channel in ("a", "b", "c"):
        posts(store, 1, channel)

    assert sent(store, NOW, pace) == ["a 0", "b 0"]
    assert sent(store, NOW + SECOND, pace) == ["c 0"]


def test_the_last_tokens_of_edits_are_for_clicks(store: Store) -> None:
    """However many edits wait, what a person just did is shown."""
    places = [with_thread(store, str(number)) for number in range(4)]
    for place in places:
        store.add_notice(edit_of(place, f"edit {place}"))
    before = sent(store, NOW, EDITS)

    store.add_notice(notice("click", NoticeKind.EDIT, alert_id=places[-1], priority=AFTER_A_CLICK))

    assert before == [f"edit {place}" for place in places[:2]]
    assert sent(store, NOW, EDITS) == [f"edit {places[-1]}"]
    assert sent(store, NOW + SECOND, EDITS) == []
    assert sent(store, NOW + 2 * SECOND, EDITS) == [f"edit {places[2]}"]


def test_what_leaves_slack_is_not_paced(store: Store) -> None:
    """Slack's limits are no reason to call somebody later."""
    for number in range(5):
        store.add_notice(notice(f"sms {number}", NoticeKind.PAGE_OUTSIDE, channel="sms lee"))

    assert len(sent(store, NOW, SLACK_PACE)) == 5


def test_a_paused_method_holds_back_what_needs_it(store: Store) -> None:
    """A limit on edits is one in all channels; posts go on."""
    store.add_notice(edit_of(with_thread(store), "edit"))
    posts(store, 1)
    store.pause_lane(ALL_EDITS, LATER, "429")

    assert sent(store, NOW) == ["reputation 0"]
    assert store.next_delivery_at(NOW) == LATER
    assert sent(store, LATER) == ["edit"]


def test_the_pace_is_one_for_all_processes(database: Database, store: Store) -> None:
    """However many take from a bucket at once, it has no more than it holds."""
    posts(store, 30)
    others = [database.open() for _ in range(2)]

    def work(number: int) -> int:
        mine = [store, *others][number % 3]
        return sum(len(sent(mine, NOW + second * SECOND)) for second in range(5))

    assert sum(at_once(6, work)) <= 3 + 4
    assert len(sent(store, NOW + 4 * SECOND)) + len(sent(store, NOW + 10 * SECOND)) == 3


@pytest.mark.parametrize("speed", [1, 60])
def test_a_pace_by_a_clock_that_runs_faster(store: Store, speed: float) -> None:
    """In a drill a second of Slack's is a minute of the story: so many at once, then one each time, then none."""
    pace, slack_second = SLACK_PACE.by_a_clock(speed), SECOND * speed
    posts(store, 6)

    counts = [len(sent(store, NOW + slack_second * waited, pace)) for waited in (0, 1, 1)]

    assert counts == [3, 1, 0]
    assert store.next_delivery_at(NOW + slack_second) == NOW + slack_second * 2


def test_a_clock_that_was_set_back_does_not_stop_what_is_sent(store: Store) -> None:
    """What a bucket remembers of the future is forgotten."""
    posts(store, 9)
    ahead = NOW + DAY
    sent(store, ahead)

    assert store.next_delivery_at(NOW) == NOW
    assert len(sent(store, NOW)) == 3
    assert len(sent(store, NOW + SECOND)) == 1


# --- looking ahead


def test_the_next_time_is_when_a_bucket_has_a_token(store: Store) -> None:
    """Nobody need look before."""
    posts(store, 4)
    sent(store, NOW)

    assert store.next_delivery_at(NOW) == NOW + SECOND
    assert store.next_delivery_at(NOW + SECOND) == NOW + SECOND


def test_the_next_time_of_what_is_not_urgent_leaves_the_last_tokens(store: Store) -> None:
    """And that of a click does not."""
    places = [with_thread(store, str(number)) for number in range(4)]
    for place in places:
        store.add_notice(edit_of(place, f"edit {place}"))
    sent(store, NOW, EDITS)
    ordinary = store.next_delivery_at(NOW)

    store.add_notice(notice("click", NoticeKind.EDIT, alert_id=places[-1], priority=AFTER_A_CLICK))

    assert (ordinary, store.next_delivery_at(NOW)) == (NOW + SECOND, NOW)


def test_the_next_time_of_a_lane_is_when_its_claim_ends(store: Store) -> None:
    """Whoever has it goes on by itself; another one need not look."""
    posts(store, 2)
    claimed(store)

    assert store.next_delivery_at(NOW) == NOW + MINUTE


# --- how far behind


def test_what_waits_for_the_pace_is_counted(store: Store) -> None:
    """Posts by channel, edits together; not what waits for its time, a mended channel or a post that is held back."""
    posts(store, 5)
    for number in range(2):
        store.add_notice(edit_of(with_thread(store, str(number)), f"edit {number}"))
    store.add_notice(notice("later", not_before=LATER))
    held, refused = opened(store, "8"), "C0REFUSED"
    store.add_notice(notice("held", NoticeKind.ROOT, alert_id=held.id, not_before=LATER))
    store.add_notice(notice("with it", NoticeKind.SUGGESTIONS, alert_id=held.id))
    pace = Pace(posts_to_a_channel=Rate(SECOND, burst=1), all_edits=Rate(2 * SECOND, burst=1))
    posts(store, 2, refused)
    sent(store, NOW, pace)
    store.pause_lane(refused, LATER, "archived", is_refusal=True)

    queues = store.vitals(NOW).queues

    assert queues == (
        Queue(ALL_EDITS, 1, 2 * SECOND, NOW + 2 * SECOND),
        Queue("reputation", 4, SECOND, NOW + SECOND),
    )


def test_what_is_not_paced_is_in_no_queue(store: Store) -> None:
    """Nothing but we ourselves holds it back."""
    posts(store, 5)
    sent(store, NOW - DAY, UNPACED)
    posts(store, 5, "campaigns")

    assert store.vitals(NOW).queues == ()


def test_each_message_knows_what_limits_it() -> None:
    """A post its channel and all posts, an edit all edits, and what leaves Slack nothing."""
    post, edit = notice(), notice(kind=NoticeKind.PAGE_EDIT)
    outside = notice(kind=NoticeKind.PAGE_OUTSIDE, channel="sms lee")

    needed = [[name for name, _ in SLACK_PACE.buckets(one.lane, one.method)] for one in (post, edit, outside)]

    assert needed == [["reputation", ALL_POSTS], [ALL_EDITS], []]


def test_a_learned_pace_begins_with_the_first_limit(store: Store) -> None:
    """Until Slack limits a channel nothing is held back in it; then it is, in it alone, for as long as that lasts."""
    learned = Pace(posts_to_a_channel=Rate(SECOND, burst=3), lasts=timedelta(hours=1))
    posts(store, 5)
    assert len(sent(store, NOW, learned)) == 5
    store.pause_lane("reputation", NOW + SECOND, "429")

    for number in range(12):
        store.add_notice(notice(f"more {number}", NoticeKind.OPS))
        store.add_notice(notice(f"elsewhere {number}", NoticeKind.OPS, channel="campaigns"))

    assert sorted(sent(store, NOW + SECOND, learned)) == sorted(
        [*(f"elsewhere {number}" for number in range(12)), "more 0", "more 1", "more 2"]
    )
    assert sent(store, NOW + 2 * SECOND, learned) == ["more 3"]
    assert len(sent(store, NOW + timedelta(hours=2), learned)) == 8


def test_a_refusal_is_no_limit(store: Store) -> None:
    """A channel that was closed to us is told as fast as before once it is open."""
    learned = Pace(posts_to_a_channel=Rate(SECOND, burst=3), lasts=timedelta(hours=1))
    store.pause_lane("reputation", NOW, "the channel is archived", is_refusal=True)

    posts(store, 5)

    assert len(sent(store, NOW + SECOND, learned)) == 5
