"""The scorecard is a function of the script and of what happened."""

from datetime import timedelta

from drill_samples import BEGAN, DANA, DRILL, LEE, MINUTE, at, played

from bot.domain.alert import Verb
from bot.domain.drill import Mark, scorecard, story_time
from bot.domain.drill.copies import Copies, copies_of

END = BEGAN + 60 * MINUTE


def test_nothing_done_is_all_missed() -> None:
    """Every alert is untouched, and every expected action is missed once its time is over."""
    card = scorecard(DRILL, played(changes=()), END)

    assert [one.mark for one in card.expected] == [Mark.MISSED, Mark.MISSED, Mark.MET, Mark.MISSED]
    assert [one.alert_id for one in card.untouched] == [1, 2, 3]
    assert [one.mark for one in card.injects] == [Mark.MISSED]
    assert card.cases[0].noticed is None
    assert card.did == ()


def test_what_is_not_due_yet_is_not_missed() -> None:
    """In the middle of a drill there is still time."""
    card = scorecard(DRILL, played(changes=()), at(3))

    assert {one.mark for one in card.expected} == {Mark.PENDING}


def test_in_time_and_late() -> None:
    """Times are counted from the mention that it is about, whatever the alert was before."""
    changes = ((1, 6, DANA, Verb.ACKNOWLEDGE), (1, 30, LEE, Verb.DRAFT), (2, 4, DANA, Verb.DISMISS))

    card = scorecard(DRILL, played(changes), END)

    acknowledge, draft, dismiss, _ = card.expected
    assert (acknowledge.mark, acknowledge.took, acknowledge.who) == (Mark.MET, 4 * MINUTE, DANA)
    assert (draft.mark, draft.took) == (Mark.LATE, 28 * MINUTE)
    assert dismiss.why == "it opened no alert"
    assert [one.alert_id for one in card.untouched] == [3]


def test_the_bot_is_nobody() -> None:
    """What the bot does to an alert touches it not."""
    card = scorecard(DRILL, played(((1, 3, "wardwatch", Verb.PAGE),)), END)

    assert [one.alert_id for one in card.untouched] == [1, 2, 3]


def test_noise_that_was_worked_on() -> None:
    """An alert that only noise opened, and for which somebody wrote a reply."""
    card = scorecard(DRILL, played(((3, 9, LEE, Verb.ESCALATE),)), END)

    assert [one.alert_id for one in card.noise_alerted] == [3]
    assert [one.alert_id for one in card.noise_escalated] == [3]


def test_a_statement_approved_in_advance_counts_as_approved() -> None:
    """Its draft says so, and nobody approves it again."""
    card = scorecard(DRILL, played(((1, 5, DANA, Verb.DRAFT, "7 approved"),)), END)

    assert card.cases[0].approved == 4 * MINUTE
    assert card.expected[3].mark is Mark.MET


def test_bars_count_what_the_public_said() -> None:
    """Each mention once, in bars of whole minutes."""
    card = scorecard(DRILL, played(changes=()), END)

    assert sum(card.bars) == len(DRILL.mentions)
    assert card.bar == MINUTE


def test_story_time_runs_faster() -> None:
    """Three minutes on the wall are half an hour at ten times the speed."""
    run = played(changes=(), speed=10).run

    assert story_time(run, BEGAN + 3 * MINUTE) == at(30)


def test_copies_differ_and_are_spread_over_their_time() -> None:
    """Each has an id and an author of its own; the last one comes when the time is over. No chance is in it."""
    first = DRILL.mentions[0]
    some = list(copies_of(first, Copies(30, timedelta(minutes=10), ("Look!",))))

    assert len({one.mention.external_id for one in some}) == 30
    assert len({one.mention.text for one in some}) > 10
    assert all(first.mention.text in one.mention.text for one in some)
    assert some[-1].after == first.after + timedelta(minutes=10)
    assert some == list(copies_of(first, Copies(30, timedelta(minutes=10), ("Look!",))))
