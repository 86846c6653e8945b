"""The people who can be on call. Schedules and policies stand beside them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team: a short id used in the rules folder, a name, and the Slack user id."""

    id: str
    name: str
    slack: str


@dataclass(frozen=True, slots=True)
class OnCall:
    """Everything in `oncall.yaml`: `policies` maps a policy's id to the ids of the members it tells, in order."""

    members: tuple[Member, ...] = ()
    policies: tuple[tuple[str, tuple[str, ...]], ...] = ()
