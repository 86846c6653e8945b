"""Several people press at once: the result never depends on the order in which their presses were stored."""

from __future__ import annotations

from datetime import timedelta

from alerts import DANA, LEE, PEOPLE, SAM, World, an_alert, done, refused
from hypothesis import event, given, settings
from hypothesis import strategies as st
from moved_clock import NOON

from bot.domain.alert import ACTIONS, Action, Alert, Decided, Disposition, Refused, State, Verb, Why
from bot.domain.severity import Severity

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)

actions = st.builds(
    Action,
    st.sampled_from(list(ACTIONS)),
    to=st.sampled_from(["", *PEOPLE]),
    disposition=st.sampled_from([None, *Disposition]),
    note=st.sampled_from(["", "called them"]),
    until=st.sampled_from([NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR, None]),
    severity=st.sampled_from([None, *Severity]),
    into=st.sampled_from([2, 3, 1]),
    link=st.sampled_from(["", "https://x.example/1"]),
)
steps = st.lists(st.tuples(actions, st.sampled_from(PEOPLE), st.booleans(), st.integers(0, 90)), max_size=6)


def a_world() -> World:
    return World({number: an_alert(id=number, mention_count=number, reach=10 * number) for number in (1, 2, 3)})


def what_counts(alert: Alert) -> tuple[object, ...]:
    facts = (alert.state, alert.severity, alert.owner, alert.disposition, alert.snoozed_until, alert.merged_into)
    return (*facts, alert.mention_count, alert.reach)


def walk(world: World, taken: list[tuple[Action, str, bool, int]]) -> int:
    """Take these steps on the first alert, some from what they see, some from an older picture; the seconds it took."""
    clock = 0
    for action, who, has_seen, wait in taken:
        clock += wait
        seen = world.alerts[1].revision if has_seen else 1
        world.act(1, with_fields(action, seen=seen), who, NOON + clock * SECOND)
    return clock


def with_fields(action: Action, **fields: object) -> Action:
    return Action(**{name: getattr(action, name) for name in action.__slots__} | fields)  # type: ignore[arg-type]


@settings(max_examples=200)
@given(taken=steps)
def test_every_walk_keeps_the_history_whole(taken: list[tuple[Action, str, bool, int]]) -> None:
    """Each step is a change of one revision or a refusal of none; what is closed stays closed but for a reopening."""
    world, clock = a_world(), 0

    for action, who, has_seen, wait in taken:
        clock += wait
        before = world.alerts[1]
        seen = before.revision if has_seen else max(1, before.revision - 2)
        decision = world.act(1, with_fields(action, seen=seen), who, NOON + clock * SECOND)
        after = world.alerts[1]
        if isinstance(decision, Refused):
            assert after == before == decision.alert
            continue
        assert after.revision == before.revision + 1 == decision.change.revision
        assert after.updated_at == NOON + clock * SECOND
        if before.state.is_closed:
            assert after.state.is_closed or action.verb is Verb.REOPEN
        if before.merged_into is not None:
            assert after.merged_into is not None

    for alert in world.alerts.values():
        own = [change.revision for change in world.changes if change.alert_id == alert.id]
        assert own == list(range(2, alert.revision + 1))
        assert (alert.snoozed_until is not None) == (alert.state is State.SNOOZED)
        assert (alert.acknowledged_by != "") or alert.state is not State.ACKNOWLEDGED
        assert not (alert.disposition and alert.merged_into)


@settings(max_examples=500)
@given(
    taken=steps,
    pair=st.tuples(actions, actions),
    people=st.permutations(PEOPLE),
    moments=st.tuples(st.integers(0, 10), st.integers(0, 10)),
)
def test_two_at_once_have_one_result(
    taken: list[tuple[Action, str, bool, int]],
    pair: tuple[Action, Action],
    people: list[str],
    moments: tuple[int, int],
) -> None:
    """Whatever the alert has been through, whoever presses what: a then b ends where b then a ends."""
    world = a_world()
    start = NOON + walk(world, taken) * SECOND
    stored = start + 15 * SECOND
    seen = world.alerts[1].revision
    presses = [
        (with_fields(action, seen=seen, at=start + moment * SECOND), who)
        for action, who, moment in zip(pair, people, moments, strict=False)
    ]
    results = []

    for order in (presses, presses[::-1]):
        one = world.copy()
        verdicts = [type(one.act(1, action, who, stored)).__name__ for action, who in order]
        results.append([what_counts(alert) for alert in one.alerts.values()])
        event(" then ".join(verdicts))

    assert results[0] == results[1]


@settings(max_examples=250)
@given(
    trio=st.lists(actions, min_size=3, max_size=3),
    moments=st.lists(st.integers(0, 10), min_size=3, max_size=3),
    state=st.sampled_from(["open", "taken", "snoozed"]),
)
def test_three_at_once_on_one_facet_have_one_result(trio: list[Action], moments: list[int], state: str) -> None:
    """When all three press for the state, or all three for the owner, or all three for the severity."""
    if len({ACTIONS[action.verb].facet for action in trio}) > 1:
        return
    before = {
        "open": an_alert(id=1),
        "taken": done(an_alert(id=1), Action(Verb.ACKNOWLEDGE), "U0PAT0001", NOON - HOUR),
        "snoozed": done(an_alert(id=1), Action(Verb.SNOOZE, until=NOON + 3 * HOUR), "U0PAT0001", NOON - HOUR),
    }[state]
    presses = [
        (with_fields(action, seen=before.revision, at=NOON + moment * SECOND), who)
        for action, who, moment in zip(trio, PEOPLE, moments, strict=True)
    ]

    results = set()
    for order in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
        world = World({1: before, 2: an_alert(id=2), 3: an_alert(id=3)})
        for index in order:
            world.act(1, *presses[index], NOON + 15 * SECOND)
        results.add(what_counts(world.alerts[1]))

    assert len(results) == 1


def test_the_first_of_two_assignments_counts_and_the_other_is_told() -> None:
    """Dana and Lee choose different people from the same picture: Lee, who pressed later, learns of Dana."""
    first = done(an_alert(), Action(Verb.ASSIGN, to=SAM, seen=1), DANA, NOON)

    late = refused(first, Action(Verb.ASSIGN, to=LEE, seen=1), LEE, NOON + SECOND)

    assert (late.why, late.by, late.at) == (Why.OVERTAKEN, DANA, NOON)


def test_an_earlier_press_that_was_stored_later_takes_the_place_of_the_other() -> None:
    """Dana's press was slow on its way: the owner is the one whom she chose."""
    first = done(an_alert(), Action(Verb.ASSIGN, to=LEE, seen=1, at=NOON), LEE, NOON)

    assert done(first, Action(Verb.ASSIGN, to=SAM, seen=1, at=NOON - SECOND), DANA, NOON).owner == SAM


def test_a_stronger_press_prevails_over_an_earlier_one() -> None:
    """A resolution with its note is not lost because somebody acknowledged a second before."""
    taken = done(an_alert(), Action(Verb.ACKNOWLEDGE, seen=1), DANA, NOON)

    resolved = done(taken, Action(Verb.RESOLVE, disposition=Disposition.NO_FOLLOW_UP, seen=1), LEE, NOON + SECOND)

    assert (resolved.state, resolved.owner, resolved.acknowledged_by) == (State.RESOLVED, "", "")


def test_an_owner_who_was_chosen_at_the_same_moment_is_kept() -> None:
    """Assigning and resolving do not stand in each other's way, in either order."""
    resolved = done(an_alert(), Action(Verb.RESOLVE, disposition=Disposition.NO_FOLLOW_UP, seen=1), LEE, NOON)

    assigned = done(resolved, Action(Verb.ASSIGN, to=SAM, seen=1), DANA, NOON + SECOND)

    assert (assigned.state, assigned.owner) == (State.RESOLVED, SAM)


def test_one_person_is_never_at_once_with_themselves() -> None:
    """Dana corrects herself before the card shows her first choice."""
    first = done(an_alert(), Action(Verb.ASSIGN, to=SAM, seen=1), DANA, NOON)

    assert done(first, Action(Verb.ASSIGN, to=LEE, seen=1), DANA, NOON + SECOND).owner == LEE


def test_an_unknown_picture_is_the_present() -> None:
    """A press without a revision is judged by what is."""
    first = done(an_alert(), Action(Verb.ASSIGN, to=SAM), DANA, NOON)

    assert done(first, Action(Verb.ASSIGN, to=LEE), LEE, NOON + SECOND).owner == LEE


def test_a_press_is_not_believed_to_be_old_or_from_the_future() -> None:
    """Nobody wins by a clock that is wrong."""
    old = done(an_alert(), Action(Verb.ASSIGN, to=SAM, seen=1, at=NOON - 5 * HOUR), DANA, NOON)
    future = done(an_alert(), Action(Verb.ASSIGN, to=SAM, seen=1, at=NOON + 5 * HOUR), DANA, NOON)

    assert [press.at for press in (*old.presses, *future.presses)] == [NOON - 60 * SECOND, NOON]


def test_decisions_name_what_was_done() -> None:
    """A property that only ever saw refusals would prove nothing: most pairs on an open alert change it."""
    world = a_world()
    pairs = [(Action(Verb.ACKNOWLEDGE, seen=1), DANA), (Action(Verb.ASSIGN, to=LEE, seen=1), SAM)]

    assert all(isinstance(world.act(1, action, who, NOON), Decided) for action, who in pairs)
