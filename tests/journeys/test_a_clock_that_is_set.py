"""The clock of the host is set by hours while the bot runs: nothing waits for that long, and nothing is done twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from called import DANA, minutes, person, policy, step, with_team
from hospital import DAY, Hospital

from bot.domain.alert import Action, Verb
from bot.domain.due import DueKind
from bot.domain.source import Trouble
from bot.errors import ChatUncertainError
from bot.flow.clocks import ClockWatch
from bot.slack.poster import SlackChat

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
BILL = "St. Brigid Medical Center lost my bill again, on hold for an hour"


@pytest.fixture
def watch(hospital: Hospital) -> ClockWatch:
    """As it runs beside the bot: it has seen the time before the clock was set."""
    made = hospital.bot.clock_watch(lambda _now: None)
    made.look()
    return made


def ops(hospital: Hospital) -> str:
    hospital.delivers()
    return hospital.workspace.channel("wardwatch-ops").screen()


def test_a_message_that_was_put_off_is_not_late_by_hours(hospital: Hospital, watch: ClockWatch) -> None:
    """Neither Slack's limit nor the pause of its channel outlives what it can have meant; people hear why."""
    hospital.slack.refuse_next(channel="reputation", retry_after=30)
    hospital.hears(WAIT)

    hospital.clock.advance(hours=-5)
    assert watch.look()
    hospital.clock.advance(minutes=5)
    hospital.delivers()

    hospital.workspace.channel("reputation").expect_alerts(1)
    assert "The clock of this host was set back by 5 h." in ops(hospital)
    assert not watch.look()


def test_what_is_in_order_stays_as_it_is(hospital: Hospital, watch: ClockWatch) -> None:
    """A clock that a time service moves by seconds is no trouble; nor is one that stands still."""
    hospital.slack.refuse_next(channel="reputation", retry_after=600)
    hospital.hears(WAIT)
    due = hospital.store.next_delivery_at(hospital.now)

    hospital.clock.advance(seconds=-29)
    assert not watch.look()
    assert not watch.look()

    assert hospital.store.next_delivery_at(hospital.now) == due


def test_a_person_is_called_a_delay_later_and_not_hours(hospital: Hospital, watch: ClockWatch) -> None:
    """At most a whole delay after the clock was set back, and never twice."""
    with_team(hospital, policy(step(0, person("lee")), step(5, person("dana")), step(20, person("sam"))))
    hospital.alert_about(WAIT)
    assert len(hospital.workspace.person("lee").direct_messages) == 1

    hospital.clock.advance(hours=-5)
    watch.look()
    hospital.clock.advance(minutes=20)
    hospital.works()
    hospital.clock.advance(minutes=20)
    hospital.works()

    called = [len(hospital.workspace.person(name).direct_messages) for name in ("lee", "dana", "sam")]
    assert called == [1, 1, 1]


def test_an_owner_is_asked_in_time_and_a_snooze_keeps_its_hour(hospital: Hospital, watch: ClockWatch) -> None:
    """What falls due so long after something is moved; a time of day that somebody chose is not."""
    with_team(hospital, policy(step(0, person("lee")), confirm_after=minutes(60), reopen_after=minutes(15)))
    for text, action in ((WAIT, Action(Verb.ACKNOWLEDGE)), (BILL, Action(Verb.SNOOZE, until=hospital.now + DAY))):
        hospital.alert_about(text)
        alert_id = max(alert.id for alert in hospital.store.open_alerts(10))
        hospital.bot.desk(lambda: None).act(alert_id, action, DANA, "C0REPUT01")
    wakes = hospital.store.dues(DueKind.WAKE)

    hospital.clock.advance(hours=-5)
    watch.look()

    [asked] = hospital.store.dues(DueKind.CONFIRM)
    assert asked.due_at == hospital.now + minutes(60)
    assert hospital.store.dues(DueKind.WAKE) == wakes
    assert len(wakes) == 1


def test_sources_are_read_on_their_interval(hospital: Hospital, watch: ClockWatch) -> None:
    """The rest between two reads and the pause that a source asked for, too; by every process that shares them."""
    store, book = hospital.store, hospital.bot.rules.current.book
    name, every = book.sources[0].name, book.sources[0].every
    later = hospital.now + timedelta(days=3)
    store.lease(f"poll {name}", "resting", hospital.now, hospital.now + every)
    store.lease("hearing", "me", hospital.now, hospital.now + minutes(1))
    store.note_poll_failure(name, Trouble("slow down", needs_person=False), hospital.now, later)

    hospital.clock.advance(hours=-5)
    watch.look()

    now = hospital.now
    assert store.leased_until(f"poll {name}", now) == now + every
    assert store.leased_until("hearing", now) == now + minutes(1)
    pause = store.source_state(name).not_before
    assert pause is not None
    assert now < pause <= now + max(every, minutes(5))


def test_a_clock_that_was_set_back_before_the_start_is_noticed(hospital: Hospital) -> None:
    """A source was read at a time that has not come yet."""
    hospital.hears(WAIT)
    hospital.clock.advance(hours=-5)
    hospital.restarts()

    assert hospital.bot.clock_watch(lambda _now: None).look()

    assert "set back by 5 h" in ops(hospital)


def test_a_clock_that_goes_ahead_does_each_due_thing_once(hospital: Hospital, watch: ClockWatch) -> None:
    """Whatever fell due meanwhile is done at once; the team hears that the clock went ahead, or the bot stood still."""
    with_team(hospital, policy(step(0, person("lee")), step(5, person("dana")), step(20, person("sam"))))
    hospital.alert_about(WAIT)

    hospital.clock.advance(hours=9)
    assert watch.look()
    hospital.works()
    hospital.works()

    called = [len(hospital.workspace.person(name).direct_messages) for name in ("lee", "dana", "sam")]
    assert called == [1, 1, 0]
    assert "went ahead by 9 h, or Wardwatch stood still" in ops(hospital)
    assert not watch.look()


def test_several_processes_tell_it_once(hospital: Hospital, watch: ClockWatch) -> None:
    """Each of them looks."""
    other = hospital.bot.clock_watch(lambda _now: None)
    other.look()
    hospital.clock.advance(hours=-2)

    assert (watch.look(), other.look()) == (True, True)

    assert ops(hospital).count("was set back") == 1


@pytest.mark.parametrize("hours", [9, -9])
def test_a_message_is_found_whatever_the_clock_said_when_it_was_made(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Slack dates messages by its own clock: one whose answer was lost is adopted, not repeated."""
    tell = SlackChat.tell
    lost = []

    def tell_and_lose(*arguments: object) -> object:
        receipt = tell(*arguments)  # type: ignore[arg-type]
        if len(lost) < 2:
            lost.append(receipt)
            raise ChatUncertainError("the answer was lost", who="test")
        return receipt

    monkeypatch.setattr(SlackChat, "tell", tell_and_lose)
    ours = hospital.clock
    hospital.bot = replace(
        hospital.bot, intake=replace(hospital.bot.intake, clock=lambda: ours() + timedelta(hours=hours))
    )
    hospital.hears(WAIT)

    for _ in range(5):
        hospital.clock.advance(minutes=2)
        hospital.delivers()

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(alert.thread) == 1
    assert len(lost) == 2
