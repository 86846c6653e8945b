"""Which role a person has, and which one an action needs."""

from __future__ import annotations

import pytest
from alerts import an_alert

from bot.domain.alert import ACTIONS, Action, Verb
from bot.domain.role import Grant, Role, Roles, role_for, role_of, role_to_lead
from bot.domain.severity import Severity

NOBODY: frozenset[str] = frozenset()
LED = Roles((Grant(Role.VIEWER, channels=("lobby",)), Grant(Role.LEAD, members=("dana",), groups=("S0PRLEAD1",))))


@pytest.mark.parametrize(
    ("member", "groups", "channels", "is_here", "expected"),
    [
        ("dana", NOBODY, NOBODY, False, Role.LEAD),
        ("", frozenset({"S0PRLEAD1"}), frozenset({"lobby"}), True, Role.LEAD),
        ("lee", NOBODY, frozenset({"lobby"}), True, Role.VIEWER),
        ("lee", NOBODY, NOBODY, True, Role.RESPONDER),
        ("", NOBODY, NOBODY, False, None),
    ],
)
def test_the_highest_grant_counts_and_then_the_channel(
    member: str, groups: frozenset[str], channels: frozenset[str], is_here: bool, expected: Role | None
) -> None:
    """Whom no grant names has the channel's role if they are in it, and else none."""
    assert role_of(LED, member, groups, channels, in_alert_channel=is_here) is expected


@pytest.mark.parametrize("verb", [verb for verb in ACTIONS if verb not in (Verb.CHANGE_SEVERITY, Verb.REVEAL)])
def test_every_ordinary_action_is_for_who_responds(verb: Verb) -> None:
    """Whatever the rules say."""
    assert role_for(LED, Action(verb), an_alert()) is Role.RESPONDER


@pytest.mark.parametrize(
    ("severity", "led", "alone"),
    [(Severity.LOW, Role.LEAD, Role.RESPONDER), (Severity.HIGH, Role.RESPONDER, Role.RESPONDER)],
)
def test_making_less_of_an_alert_is_for_leads(severity: Severity, led: Role, alone: Role) -> None:
    """As long as there are any."""
    action = Action(Verb.CHANGE_SEVERITY, severity=severity)

    assert role_for(LED, action, an_alert()) is led
    assert role_for(Roles(), action, an_alert()) is alone
    assert (role_to_lead(LED), role_to_lead(Roles())) == (Role.LEAD, Role.RESPONDER)
