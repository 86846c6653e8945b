"""What is wrong with the bot itself."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moved_clock import NOON

from bot.domain.behind import Queue
from bot.domain.notice import ALL_EDITS
from bot.domain.source import SourceState
from bot.domain.watch import Backlog, Pause, Rhythm, Vitals, findings

SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
READ = ("news", "x")


def found(vitals: Vitals, hours: float = 0) -> list[tuple[str, bool]]:
    return [(finding.key, finding.is_grave) for finding in findings(vitals, READ, NOON + timedelta(hours=hours))]


def said(vitals: Vitals) -> str:
    return " ".join(finding.text for finding in findings(vitals, READ, NOON))


def test_all_is_well() -> None:
    """Work in flight is no trouble."""
    vitals = Vitals(
        backlog=(Backlog("reputation", "waiting", 3, NOON - MINUTE),),
        mentions_waiting=9,
        oldest_mention=NOON - MINUTE,
        dues_overdue=1,
        oldest_due=NOON - MINUTE,
        free_bytes=10**10,
    )

    assert found(vitals) == []


def test_what_should_have_happened_is_grave() -> None:
    """Nobody is paged while escalations are overdue."""
    vitals = Vitals(dues_overdue=2, oldest_due=NOON - 3 * HOUR)

    assert found(vitals) == [("overdue", True)]
    assert "overdue, the first for 3 h" in said(vitals)


def test_messages_that_are_not_delivered_are_grave() -> None:
    """With their number, their channel and the reason."""
    vitals = Vitals(backlog=(Backlog("crisis-room", "waiting", 4, NOON - 10 * MINUTE, "Slack did not answer"),))

    assert found(vitals) == [("undelivered crisis-room", True)]
    assert "4 messages for crisis-room are not delivered, the first for 10 min: Slack did not answer." in said(vitals)


def test_what_waits_for_slacks_pace_is_told_and_nobody_is_alarmed() -> None:
    """How far behind we are, in one sentence instead of that it is not delivered."""
    vitals = Vitals(
        backlog=(Backlog("reputation", "waiting", 148, NOON - 10 * MINUTE),),
        queues=(Queue("reputation", 148, SECOND, NOON), Queue(ALL_EDITS, 30, 1.2 * SECOND, NOON)),
    )

    [posts, edits] = findings(vitals, READ, NOON)

    assert posts.text == ("Slack limits us: about 2 min behind in reputation, 148 messages wait. The gravest go first.")
    assert edits.text == "Slack limits us: what first posts show is about 40 s behind, 30 edits wait."
    assert (posts.key, posts.is_passing, posts.is_grave) == ("behind reputation", True, False)


def test_a_short_queue_is_nothing_to_tell() -> None:
    """Half a minute is the pace of an ordinary day."""
    assert found(Vitals(queues=(Queue("reputation", 29, SECOND, NOON),))) == []
    assert found(Vitals(queues=(Queue("reputation", 30, SECOND, NOON),))) == [("behind reputation", False)]


def test_a_pause_that_slack_asked_for_counts_whatever_its_length() -> None:
    """The queue begins when it ends."""
    vitals = Vitals(
        queues=(Queue("reputation", 60, SECOND, NOON - HOUR),),
        pauses=(Pause("reputation", NOON + 5 * HOUR, "429", is_refusal=False),),
    )

    assert "about 5 h behind in reputation" in said(vitals)


def test_a_queue_in_which_nothing_moves_is_not_slacks_doing() -> None:
    """Then it is a grave trouble, as ever."""
    vitals = Vitals(
        backlog=(Backlog("reputation", "waiting", 148, NOON - 10 * MINUTE),),
        queues=(Queue("reputation", 148, SECOND, NOON - 2 * MINUTE),),
    )

    assert found(vitals) == [("undelivered reputation", True)]


def test_a_backlog_that_drains_under_slacks_limit_is_told_and_not_grave() -> None:
    """The bot does what it can."""
    vitals = Vitals(
        backlog=(Backlog("reputation", "waiting", 400, NOON - 10 * MINUTE),),
        pauses=(Pause("reputation", NOON + MINUTE, "429", is_refusal=False),),
    )

    assert found(vitals) == [("undelivered reputation", False)]
    assert "Slack limits us" in said(vitals)


def test_what_is_put_aside_is_told_at_once() -> None:
    """It will not mend itself."""
    vitals = Vitals(backlog=(Backlog("reputation", "parked", 1, NOON, "invalid_blocks"),))

    assert "1 messages for reputation are put aside: invalid_blocks." in said(vitals)


def test_mentions_that_nobody_looks_at_are_grave() -> None:
    """A worker may have stopped."""
    vitals = Vitals(mentions_waiting=12_000, oldest_mention=NOON - HOUR)

    assert found(vitals) == [("intake", True)]
    assert "12,000 mentions wait to be looked at, the first for 60 min" in said(vitals)


def test_a_disk_that_fills_up_is_grave() -> None:
    """Before it is full."""
    assert found(Vitals(free_bytes=100_000_000)) == [("disk", True)]


def test_a_failing_source_was_told_by_whoever_polled_it() -> None:
    """It counts, and is not told twice; one that is no longer read does not count."""
    failing = SourceState("news", failures=3, trouble="the site is down", told=True)
    vitals = Vitals(sources=(failing, SourceState("old", trouble="gone", told=True)))

    [finding] = findings(vitals, READ, NOON)
    assert (finding.key, finding.is_told, finding.is_grave) == ("failing news", True, False)


def test_the_gravest_is_first() -> None:
    """Whatever was measured first."""
    vitals = Vitals(backlog=(Backlog("reputation", "parked", 1, NOON, "x"),), free_bytes=0)

    assert [key for key, _ in found(vitals)] == ["disk", "parked reputation"]


# --- the rhythm of a source


def weekly(days: int) -> Rhythm:
    """A source that speaks every two hours by day and is silent for twelve hours each night."""
    rhythm = Rhythm(NOON, NOON)
    for day in range(days):
        for hour in range(0, 13, 2):
            rhythm = rhythm.after(NOON + day * DAY + hour * HOUR)
    return rhythm


@pytest.mark.parametrize(("silent_hours", "is_broken"), [(3, False), (12, False), (23, False), (30, True)])
def test_a_silence_far_beyond_the_usual_is_a_trouble(silent_hours: int, is_broken: bool) -> None:
    """A night is not."""
    rhythm = weekly(7)

    assert rhythm.is_broken(rhythm.last + silent_hours * HOUR) is is_broken


def test_a_source_that_is_new_has_no_rhythm_yet() -> None:
    """It takes a few nights."""
    rhythm = weekly(2)

    assert not rhythm.is_broken(rhythm.last + 30 * DAY)


def test_a_busy_source_may_be_silent_for_an_hour() -> None:
    """Without a trouble at every cough."""
    rhythm = Rhythm(NOON - 10 * DAY, NOON, MINUTE)

    assert not rhythm.is_broken(NOON + 59 * MINUTE)
    assert rhythm.is_broken(NOON + 61 * MINUTE)


def test_a_long_silence_is_forgotten_in_time() -> None:
    """One weekend in spring does not excuse a dead source in autumn."""
    rhythm = Rhythm(NOON, NOON, 4 * DAY)
    for hour in range(1, 24 * 90):
        rhythm = rhythm.after(NOON + hour * HOUR)

    assert rhythm.longest_silence < DAY


@given(st.lists(st.integers(min_value=0, max_value=100_000), min_size=1, max_size=50))
def test_a_rhythm_is_never_broken_by_a_silence_it_has_seen(gaps: list[int]) -> None:
    """And a clock that jumps back breaks nothing."""
    rhythm, now = Rhythm(NOON - 10 * DAY, NOON), NOON
    for gap in gaps:
        now += timedelta(seconds=gap)
        rhythm = rhythm.after(now)

    assert rhythm.longest_silence >= timedelta(seconds=gaps[-1])
    assert not rhythm.is_broken(now + timedelta(seconds=gaps[-1]))
    assert rhythm.after(now - DAY).last == now


def test_a_source_that_says_less_is_one_trouble_with_one_that_says_nothing() -> None:
    """The same key: whoever was told of the one is not told of the other."""
    quiet = Vitals(quiet=(("news", "1 mention in the last hours, 40 expected"),))

    [found] = findings(quiet, {"news"}, NOON)

    assert found.key == "silent news"
    assert "says much less than it uses to: 1 mention" in found.text
    assert findings(quiet, set(), NOON) == ()
