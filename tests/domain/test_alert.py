"""What actions do to an alert."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moved_clock import NOON

from bot.domain.alert import Action, Alert, Decided, Disposition, Refused, State, Verb, Why, decide, join
from bot.domain.severity import Severity

PEOPLE = ["U0DANA001", "U0LEE0001", "U0SAM0001"]


def an_alert(**changes: object) -> Alert:
    values: dict[str, object] = {
        "id": 17,
        "revision": 1,
        "state": State.OPEN,
        "severity": Severity.NORMAL,
        "category": "service",
        "rule_id": "hospital-name",
        "rule_name": "St. Brigid by name",
        "channel": "reputation",
        "policy": "",
        "lead_id": 1,
        "opened_at": NOON,
        "updated_at": NOON,
    }
    return Alert(**{**values, **changes})  # type: ignore[arg-type]


def test_acknowledging_takes_it_on() -> None:
    """Who acknowledges an alert without an owner becomes its owner."""
    decision = decide(an_alert(), Action(Verb.ACKNOWLEDGE), "U0DANA001", NOON)

    assert isinstance(decision, Decided)
    assert (decision.alert.state, decision.alert.owner) == (State.ACKNOWLEDGED, "U0DANA001")
    assert (decision.change.before, decision.change.after, decision.change.who) == ("open", "acknowledged", "U0DANA001")


def test_acknowledging_leaves_the_owner() -> None:
    """An assigned alert keeps its owner when somebody else acknowledges it."""
    decision = decide(an_alert(owner="U0LEE0001"), Action(Verb.ACKNOWLEDGE), "U0DANA001", NOON)

    assert isinstance(decision, Decided)
    assert decision.alert.owner == "U0LEE0001"


def test_acknowledging_twice_is_refused_with_who_was_first() -> None:
    """The second click changes nothing and learns who was first, and when."""
    first = decide(an_alert(), Action(Verb.ACKNOWLEDGE), "U0DANA001", NOON)
    assert isinstance(first, Decided)

    second = decide(first.alert, Action(Verb.ACKNOWLEDGE), "U0LEE0001", NOON + timedelta(minutes=1))

    assert second == Refused(Why.ALREADY_ACKNOWLEDGED, first.alert, "U0DANA001", NOON)


def test_assigning_to_the_owner_is_refused() -> None:
    """Nothing is recorded that changes nothing."""
    decision = decide(an_alert(owner="U0LEE0001"), Action(Verb.ASSIGN, to="U0LEE0001"), "U0DANA001", NOON)

    assert isinstance(decision, Refused)
    assert decision.why is Why.ALREADY_ASSIGNED


def test_resolving_asks_for_a_disposition() -> None:
    """An alert is never resolved without saying how."""
    decision = decide(an_alert(), Action(Verb.RESOLVE), "U0DANA001", NOON)

    assert isinstance(decision, Refused)
    assert decision.why is Why.NO_DISPOSITION


@pytest.mark.parametrize("action", [Action(Verb.ACKNOWLEDGE), Action(Verb.ASSIGN, to="U0LEE0001")])
def test_a_late_click_never_opens_what_is_resolved(action: Action) -> None:
    """A resolved alert stays resolved, whatever is clicked, and says who resolved it and when."""
    resolved = decide(an_alert(), Action(Verb.RESOLVE, disposition=Disposition.NO_FOLLOW_UP), "U0SAM0001", NOON)
    assert isinstance(resolved, Decided)

    late = decide(resolved.alert, action, "U0DANA001", NOON + timedelta(hours=1))

    assert late == Refused(Why.CLOSED, resolved.alert, "U0SAM0001", NOON)


actions = st.one_of(
    st.just(Action(Verb.ACKNOWLEDGE)),
    st.builds(Action, st.just(Verb.ASSIGN), to=st.sampled_from(["", *PEOPLE])),
    st.builds(Action, st.just(Verb.RESOLVE), disposition=st.sampled_from([None, *Disposition])),
)


@given(st.lists(st.tuples(actions, st.sampled_from(PEOPLE)), max_size=12))
def test_every_walk_keeps_the_history_whole(steps: list[tuple[Action, str]]) -> None:
    """Each change is one revision, refusals change nothing, and nothing follows a resolution."""
    alert, changes = an_alert(), []

    for minute, (action, who) in enumerate(steps):
        decision = decide(alert, action, who, NOON + timedelta(minutes=minute))
        if isinstance(decision, Decided):
            alert = decision.alert
            changes.append(decision.change)
        else:
            assert decision.alert == alert

    assert [change.revision for change in changes] == list(range(2, len(changes) + 2))
    assert alert.revision == len(changes) + 1
    resolutions = [index for index, change in enumerate(changes) if change.verb is Verb.RESOLVE]
    assert resolutions in ([], [len(changes) - 1])


def test_joining_counts_and_only_raises() -> None:
    """One more mention adds to the count and the reach, and is a line of the history."""
    grown = join(an_alert(reach=5), severity=Severity.HIGH, reach=100, now=NOON, reason="the same link")

    assert (grown.alert.mention_count, grown.alert.reach, grown.alert.severity) == (2, 105, Severity.HIGH)
    assert grown.change.reason == "the same link"
