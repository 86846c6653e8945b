"""One alert is merged into another."""

from __future__ import annotations

from datetime import timedelta

from alerts import DANA, LEE, SAM, World, an_alert, done, refused
from moved_clock import NOON

from bot.domain.alert import Action, Decided, Disposition, Refused, State, Verb, Why, carry
from bot.domain.severity import Severity


def a_world() -> World:
    first = an_alert(id=1, mention_count=3, reach=100, severity=Severity.HIGH)
    return World({1: first, 2: an_alert(id=2, mention_count=2, reach=50), 3: an_alert(id=3)})


def into(alert_id: int, **more: object) -> Action:
    return Action(Verb.MERGE, into=alert_id, **more)  # type: ignore[arg-type]


def test_the_target_takes_over_everything() -> None:
    """Mentions, reach and gravity; the merged alert is resolved and keeps no disposition of its own."""
    world = a_world()

    world.act(1, into(2), DANA, NOON)

    merged, target = world.alerts[1], world.alerts[2]
    assert (merged.state, merged.merged_into, merged.disposition) == (State.RESOLVED, 2, None)
    assert (target.mention_count, target.reach, target.severity, target.revision) == (5, 150, Severity.HIGH, 2)
    assert [(change.alert_id, change.verb, change.reason) for change in world.changes] == [
        (1, Verb.MERGE, "merged into alert 2"),
        (2, Verb.MERGE, "alert 1 was merged into it"),
    ]


def test_a_click_on_a_merged_alert_names_the_other_one() -> None:
    """Whatever it asks for, even opening it again."""
    world = a_world()
    world.act(1, into(2), DANA, NOON)

    for verb in (Verb.ACKNOWLEDGE, Verb.REOPEN, Verb.NOTE, Verb.ASSIGN):
        answer = refused(world.alerts[1], Action(verb, note="seen", to=LEE), LEE)
        assert (answer.why, answer.other, answer.by, answer.at) == (Why.MERGED, 2, DANA, NOON)


def test_a_closed_target_is_refused() -> None:
    """With who closed it."""
    closed = done(an_alert(id=2), Action(Verb.DISMISS), SAM)

    assert refused(an_alert(), into(2), target=closed) == Refused(Why.TARGET_CLOSED, an_alert(), SAM, NOON, 2)


def test_a_merged_target_is_refused_with_where_it_went() -> None:
    """So there are no circles: the way back is one of these."""
    world = a_world()
    world.act(1, into(2), DANA, NOON)

    back, onto_merged = world.act(2, into(1), LEE, NOON), world.act(3, into(1), LEE, NOON)

    assert (isinstance(back, Refused), isinstance(onto_merged, Refused)) == (True, True)
    assert {answer.why for answer in (back, onto_merged) if isinstance(answer, Refused)} == {Why.TARGET_MERGED}
    assert {answer.other for answer in (back, onto_merged) if isinstance(answer, Refused)} == {2}


def test_a_chain_of_merges_adds_up() -> None:
    """What was merged into the second goes with it into the third."""
    world = a_world()

    world.act(1, into(2), DANA, NOON)
    world.act(2, into(3), DANA, NOON)

    assert (world.alerts[3].mention_count, world.alerts[3].reach, world.alerts[3].severity) == (6, 150, Severity.HIGH)


def test_two_merges_at_once_end_in_the_one_that_was_pressed_first() -> None:
    """Whichever is stored first; the other alert is as it was."""
    world = a_world()
    late, early = into(2, seen=1, at=NOON), into(3, seen=1, at=NOON - timedelta(seconds=2))

    world.act(1, late, DANA, NOON)
    decision = world.act(1, early, LEE, NOON)

    assert isinstance(decision, Decided)
    assert world.alerts[1].merged_into == 3
    assert (world.alerts[2].mention_count, world.alerts[2].reach, world.alerts[2].severity) == (2, 50, Severity.NORMAL)
    assert (world.alerts[3].mention_count, world.alerts[3].severity) == (4, Severity.HIGH)
    assert world.changes[-2].reason == "alert 1 was merged into another one instead"


def test_a_severity_that_was_raised_at_the_same_moment_is_carried_on() -> None:
    """The merge was stored first."""
    world = a_world()
    world.act(1, into(2, seen=1), DANA, NOON)

    world.act(1, Action(Verb.CHANGE_SEVERITY, severity=Severity.CRISIS, seen=1), LEE, NOON)

    assert (world.alerts[1].severity, world.alerts[2].severity) == (Severity.CRISIS, Severity.CRISIS)
    assert world.alerts[2].mention_count == 5


def test_nothing_is_carried_when_nothing_changed() -> None:
    """A note on a merged alert at the same moment adds no line to the other one."""
    world = a_world()
    world.act(1, into(2, seen=1), DANA, NOON)
    lines = len(world.changes)

    world.act(1, Action(Verb.NOTE, note="Called them.", seen=1), LEE, NOON)

    assert len(world.changes) == lines + 1
    assert carry(world.alerts[2], world.alerts[1], world.alerts[1], LEE, NOON) is None


def test_a_resolution_at_the_same_moment_gives_way_to_a_merge() -> None:
    """The story goes on elsewhere: both orders end there."""
    resolve = Action(Verb.RESOLVE, disposition=Disposition.NO_FOLLOW_UP, seen=1)
    for order in ((1, 0), (0, 1)):
        world = a_world()
        presses = [(into(2, seen=1), DANA), (resolve, LEE)]
        for index in order:
            world.act(1, *presses[index], NOON)
        assert (world.alerts[1].merged_into, world.alerts[1].disposition) == (2, None)
        assert world.alerts[2].mention_count == 5
