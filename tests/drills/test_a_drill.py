"""A drill in the team's Slack: marked everywhere, heard by whichever process Slack asks, and gone when it is wiped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from drilling import FIRE, MARK, MINUTE, Rehearsed, rehearsed
from hospital import Hospital
from moved_clock import MovedClock
from workspace import AlertMessage

from bot.charts.scorecard import scorecard_page
from bot.cli.drill_manage import wipe_drill
from bot.domain.alert import State
from bot.domain.drill import DrillEventKind, Mark
from bot.rulebook.drill import read_drill
from bot.sandbox.stbrigid import APP_TOKEN
from bot.slack.app import build_app
from bot.slack.socket import listen
from bot.storage.apart import drill_marks
from bot.wiring.drills import DrillsApart
from tests.standins.faulty_proxy import Fault, FaultyProxy

LIVE = "Four hours in the waiting room at St. Brigid Medical Center tonight"


@pytest.fixture
def drill(hospital: Hospital, clock: MovedClock, tmp_path: Path) -> Iterator[Rehearsed]:
    """A drill in the channel of campaigns, that Dana has joined, two minutes after it began."""
    with rehearsed(tmp_path, clock, hospital.running, channel="campaigns", joined=("U0DANA001",)) as begun:
        begun.passes(2 * MINUTE, MINUTE)
        yield begun


@pytest.fixture
def heard(hospital: Hospital, drill: Rehearsed, clock: MovedClock) -> Iterator[None]:
    """The live bot alone listens to Slack, as when the drill's process happens not to be asked."""
    book = hospital.bot.rules.current.book
    apart = DrillsApart(hospital.settings, lambda: book, clock)
    bot = hospital.bot
    office = bot.office(hospital.delivers, hospital.rules, apart.runs)
    app = build_app(bot.client, bot.desk(hospital.delivers), office, find_drill=apart.find)
    ears = listen(app, APP_TOKEN)
    hospital.workspace.expect_connected()
    yield
    ears.stop()
    apart.close()


def crisis(hospital: Hospital) -> AlertMessage:
    return hospital.workspace.channel("campaigns").expect_alert("medication error")


def test_everything_is_marked(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """Each message is, in its notification and on the screen, and each form; what is live has no such sign."""
    hospital.hears(LIVE)
    crisis(hospital).button("Resolve").click("dana")
    form = hospital.workspace.person("dana").expect_modal("DRILL: Resolve")
    state = hospital.workspace.state
    said = [one for channel in state.ledger.messages.values() for one in channel.values()]
    drilled = [one for one in said if f"wardwatch:drill@{MARK}" in str(one.blocks)]

    assert {one.text.startswith("DRILL: ") for one in drilled} == {True}
    assert {one.blocks[0]["block_id"] for one in drilled} == {f"wardwatch:drill@{MARK}"}
    assert "This is a rehearsal" in form.text
    live = [one for one in said if one not in drilled]
    assert len(live) == 2
    assert "DRILL" not in str(live)


def test_a_press_finds_the_store_it_belongs_to(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """Both stores have an alert 1: each is acknowledged where it is, and the other is left alone."""
    hospital.hears(LIVE)
    live = hospital.workspace.channel("reputation").expect_alert("Four hours")
    drilled = hospital.workspace.channel("campaigns").expect_alert("Smoke")

    drilled.button("Acknowledge").click("dana")
    assert [alert.state for alert in hospital.store.alerts()] == [State.OPEN]
    assert drill.store.alert(1).acknowledged_by == "U0DANA001"
    live.button("Acknowledge").click("lee")

    assert hospital.store.alert(1).acknowledged_by == "U0LEE0001"
    assert drill.store.alert(1).acknowledged_by == "U0DANA001"
    drill.delivers()
    drilled.expect_shows("Dana Whitfield")


def test_a_form_finds_its_way_too(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """What is wrong is said beside its field, and what was sent is done in the drill."""
    dana = hospital.workspace.person("dana")
    crisis(hospital).choose_more("Add a note", by="dana")
    form = dana.expect_modal("DRILL: Add a note")
    assert not form.submit()
    assert form.errors
    form.fill({"Note": "Risk management has it"})
    assert form.submit()

    [note] = [change for change in drill.store.changes(2) if change.verb == "note"]
    assert note.reason == "Risk management has it"
    assert hospital.store.alerts() == []


def test_people_join_and_say_what_they_did(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """Joining twice is told; an inject is answered once, and the card has it."""
    opening = hospital.workspace.channel("campaigns").expect_alert("Fire in the kitchen")
    lee = hospital.workspace.person("lee")
    opening.button("Join the drill").click("lee")
    lee.expect_whisper("You are in")
    opening.button("Join the drill").click("lee")
    lee.expect_whisper("joined already")
    drill.passes(MINUTE, MINUTE)
    call = opening.expect_reply("The fire chief calls")
    call.button("Say what you did").click("lee")
    form = lee.expect_modal("DRILL: Say what you did")
    form.fill({"What was done about it": "Let them in by Elm Street"})
    assert form.submit()
    lee.expect_whisper("on the drill's record")

    [inject] = drill.played.rehearsal.card().injects
    assert (inject.mark, inject.who, inject.said) == (Mark.MET, "U0LEE0001", "Let them in by Elm Street")


def test_only_those_who_joined_are_called(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """Whoever is on call and did not join is passed over, and the history says why; nobody gets a message for it."""
    drill.passes(30 * MINUTE)
    pages = [change.reason for change in drill.store.changes(2) if change.verb == "page"]

    assert any("has not joined the drill" in reason for reason in pages)
    assert not hospital.workspace.person("lee").direct_messages
    assert not hospital.workspace.person("sam").direct_messages
    hospital.workspace.channel("campaigns").expect_alert("Fire in the kitchen").button("Join the drill").click("lee")
    crisis(hospital).choose_more("Escalate", by="dana")
    hospital.workspace.person("dana").expect_modal("Escalate").submit()
    drill.passes(60 * MINUTE, 10 * MINUTE)

    assert hospital.workspace.person("lee").direct_messages[0].text.startswith("DRILL")


def test_the_live_store_hears_of_nothing(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """No mention, no alert, no count, no source: it is as if nothing had happened."""
    crisis(hospital).button("Acknowledge").click("dana")
    drill.passes(20 * MINUTE)

    assert hospital.store.alerts() == []
    assert hospital.store.waiting_mentions(10) == []
    assert [state.name for state in hospital.store.source_states()] == []
    assert hospital.store.drill_run() is None


def test_a_drill_that_is_over_says_so(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """A button or a form of a drill that has ended, or that was wiped, does nothing and tells why."""
    sam = hospital.workspace.person("sam")
    crisis(hospital).choose_more("Add a note", by="sam")
    form = sam.expect_modal("DRILL: Add a note")
    drill.played.rehearsal.end("the test ends it")
    crisis(hospital).button("Acknowledge").click("sam")
    sam.expect_whisper("this drill is over")
    form.fill({"Note": "too late"})
    form.submit()
    form.expect_shows("this drill is over")

    assert drill.store.alert(2).state is State.OPEN
    assert [change.verb for change in drill.store.changes(2) if change.verb == "note"] == []


def test_wiping_leaves_nothing_of_it(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """Every message and the store are gone, direct messages too; what is live stays."""
    hospital.hears(LIVE)
    drill.passes(10 * MINUTE)
    drill.played.rehearsal.end("the test ends it")
    waits: list[float] = []
    assert f"@{MARK}" in str(hospital.workspace.state.ledger.messages)

    assert wipe_drill(hospital.settings, "", waits.append) == 0

    messages = [one for said in hospital.workspace.state.ledger.messages.values() for one in said.values()]
    assert {one.text[:5] for one in messages if not one.deleted} & {"DRILL"} == set()
    assert drill_marks(hospital.settings.database) == []
    assert hospital.workspace.channel("reputation").expect_alert("Four hours")
    assert len(waits) >= len([one for one in messages if one.deleted])
    assert set(waits) == {1.2}


def test_what_was_found_again_is_wiped_too(hospital: Hospital, clock: MovedClock, tmp_path: Path) -> None:
    """Slack took a message and its answer was lost: it has no record but the receipt of what was found."""
    with (
        FaultyProxy(hospital.running.url) as proxy,
        rehearsed(tmp_path, clock, hospital.running, channel="campaigns", api_url=proxy.api_url) as drill,
    ):
        proxy.breaks("chat.postMessage", Fault.LOSE_ANSWER)
        drill.passes(10 * MINUTE, MINUTE)
        noted = [one for one in drill.store.drill_events() if one.kind is DrillEventKind.POSTED]
        drill.played.rehearsal.end("the test ends it")
    said = [one for channel in hospital.workspace.state.ledger.messages.values() for one in channel.values()]
    assert len([one for one in said if "Scorecard" not in str(one.blocks)]) == len(noted) + 1

    assert wipe_drill(hospital.settings, MARK, lambda _: None) == 0

    left = [one for channel in hospital.workspace.state.ledger.messages.values() for one in channel.values()]
    assert [one.text for one in left if not one.deleted] == []


def test_what_happens_outside_is_told_once(hospital: Hospital, clock: MovedClock, tmp_path: Path) -> None:
    """Also when Slack took it and its answer was lost; and somebody else's answer to it is not put on record."""
    with (
        FaultyProxy(hospital.running.url) as proxy,
        rehearsed(tmp_path, clock, hospital.running, channel="campaigns", api_url=proxy.api_url) as drill,
    ):
        drill.passes(2 * MINUTE, MINUTE)
        clock.advance(minutes=1)
        proxy.breaks("chat.postMessage", Fault.LOSE_ANSWER)
        for _ in range(3):
            drill.played.rehearsal.step()
        [*_, told] = [one for one in drill.store.drill_events() if one.kind is DrillEventKind.TOLD]
        assert told.about == "chief"
        assert drill.played.rehearsal.answer("chief", "U0DANA001", "By Elm Street")
        assert not drill.played.rehearsal.answer("chief", "U0LEE0001", "By Main Street")

    said = list(hospital.workspace.state.ledger.messages["C0CAMPGN1"].values())
    assert len([one for one in said if "The fire chief calls" in one.text]) == 1


def test_a_drill_that_cannot_be_read_any_more_is_wiped(hospital: Hospital, clock: MovedClock, tmp_path: Path) -> None:
    """Its script may be of another version; its messages are the same."""
    drill = read_drill("drills/fire.yaml", FIRE)
    with rehearsed(tmp_path, clock, hospital.running, drill, text="of: another time", channel="campaigns") as begun:
        begun.passes(MINUTE, MINUTE)
        begun.played.rehearsal.end("the test ends it")

    assert wipe_drill(hospital.settings, MARK, lambda _: None) == 0
    assert drill_marks(hospital.settings.database) == []


def test_the_page_of_the_card_is_in_the_thread_until_the_drill_is_wiped(
    hospital: Hospital, clock: MovedClock, tmp_path: Path
) -> None:
    """Where the app may upload; its words are there in any case."""
    with rehearsed(tmp_path, clock, hospital.running, channel="campaigns", page=scorecard_page) as drill:
        drill.passes(2 * MINUTE, MINUTE)
        drill.played.rehearsal.end("the test ends it")
    state = hospital.workspace.state
    opening = hospital.workspace.channel("campaigns").expect_alert("Fire in the kitchen")
    opening.expect_reply("Scorecard").expect_shows("acknowledge")
    [file] = state.ledger.files.values()

    assert file.title == "DRILL: Fire in the kitchen"
    assert b"<h1>Fire in the kitchen</h1>" in state.files.content(file)
    assert wipe_drill(hospital.settings, MARK, lambda _: None) == 0
    assert [one.deleted for one in state.ledger.files.values()] == [True]


def test_the_command_says_what_runs(hospital: Hospital, drill: Rehearsed, heard: None) -> None:
    """Whoever wonders what all this is asks the bot."""
    hospital.workspace.channel("campaigns").command("/wardwatch drill", by="dana")

    told = hospital.workspace.person("dana").expect_whisper("Running now")
    assert "drills/fire.yaml" in told.text
    assert "in campaigns" in told.text


def test_a_store_that_cannot_be_read_hides_no_other(hospital: Hospital, drill: Rehearsed, tmp_path: Path) -> None:
    """A file that was damaged, or that a newer program made, is told in the log and left alone."""
    broken = tmp_path / "wardwatch-drill-aaaaaa.db"
    broken.write_bytes(b"no database" * 100)
    apart = DrillsApart(drill.settings, lambda: hospital.bot.rules.current.book)

    assert [run.mark for run in apart.runs()] == [MARK]
    assert broken.exists()


def test_its_clock_runs_faster(hospital: Hospital, clock: MovedClock, tmp_path: Path) -> None:
    """At ten times the speed half an hour of the policy is three minutes on the wall; Slack's own waits are not cut."""
    with rehearsed(tmp_path, clock, hospital.running, channel="campaigns", speed=10) as fast:
        began = clock()
        fast.passes(30 * MINUTE)
        pages = [one for one in fast.store.changes(2) if one.verb == "page"]

        assert clock() - began == timedelta(minutes=3)
        assert len(pages) >= 3
        assert (pages[1].at - pages[0].at) >= timedelta(minutes=5)
