"""What actions do to an alert."""

from __future__ import annotations

from datetime import timedelta

import pytest
from alerts import DANA, LEE, SAM, an_alert, done, refused
from moved_clock import NOON

from bot.domain.alert import (
    ACTIONS,
    LONGEST_NOTE,
    LONGEST_SNOOZE,
    Action,
    Alert,
    Decided,
    Disposition,
    Refused,
    State,
    Verb,
    Why,
    decide,
    join,
)
from bot.domain.severity import Severity

MINUTE = timedelta(minutes=1)
DETAILS = {
    Verb.ASSIGN: {"to": LEE},
    Verb.SNOOZE: {"until": NOON + 60 * MINUTE},
    Verb.CHANGE_SEVERITY: {"severity": Severity.HIGH},
    Verb.RESOLVE: {"disposition": Disposition.NO_FOLLOW_UP},
    Verb.MERGE: {"into": 18},
    Verb.NOTE: {"note": "Called the family."},
}
TARGET = an_alert(id=18)


def an_action(verb: Verb, **more: object) -> Action:
    return Action(verb, **{**DETAILS.get(verb, {}), **more})  # type: ignore[arg-type]


def in_state(state: State) -> Alert:
    """An alert that was brought there by Sam, who owns nothing."""
    ways = {
        State.OPEN: None,
        State.ACKNOWLEDGED: Verb.ACKNOWLEDGE,
        State.SNOOZED: Verb.SNOOZE,
        State.RESOLVED: Verb.RESOLVE,
        State.DISMISSED: Verb.DISMISS,
    }
    way = ways[state]
    return done(an_alert(), an_action(way), SAM) if way else an_alert()


OPEN, ACKNOWLEDGED, SNOOZED, RESOLVED, DISMISSED = State
AFTER: dict[Verb, dict[State, State | Why]] = {
    Verb.ACKNOWLEDGE: {OPEN: ACKNOWLEDGED, ACKNOWLEDGED: Why.ALREADY_ACKNOWLEDGED, SNOOZED: ACKNOWLEDGED},
    Verb.UNACKNOWLEDGE: {OPEN: Why.NOT_ACKNOWLEDGED, ACKNOWLEDGED: OPEN, SNOOZED: Why.NOT_ACKNOWLEDGED},
    Verb.ASSIGN: {OPEN: OPEN, ACKNOWLEDGED: ACKNOWLEDGED, SNOOZED: SNOOZED},
    Verb.UNASSIGN: {OPEN: Why.NO_OWNER, ACKNOWLEDGED: ACKNOWLEDGED, SNOOZED: Why.NO_OWNER},
    Verb.SNOOZE: {OPEN: SNOOZED, ACKNOWLEDGED: SNOOZED, SNOOZED: Why.ALREADY_SNOOZED},
    Verb.WAKE: {OPEN: Why.NOT_SNOOZED, ACKNOWLEDGED: Why.NOT_SNOOZED, SNOOZED: OPEN},
    Verb.ESCALATE: {OPEN: OPEN, ACKNOWLEDGED: OPEN, SNOOZED: OPEN},
    Verb.CHANGE_SEVERITY: {OPEN: OPEN, ACKNOWLEDGED: ACKNOWLEDGED, SNOOZED: SNOOZED},
    Verb.RESOLVE: {OPEN: RESOLVED, ACKNOWLEDGED: RESOLVED, SNOOZED: RESOLVED},
    Verb.DISMISS: {OPEN: DISMISSED, ACKNOWLEDGED: DISMISSED, SNOOZED: DISMISSED},
    Verb.MERGE: {OPEN: RESOLVED, ACKNOWLEDGED: RESOLVED, SNOOZED: RESOLVED},
    Verb.REOPEN: {OPEN: Why.NOT_CLOSED, ACKNOWLEDGED: Why.NOT_CLOSED, SNOOZED: Why.NOT_CLOSED}
    | {RESOLVED: OPEN, DISMISSED: OPEN},
    **{verb: {state: state for state in State} for verb in (Verb.NOTE, Verb.TOO_HIGH, Verb.TOO_LOW, Verb.REVEAL)},
}
"""What every action makes of every state. What is not written is refused because the alert is closed."""


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", Verb)
def test_every_action_on_every_state(verb: Verb, state: State) -> None:
    """A change or a typed refusal, and nothing else."""
    before = in_state(state)

    decision = decide(before, an_action(verb), DANA, NOON + MINUTE, TARGET)

    expected = AFTER.get(verb, {}).get(state, Why.CLOSED) if verb in ACTIONS else Why.NOT_AN_ACTION
    if isinstance(expected, Why):
        assert isinstance(decision, Refused)
        assert (decision.why, decision.alert) == (expected, before)
    else:
        assert isinstance(decision, Decided)
        assert (decision.alert.state, decision.alert.revision) == (expected, before.revision + 1)
        assert (decision.change.verb, decision.change.who, decision.change.revision) == (
            verb,
            DANA,
            before.revision + 1,
        )


def test_acknowledging_takes_it_on() -> None:
    """Who acknowledges an alert without an owner becomes its owner."""
    decision = decide(an_alert(), Action(Verb.ACKNOWLEDGE), DANA, NOON)

    assert isinstance(decision, Decided)
    assert (decision.alert.state, decision.alert.owner) == (State.ACKNOWLEDGED, DANA)
    assert (decision.change.before, decision.change.after, decision.change.who) == ("open", "acknowledged", DANA)


def test_acknowledging_leaves_the_owner() -> None:
    """An assigned alert keeps its owner when somebody else acknowledges it."""
    assert done(an_alert(owner=LEE), Action(Verb.ACKNOWLEDGE)).owner == LEE


def test_taking_an_acknowledgement_back_gives_up_what_it_took() -> None:
    """The owner by acknowledging owns it no longer; one who was chosen stays."""
    taken = done(an_alert(), Action(Verb.ACKNOWLEDGE))
    given = done(taken, Action(Verb.ASSIGN, to=LEE))

    assert done(taken, Action(Verb.UNACKNOWLEDGE)).owner == ""
    assert done(given, Action(Verb.UNACKNOWLEDGE)).owner == LEE
    assert done(taken, Action(Verb.UNACKNOWLEDGE)).acknowledged_at is None


def test_acknowledging_twice_is_refused_with_who_was_first() -> None:
    """The second click changes nothing and learns who was first, and when."""
    first = done(an_alert(), Action(Verb.ACKNOWLEDGE))

    second = refused(first, Action(Verb.ACKNOWLEDGE), LEE, NOON + MINUTE)

    assert second == Refused(Why.ALREADY_ACKNOWLEDGED, first, DANA, NOON)


def test_assigning_to_the_owner_is_refused() -> None:
    """Nothing is recorded that changes nothing."""
    assert refused(an_alert(owner=LEE), Action(Verb.ASSIGN, to=LEE)) == Refused(
        Why.ALREADY_ASSIGNED, an_alert(owner=LEE), LEE
    )


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (Action(Verb.ASSIGN), Why.NO_OWNER_NAMED),
        (Action(Verb.RESOLVE), Why.NO_DISPOSITION),
        (Action(Verb.SNOOZE), Why.NO_TIME),
        (Action(Verb.SNOOZE, until=NOON), Why.TIME_PASSED),
        (Action(Verb.SNOOZE, until=NOON + LONGEST_SNOOZE + MINUTE), Why.TOO_LONG),
        (Action(Verb.CHANGE_SEVERITY), Why.NO_SEVERITY),
        (Action(Verb.CHANGE_SEVERITY, severity=Severity.NORMAL), Why.SAME_SEVERITY),
        (Action(Verb.NOTE, note="  \n"), Why.NO_NOTE),
        (Action(Verb.NOTE, note="x" * (LONGEST_NOTE + 1)), Why.NOTE_TOO_LONG),
        (an_action(Verb.RESOLVE, note="x" * (LONGEST_NOTE + 1)), Why.NOTE_TOO_LONG),
        (an_action(Verb.RESOLVE, link="javascript:alert(1)"), Why.BAD_LINK),
        (Action(Verb.MERGE, into=17), Why.INTO_ITSELF),
        (Action(Verb.MERGE, into=404), Why.NO_SUCH_ALERT),
    ],
)
def test_wrong_details_are_refused(action: Action, why: Why) -> None:
    """Each with its own reason."""
    assert refused(an_alert(), action, target=TARGET).why is why


@pytest.mark.parametrize(
    "action", [an_action(verb) for verb in ACTIONS if verb is not Verb.REOPEN and ACTIONS[verb].facet]
)
def test_a_late_click_never_opens_what_is_resolved(action: Action) -> None:
    """A resolved alert stays resolved, whatever is clicked, and says who resolved it and when."""
    resolved = done(an_alert(), an_action(Verb.RESOLVE), SAM)

    late = refused(resolved, action, DANA, NOON + 60 * MINUTE, TARGET)

    assert late == Refused(Why.CLOSED, resolved, SAM, NOON)


def test_a_late_click_on_an_old_picture_is_no_simultaneous_one() -> None:
    """Half an hour later a card may still show the alert open: assigning it is refused all the same."""
    resolved = done(an_alert(), an_action(Verb.RESOLVE), SAM)

    late = refused(resolved, an_action(Verb.ASSIGN, seen=1), DANA, NOON + 30 * MINUTE)

    assert late == Refused(Why.CLOSED, resolved, SAM, NOON)


def test_escalating_asks_for_somebody_else() -> None:
    """What was acknowledged is open again; its history says why."""
    escalated = decide(in_state(State.ACKNOWLEDGED), Action(Verb.ESCALATE, note="the CEO must see this"), LEE, NOON)

    assert isinstance(escalated, Decided)
    assert (escalated.alert.state, escalated.alert.acknowledged_by) == (State.OPEN, "")
    assert escalated.change.reason == "the CEO must see this"


def test_a_resolution_keeps_its_note_and_its_answer() -> None:
    """And reopening keeps both in the history, not in the alert. A scheme may be written in capitals."""
    told = {"disposition": Disposition.ANSWERED_ONLINE, "note": "Answered.", "link": "HTTPS://x.example/1"}
    resolved = done(an_alert(owner=LEE), Action(Verb.RESOLVE, **told))  # type: ignore[arg-type]

    reopened = decide(resolved, Action(Verb.REOPEN), DANA, NOON)

    assert (resolved.note, resolved.answer_link) == ("Answered.", "HTTPS://x.example/1")
    assert isinstance(reopened, Decided)
    assert reopened.change.reason == "answered online; HTTPS://x.example/1; Answered."
    ended = (reopened.alert.resolved_by, reopened.alert.disposition, reopened.alert.note, reopened.alert.answer_link)
    assert ended == ("", None, "", "")
    assert reopened.alert.owner == LEE


def test_a_snooze_says_until_when() -> None:
    """In the alert and in its history; acknowledging ends it."""
    until = NOON + 60 * MINUTE
    snoozed = decide(an_alert(), Action(Verb.SNOOZE, until=until), DANA, NOON)

    assert isinstance(snoozed, Decided)
    assert (snoozed.alert.snoozed_until, snoozed.change.reason) == (until, until.isoformat())
    assert done(snoozed.alert, Action(Verb.ACKNOWLEDGE)).snoozed_until is None


def test_joining_counts_and_only_raises() -> None:
    """One more mention adds to the count and the reach, and is a line of the history."""
    grown = join(an_alert(reach=5), severity=Severity.HIGH, reach=100, now=NOON, reason="the same link")

    assert (grown.alert.mention_count, grown.alert.reach, grown.alert.severity) == (2, 105, Severity.HIGH)
    assert grown.change.reason == "the same link"
