"""App Home and `/wardwatch`: what each person sees of everything, and what they do from there."""

from __future__ import annotations

import pytest
from hospital import Hospital
from workspace import StoryMessage

from bot.domain.alert import State

pytestmark = pytest.mark.usefixtures("each_way")

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
OTHER = "The car park of St. Brigid Medical Center is closed for repairs again"


def asked(hospital: Hospital, question: str, by: str = "dana", channel: str = "reputation") -> StoryMessage:
    """The private answer to a command."""
    person = hospital.workspace.person(by)
    before = len(person.whispers)
    hospital.workspace.channel(channel).command(f"/wardwatch {question}", by=by)
    hospital.slack.wait_for(lambda: len(person.whispers) > before, 10)
    return person.whispers[-1]


def test_home_lists_and_acts(hospital: Hospital) -> None:
    """Dana acknowledges from her home: it moves to her own alerts, and the thread shows it."""
    alert = hospital.alert_about(WAIT)
    dana = hospital.workspace.person("dana")

    with hospital.listening():
        home = dana.opens_home("Open alerts")
        assert "You own no open alert." in home.text
        assert "Alert 1" in home.text
        home.click("Acknowledge")
        alert.expect_shows("Acknowledged by @Dana Whitfield")
        home.expect_shows("acknowledged · owner @Dana Whitfield")
        home.click("Resolve")
        form = dana.expect_modal("Resolve")
        form.fill({"How was it dealt with?": "No follow-up"})
        assert form.submit()
        alert.expect_shows("Resolved by @Dana Whitfield")
        home.expect_shows("No other alert is open")


def test_home_shows_the_people_on_call_and_the_sources(hospital: Hospital) -> None:
    """Who is on call now and next, and how each source fares."""
    hospital.works()

    with hospital.listening():
        home = hospital.workspace.person("sam").opens_home("On call")

    assert "PR duty: @" in home.text
    assert ", then @" in home.text
    assert "public: last read" in home.text


def test_home_tells_only_of_channels_that_the_person_is_in(hospital: Hospital) -> None:
    """What is told in a channel is not listed for somebody who is not in it; guests see nothing at all."""
    hospital.alert_about(WAIT)
    channel = hospital.workspace.channel("reputation")
    hospital.slack.directory.remove(channel.record.id, hospital.workspace.user_id("sam"))

    with hospital.listening():
        theirs = hospital.workspace.person("sam").opens_home("Open alerts")
        ours = hospital.workspace.person("dana").opens_home("Open alerts")
        guests = hospital.workspace.person("gail").opens_home("guests can read alerts")

    assert "Alert 1" not in theirs.text
    assert "Alert 1" in ours.text
    assert "On call" not in guests.text


def test_a_storm_fits_on_home(hospital: Hospital) -> None:
    """Sixty open alerts stay within Slack's hundred blocks, and the rest is counted."""
    for number in range(60):
        hospital.publishes(
            f"St. Brigid Medical Center: story number {number} about {'abcdefghij'[number % 10] * 9}{number}"
        )
    hospital.works()
    opened = len(hospital.store.open_alerts(200))

    with hospital.listening():
        home = hospital.workspace.person("dana").opens_home("Open alerts")

    assert opened > 18
    assert len(home.record.body["blocks"]) <= 100
    assert f"and {opened - 18} more" in home.text


def test_the_words_of_the_command(hospital: Hospital) -> None:
    """Status, mine, search, oncall, drill and help answer privately."""
    alert = hospital.alert_about(WAIT)
    hospital.hears(OTHER)

    with hospital.listening():
        alert.button("Acknowledge").click(by="dana")
        alert.expect_shows("Acknowledged")
        assert "1 alert of yours, 1 other open alert" in asked(hospital, "status").text
        assert "Alert 1" in asked(hospital, "mine").text
        found = asked(hospital, "search WAITING room").text
        assert "Found 1 alert" in found
        assert "no alert that you may see" in asked(hospital, "search zebra").text
        assert "Write what to look for" in asked(hospital, "search").text
        assert "PR duty" in asked(hospital, "oncall").text
        assert "The emergency room is full" in asked(hospital, "drill").text
        assert "/wardwatch status" in asked(hospital, "help").text
        assert "Wardwatch does not know that." in asked(hospital, "dance").text

    assert hospital.workspace.person("lee").whispers == []


def test_an_answer_is_shared_when_asked(hospital: Hospital) -> None:
    """By the word, or by the button: then the channel sees it, and who let it see."""
    hospital.alert_about(WAIT)
    channel = hospital.workspace.channel("reputation")

    with hospital.listening():
        channel.command("/wardwatch status share", by="dana")
        channel.expect_alert("@Dana Whitfield shares /wardwatch status")
        asked(hospital, "oncall", by="lee").button("Share with the channel").click(by="lee")
        shown = channel.expect_alert("@Lee Park shares /wardwatch oncall")

    assert "PR duty" in shown.text


def test_mutes_by_command(hospital: Hospital) -> None:
    """A lead mutes, lists and ends; who only responds is told what they lack; wrong words get the right ones."""
    with hospital.listening():
        assert "Nothing is muted." in asked(hospital, "mute").text
        assert "Muted: the author @spam_bot until 20 Nov 2026 14:00 UTC" in asked(hospital, "mute @Spam_Bot 2h").text
        assert "Muted: the site forum.example" in asked(hospital, "mute site forum.example 1d").text
        assert "1: the author @spam_bot" in asked(hospital, "mute").text
        assert "Nothing changed: it is muted already" in asked(hospital, "mute @spam_bot 1h").text
        assert "at most 30 days" in asked(hospital, "mute @other 31d").text
        assert "cannot be read as a phrase" in asked(hospital, 'mute phrase "open 1d').text
        assert "Write what to mute" in asked(hospital, "mute loudly").text
        assert "Heard of again: the author @spam_bot." in asked(hospital, "mute end 1").text
        assert "no mute of that number" in asked(hospital, "mute end 1").text
        assert "Nothing changed" in asked(hospital, "mute @spam_bot 1h", by="sam").text

    assert [mute.value for mute in hospital.store.mutes(hospital.now)] == ["forum.example"]


@pytest.mark.parametrize("question", ["status", "mine", "oncall", "search x", "mute @a 1h", "drill"])
def test_a_guest_gets_no_answer(hospital: Hospital, question: str) -> None:
    """Whatever they ask."""
    with hospital.listening():
        assert "guests can read alerts" in asked(hospital, question, by="gail").text


def test_a_press_on_an_old_home(hospital: Hospital) -> None:
    """Lee resolved it meanwhile: Dana is told directly, because her home is no channel."""
    alert = hospital.alert_about(WAIT)
    dana = hospital.workspace.person("dana")

    with hospital.listening():
        home = dana.opens_home("Alert 1")
        alert.button("Resolve").click(by="lee")
        form = hospital.workspace.person("lee").expect_modal("Resolve")
        form.fill({"How was it dealt with?": "No follow-up"})
        assert form.submit()
        alert.expect_shows("Resolved by @Lee Park")
        home.click("Acknowledge")
        dana.expect_direct_message("already resolved by @Lee Park")

    assert hospital.store.alert(1).state is State.RESOLVED
