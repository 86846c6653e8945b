"""Several people work on the same alerts at once: nothing is lost, and everybody learns what became of their click."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from hospital import Hospital

from bot.domain.alert import Action, Decided, Decision, Disposition, Refused, State, Verb, Why
from bot.domain.person import Barred
from bot.flow.audit import Audit, audit_lines

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
BILL = "St. Brigid Medical Center lost my bill again"
HERE = "C0REPUT01"
DANA, LEE, SAM = "U0DANA001", "U0LEE0001", "U0SAM0001"
SECOND = timedelta(seconds=1)

Answer = Decision | Barred


def at_once(*presses: Callable[[], Answer]) -> list[Answer]:
    """What the presses of several people are answered, in the order in which they are written."""
    answers: list[Answer | None] = [None] * len(presses)
    gate = threading.Barrier(len(presses))

    def press(number: int) -> None:
        gate.wait()
        answers[number] = presses[number]()

    threads = [threading.Thread(target=press, args=(number,)) for number in range(len(presses))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answer for answer in answers if answer is not None]


def audited(hospital: Hospital) -> Audit:
    audit = Audit()
    list(audit_lines(hospital.store, audit))
    return audit


@pytest.mark.parametrize("attempt", range(5))
def test_two_people_click_assign_together(hospital: Hospital, attempt: int) -> None:
    """Dana chose Sam a moment before Lee chose himself: Sam owns it, whichever click the database took first."""
    hospital.hears(WAIT)
    desk = hospital.bot.desk(lambda: None)
    dana = Action(Verb.ASSIGN, to=SAM, seen=1, at=hospital.now - 2 * SECOND)
    lee = Action(Verb.ASSIGN, to=LEE, seen=1, at=hospital.now - SECOND)

    answers = at_once(lambda: desk.act(1, dana, DANA, HERE), lambda: desk.act(1, lee, LEE, HERE))

    assert hospital.store.alert(1).owner == SAM
    assert isinstance(answers[0], Decided)
    changes = [change.after for change in hospital.store.changes(1, by_people=True)]
    if isinstance(answers[1], Refused):
        assert (answers[1].why, answers[1].by) == (Why.OVERTAKEN, DANA)
        assert [(one.who, one.why) for one in hospital.store.refusals(0, 9)] == [(LEE, "overtaken")]
        assert changes == [SAM]
    else:
        assert changes == [LEE, SAM]
    assert audited(hospital).faults == []


def test_an_assignment_and_a_resolution_together_both_count(hospital: Hospital) -> None:
    """Neither stands in the way of the other."""
    hospital.hears(WAIT)
    desk = hospital.bot.desk(lambda: None)
    assign = Action(Verb.ASSIGN, to=SAM, seen=1)
    resolve = Action(Verb.RESOLVE, disposition=Disposition.ANSWERED_BY_PHONE, note="Called the family.", seen=1)

    answers = at_once(lambda: desk.act(1, assign, DANA, HERE), lambda: desk.act(1, resolve, LEE, HERE))

    alert = hospital.store.alert(1)
    assert [type(answer) for answer in answers] == [Decided, Decided]
    assert (alert.state, alert.owner, alert.resolved_by, alert.note) == (State.RESOLVED, SAM, LEE, "Called the family.")


def test_a_click_on_an_alert_that_was_merged(hospital: Hospital) -> None:
    """Lee's card still shows the alert open: he is told privately which alert to act on, and nothing changes."""
    card = hospital.alert_about(WAIT)
    hospital.hears(BILL)
    desk = hospital.bot.desk(lambda: None)

    with hospital.listening(at_once=False):
        assert isinstance(desk.act(1, Action(Verb.MERGE, into=2), DANA, HERE), Decided)
        card.button("Acknowledge").click(by="lee")
        whisper = hospital.workspace.person("lee").expect_whisper("was merged into alert 2")

    assert "Dana Whitfield" in whisper.text
    assert "Act on alert 2" in whisper.text
    assert (hospital.store.alert(1).merged_into, hospital.store.alert(2).state) == (2, State.OPEN)
    assert [(one.alert_id, one.who, one.why) for one in hospital.store.refusals(0, 9)] == [(1, LEE, "merged")]
    assert audited(hospital).faults == []


def test_a_guests_click_is_on_record(hospital: Hospital) -> None:
    """Gail gets a private sentence; the audit says what she tried, and when."""
    card = hospital.alert_about(WAIT)

    with hospital.listening():
        card.button("Acknowledge").click(by="gail")
        hospital.workspace.person("gail").expect_whisper("guests can read alerts but not act on them")

    audit = Audit()
    lines = [line for line in audit_lines(hospital.store, audit) if '"refusal"' in line]
    assert len(lines) == 1
    assert '"alert":1,"who":"U0GAIL001","verb":"acknowledge","why":"guest"' in lines[0]
    assert hospital.store.alert(1).state is State.OPEN


def test_a_press_says_what_was_seen_and_when(hospital: Hospital) -> None:
    """Dana and Lee assign from the same card: Lee, who was later, is told privately that Dana was faster."""
    card = hospital.alert_about(WAIT)

    with hospital.listening(at_once=False):
        card.select("Assign").choose("sam", by="dana")
        hospital.slack.wait_for(lambda: hospital.store.alert(1).owner == SAM, 10)
        hospital.clock.advance(seconds=5)
        card.select("Assign").choose("lee", by="lee")
        whisper = hospital.workspace.person("lee").expect_whisper("at the same moment")

    assert "Dana Whitfield" in whisper.text
    assert hospital.store.alert(1).owner == SAM
    [press] = hospital.store.alert(1).presses
    assert press.at == hospital.now - timedelta(seconds=5)
