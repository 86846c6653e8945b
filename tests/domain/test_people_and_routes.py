"""Who may act, and where an alert goes."""

from dataclasses import replace

import pytest
from moved_clock import NOON

from bot.domain.person import Bar, Person, bar_to_act
from bot.domain.routing import Route, Routing, destination
from bot.domain.rule import Rule, RuleKind
from bot.domain.severity import Severity
from bot.domain.source import SourceState, Trouble

NAME = Rule(id="name", name="By name", kind=RuleKind.HOSPITAL, query="brigid")


def test_a_member_may_act_where_the_alert_lives() -> None:
    """Nothing bars a full member in the alert's own channel."""
    assert bar_to_act(Person("U1", "Dana"), clicked_in="C1", lives_in="C1") is None


@pytest.mark.parametrize(
    ("person", "bar"),
    [
        (Person("U1", "Gail", is_guest=True), Bar.GUEST),
        (Person("U1", "Olga", is_stranger=True), Bar.STRANGER),
        (Person("U1", "robot", is_bot=True), Bar.BOT),
        (Person("U1", "Ned", is_deactivated=True), Bar.DEACTIVATED),
    ],
)
def test_others_are_barred(person: Person, bar: Bar) -> None:
    """Guests, other organisations, bots and deactivated people may not act."""
    assert bar_to_act(person, clicked_in="C1", lives_in="C1") is bar


def test_a_click_from_elsewhere_is_barred() -> None:
    """An alert is worked on in its own channel."""
    assert bar_to_act(Person("U1", "Dana"), clicked_in="C2", lives_in="C1") is Bar.ELSEWHERE


def test_the_first_line_that_applies_decides() -> None:
    """Lines are read in order."""
    routing = Routing(
        routes=(
            Route("crisis-room", policy="duty", at_least=Severity.CRISIS),
            Route("campaigns", kinds=frozenset({RuleKind.CAMPAIGN})),
        )
    )

    assert destination(routing, NAME, Severity.CRISIS).channel == "crisis-room"
    assert destination(routing, NAME, Severity.HIGH).channel == "reputation"


def test_a_rule_names_its_channel_and_keeps_the_policy() -> None:
    """A rule's channel overrides the line's; who is told stays as routed."""
    rule = Rule(id="ceo", name="CEO", kind=RuleKind.EXECUTIVE, query="voss", channel="board")
    routing = Routing(routes=(Route("crisis-room", policy="duty", at_least=Severity.CRISIS),))

    goes_to = destination(routing, rule, Severity.CRISIS)

    assert (goes_to.channel, goes_to.policy) == ("board", "duty")


def test_what_is_delicate_goes_to_the_private_channel() -> None:
    """Whatever rule or line it would follow; the policy stays that of its line. Without one it goes as all goes."""
    rule = replace(NAME, channel="campaigns")
    routing = Routing(
        routes=(Route("crisis-room", policy="duty", at_least=Severity.HIGH),), private_channel="security-desk"
    )

    goes_to = destination(routing, rule, Severity.HIGH, is_delicate=True)

    assert (goes_to.channel, goes_to.policy) == ("security-desk", "duty")
    open_routing = replace(routing, private_channel="")
    assert destination(open_routing, rule, Severity.HIGH, is_delicate=True).channel == "campaigns"


def test_passing_troubles_are_told_at_the_third_failure_once() -> None:
    """One timeout is no news; three in a row are, and are told once."""
    state, told = SourceState("news"), []

    for _ in range(5):
        state = state.after_failure(Trouble("timed out", needs_person=False), NOON, None)
        told.append(state.tells_now)

    assert told == [False, False, True, False, False]


def test_a_refusal_is_told_at_once() -> None:
    """What only a person can mend is not waited for."""
    state = SourceState("x").after_failure(Trouble("out of credits", needs_person=True), NOON, None)

    assert state.tells_now
    assert state.told
