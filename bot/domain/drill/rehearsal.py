"""The rules as they hold in a drill: the same, but for where things are told and what leaves Slack."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.policy import Policy, Step, Target, TargetKind, Way
from bot.domain.rulebook import Rulebook


def rehearsed(book: Rulebook, channel: str = "", *, outside: bool = False) -> Rulebook:
    """The rulebook for a drill: no source is read, no quiet hours; unless `outside` no page leaves Slack.

    With a `channel` everything is told there, whatever the rules say, delicate stories too.
    """
    calm = book.without_quiet_hours()
    policies = tuple(_policy(policy, channel, outside=outside) for policy in calm.oncall.policies)
    kept = replace(calm, oncall=replace(calm.oncall, policies=policies), sources=())
    if not channel:
        return kept
    routes = tuple(replace(route, channel=channel) for route in book.routing.routes)
    routing = replace(book.routing, routes=routes, default_channel=channel, ops_channel=channel, private_channel="")
    return replace(kept, routing=routing, rules=tuple(replace(rule, channel="") for rule in book.rules))


def _policy(policy: Policy, channel: str, *, outside: bool) -> Policy:
    steps = tuple(_step(step, channel, outside=outside) for step in policy.steps)
    last = _step(policy.last_resort, channel, outside=outside) if policy.last_resort else None
    return replace(policy, steps=steps, last_resort=last)


def _step(step: Step, channel: str, *, outside: bool) -> Step:
    ways = step.ways if outside else tuple(way for way in step.ways if way.is_in_slack) or (Way.DM,)
    return replace(step, ways=ways, targets=tuple(_target(target, channel) for target in step.targets))


def _target(target: Target, channel: str) -> Target:
    return Target(target.kind, channel) if channel and target.kind is TargetKind.CHANNEL else target
