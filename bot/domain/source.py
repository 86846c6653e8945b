"""What we know about a source: its configuration, how it fares, and what one read of it returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.mention import Mention


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """One entry of `sources.yaml`. `options` are those of its type, already checked."""

    name: str
    type: str
    every: timedelta
    options: Mapping[str, object] = field(default_factory=dict)
    where: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What one read returned. Storing `mentions` and moving to `cursor` is one transaction.

    `more` asks for another read at once, with the new cursor. `faults` are records that could not be read, each a
    sentence; `gap` says which stretch the source can no longer give us, empty when none.
    """

    mentions: tuple[Mention, ...]
    cursor: str
    more: bool = False
    faults: tuple[str, ...] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source fares. `trouble` is what the last poll failed with, empty when it went well."""

    name: str
    cursor: str = ""
    polled_at: datetime | None = None
    succeeded_at: datetime | None = None
    not_before: datetime | None = None
    failures: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What storing a page changed."""

    new: int = 0
    edited: int = 0
    repeated: int = 0
