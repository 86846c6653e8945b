"""Which severity and kind goes to which channel, with which policy."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.rule import Rule, RuleKind
from bot.domain.severity import Severity

DEFAULT_CHANNEL = "reputation"


@dataclass(frozen=True, slots=True)
class Route:
    """One line of routing: it applies when all that it names agrees. `at_least` is a severity."""

    channel: str
    policy: str = ""
    kinds: frozenset[RuleKind] = frozenset()
    at_least: Severity = Severity.LOW

    def applies(self, kind: RuleKind, severity: Severity) -> bool:
        """Whether this line is about such an alert."""
        return (not self.kinds or kind in self.kinds) and severity.rank >= self.at_least.rank


@dataclass(frozen=True, slots=True)
class Routing:
    """The lines in order, the channel for everything else, and the channel for the bot's own troubles.

    `private_channel` is where threats, exposed staff and self-harm go; empty: where everything of their severity goes.
    """

    routes: tuple[Route, ...] = ()
    default_channel: str = DEFAULT_CHANNEL
    ops_channel: str = DEFAULT_CHANNEL
    timezone: str = "UTC"
    private_channel: str = ""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an alert goes, and why there."""

    channel: str
    policy: str
    reason: str


def destination(routing: Routing, rule: Rule, severity: Severity, *, is_delicate: bool = False) -> Destination:
    """The first line that applies; the rule's own channel overrides the line's, and the private one both.

    The policy is always the line's.
    """
    line = next((route for route in routing.routes if route.applies(rule.kind, severity)), None)
    policy = line.policy if line else ""
    if is_delicate and routing.private_channel:
        return Destination(routing.private_channel, policy, "threats and self-harm go to the private channel")
    if rule.channel:
        return Destination(rule.channel, policy, f"rule {rule.id} names the channel")
    if line:
        return Destination(line.channel, policy, f"routing: {severity} {rule.kind} goes to {line.channel}")
    return Destination(routing.default_channel, policy, "no line of routing applies: the default channel")
