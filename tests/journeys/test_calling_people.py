"""An alert that nobody acknowledges walks through its policy; whoever answers ends it at once."""

from __future__ import annotations

from called import channel, group, minutes, person, policy, schedule, step, weekly, with_team
from hospital import Hospital
from workspace import StoryMessage

from bot.domain.alert import State, Verb
from bot.domain.escalation import Progress
from bot.domain.policy import Condition, Way
from bot.domain.severity import Severity

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"


def pages(hospital: Hospital, name: str) -> list[StoryMessage]:
    return hospital.workspace.person(name).direct


def passes(hospital: Hospital, **duration: float) -> None:
    hospital.clock.advance(**duration)
    hospital.works()


def told(hospital: Hospital) -> list[str]:
    """What the history says of the steps: who was told."""
    return [line.after for line in hospital.store.changes(1) if line.verb is Verb.PAGE]


def test_an_escalation_that_walks_to_the_last_resort(hospital: Hospital) -> None:
    """Lee at once, Dana after five minutes, the whole channel in the end; then the thread says that nobody is left."""
    last = step(10, channel("crisis-room"), person("sam"), ways=(Way.CHANNEL,))
    with_team(hospital, policy(step(0, person("lee")), step(5, person("dana")), last_resort=last))

    alert = hospital.alert_about(WAIT)
    assert [len(pages(hospital, name)) for name in ("lee", "dana", "sam")] == [1, 0, 0]
    passes(hospital, minutes=4, seconds=59)
    assert len(pages(hospital, "dana")) == 0
    passes(hospital, seconds=1)
    assert len(pages(hospital, "dana")) == 1
    passes(hospital, minutes=10)

    [post] = hospital.workspace.channel("crisis-room").alerts
    assert "@Sam Ortiz" in post.text
    assert "Open thread" in post.labels
    assert "Acknowledge" not in post.labels
    passes(hospital, minutes=9)
    assert "nobody left" not in hospital.workspace.channel("reputation").screen()
    passes(hospital, minutes=1)
    alert.expect_reply("Nobody has acknowledged alert 1, and policy urgent has nobody left to call.")
    escalation = hospital.store.escalation(1)
    assert escalation is not None
    assert escalation.progress is Progress.EXHAUSTED
    assert told(hospital) == ["U0LEE0001", "U0DANA001", "U0SAM0001 #crisis-room #reputation"]
    passes(hospital, hours=10)
    assert [len(pages(hospital, name)) for name in ("lee", "dana", "sam")] == [1, 1, 0]


def test_a_page_says_what_and_where_and_no_word_of_the_mention(hospital: Hospital) -> None:
    """Severity, alert, why this person, a button, the thread."""
    with_team(hospital, policy(step(0, person("lee"))))
    hospital.hears(WAIT)

    [page] = pages(hospital, "lee")
    assert "Normal alert 1 · St. Brigid by its full name" in page.text
    assert "You are called by step 1 of urgent, by dm." in page.text
    assert page.labels == ["Acknowledge", "Open thread"]
    assert "waiting room" not in str(page.blocks) + page.record.text


def test_an_acknowledgement_one_second_before_the_page(hospital: Hospital) -> None:
    """Nobody else is called, and those who were told see who has it, without a sound."""
    with_team(hospital, policy(step(0, person("lee")), step(5, person("dana"))))
    hospital.alert_about(WAIT)
    hospital.clock.advance(minutes=4, seconds=59)

    with hospital.listening():
        [page] = pages(hospital, "lee")
        page.button("Acknowledge").click(by="lee")
        page.expect_shows("Acknowledged by @Lee Park")
    passes(hospital, hours=3)

    assert pages(hospital, "dana") == []
    assert len(pages(hospital, "lee")) == 1
    assert "Acknowledge" not in pages(hospital, "lee")[0].labels
    assert hospital.store.alert(1).state is State.ACKNOWLEDGED


def test_what_was_not_told_yet_is_withdrawn(hospital: Hospital) -> None:
    """A page that waits for Slack is not sent after somebody has acknowledged."""
    with_team(hospital, policy(step(0, person("lee")), step(5, person("dana"))))
    alert = hospital.alert_about(WAIT)
    hospital.workspace.person("dana")
    dana = hospital.slack.directory.direct_message("U0DANA001", hospital.slack.install)
    hospital.slack.refuse_next(channel=dana.id, retry_after=60)
    passes(hospital, minutes=5)
    assert pages(hospital, "dana") == []

    with hospital.listening():
        alert.button("Acknowledge").click(by="sam")
        alert.expect_shows("Acknowledged by @Sam Ortiz")
    passes(hospital, minutes=5)

    assert pages(hospital, "dana") == []
    assert sum(hospital.store.undelivered().values()) == 0


def test_an_empty_step_is_skipped_at_once_and_the_channel_is_told(hospital: Hospital) -> None:
    """Nobody is on call as yet: Dana is called without waiting for the delay of her step."""
    later = (hospital.now + minutes(600)).replace(tzinfo=None)
    with_team(hospital, policy(step(0, schedule("desk")), step(30, person("dana"))), weekly("desk", "lee", start=later))

    alert = hospital.alert_about(WAIT)

    assert len(pages(hospital, "dana")) == 1
    alert.expect_reply("step 1 of urgent is skipped: nobody is on call in desk")


def test_a_user_group_that_slack_does_not_know_is_skipped(hospital: Hospital) -> None:
    """What Slack says of it stands in the thread, and the next step comes at once."""
    with_team(hospital, policy(step(0, group("S0NOBODY1")), step(30, person("dana"))))

    alert = hospital.alert_about(WAIT)

    assert len(pages(hospital, "dana")) == 1
    alert.expect_reply("user group S0NOBODY1")


def test_a_step_for_graver_alerts_is_passed_over_in_silence(hospital: Hospital) -> None:
    """A condition is the team's own wish: the history has it, the channel is not told."""
    grave = step(0, person("lee"), when=Condition(at_least=Severity.CRISIS))
    with_team(hospital, policy(grave, step(30, person("dana"))))

    alert = hospital.alert_about(WAIT)

    assert (len(pages(hospital, "lee")), len(pages(hospital, "dana"))) == (0, 1)
    assert len(alert.thread) == 1, "the suggested replies, and nothing else"
    assert "it is for crisis alerts and graver ones" in hospital.store.changes(1)[1].reason


def test_a_round_is_repeated_and_then_ends(hospital: Hospital) -> None:
    """Lee is called twice, with time between."""
    with_team(hospital, policy(step(0, person("lee")), repeats=1))
    hospital.alert_about(WAIT)

    passes(hospital, minutes=4)
    assert len(pages(hospital, "lee")) == 1
    passes(hospital, minutes=1)
    assert len(pages(hospital, "lee")) == 2
    passes(hospital, hours=9)
    assert len(pages(hospital, "lee")) == 2


def test_a_step_that_is_late_is_carried_out_once_and_the_next_one_waits_its_time(hospital: Hospital) -> None:
    """After three hours of downtime Dana is called, and Sam only when Dana had her five minutes."""
    with_team(hospital, policy(step(0, person("lee")), step(5, person("dana")), step(5, person("sam"))))
    hospital.alert_about(WAIT)

    passes(hospital, hours=3)
    assert [len(pages(hospital, name)) for name in ("lee", "dana", "sam")] == [1, 1, 0]
    passes(hospital, minutes=5)
    assert [len(pages(hospital, name)) for name in ("lee", "dana", "sam")] == [1, 1, 1]


def test_an_alert_that_becomes_graver_calls_anew(hospital: Hospital) -> None:
    """Steps that were for graver alerts count now."""
    grave = step(0, person("lee"), when=Condition(at_least=Severity.HIGH))
    with_team(hospital, policy(grave, step(60, person("dana"))))
    hospital.alert_about(WAIT, external_id="a")
    assert len(pages(hospital, "lee")) == 0

    hospital.hears(
        "My father died there at St. Brigid's hospital, nobody came, we will sue", in_reply_to="a", external_id="b"
    )

    assert hospital.store.alert(1).severity.rank >= Severity.HIGH.rank
    assert len(pages(hospital, "lee")) == 1
