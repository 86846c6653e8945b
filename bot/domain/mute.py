"""What the team does not want to hear of for a time: an author, a site, or a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_MUTE = timedelta(days=30)
LONGEST_VALUE = 1_000


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


class MuteWhy(StrEnum):
    """Why a mute was refused."""

    NO_VALUE = "no value"
    TOO_LONG_A_VALUE = "too long a value"
    NO_SITE = "no site"
    UNREADABLE = "unreadable"
    TIME_PASSED = "time passed"
    TOO_LONG = "too long"
    ALREADY_MUTED = "already muted"
    NOT_MUTED = "not muted"


@dataclass(frozen=True, slots=True)
class MuteRefused:
    """Nothing was done: why, in `detail` what is wrong with a query, and the `mute` that is there already."""

    why: MuteWhy
    detail: str = ""
    mute: Mute | None = None


def fault_in(kind: MuteKind, value: str, until: datetime, now: datetime) -> MuteRefused | None:
    """What is wrong with a mute, but for a query, which the rule language judges; None when nothing."""
    if not value:
        return MuteRefused(MuteWhy.NO_SITE if kind is MuteKind.SITE else MuteWhy.NO_VALUE)
    if len(value) > LONGEST_VALUE:
        return MuteRefused(MuteWhy.TOO_LONG_A_VALUE)
    if until <= now:
        return MuteRefused(MuteWhy.TIME_PASSED)
    return MuteRefused(MuteWhy.TOO_LONG) if until > now + LONGEST_MUTE else None


def handle_of(author: str) -> str:
    """An author's handle in the form in which handles are compared."""
    return author.strip().lstrip("@").casefold()


def covers(site: str, host: str) -> bool:
    """Whether a muted site is this host, or a part of it."""
    return host == site or host.endswith(f".{site}")
