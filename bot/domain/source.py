"""What we know about a source: its configuration, how it fares, and what one read of it returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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


STAFF = "staff"
"""The name of what people of the team have heard, in place of a source's."""
TELL_AFTER = 3
"""Failures in a row after which people are told of a trouble that usually passes by itself."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a poll failed. `needs_person` when waiting alone will not mend it."""

    reason: str
    needs_person: bool


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source fares. `trouble` is what the last poll failed with, empty when it went well.

    `told` says that people know of the trouble, `needs_person` that waiting alone will not mend it, and `tells_now`
    that it is this very failure they should hear of.
    """

    name: str
    cursor: str = ""
    polled_at: datetime | None = None
    succeeded_at: datetime | None = None
    not_before: datetime | None = None
    failures: int = 0
    trouble: str = ""
    told: bool = False
    needs_person: bool = False
    tells_now: bool = False

    def must_wait(self, now: datetime, started_at: datetime) -> bool:
        """Whether it must not be polled yet. A restart says that a person has mended something: a refusal is over."""
        is_mended = self.needs_person and self.polled_at is not None and self.polled_at < started_at
        return self.not_before is not None and now < self.not_before and not is_mended

    def after_failure(self, trouble: Trouble, now: datetime, not_before: datetime | None) -> SourceState:
        """The state after one more failed poll: people are told once for each trouble."""
        failures = self.failures + 1
        worth_telling = trouble.needs_person or failures >= TELL_AFTER
        return replace(
            self,
            polled_at=now,
            not_before=not_before,
            failures=failures,
            trouble=trouble.reason,
            told=self.told or worth_telling,
            needs_person=trouble.needs_person,
            tells_now=worth_telling and not self.told,
        )


@dataclass(frozen=True, slots=True)
class Added:
    """What storing a page changed."""

    new: int = 0
    edited: int = 0
    repeated: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.edited + other.edited, self.repeated + other.repeated)
