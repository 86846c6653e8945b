"""From a mention to a published answer, by nothing but buttons and forms: as stories with the clock moved by hand."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from hospital import Hospital
from workspace import AlertMessage, StoryMessage, StoryModal

from bot.domain.alert import Action, Decided, State, Verb
from bot.domain.consent import ConsentAnswer
from bot.domain.draft import Draft, DraftAction, DraftRefused, DraftState, DraftVerb, DraftWhy
from bot.domain.person import Barred
from bot.domain.severity import Severity
from bot.flow.audit import Audit, audit_lines

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
GOOD = (
    "Thank you for telling us. Privacy laws keep us from discussing anyone's care in public. "
    "Patient Relations would like to listen: 555-0142."
)
BAD = "We are sorry that your visit went wrong. Patient Relations: 555-0142."
DOUBTFUL = "Thank you for telling us. Privacy laws keep us from discussing anyone's care in public."
POST = {"url": "https://x.com/jo_millbrook/status/1790000000000000001", "author": {"handle": "jo_millbrook"}}
ANSWER = "https://x.com/stbrigid/status/1790000000000000009"
DANA, LEE, SAM = "U0DANA001", "U0LEE0001", "U0SAM0001"


def reply_form(hospital: Hospital, alert: AlertMessage, by: str) -> StoryModal:
    """The form that opens at Reply."""
    alert.button("Reply").click(by=by)
    form = hospital.workspace.person(by).expect_modal("Reply to")
    form.story.await_or_show(lambda: "Check" in form.labels, 10, "the form is not filled", lambda: form.text)
    return form


def sends(hospital: Hospital, alert: AlertMessage, text: str, by: str) -> None:
    form = reply_form(hospital, alert, by)
    form.fill({"Reply": text})
    assert form.submit(), form.errors


def at_severity(hospital: Hospital, severity: Severity, alert_id: int = 1) -> None:
    """Dana, who may, changes how grave it is."""
    alert = hospital.store.alert(alert_id)
    if alert.severity is not severity:
        action = Action(Verb.CHANGE_SEVERITY, severity=severity)
        decided = hospital.bot.desk(hospital.delivers).act(alert_id, action, DANA, "home")
        assert isinstance(decided, Decided)


def press(hospital: Hospital, reply: StoryMessage, label: str, by: str) -> None:
    reply.button(label).click(by=by)


def is_published(hospital: Hospital, reply: StoryMessage, link: str, by: str) -> StoryModal:
    press(hospital, reply, "It is published", by)
    form = hospital.workspace.person(by).expect_modal("Published")
    form.story.await_or_show(lambda: "Link of the published reply" in form.labels, 10, "no field", lambda: form.text)
    form.fill({"Link of the published reply": link})
    return form


def link_of(reply: StoryMessage) -> str:
    """Where its button leads that opens the site."""
    controls = [element for block in reply.blocks for element in block.get("elements", [])]
    return next(str(element["url"]) for element in controls if "url" in element)


def test_from_reply_to_published(hospital: Hospital) -> None:
    """A suggestion is edited, sent, approved by somebody else, published by a person; the alert knows when."""
    alert = hospital.alert_about(WAIT, **POST)
    at_severity(hospital, Severity.HIGH)

    with hospital.listening():
        sends(hospital, alert, GOOD, by="sam")
        waiting = alert.expect_reply("It waits for the approval of somebody who did not write it.")
        press(hospital, waiting, "Approve", by="sam")
        hospital.workspace.person("sam").expect_whisper("you wrote these words yourself")
        press(hospital, waiting, "Approve", by="dana")
        approved = alert.expect_reply("Approved by Dana Whitfield")
        box = link_of(approved)
        assert parse_qs(urlsplit(box).query) == {"in_reply_to": ["1790000000000000001"], "text": [GOOD]}
        hospital.clock.advance(minutes=20)
        form = is_published(hospital, approved, "nowhere", by="sam")
        assert not form.submit()
        assert form.errors == {"Link of the published reply": "This is no web address. Write it as https://..."}
        form.fill({"Link of the published reply": ANSWER})
        assert form.submit()
        alert.expect_reply("Reply 1 is published by Sam Ortiz")
        alert.expect_shows("Answer: on x.com")

    kept = hospital.store.alert(1)
    assert (kept.answered_at, kept.published_link, kept.state) == (hospital.now, ANSWER, State.OPEN)
    deeds = [change.verb for change in hospital.store.changes(1, by_people=True) if change.verb is not Verb.PAGE]
    assert deeds[-3:] == [Verb.DRAFT, Verb.APPROVE, Verb.PUBLISH]
    audit = Audit()
    list(audit_lines(hospital.store, audit))
    assert not audit.faults
    [course] = hospital.store.courses(hospital.now - timedelta(days=1), hospital.now + timedelta(days=1), None, 10)
    assert course.answered_at == hospital.now and course.is_answered_online


def test_what_may_not_be_said_cannot_be_sent(hospital: Hospital) -> None:
    """Check marks the exact words and says what to write instead; sending tells it beside the field."""
    alert = hospital.alert_about(WAIT, **POST)

    with hospital.listening():
        form = reply_form(hospital, alert, by="dana")
        form.fill({"Reply": BAD})
        assert not form.submit()
        assert "“your visit" in form.errors["Reply"] and "Instead: " in form.errors["Reply"]
        form.click("Check")
        form.expect_shows("This cannot be sent for approval as it stands.")
        form.expect_shows("R1 (blocks)")
        assert not form.submit()
        form.fill({"Reply": DOUBTFUL})
        form.submit()
        assert hospital.store.drafts(1) == []
        assert [(one.who, one.why) for one in hospital.store.refusals(0, 9)] == [(DANA, DraftWhy.BLOCKED)] * 2
        form.expect_shows("Look at this twice")
        form.expect_shows("W-contact (warning)")
        assert form.submit(), form.errors
        alert.expect_reply("Reply 1 to alert 1")

    assert [draft.text for draft in hospital.store.drafts(1)] == [DOUBTFUL]


def test_an_approval_is_for_exactly_these_words(hospital: Hospital) -> None:
    """After an edit, nobody can approve or publish what stood there before."""
    alert = hospital.alert_about(WAIT, **POST)

    with hospital.listening():
        sends(hospital, alert, GOOD, by="sam")
        waiting = alert.expect_reply("It waits for approval.")
        press(hospital, waiting, "Approve", by="sam")
        approved = alert.expect_reply("Approved by Sam Ortiz")
        press(hospital, approved, "Edit", by="lee")
        form = hospital.workspace.person("lee").expect_modal("Reply to")
        form.story.await_or_show(lambda: "Check" in form.labels, 10, "the form is not filled", lambda: form.text)
        form.fill({"Reply": f"{GOOD} Thank you."})
        assert form.submit(), form.errors
        again = alert.expect_reply("Reply 1 to alert 1 by Lee Park")
        press(hospital, waiting, "Approve", by="dana")
        hospital.workspace.person("dana").expect_whisper("the words were changed since you saw them")
        assert is_published(hospital, approved, ANSWER, by="sam").submit()
        hospital.workspace.person("sam").expect_whisper("nobody has approved these words yet")
        press(hospital, again, "Withdraw", by="lee")
        alert.expect_reply("Reply 1 was withdrawn.")
        press(hospital, again, "Approve", by="dana")
        hospital.workspace.person("dana").expect_whisper("this reply was withdrawn")

    assert hospital.store.draft(1).state is DraftState.WITHDRAWN
    refused = {(refusal.verb, refusal.why) for refusal in hospital.store.refusals(0, 10)}
    assert refused == {("approve", "words changed"), ("publish", "not approved"), ("approve", "withdrawn")}


def test_a_graver_alert_needs_a_stronger_approval(hospital: Hospital) -> None:
    """Sam approved himself while it was normal; for a crisis a lead must, who did not write it."""
    alert = hospital.alert_about(WAIT, **POST)
    at_severity(hospital, Severity.NORMAL)

    with hospital.listening():
        sends(hospital, alert, GOOD, by="sam")
        press(hospital, alert.expect_reply("It waits for approval."), "Approve", by="sam")
        approved = alert.expect_reply("Approved by Sam Ortiz")
        at_severity(hospital, Severity.CRISIS)
        assert is_published(hospital, approved, ANSWER, by="sam").submit()
        hospital.workspace.person("sam").expect_whisper("the alert is graver than when this was approved")
        sends(hospital, alert, f"{GOOD} Thank you.", by="lee")
        waiting = alert.expect_reply("It waits for the approval of a lead who did not write it.")
        press(hospital, waiting, "Approve", by="lee")
        hospital.workspace.person("lee").expect_whisper("you wrote these words yourself")
        press(hospital, waiting, "Approve", by="sam")
        hospital.workspace.person("sam").expect_whisper("a lead of the team has to approve it")
        press(hospital, waiting, "Approve", by="dana")
        alert.expect_reply("Reply 2 to alert 1 by @Lee Park")

    assert [draft.state for draft in hospital.store.drafts(1)] == [DraftState.APPROVED, DraftState.APPROVED]


def test_the_second_person_is_told_of_the_first(hospital: Hospital) -> None:
    """And may go on all the same: both drafts are kept."""
    alert = hospital.alert_about(WAIT, **POST)

    with hospital.listening():
        sends(hospital, alert, GOOD, by="dana")
        alert.expect_reply("Reply 1 to alert 1")
        form = reply_form(hospital, alert, by="lee")
        form.expect_shows("@Dana Whitfield drafted a reply")
        form.expect_shows("You may go on all the same")
        form.fill({"Reply": f"{GOOD} Thank you."})
        assert form.submit(), form.errors
        alert.expect_reply("Reply 2 to alert 1")

    assert [draft.author for draft in hospital.store.drafts(1)] == [DANA, LEE]


def test_two_who_approve_at_once(hospital: Hospital) -> None:
    """One approval counts; the other is told of it. The history has one line."""
    hospital.hears(WAIT, **POST)
    answers = hospital.bot.desk(lambda: None).answers
    draft = answers.write(1, GOOD, SAM, "home")
    assert isinstance(draft, Draft)
    approve = DraftAction(DraftVerb.APPROVE, seen=draft.words)
    gate = threading.Barrier(2)

    def press(who: str) -> Draft | DraftRefused | Barred:
        gate.wait()
        return answers.act(1, draft.id, approve, who, "home")

    with ThreadPoolExecutor(2) as hands:
        told = list(hands.map(press, (DANA, LEE)))

    approved, refused = sorted(told, key=lambda answer: isinstance(answer, DraftRefused))
    assert isinstance(approved, Draft) and isinstance(refused, DraftRefused)
    assert (refused.why, refused.by) == (DraftWhy.ALREADY_APPROVED, approved.approved_by)
    assert [change.verb for change in hospital.store.changes(1, by_people=True)] == [Verb.DRAFT, Verb.APPROVE]


def test_a_reply_that_is_told_late_is_told_as_it_stands(hospital: Hospital) -> None:
    """Slack was away while it was drafted and approved: the thread gets one message, not two."""
    alert = hospital.alert_about(WAIT, **POST)
    answers = hospital.bot.desk(lambda: None).answers
    draft = answers.write(1, GOOD, SAM, "home")
    assert isinstance(draft, Draft)
    answers.act(1, draft.id, DraftAction(DraftVerb.APPROVE, seen=draft.words), DANA, "home")

    hospital.delivers()

    told = [reply.text for reply in alert.thread if "Reply 1 to alert 1" in reply.text]
    assert len(told) == 1 and "Approved by Dana Whitfield" in told[0]


def test_nobody_who_may_not_act_answers(hospital: Hospital) -> None:
    """A guest reads the draft and is refused; a reply of another alert is not found here."""
    alert = hospital.alert_about(WAIT, **POST)
    hospital.alert_about(
        "St. Brigid Medical Center lost my bill for the second time, says my neighbour", url="https://x.com/a/status/5"
    )

    with hospital.listening():
        sends(hospital, alert, GOOD, by="sam")
        waiting = alert.expect_reply("It waits for approval.")
        press(hospital, waiting, "Approve", by="gail")
        hospital.workspace.person("gail").expect_whisper("guests can read alerts but not act on them")

    answers = hospital.bot.desk(lambda: None).answers
    elsewhere = answers.act(2, 1, DraftAction(DraftVerb.APPROVE), DANA, "home")
    assert isinstance(elsewhere, DraftRefused) and elsewhere.why is DraftWhy.UNKNOWN
    assert hospital.store.draft(1).state is DraftState.WAITING


def test_a_closed_alert_is_not_answered(hospital: Hospital) -> None:
    """A late approval is refused with who closed the alert."""
    alert = hospital.alert_about(WAIT, **POST)

    with hospital.listening():
        sends(hospital, alert, GOOD, by="sam")
        waiting = alert.expect_reply("It waits for approval.")
        hospital.bot.desk(hospital.delivers).act(1, Action(Verb.DISMISS), LEE, "home")
        press(hospital, waiting, "Approve", by="dana")
        hospital.workspace.person("dana").expect_whisper("this alert was closed by @Lee Park")

    assert hospital.store.draft(1).state is DraftState.WAITING


def test_no_two_answers_on_one_site_begin_alike(hospital: Hospital) -> None:
    """What was offered first for one story is not offered for the next; elsewhere it is."""
    other = "St. Brigid Medical Center let my aunt wait four hours in a corridor yesterday evening"
    third = "St. Brigid Medical Center: in the queue for X-rays since noon, still no doctor, and nobody tells us why"
    elsewhere = {"url": "https://forum.millbrook.example/t/9"}

    hospital.alert_about(WAIT, **POST)
    first = best_offered(hospital, 1)
    hospital.alert_about(other, url="https://x.com/somebody/status/1790000000000000002")
    hospital.alert_about(third, **elsewhere)

    assert first not in hospital.bot.desk(lambda: None).answers.outlined(2).suggestions
    assert best_offered(hospital, 2) != first
    assert best_offered(hospital, 3) == first
    assert best_offered(hospital, 1) == first, "the form offers what the thread did"


def best_offered(hospital: Hospital, alert_id: int) -> str:
    return hospital.bot.desk(lambda: None).answers.outlined(alert_id).suggestions[0].text


def test_who_asked_not_to_be_contacted_is_left_alone(hospital: Hospital) -> None:
    """The answer is recorded with its evidence; whatever they write later shows it, and no handle is in the list."""
    alert = hospital.alert_about(WAIT, **POST)
    later = "The new car park of St. Brigid Medical Center is too small and I wait at the gate every morning"

    with hospital.listening():
        form = consent_form(hospital, alert, by="dana")
        form.fill({"May we contact you? What did they answer?": "They asked not to be contacted at all"})
        assert not form.submit()
        assert form.errors == {"Link of their answer": "Give this or their words: an answer needs evidence."}
        form.fill({"Their answer in their own words": "Leave me alone"})
        assert form.submit()
        alert.expect_shows("Do not contact: this person asked not to be contacted.")
        again = hospital.alert_about(later, url="https://x.com/i/status/12", author={"handle": "JO_millbrook"})
        again.expect_shows("Do not contact")
        again.expect_reply("Do not contact")
        again.button("Reply").click(by="lee")
        hospital.workspace.person("lee").expect_modal("Wardwatch").expect_shows("this person asked not to be contacted")
        form = consent_form(hospital, again, by="lee")
        form.fill({"May we contact you? What did they answer?": "Yes, they agree", "Link of their answer": ANSWER})
        assert form.submit()
        again.expect_shows("The author agreed to be contacted.")

    kept = hospital.store.consent(1)
    assert kept and (kept.answer, kept.words, kept.who) == (ConsentAnswer.STOP, "Leave me alone", DANA)
    given = hospital.bot.desk(lambda: None).answers.outlined(2).suggestions
    assert "they have agreed to be contacted" in " ".join(one.reason for one in given)


def consent_form(hospital: Hospital, alert: AlertMessage, by: str) -> StoryModal:
    alert.choose_more("Record consent", by=by)
    form = hospital.workspace.person(by).expect_modal("Consent")
    form.story.await_or_show(lambda: "Link of their answer" in form.labels, 10, "not filled", lambda: form.text)
    return form


def test_a_crisis_has_its_words_ready(hospital: Hospital) -> None:
    """A statement approved in advance needs no other approval; the team is reminded to update it until it is over."""
    alert = hospital.alert_about(WAIT, **POST)
    at_severity(hospital, Severity.CRISIS)

    with hospital.listening():
        form = reply_form(hospital, alert, by="sam")
        form.expect_shows("aware-of-the-reports · approved by Dana Whitfield, Director of Communications on 2 Nov 2026")
        form.fill({"Start from": "In advance: aware-of-the-reports"})
        form.expect_shows("Nothing found.")
        assert form.submit(), form.errors
        approved = alert.expect_reply("Approved in advance by Dana Whitfield, Director of Communications")
        assert "[It is published]" in approved.text
        hospital.clock.advance(minutes=61)
        hospital.delivers()
        alert.expect_reply("Nothing was published about it so far.")
        assert is_published(hospital, approved, ANSWER, by="sam").submit()
        alert.expect_reply("Reply 1 is published")
        hospital.clock.advance(minutes=61)
        hospital.delivers()
        alert.expect_reply("The first words were published")
        hospital.bot.desk(hospital.delivers).act(1, Action(Verb.DISMISS), DANA, "home")
        told = len(alert.thread)
        hospital.clock.advance(minutes=180)
        hospital.delivers()

    assert len(alert.thread) == told


def test_the_card_of_a_crisis_offers_its_statements(hospital: Hospital) -> None:
    """With their approval, on the first post; words that have expired are offered no more."""
    alert = hospital.alert_about(WAIT, **POST)
    assert "Statements approved in advance" not in alert.text

    at_severity(hospital, Severity.CRISIS)
    assert "systems-are-down · approved by Dana Whitfield, Director of Communications on 2 Nov 2026" in alert.text

    hospital.clock.advance(days=360)
    hospital.bot.desk(hospital.delivers).act(1, Action(Verb.NOTE, note="a year later"), DANA, "home")
    assert "Statements approved in advance" not in alert.text
    assert not hospital.bot.desk(lambda: None).answers.outlined(1).statements
