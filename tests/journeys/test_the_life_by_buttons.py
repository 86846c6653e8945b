"""The whole life of an alert, by nothing but its buttons: as stories with the clock moved by hand."""

from __future__ import annotations

from datetime import timedelta

from hospital import Hospital
from workspace import AlertMessage, StoryModal

from bot.domain.alert import Disposition, State, Verb
from bot.domain.severity import Severity

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
OTHER = "The car park of St. Brigid Medical Center is closed for repairs again"


def form(hospital: Hospital, alert: AlertMessage, label: str, by: str = "dana") -> StoryModal:
    """The form that opens at a press, from the row or from a menu."""
    if label in alert.labels:
        alert.button(label).click(by=by)
    else:
        alert.choose_more(label, by=by)
    return hospital.workspace.person(by).expect_modal(label)


def state(hospital: Hospital, alert_id: int = 1) -> State:
    return hospital.store.alert(alert_id).state


def test_from_open_to_resolved_and_back(hospital: Hospital) -> None:
    """Acknowledge, hand on, snooze, wake, resolve with the link of the answer, reopen: the first post tells it all."""
    alert = hospital.alert_about(WAIT)
    assert "Opened" in alert.text

    with hospital.listening():
        alert.button("Acknowledge").click(by="dana")
        alert.expect_shows("Acknowledged by @Dana Whitfield")
        alert.select("Assign").choose("lee", by="dana")
        alert.expect_shows("Owner: @Lee Park")
        snooze = form(hospital, alert, "Snooze", by="lee")
        snooze.fill({"For how long?": "4 hours"})
        assert snooze.submit()
        alert.expect_shows("Snoozed until 20 Nov 2026 16:00 UTC")
        assert alert.labels == ["Wake", "Assign", "Resolve", "Reply"]
        alert.button("Wake").click(by="lee")
        alert.expect_shows("Open: nobody has acknowledged it yet.")
        resolve = form(hospital, alert, "Resolve", by="lee")
        resolve.fill({"How was it dealt with?": "Answered online"})
        assert not resolve.submit()
        assert resolve.errors == {
            "Link of the answer": "Give the link of the public answer, or choose another outcome."
        }
        resolve.fill({"Link of the answer": "https://x.com/stbrigid/status/9"})
        assert resolve.submit()
        alert.expect_shows("Resolved by @Lee Park")
        alert.expect_shows("Answer: on x.com")
        alert.button("Reopen").click(by="dana")
        alert.expect_shows("Open: nobody has acknowledged it yet.")

    deeds = [change.verb for change in hospital.store.changes(1, by_people=True)]
    assert deeds == [Verb.ACKNOWLEDGE, Verb.ASSIGN, Verb.SNOOZE, Verb.WAKE, Verb.RESOLVE, Verb.REOPEN]


def test_everything_behind_the_dots(hospital: Hospital) -> None:
    """Severity, a note, handing back: each changes the first post alone. Only escalating calls people."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        alert.button("Acknowledge").click(by="dana")
        alert.expect_shows("Acknowledged by @Dana Whitfield")
        severity = form(hospital, alert, "Change severity")
        severity.fill({"How grave is it?": "🔴 High", "Note for the team": "It spreads."})
        assert severity.submit()
        alert.expect_shows("High: St. Brigid by its full name")
        note = form(hospital, alert, "Add a note")
        note.fill({"Note for the team": "Patient relations knows."})
        assert note.submit()
        alert.expect_shows("Patient relations knows.")
        alert.choose_more("Unassign", by="dana")
        alert.expect_shows("Owner: nobody")
        alert.choose_more("Unacknowledge", by="dana")
        alert.expect_shows("Open: nobody has acknowledged it yet.")
        assert len(alert.thread) == 1
        escalate = form(hospital, alert, "Escalate")
        assert escalate.submit()
        alert.expect_shows("escalate")

    assert hospital.store.alert(1).severity is Severity.HIGH


def test_tomorrow_morning_is_the_mornings_of_the_one_who_snoozes(hospital: Hospital) -> None:
    """Dana is in Chicago: nine o'clock there is three in the afternoon in UTC."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        snooze = form(hospital, alert, "Snooze")
        snooze.fill({"For how long?": "Tomorrow morning, Sat 21 Nov at 09:00 (America/Chicago)"})
        assert snooze.submit()
        alert.expect_shows("Snoozed until 21 Nov 2026 15:00 UTC")

    assert hospital.store.alert(1).snoozed_until == hospital.now + timedelta(hours=27)


def test_a_moment_that_cannot_be_slept_until(hospital: Hospital) -> None:
    """The past and the far future are refused beside the field; then a date counts."""
    alert = hospital.alert_about(WAIT)
    told = {"Or until": "Choose a moment in the future, at most 30 days from now."}

    with hospital.listening():
        snooze = form(hospital, alert, "Snooze")
        for wrong in (hospital.now - timedelta(hours=1), hospital.now + timedelta(days=31)):
            snooze.fill({"Or until": wrong})
            assert not snooze.submit()
            assert snooze.errors == told
        snooze.fill({"Or until": hospital.now + timedelta(days=2)})
        assert snooze.submit()
        alert.expect_shows("Snoozed until 22 Nov 2026 12:00 UTC")


def test_one_story_in_two_threads_is_merged(hospital: Hospital) -> None:
    """The other alert is named by its number; a wrong one is refused beside the field."""
    alert = hospital.alert_about(WAIT)
    hospital.hears(OTHER)
    other = hospital.workspace.channel("reputation").expect_alert("car park")

    with hospital.listening():
        merge = form(hospital, other, "Merge")
        merge.fill({"The other alert": "99"})
        assert not merge.submit()
        assert "knows no alert “99”" in merge.errors["The other alert"]
        merge.fill({"The other alert": "alert #1"})
        assert merge.submit()
        other.expect_shows("Merged into alert 1")
        alert.expect_shows("2 mentions")
        assert other.labels == []

    assert hospital.store.alert(2).merged_into == 1


def test_the_other_alert_is_named_by_its_link(hospital: Hospital) -> None:
    """Whoever copies the link of the first post need not look for the number."""
    alert = hospital.alert_about(WAIT)
    hospital.hears(OTHER)
    other = hospital.workspace.channel("reputation").expect_alert("car park")
    link = f"{hospital.running.url.rstrip('/')}/archives/{alert.channel_id}/p{alert.ts.replace('.', '')}"

    with hospital.listening():
        merge = form(hospital, other, "Merge")
        merge.fill({"The other alert": link})
        assert merge.submit()
        other.expect_shows("Merged into alert 1")


def test_an_author_is_muted_from_the_alert(hospital: Hospital) -> None:
    """Lee, who leads, mutes the author for a day: the next post of theirs opens nothing; after the day one does."""
    alert = hospital.alert_about(WAIT, author={"handle": "jonah_p", "followers": 4})

    with hospital.listening():
        mute = form(hospital, alert, "Mute", by="lee")
        mute.fill({"What should be muted?": "The author @jonah_p", "Why": "a bot"})
        assert mute.submit()
        hospital.workspace.person("lee").expect_whisper("Muted: the author @jonah_p until")
    hospital.hears(OTHER, author={"handle": "jonah_p"})
    hospital.workspace.channel("reputation").expect_alerts(1)
    hospital.clock.advance(days=1, seconds=1)
    hospital.hears("St. Brigid Medical Center closes its kitchen", author={"handle": "jonah_p"})

    hospital.workspace.channel("reputation").expect_alerts(2)


def test_who_is_given_an_alert_is_told_and_nobody_else(hospital: Hospital) -> None:
    """Dana gives it to Lee: he is mentioned in the thread. She takes it herself: nothing is posted."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening():
        alert.select("Assign").choose("lee", by="dana")
        reply = alert.expect_reply("gave you alert 1")
        alert.select("Assign").choose("dana", by="dana")
        alert.expect_shows("Owner: @Dana Whitfield")

    users = [part["user_id"] for part in reply.blocks[0]["elements"][0]["elements"] if part["type"] == "user"]
    assert users == ["U0LEE0001"]
    assert "Dana Whitfield gave you" in reply.text
    assert len(alert.thread) == 2


def test_a_form_opens_before_anything_is_looked_up(hospital: Hospital) -> None:
    """Slack takes its time to say who Dana is: the form is there, and says that it is being filled."""
    alert = hospital.alert_about(WAIT)
    bot = hospital.bot
    seen: list[str] = []
    ask = bot.deliverer.chat.person

    def slow(user_id: str) -> object:
        seen.append(hospital.workspace.person("dana").modal.text)
        return ask(user_id)

    with hospital.listening():
        object.__setattr__(bot.deliverer.chat, "person", slow)
        form(hospital, alert, "Resolve")

    assert "One moment…" in seen[0]


def test_an_older_picture_is_judged_by_what_it_showed(hospital: Hospital) -> None:
    """A form carries the revision that its person saw; a resolution of a resolved alert is told who was first."""
    alert = hospital.alert_about(WAIT)

    with hospital.listening(at_once=False):
        first, second = form(hospital, alert, "Resolve"), form(hospital, alert, "Resolve", by="lee")
        for one in (first, second):
            one.fill({"How was it dealt with?": "No follow-up"})
        assert first.submit()
        hospital.slack.wait_for(lambda: state(hospital) is State.RESOLVED, 10)
        assert second.submit()
        hospital.workspace.person("lee").expect_whisper("Dana Whitfield")

    assert hospital.store.alert(1).resolved_by == "U0DANA001"
    assert hospital.store.alert(1).disposition is Disposition.NO_FOLLOW_UP
