"""What is measured about the bot itself."""

from datetime import timedelta

from store_samples import DAY, LATER, MINUTE, NOW, claimed, mention, notice, opened, thread

from bot.domain.notice import NoticeKind
from bot.domain.source import Trouble
from bot.domain.watch import HEARING, Backlog, OpenTrouble, Pause, Rhythm
from bot.ports import Store


def test_a_fresh_store_is_well(store: Store) -> None:
    """Nothing waits, nothing is overdue."""
    vitals = store.vitals(NOW)

    assert (vitals.backlog, vitals.pauses, vitals.rhythms, vitals.oldest_mention) == ((), (), (), None)
    assert vitals.free_bytes is None or vitals.free_bytes > 0


def test_the_backlog_is_counted_by_channel_and_state(store: Store) -> None:
    """With the oldest, and why it is there."""
    store.add_notice(notice("first", channel="one", created_at=NOW - MINUTE))
    store.add_notice(notice("second", channel="one"))
    store.park_delivery(claimed(store), "too long", NOW)
    store.add_notice(notice("third", channel="two"))
    claimed(store)

    assert store.vitals(NOW).backlog == (
        Backlog("one", "claimed", 1, NOW),
        Backlog("one", "parked", 1, NOW - MINUTE, "too long"),
        Backlog("two", "waiting", 1, NOW),
    )


def test_what_waits_after_a_failure_is_backlog_too(store: Store) -> None:
    """It is late already, whenever it is tried again."""
    store.add_notice(notice())
    store.postpone_delivery(claimed(store), LATER, "Slack did not answer")

    assert store.vitals(NOW).backlog == (Backlog("reputation", "waiting", 1, NOW, "Slack did not answer"),)


def test_what_is_done_is_no_backlog(store: Store) -> None:
    """However much of it there is."""
    case = opened(store)
    store.add_notice(notice(kind=NoticeKind.ROOT, alert_id=case.id))
    store.finish_delivery(claimed(store), thread(case.id).root, NOW)

    assert store.vitals(NOW).backlog == ()


def test_pauses_are_told_until_they_end(store: Store) -> None:
    """A rate limit and a refusal are different things."""
    store.pause_lane("C0REPUT01", LATER, "429")
    store.pause_lane("C0CRISIS1", LATER, "archived", is_refusal=True)

    assert store.vitals(NOW).pauses == (
        Pause("C0CRISIS1", LATER, "archived", True),
        Pause("C0REPUT01", LATER, "429", False),
    )
    assert store.vitals(LATER).pauses == ()


def test_mentions_that_wait_are_counted(store: Store) -> None:
    """With the time at which the oldest came in."""
    store.add_page("x", [mention("1")], "", NOW)
    store.add_page("x", [mention("2")], "", LATER)

    vitals = store.vitals(LATER)
    assert (vitals.mentions_waiting, vitals.oldest_mention) == (2, NOW)


def test_a_source_has_a_rhythm_once_it_says_something(store: Store) -> None:
    """An empty page and a repeat are nothing new."""
    store.add_page("x", [], "", NOW)
    store.add_page("x", [mention("1")], "", NOW)
    store.add_page("x", [mention("1")], "", NOW + DAY)
    store.add_page("x", [mention("2")], "", NOW + 2 * DAY)
    store.note_poll_failure("y", Trouble("down", needs_person=False), NOW, None)

    vitals = store.vitals(NOW)
    assert vitals.rhythms == (("x", Rhythm(NOW, NOW + 2 * DAY, 2 * DAY)),)
    assert [state.name for state in vitals.sources] == ["x", "y"]


def test_a_trouble_is_kept_once_until_it_ends(store: Store) -> None:
    """Two workers may note the same one."""
    assert store.note_trouble(OpenTrouble("disk", "The disk is full.", NOW))
    assert not store.note_trouble(OpenTrouble("disk", "The disk is still full.", LATER))
    store.note_trouble(OpenTrouble("overdue", "Late.", NOW - timedelta(hours=1)))

    assert [trouble.text for trouble in store.troubles()] == ["Late.", "The disk is full."]

    assert store.end_trouble("disk")
    assert not store.end_trouble("disk")

    assert [trouble.key for trouble in store.troubles()] == ["overdue"]


def test_a_trouble_may_grow_calm_and_come_back(store: Store) -> None:
    """It is known since when it has not been seen."""
    store.note_trouble(OpenTrouble("disk", "The disk is full.", NOW))

    store.note_calm("disk", LATER)
    assert [trouble.calm_since for trouble in store.troubles()] == [LATER]

    store.note_calm("disk", None)
    assert [trouble.calm_since for trouble in store.troubles()] == [None]


def test_the_last_sign_of_life_of_a_connection_is_known(store: Store) -> None:
    """Whichever process heard it; None when nobody ever listened."""
    assert store.vitals(NOW).heard_until is None

    store.lease(HEARING, "one", NOW, LATER)

    assert store.vitals(LATER + DAY).heard_until == LATER
