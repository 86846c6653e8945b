"""What a person may do. A role includes those before it. `docs/roles.md` has the rules in words."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.alert import Action, Alert, Verb


class Role(StrEnum):
    """From reading to changing everything."""

    VIEWER = "viewer"
    RESPONDER = "responder"
    LEAD = "lead"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Position: a higher rank may do what a lower one may."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True)
class Grant:
    """Who has a role: members of the rules folder, Slack user groups, and full members of channels."""

    role: Role
    members: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """The grants. `in_channel` is the role of a full member of the alert's own channel whom no grant names."""

    grants: tuple[Grant, ...] = ()
    in_channel: Role = Role.RESPONDER

    @property
    def leads(self) -> bool:
        """Whether anybody leads. A team that has named nobody has nobody to ask: then responders may do all of it."""
        return any(grant.role.rank >= Role.LEAD.rank for grant in self.grants)


def role_of(
    roles: Roles, member_id: str, groups: Set[str], channels: Set[str], *, in_alert_channel: bool
) -> Role | None:
    """The highest role that a grant gives; whom no grant names has that of the alert's channel, if they are in it.

    `groups` and `channels` are those of the grants that the person belongs to.
    """
    named = [
        grant.role
        for grant in roles.grants
        if member_id in grant.members or groups & set(grant.groups) or channels & set(grant.channels)
    ]
    if named:
        return max(named, key=lambda role: role.rank)
    return roles.in_channel if in_alert_channel else None


def role_for(roles: Roles, action: Action, alert: Alert) -> Role:
    """The role that an action on an alert needs. Making less of an alert than it was is for those who lead,
    and so is looking at what is hidden of a person."""
    lowers = action.verb is Verb.CHANGE_SEVERITY and action.severity and action.severity.rank < alert.severity.rank
    return role_to_lead(roles) if lowers or action.verb is Verb.REVEAL else Role.RESPONDER


def role_to_lead(roles: Roles) -> Role:
    """The role that muting, lowering a severity and looking at private details need."""
    return Role.LEAD if roles.leads else Role.RESPONDER
