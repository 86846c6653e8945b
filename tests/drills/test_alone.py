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
from bot.domain.drill import Acts, Drill
from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import APP_TOKEN, st_brigid
from bot.slack.socket import listen


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
