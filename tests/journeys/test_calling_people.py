"""An alert that nobody acknowledges walks through its policy; whoever answers ends it at once."""

from __future__ import annotations

import pytest
from called import channel, group, minutes, person, policy, schedule, step, weekly, with_team
from hospital import Hospital
from workspace import StoryMessage

from bot.domain.alert import State, Verb
from bot.domain.escalation import Progress
from bot.domain.policy import Condition, Way
from bot.domain.severity import Severity
from bot.errors import ChatUnavailableError, PagerError, PagerUnavailableError
from bot.paging import ApprisePager
from bot.sandbox.records import UserGroup
from bot.slack.poster import SlackChat

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"


def pages(hospital: Hospital, name: str) -> list[StoryMessage]:
    return hospital.workspace.person(name).direct_messages


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
    alert.expect_shows("Dana Whitfield")
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


def test_the_members_of_a_user_group_are_each_called(hospital: Hospital) -> None:
    """Those whom Slack has in it at that moment; who has no address is told by the other way."""
    with_team(hospital, policy(step(0, person("lee")), step(5, group("S0PRLEAD1"), ways=(Way.DM, Way.SMS))))
    hospital.hears(WAIT)
    hospital.slack.directory.add_group(UserGroup("S0PRLEAD1", "pr-leads", "PR leads", ("U0SAM0001",)))

    passes(hospital, minutes=5)

    assert [len(pages(hospital, name)) for name in ("dana", "sam")] == [0, 1]
    assert "Sam Ortiz has no address for sms" in hospital.store.changes(1)[-1].reason


def test_a_user_group_is_waited_for_while_slack_is_away(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice more within seconds; then the step goes on without it, and says so."""
    with_team(hospital, policy(step(0, group("S0PRLEAD1")), step(30, person("sam"))))
    monkeypatch.setattr(SlackChat, "group_members", slack_is_away)
    hospital.hears(WAIT)

    for seconds in (2, 4):
        assert pages(hospital, "sam") == []
        passes(hospital, seconds=seconds)

    assert len(pages(hospital, "sam")) == 1
    assert "user group S0PRLEAD1: Slack is away" in str([line.reason for line in hospital.store.changes(1)])


def slack_is_away(*_: object) -> tuple[str, ...]:
    raise ChatUnavailableError("Slack is away", who="S0PRLEAD1")


def test_somebody_whom_slack_cannot_message_is_told_to_the_ops_channel(hospital: Hospital) -> None:
    """Oleg's account is deactivated: the next step comes in its time, and people hear of it."""
    oncall = hospital.bot.rules.current.book.oncall
    assert oncall.member("oleg") is None
    with_team(hospital, policy(step(0, group("S0OLDTEAM")), step(5, person("sam"))))
    hospital.slack.directory.add_group(UserGroup("S0OLDTEAM", "old", "Old team", ("U0OLEG001",)))

    hospital.hears(WAIT)
    passes(hospital, minutes=5)

    [told] = hospital.workspace.channel("wardwatch-ops").expect_alerts(1)
    assert "Not told to U0OLEG001: a page of alert 1." in told.text
    assert len(pages(hospital, "sam")) == 1


def test_a_page_by_sms_is_tried_until_it_is_sent_or_somebody_answers(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service is away: it is tried again, the ops channel hears of it, and an acknowledgement ends it."""
    tried = pager_that_fails(hospital, monkeypatch, PagerUnavailableError("the service cannot be reached", who="LEE"))
    with_team(hospital, policy(step(0, person("lee"), ways=(Way.SMS,))))
    alert = hospital.alert_about(WAIT)
    for _ in range(3):
        passes(hospital, minutes=1)

    assert tried == [("LEE_SMS_URL", "Normal alert 1", OUTSIDE)] * 4
    [told] = hospital.workspace.channel("wardwatch-ops").expect_alerts(1)
    assert "Not told to sms lee: a page of alert 1. the service cannot be reached" in told.text
    with hospital.listening():
        alert.button("Acknowledge").click(by="dana")
        alert.expect_shows("Acknowledged by")
    passes(hospital, hours=1)
    assert len(tried) == 4


def test_a_page_by_sms_that_is_refused_waits_for_a_person(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has set the address: the ops channel is told once, and a restart tries again."""
    with_team(hospital, policy(step(0, person("lee"), ways=(Way.SMS, Way.DM))))
    hospital.hears(WAIT)
    passes(hospital, minutes=16)

    [told] = hospital.workspace.channel("wardwatch-ops").expect_alerts(1)
    assert "LEE_SMS_URL is not set" in told.text
    assert len(pages(hospital, "lee")) == 1
    tried = pager_that_fails(hospital, monkeypatch, None)
    assert hospital.store.retry_refused() == 1
    hospital.works()
    assert len(tried) == 1
    assert sum(hospital.store.undelivered().values()) == 0


OUTSIDE = "Wardwatch: normal alert 1 at St. Brigid Medical Center waits for you. Acknowledge it in Slack."


def pager_that_fails(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch, error: PagerError | None
) -> list[tuple[str, str, str]]:
    """What it was asked to send; a service that fails, or one that does not."""
    tried: list[tuple[str, str, str]] = []

    def page(_self: ApprisePager, address: str, title: str, text: str) -> None:
        tried.append((address, title, text))
        if error:
            raise error

    monkeypatch.setattr(ApprisePager, "page", page)
    return tried


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
