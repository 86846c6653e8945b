"""What a person may do. A role includes those before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
