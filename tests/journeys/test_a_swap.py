"""Shifts change hands in Slack: with the other one's yes, or by taking over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hospital import Hospital
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse
from workspace import DEADLINE_S, StoryModal

from bot.domain.roster import on_call
from bot.sandbox.records import User


def on_duty(hospital: Hospital, after: timedelta = timedelta(0)) -> str:
    """The member on call for PR duty."""
    schedule = hospital.bot.rules.current.book.oncall.schedule("pr-duty")
    assert schedule
    at = hospital.now + after
    return on_call(
        schedule, hospital.store.overrides("pr-duty", at - timedelta(days=30), at + timedelta(days=30)), at
    ).member


def asks(hospital: Hospital, who: str, other: str) -> StoryModal:
    """Somebody on duty asks another one to take the shift, for nothing in return."""
    person = hospital.workspace.person(who)
    person.opens_home("PR duty").click("Ask for a swap")
    form = person.expect_modal("Swap a shift")
    form.fill({"Who takes it?": f"{other}, nothing in return"})
    assert form.submit()
    return form


def names(hospital: Hospital, member: str) -> tuple[str, str]:
    """Another member than this one: the id, and the name."""
    other = next(one for one in hospital.bot.rules.current.book.oncall.members if one.id != member)
    return other.id, other.name


def test_a_swap_holds_with_the_other_ones_yes(hospital: Hospital) -> None:
    """The question comes as a direct message; nothing changes before the yes, and both learn of it."""
    now_on = on_duty(hospital)
    other, name = names(hospital, now_on)

    with hospital.listening():
        asks(hospital, now_on, name)
        question = hospital.workspace.person(other).expect_direct_message("asks you to take their shift of PR duty")
        assert on_duty(hospital) == now_on
        question.button("Yes, I take it").click(by=other)
        question.expect_shows("Swapped")
        hospital.workspace.person(now_on).expect_direct_message("Swapped")

    assert on_duty(hospital) == other
    assert question.labels == []


@pytest.mark.parametrize("trouble", ["slack is away", "the process ends"])
def test_a_question_is_not_lost(hospital: Hospital, monkeypatch: pytest.MonkeyPatch, trouble: str) -> None:
    """It waits for Slack, and for the next start, like any other message; so does the answer."""
    now_on = on_duty(hospital)
    other, name = names(hospital, now_on)
    is_away = [True]
    post = WebClient.chat_postMessage

    def fails(self: WebClient, **message: Any) -> SlackResponse:
        if is_away[0]:
            raise ConnectionRefusedError
        return post(self, **message)

    monkeypatch.setattr(WebClient, "chat_postMessage", fails)
    with hospital.listening(at_once=trouble == "slack is away"):
        asks(hospital, now_on, name)
        asked(hospital, 1)
    is_away[0] = False
    hospital.restarts()
    hospital.clock.advance(minutes=1)
    hospital.works()
    [question] = hospital.workspace.person(other).direct_messages
    assert "asks you to take their shift of PR duty" in question.text

    is_away[0] = True
    with hospital.listening(at_once=trouble == "slack is away"):
        question.button("Yes, I take it").click(by=other)
        question.expect_shows("Swapped")
        asked(hospital, 0)
    is_away[0] = False
    hospital.restarts()
    hospital.clock.advance(minutes=1)
    hospital.works()

    assert [told.text[:7] for told in hospital.workspace.person(now_on).direct_messages if "Swapped" in told.text] == [
        "Swapped"
    ]


def asked(hospital: Hospital, number: int) -> None:
    """Wait until so many swaps are asked for and not decided."""
    assert hospital.slack.wait_for(lambda: len(hospital.store.asked_swaps()) == number, DEADLINE_S)


def test_a_late_answer_says_that_it_was_decided(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the question could not be rewritten its buttons stay: what counts is said privately."""
    now_on = on_duty(hospital)
    other, name = names(hospital, now_on)

    def refuses(self: WebClient, **_message: Any) -> SlackResponse:
        raise ConnectionRefusedError

    with hospital.listening():
        asks(hospital, now_on, name)
        person = hospital.workspace.person(other)
        question = person.expect_direct_message("asks you")
        monkeypatch.setattr(WebClient, "chat_update", refuses)
        question.button("Yes, I take it").click(by=other)
        person.expect_whisper("Swapped")
        question.button("No").click(by=other)
        person.expect_whisper("this swap was decided before")

    assert on_duty(hospital) == other


def test_a_no_changes_nothing(hospital: Hospital) -> None:
    """The one who asked is told."""
    now_on = on_duty(hospital)
    other, name = names(hospital, now_on)

    with hospital.listening():
        asks(hospital, now_on, name)
        question = hospital.workspace.person(other).expect_direct_message("asks you")
        question.button("No").click(by=other)
        hospital.workspace.person(now_on).expect_direct_message("said no")

    assert on_duty(hospital) == now_on


def test_taking_over(hospital: Hospital) -> None:
    """Somebody is on call at once, until the moment they choose."""
    now_on = on_duty(hospital)
    other, _name = names(hospital, now_on)
    person = hospital.workspace.person(other)

    with hospital.listening():
        home = person.opens_home("PR duty")
        home.click("Take over")
        form = person.expect_modal("Take over")
        form.fill({"Until": hospital.now - timedelta(hours=1)})
        assert not form.submit()
        assert list(form.errors) == ["Until"]
        form.fill({"Until": hospital.now + timedelta(hours=3), "Why": "Dentist."})
        assert form.submit()
        person.expect_direct_message("You are on call for PR duty")

    assert on_duty(hospital) == other
    assert on_duty(hospital, timedelta(hours=3)) == now_on


def test_who_is_not_in_the_team_is_told_so(hospital: Hospital) -> None:
    """The rules folder decides who can be on call."""
    hospital.slack.directory.add_user(User("U0NEWBIE1", "newbie", "New Bie", "T0BRIGID1"))
    hospital.slack.directory.invite(hospital.workspace.channel("reputation").record.id, "U0NEWBIE1")
    person = hospital.workspace.person("newbie")

    with hospital.listening():
        person.opens_home("PR duty").click("Take over")
        person.modal.expect_shows("oncall.yaml does not name you")
