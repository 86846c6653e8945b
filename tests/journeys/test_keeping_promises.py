"""An acknowledgement that is forgotten, a snooze, a hand-off, and quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime

from called import DANA, LEE, local, minutes, nights, person, policy, schedule, step, weekly, with_team
from hospital import Hospital
from test_calling_people import pages, passes
from workspace import AlertMessage, StoryModal

from bot.domain.alert import SYSTEM, Action, Decided, State, Verb
from bot.domain.severity import Severity

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
BILL = "St. Brigid Medical Center lost my bill again, on hold for an hour"
PARKING = "St. Brigid Medical Center parking garage is full again, missed my slot"
GRAVE = "My father died there at St. Brigid's hospital, nobody came, we will sue"


def acts(hospital: Hospital, verb: Verb, who: str = LEE, **fields: object) -> None:
    """A person does something in the alert's channel."""
    answer = hospital.bot.desk(hospital.delivers).act(1, Action(verb, **fields), who, "C0REPUT01")  # type: ignore[arg-type]
    assert isinstance(answer, Decided)


def test_an_owner_who_goes_on_keeps_the_alert(hospital: Hospital) -> None:
    """After an hour without progress Lee is asked; Yes gives another hour."""
    with_team(hospital, policy(step(0, person("lee")), confirm_after=minutes(60), reopen_after=minutes(15)))
    hospital.hears(WAIT)
    acts(hospital, Verb.ACKNOWLEDGE)

    passes(hospital, minutes=60)
    page, question = pages(hospital, "lee")
    assert "Are you still on it?" in question.text
    assert question.labels == ["Yes, still on it", "Hand it back", "Open thread"]
    with hospital.listening():
        question.button("Yes, still on it").click(by="lee")
        question.expect_gone("Are you still on it?")
    passes(hospital, minutes=59)

    assert hospital.store.alert(1).state is State.ACKNOWLEDGED
    assert len(pages(hospital, "lee")) == 2
    assert "Acknowledged by" in page.text
    passes(hospital, minutes=1)
    assert len(pages(hospital, "lee")) == 3


def test_an_owner_who_does_not_answer_loses_the_alert(hospital: Hospital) -> None:
    """It is open again, the thread is told why, and calling begins anew."""
    with_team(
        hospital,
        policy(step(0, person("lee")), step(5, person("dana")), confirm_after=minutes(60), reopen_after=minutes(15)),
    )
    alert = hospital.alert_about(WAIT)
    acts(hospital, Verb.ACKNOWLEDGE)
    passes(hospital, minutes=60)
    passes(hospital, minutes=14, seconds=59)
    assert hospital.store.alert(1).state is State.ACKNOWLEDGED

    passes(hospital, seconds=1)

    assert hospital.store.alert(1).state is State.OPEN
    alert.expect_reply("Alert 1 is open again: its owner did not say whether it goes on.")
    assert [line.verb for line in hospital.store.changes(1) if line.who == SYSTEM][-2:] == [
        Verb.UNACKNOWLEDGE,
        Verb.PAGE,
    ]
    assert len(pages(hospital, "lee")) == 3
    passes(hospital, minutes=5)
    assert len(pages(hospital, "dana")) == 1


def test_an_owner_may_hand_it_back_and_is_not_called_for_it(hospital: Hospital) -> None:
    """Lee gives it up: the next one is called, not Lee."""
    called = policy(step(0, person("lee")), step(5, person("dana")), confirm_after=minutes(60))
    with_team(hospital, called)
    hospital.hears(WAIT)
    acts(hospital, Verb.ACKNOWLEDGE)
    passes(hospital, minutes=60)

    with hospital.listening():
        pages(hospital, "lee")[1].button("Hand it back").click(by="lee")
        pages(hospital, "lee")[1].expect_shows("Nobody has acknowledged it.")
    hospital.works()

    assert len(pages(hospital, "lee")) == 2
    assert len(pages(hospital, "dana")) == 1


def test_progress_moves_the_question(hospital: Hospital) -> None:
    """A note is progress: nobody is asked an hour after the acknowledgement, but an hour after the note."""
    with_team(hospital, policy(step(0, person("lee")), confirm_after=minutes(60)))
    hospital.hears(WAIT)
    acts(hospital, Verb.ACKNOWLEDGE)
    passes(hospital, minutes=40)
    acts(hospital, Verb.NOTE, note="called the family")

    passes(hospital, minutes=59)
    assert len(pages(hospital, "lee")) == 1
    passes(hospital, minutes=1)
    assert len(pages(hospital, "lee")) == 2


def test_a_snooze_over_a_hand_off_wakes_whoever_is_on_call_then(hospital: Hospital) -> None:
    """Lee snoozes it until after the shift has passed to Dana: Dana is called, and gets Lee's list."""
    start = local(2026, 11, 19, 8)
    desk = weekly("desk", "lee", "dana", start=start, days=2)
    with_team(hospital, policy(step(0, schedule("desk"))), desk)
    alert = hospital.alert_about(WAIT)
    assert len(pages(hospital, "lee")) == 1
    acts(hospital, Verb.ASSIGN, to=LEE)
    until = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
    acts(hospital, Verb.SNOOZE, until=until)

    while hospital.now < datetime(2026, 11, 21, 15, 0, tzinfo=UTC):
        passes(hospital, minutes=15)
    [handed] = pages(hospital, "dana")
    assert "You are on call now. 1 alert is open that @Lee Park had" in handed.text
    assert "alert 1 · St. Brigid by its full name, snoozed" in handed.text
    hospital.clock.now = until
    hospital.works()

    assert len(pages(hospital, "dana")) == 2
    assert len(pages(hospital, "lee")) == 1
    alert.expect_reply("Alert 1 is awake again: its snooze is over.")
    assert hospital.store.alert(1).state is State.OPEN


def test_a_shift_passes_on_the_night_of_a_clock_change(hospital: Hospital) -> None:
    """In Chicago 01:30 comes twice on 1 November: the escalation runs on, and calls who is on call at that moment."""
    hospital.clock.now = datetime(2026, 11, 1, 5, 55, tzinfo=UTC)
    desk = weekly("desk", "lee", "dana", start=local(2026, 10, 31, 2), days=1)
    with_team(hospital, policy(step(0, schedule("desk")), step(60, schedule("desk")), step(70, schedule("desk"))), desk)

    hospital.hears(WAIT)
    assert (len(pages(hospital, "lee")), len(pages(hospital, "dana"))) == (1, 0)
    passes(hospital, minutes=60)
    assert (len(pages(hospital, "lee")), len(pages(hospital, "dana"))) == (2, 0)
    passes(hospital, minutes=70)

    assert hospital.now == datetime(2026, 11, 1, 8, 5, tzinfo=UTC), "02:05 in Chicago, after the second 01:30"
    assert (len(pages(hospital, "lee")), len(pages(hospital, "dana"))) == (2, 1)


def test_nothing_is_handed_over_when_nothing_is_open(hospital: Hospital) -> None:
    """A shift that passes without open alerts is silent."""
    desk = weekly("desk", "lee", "dana", start=local(2026, 11, 19, 8), days=2)
    with_team(hospital, None, desk)

    while hospital.now < datetime(2026, 11, 21, 15, 0, tzinfo=UTC):
        passes(hospital, minutes=30)

    assert pages(hospital, "dana") == []


def test_a_hand_off_is_told_once_also_after_a_restart(hospital: Hospital) -> None:
    """A bot that was away at the change tells it when it comes back, once."""
    desk = weekly("desk", "lee", "dana", start=local(2026, 11, 19, 8), days=2)
    with_team(hospital, None, desk)
    hospital.hears(WAIT)
    acts(hospital, Verb.ACKNOWLEDGE)
    hospital.clock.advance(hours=30)

    hospital.restarts()
    with_team(hospital, None, desk)
    hospital.restarts()
    with_team(hospital, None, desk)

    assert len(pages(hospital, "dana")) == 1


def test_quiet_hours_hold_back_what_can_wait_and_sum_it_up(hospital: Hospital) -> None:
    """At seven the stories are posted, then one message lists them, the worst first."""
    hospital.clock.now = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
    with_team(hospital, None, quiet=nights(Severity.CRISIS))
    for text in (WAIT, BILL, PARKING):
        hospital.hears(text)
        hospital.clock.advance(minutes=20)
    assert hospital.workspace.channel("reputation").alerts == []

    hospital.clock.now = datetime(2026, 11, 20, 12, 59, 59, tzinfo=UTC)
    hospital.works()
    assert hospital.workspace.channel("reputation").alerts == []
    passes(hospital, seconds=1)

    *roots, summary = hospital.workspace.channel("reputation").expect_alerts(4)
    assert "Quiet hours are over. 3 stories came in, the worst first:" in summary.text
    assert all(f"alert {number}" in summary.text for number in (1, 2, 3))
    assert summary.text.count("Go to the thread") == 3
    assert len(roots) == 3
    passes(hospital, hours=30)
    hospital.workspace.channel("reputation").expect_alerts(4)


def test_one_story_of_a_quiet_night_needs_no_summary(hospital: Hospital) -> None:
    """Its own first post says everything."""
    hospital.clock.now = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
    with_team(hospital, None, quiet=nights(Severity.CRISIS))
    hospital.hears(WAIT)

    passes(hospital, hours=9)

    hospital.workspace.channel("reputation").expect_alerts(1)


def test_a_story_that_rises_above_the_bar_is_told_at_once(hospital: Hospital) -> None:
    """And the summary in the morning does not repeat it."""
    hospital.clock.now = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
    with_team(hospital, None, quiet=nights(Severity.HIGH))
    hospital.hears(WAIT, external_id="a")
    hospital.hears(BILL)
    assert hospital.workspace.channel("reputation").alerts == []

    hospital.hears(GRAVE, in_reply_to="a", external_id="b")

    [told] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert "Three hours" in told.text
    passes(hospital, hours=9)
    hospital.workspace.channel("reputation").expect_alerts(2)


def test_a_page_is_never_held_back_by_quiet_hours(hospital: Hospital) -> None:
    """Whoever is called at night needs the thread: it is posted as well."""
    hospital.clock.now = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
    with_team(hospital, policy(step(0, person("dana"))), quiet=nights(Severity.CRISIS))

    hospital.hears(WAIT)

    [page] = pages(hospital, "dana")
    assert "Open thread" in page.labels
    hospital.workspace.channel("reputation").expect_alerts(1)


def test_escalating_calls_the_next_at_once_and_not_the_one_who_asks(hospital: Hospital) -> None:
    """Dana presses Escalate: the step that would call Dana is passed over, and Sam is called."""
    with_team(hospital, policy(step(0, person("lee")), step(60, person("dana")), step(60, person("sam"))))
    hospital.hears(WAIT)

    acts(hospital, Verb.ESCALATE, who=DANA)
    hospital.works()

    assert [len(pages(hospital, name)) for name in ("lee", "dana", "sam")] == [1, 0, 1]


def test_escalating_after_the_last_step_begins_anew(hospital: Hospital) -> None:
    """Nobody answers, and somebody who waits for them wants them called again."""
    with_team(hospital, policy(step(0, person("lee"))))
    hospital.hears(WAIT)

    acts(hospital, Verb.ESCALATE, who=DANA)
    hospital.works()

    assert len(pages(hospital, "lee")) == 2


def test_escalating_without_a_policy_calls_everybody_on_call(hospital: Hospital) -> None:
    """Then, after a quarter of an hour, the alert's whole channel."""
    with_team(hospital, None, weekly("desk", "lee", start=local(2026, 11, 1, 8)))
    alert = hospital.alert_about(WAIT)

    acts(hospital, Verb.ESCALATE, who=DANA)
    hospital.works()
    assert len(pages(hospital, "lee")) == 1
    passes(hospital, minutes=15)

    alert.expect_reply("Nobody has acknowledged it.")


def test_an_acknowledged_alert_that_becomes_graver_is_asked_about(hospital: Hospital) -> None:
    """Lee acknowledged something small and went home: it is not small any more."""
    with_team(hospital, policy(step(0, person("lee")), step(5, person("dana"))))
    hospital.hears(WAIT, external_id="a")
    acts(hospital, Verb.ACKNOWLEDGE)

    hospital.hears(GRAVE, in_reply_to="a", external_id="b")
    assert "it became graver" in pages(hospital, "lee")[-1].text
    passes(hospital, minutes=15)

    assert hospital.store.alert(1).state is State.OPEN
    passes(hospital, minutes=5)
    assert len(pages(hospital, "dana")) == 1


def escalation_form(hospital: Hospital, alert: AlertMessage) -> StoryModal:
    """Dana opens the form that asks whether to escalate."""
    alert.choose_more("Escalate", by="Dana Whitfield")
    return hospital.workspace.person("Dana Whitfield").expect_modal("Escalate alert 1")


def test_the_form_says_who_would_be_told_at_once(hospital: Hospital) -> None:
    """By its policy from the step that comes next, without the one who asks, also once it was acknowledged."""
    with_team(hospital, policy(step(30, person("dana")), step(5, person("sam"), person("dana"))))
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        escalation_form(hospital, alert).expect_shows("Told at once: @Sam Ortiz.")
        acts(hospital, Verb.ACKNOWLEDGE)
        form = escalation_form(hospital, alert)
        form.expect_shows("Told at once: @Sam Ortiz.")
        form.submit()
        alert.expect_shows("escalated it")
    hospital.works()

    assert (len(pages(hospital, "sam")), pages(hospital, "dana"), pages(hospital, "lee")) == (1, [], [])


def test_without_a_policy_the_form_names_those_on_call(hospital: Hospital) -> None:
    """Whom the button then calls."""
    with_team(hospital, None, weekly("desk", "lee", start=local(2026, 11, 1, 9)))
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        escalation_form(hospital, alert).expect_shows("Told at once: @Lee Park.")


def test_what_nobody_stands_in_is_passed_over(hospital: Hospital) -> None:
    """A step whose schedule has a gap is skipped at once, so the first post names who comes after it."""
    later = weekly("desk", "lee", start=local(2026, 12, 1, 9))
    with_team(hospital, policy(step(5, schedule("desk")), step(10, person("sam"))), later)

    alert = hospital.alert_about(WAIT)

    alert.expect_shows("Told next, 20 Nov 2026 12:05 UTC: Sam Ortiz")
