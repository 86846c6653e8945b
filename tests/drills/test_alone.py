"""A drill in a workspace in which nothing else runs: there the app's Home and its command are the drill's, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drilling import MINUTE, Rehearsed, rehearsed
from moved_clock import MovedClock
from workspace import StoryWorkspace

from bot.cli.guide import observe
from bot.cli.stage import Stage
from bot.domain.alert import Action, Verb
from bot.domain.drill import Acts, Drill, DrillEventKind, Mark
from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import APP_TOKEN, st_brigid
from bot.slack import ids
from bot.slack.socket import listen

OVER = "this drill is over"


@pytest.fixture
def story(tmp_path: Path, clock: MovedClock) -> Iterator[tuple[StoryWorkspace, Rehearsed]]:
    with serve(st_brigid(clock=clock)) as running, rehearsed(tmp_path, clock, running) as drill:
        ears = listen(drill.played.drill_app(drill.delivers, is_alone=True).app, APP_TOKEN)
        workspace = StoryWorkspace(running)
        workspace.expect_connected()
        drill.passes(2 * MINUTE, MINUTE)
        yield workspace, drill
        ears.stop()


def test_home_and_command_are_the_drills(story: tuple[StoryWorkspace, Rehearsed]) -> None:
    """Both say so; a button on Home does what it does, and Home follows."""
    workspace, drill = story
    dana = workspace.person("dana")
    home = dana.opens_home("This is a rehearsal")
    workspace.channel("reputation").command("/wardwatch status", by="dana")
    dana.expect_whisper("Smoke over")
    home.click("Acknowledge")

    acknowledged = [alert for alert in drill.store.alerts() if alert.acknowledged_by == "U0DANA001"]
    assert len(acknowledged) == 1
    assert all(whisper.record.text.startswith("DRILL: ") for whisper in dana.whispers)
    home.expect_shows("acknowledged · owner @Dana Whitfield")


def test_the_guide_sees_what_the_visitor_does(story: tuple[StoryWorkspace, Rehearsed]) -> None:
    """From the workspace and the drill's store alone."""
    workspace, drill = story
    before = observe(drill.store, workspace.state)
    crisis = workspace.channel("crisis-room").expect_alert("medication error")
    dana = workspace.person("dana")
    dana.opens_home()
    crisis.button("Acknowledge").click("dana")
    workspace.state.mark_read("U0DANA001", crisis.channel_id, crisis.ts)
    after = observe(drill.store, workspace.state)

    assert (before.has_home, before.has_looked, before.is_crisis_taken) == (False, False, False)
    assert (after.has_home, after.has_looked, after.is_crisis_taken) == (True, True, True)
    assert before.crisis
    assert not after.is_lee_called


def test_colleagues_do_what_the_script_says(story: tuple[StoryWorkspace, Rehearsed], clock: MovedClock) -> None:
    """They look for the alert and press its buttons, as people do."""
    workspace, drill = story
    steps = [
        Acts(MINUTE, "sam", Action(Verb.ASSIGN, to="lee"), "death-1"),
        Acts(MINUTE, "lee", Action(Verb.RESOLVE, note="Called them"), "smoke-1"),
    ]
    script = Drill("Two steps", "", tuple(steps))
    stage = Stage(script, drill.played.run, workspace.state, drill.store, clock)
    for step in steps:
        stage.act(step)

    by_lead = {drill.store.judged(alert.lead_id).stored.mention.external_id: alert for alert in drill.store.alerts()}
    assert by_lead["death-1"].owner == "U0LEE0001"
    assert by_lead["smoke-1"].note == "Called them"


def record(drill: Rehearsed) -> tuple[object, ...]:
    """What the store has of what people did; a message that is posted to one of them is kept to be wiped."""
    events = [one for one in drill.store.drill_events() if one.kind is not DrillEventKind.POSTED]
    alerts = drill.store.alerts()
    return alerts, [drill.store.changes(alert.id) for alert in alerts], events


def test_a_press_after_the_end_does_nothing(story: tuple[StoryWorkspace, Rehearsed]) -> None:
    """On a card, on the opening message and on Home: the one who pressed is told, and nobody else."""
    workspace, drill = story
    lee, sam = workspace.person("lee"), workspace.person("sam")
    home = workspace.person("dana").opens_home("This is a rehearsal")
    drill.played.rehearsal.end("the test ends it")
    before = record(drill)
    workspace.channel("crisis-room").expect_alert("medication error").button("Acknowledge").click("lee")
    lee.expect_whisper(OVER)
    workspace.channel("reputation").expect_alert("Fire in the kitchen").button("Join the drill").click("sam")
    sam.expect_whisper(OVER)
    home.click("Acknowledge")
    workspace.person("dana").expect_direct_message(OVER)
    workspace.channel("reputation").command("/wardwatch help", by="lee")
    lee.expect_whisper("/wardwatch status")

    assert record(drill) == before
    assert workspace.person("dana").opens_home("This is a rehearsal")


def test_a_form_after_the_end_does_nothing(story: tuple[StoryWorkspace, Rehearsed]) -> None:
    """It says so in its own place: when it is sent, and when something in it is pressed."""
    workspace, drill = story
    crisis = workspace.channel("crisis-room").expect_alert("medication error")
    dana, lee = workspace.person("dana"), workspace.person("lee")
    crisis.choose_more("Add a note", by="dana")
    note = dana.expect_modal("DRILL: Add a note")
    crisis.button("Reply").click("lee")
    reply = lee.expect_modal("DRILL: Reply")
    drill.played.rehearsal.end("the test ends it")
    before = record(drill)
    note.fill({"Note": "too late"})
    note.submit()
    note.expect_shows(OVER)
    reply.click("Check")
    reply.expect_shows(OVER)

    assert record(drill) == before


def test_saying_what_was_done_after_the_end_is_not_put_on_record(story: tuple[StoryWorkspace, Rehearsed]) -> None:
    """Neither by a form that was open at the end, nor by the button."""
    workspace, drill = story
    drill.passes(MINUTE, MINUTE)
    call = workspace.channel("reputation").expect_alert("Fire in the kitchen").expect_reply("The fire chief calls")
    call.button("Say what you did").click("lee")
    lee, sam = workspace.person("lee"), workspace.person("sam")
    form = lee.expect_modal("DRILL: Say what you did")
    drill.played.rehearsal.end("the test ends it")
    before = record(drill)
    form.fill({"What was done about it": "Let them in by Elm Street"})
    form.submit()
    form.expect_shows(OVER)
    call.button("Say what you did").click("sam")
    sam.expect_whisper(OVER)

    assert sam.has_no_modal()
    assert record(drill) == before
    assert [one.mark for one in drill.played.rehearsal.card().injects] != [Mark.MET]


def test_a_shortcut_after_the_end_does_nothing(story: tuple[StoryWorkspace, Rehearsed]) -> None:
    """On a message of the drill, on anybody's, and the one for a link; before the end they open their form."""
    workspace, drill = story
    lee, sam, dana = (workspace.person(name) for name in ("lee", "sam", "dana"))
    said = workspace.channel("reputation").say("Look at this", by="sam")
    alert = workspace.channel("crisis-room").expect_alert("medication error")
    sam.runs_shortcut(ids.REPORT_MESSAGE, on=said)
    sam.expect_modal("DRILL").close()
    drill.played.rehearsal.end("the test ends it")
    sam.runs_shortcut(ids.REPORT_MESSAGE, on=said)
    sam.expect_whisper(OVER)
    lee.runs_shortcut(ids.REPORT_MESSAGE, on=alert)
    lee.expect_whisper(OVER)
    dana.runs_shortcut(ids.REPORT_LINK)
    dana.expect_direct_message(OVER)

    assert all(person.has_no_modal() for person in (lee, sam, dana))
