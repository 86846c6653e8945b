"""What the team does not want to hear of for a time: an author, a site, or a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MuteKind(StrEnum):
    """What is muted."""

    AUTHOR = "author"
    SITE = "site"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Mute:
    """`value` is a handle, a host, or a query of the rule language. It ends at `until`, or by hand before that."""

    id: int
    kind: MuteKind
    value: str
    until: datetime
    who: str
    at: datetime
    reason: str = ""
    ended_by: str = ""
    ended_at: datetime | None = None
