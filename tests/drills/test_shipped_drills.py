"""Each drill that comes with the rules provokes what it means to, through the real pipeline, on a clock of its own."""

from pathlib import Path

import pytest
from drilling import Rehearsed, rehearsed, script
from hospital import RULES
from moved_clock import MovedClock

from bot.domain.alert import Alert
from bot.domain.drill import NOISE, Deed, Mark
from bot.domain.severity import Severity
from bot.rulebook.drill import drill_files
from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import st_brigid

NAMES = [file.stem for file in drill_files(RULES)]


def alerts_by_mention(drill: Rehearsed) -> dict[str, Alert]:
    return {
        judged.stored.mention.external_id: alert
        for alert in drill.store.alerts(500)
        for judged in drill.store.mentions_of(alert.id, 500)
    }


def test_there_are_six() -> None:
    """As many as the guide for teams promises, each with enough to do."""
    drills = [script(name) for name in NAMES]

    assert len(drills) >= 6
    assert all(len(drill.expected) >= 7 and drill.injects and drill.parts and drill.objectives for drill in drills)
    assert all(sum("-copy-" not in one.mention.external_id for one in drill.mentions) >= 25 for drill in drills)
    assert all(len(drill.noise) >= 3 for drill in drills)


@pytest.mark.parametrize("name", NAMES)
def test_a_drill_provokes_what_it_means_to(name: str, tmp_path: Path) -> None:
    """What is meant as grave is at least so grave, noise opens nothing, copies join, and all of it is told."""
    clock = MovedClock()
    drill = script(name)
    to_dismiss = {one.on for one in drill.expected if one.deed is Deed.DISMISS}
    with (
        serve(st_brigid(clock=clock)) as running,
        rehearsed(tmp_path, clock, running, drill) as played,
    ):
        running.workspace.limit_rates = False
        assert played.passes(drill.lasts + 3 * (drill.lasts / drill.lasts.total_seconds()) * 60)
        found = alerts_by_mention(played)
        undelivered = played.store.undelivered()

        for one in drill.mentions:
            alert = found.get(one.mention.external_id)
            if one.meant == NOISE:
                assert alert is None or one.mention.external_id in to_dismiss, one.mention.text
            elif one.meant:
                assert alert, one.mention.text
                assert alert.severity.rank >= Severity(one.meant).rank, one.mention.text
        expected_on = [found[one.on] for one in drill.expected if one.deed is not Deed.DISMISS or one.on in found]
        assert len(expected_on) == len(drill.expected)
        assert any(alert.severity is not Severity.NORMAL for alert in expected_on)
        spread = [one for one in drill.mentions if "-copy-" in one.mention.external_id]
        joined = [one for one in spread if found[one.mention.external_id].mention_count > 1]
        assert len(joined) >= 0.9 * len(spread)
        assert undelivered["waiting"] == 0
        card = played.played.rehearsal.card()
        assert card.count(Mark.MISSED) == len(drill.expected) + len(drill.injects)
        assert len(card.untouched) == len(played.store.alerts(500))
