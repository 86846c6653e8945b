"""The main job as a story: something is said, a thread appears, people work on it."""

from __future__ import annotations

import pytest
from hospital import Hospital

from bot.domain.alert import State

pytestmark = pytest.mark.usefixtures("each_way")

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
VERDICT = ["Why?", "Severity is too high", "Severity is too low", "Show private details"]
JONAH = {"handle": "jonah_p", "name": "Jonah Pell", "followers": 340}


def test_the_first_post_shows_everything_the_team_needs(hospital: Hospital) -> None:
    """Severity, rule, quote, author, reach, link, why it matched, sentiment, state, owner and buttons."""
    alert = hospital.alert_about(WAIT, url="https://x.com/jonah_p/status/1", author=JONAH)

    for part in (
        "Normal: St. Brigid by its full name",
        f"> {WAIT}",
        "Jonah Pell (@jonah_p)",
        "reach 340 followers",
        "because of “St. Brigid Medical Center”",
        "sentiment",
        "Open: nobody has acknowledged it yet.",
        "Owner: nobody",
    ):
        assert part in alert.text
    assert alert.labels == ["Acknowledge", "Assign", "Snooze", "Resolve", "Reply"]
    story = ["Not about us", "Merge", "Mute", "Record consent"]
    assert alert.more == ["Escalate", "Change severity", "Add a note", *story, *VERDICT]
    assert "https://x.com/jonah_p/status/1" in str(alert.blocks)


def test_the_first_reply_offers_what_may_be_answered(hospital: Hospital) -> None:
    """Up to three suggestions, with the reminder that a person publishes."""
    alert = hospital.alert_about(WAIT)

    [reply] = alert.thread
    assert "A person must check and edit a reply before it is published." in reply.text
    assert reply.text.count("Privacy laws keep us from discussing anyone's care in public") == 3
    assert "Reply 3" in reply.text


def test_what_joins_is_a_reply_and_the_first_post_counts_it(hospital: Hospital) -> None:
    """The thread grows; the first post is edited in place, and no second thread appears."""
    alert = hospital.alert_about(WAIT, external_id="a", author=JONAH)

    hospital.hears("same here at St. Brigid's hospital", in_reply_to="a", author={"handle": "tess", "followers": 60})

    alert.expect_shows("2 mentions by 2 authors · total reach 400 followers")
    assert "same here at St. Brigid's hospital" in alert.thread[-1].text
    hospital.workspace.channel("reputation").expect_alerts(1)


def test_dana_acknowledges(hospital: Hospital) -> None:
    """The first post shows who and when; nobody is told anew."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        alert.button("Acknowledge").click(by="dana")
        alert.expect_shows("Acknowledged by @Dana Whitfield")

    assert "Owner: @Dana Whitfield" in alert.text
    assert alert.labels == ["Assign", "Snooze", "Resolve", "Reply"]
    assert len(alert.thread) == 1


def test_dana_assigns_to_lee(hospital: Hospital) -> None:
    """A person is chosen, and owns the alert."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        alert.select("Assign").choose("lee", by="dana")
        alert.expect_shows("Owner: @Lee Park")

    assert "@Dana Whitfield assigned it to @Lee Park" in alert.text


def test_dana_resolves_with_a_disposition(hospital: Hospital) -> None:
    """The form asks how it was dealt with; then the first post says so and it can only be reopened."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        alert.button("Resolve").click(by="dana")
        form = hospital.workspace.person("dana").expect_modal("Resolve")
        form.fill({"How was it dealt with?": "Answered by phone", "Note for the team": "Called the family."})
        assert form.submit()
        alert.expect_shows("Resolved by @Dana Whitfield")

    assert "answered by phone" in alert.text
    assert "Called the family." in alert.text
    assert alert.labels == ["Reopen"]


def test_a_form_without_a_disposition_says_so_beside_the_field(hospital: Hospital) -> None:
    """Nothing is resolved without saying how."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        alert.button("Resolve").click(by="dana")
        form = hospital.workspace.person("dana").expect_modal("Resolve")
        assert not form.submit()

    assert list(form.errors) == ["How was it dealt with?"]
    assert hospital.store.alerts()[0].state is State.OPEN


def test_the_second_click_gets_a_private_answer(hospital: Hospital) -> None:
    """Lee clicks before the first post shows Dana's click: he learns who was first, and nothing changes."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening(at_once=False):
        alert.button("Acknowledge").click(by="dana")
        hospital.slack.wait_for(lambda: hospital.store.alerts()[0].state is State.ACKNOWLEDGED, 10)
        alert.button("Acknowledge").click(by="lee")
        whisper = hospital.workspace.person("lee").expect_whisper("already acknowledged")

    assert "Dana Whitfield" in whisper.text
    assert [change.who for change in hospital.store.changes(1)] == ["wardwatch", "U0DANA001"]


def test_a_late_click_never_opens_what_is_resolved(hospital: Hospital) -> None:
    """Acknowledging a resolved alert is refused with who resolved it; it stays resolved."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening(at_once=False):
        alert.button("Resolve").click(by="dana")
        form = hospital.workspace.person("dana").expect_modal("Resolve")
        form.fill({"How was it dealt with?": "No follow-up"})
        form.submit()
        hospital.slack.wait_for(lambda: hospital.store.alerts()[0].state is State.RESOLVED, 10)
        alert.button("Acknowledge").click(by="lee")
        whisper = hospital.workspace.person("lee").expect_whisper("already resolved")
        alert.button("Resolve").click(by="lee")
        hospital.workspace.person("lee").modal.expect_shows("already resolved")

    assert "Dana Whitfield" in whisper.text
    assert hospital.store.alerts()[0].state is State.RESOLVED


def test_a_guest_may_read_but_not_act(hospital: Hospital) -> None:
    """Gail is a guest, Ruth belongs to another organisation: both get a private sentence, and nothing changes."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        for name, sentence in (("gail", "guests can read alerts"), ("ruth", "people of another organisation")):
            alert.button("Acknowledge").click(by=name)
            hospital.workspace.person(name).expect_whisper(sentence)

    assert hospital.store.alerts()[0].state is State.OPEN


def test_two_people_click_at_once(hospital: Hospital) -> None:
    """Real threads, real database, one moment: whichever click was stored first, Dana has it, by her smaller id."""
    import threading

    card = hospital.alert_about(WAIT)
    button = card.button("Acknowledge")

    with hospital.listening(at_once=False):
        clicks = [threading.Thread(target=button.click, kwargs={"by": name}) for name in ("dana", "lee")]
        for click in clicks:
            click.start()
        for click in clicks:
            click.join()
        hospital.slack.wait_for(lambda: len(answers(hospital)) == 2, 10)

    alert = hospital.store.alert(1)
    assert (alert.acknowledged_by, alert.owner) == ("U0DANA001", "U0DANA001")
    assert answers(hospital) in (["U0DANA001", "refused U0LEE0001"], ["U0LEE0001", "U0DANA001"])


def answers(hospital: Hospital) -> list[str]:
    """Who changed the alert, in order, and then who was refused."""
    changed = [change.who for change in hospital.store.changes(1, by_people=True)]
    return changed + [f"refused {refusal.who}" for refusal in hospital.store.refusals(0, 9)]
