"""Shifts change hands in Slack: with the other one's yes, or by taking over."""

from __future__ import annotations

from datetime import timedelta

from hospital import Hospital
from workspace import StoryModal

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
