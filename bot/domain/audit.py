"""What an auditor reads: the history as it was recorded, chained so that an altered line is found, and the refusals.

Each change carries a digest of itself and of the digest before it, per alert. Nothing here is secret: whoever may write
the database can also compute a new chain. Keep the last digests elsewhere to be certain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from bot.domain.alert import Change

BEGINNING = ""
"""The digest before the first change of an alert."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A change as it was stored. `digest` is None for one from before the history was chained."""

    id: int
    change: Change
    digest: str | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody asked for something and was refused: `verb` is what they asked for, `why` the reason's own word."""

    id: int
    alert_id: int | None
    who: str
    verb: str
    why: str
    at: datetime


def digest(before: str, change: Change) -> str:
    """The digest of a change that follows the one with the digest `before`. `docs/reference.md` describes it."""
    return sha256(f"{before}\n{canonical(change)}".encode()).hexdigest()


def canonical(change: Change) -> str:
    """A change as the same text on every machine: a JSON list in ASCII, the time in UTC to the microsecond."""
    at = change.at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [change.alert_id, change.revision, at, change.who, change.verb, change.before, change.after, change.reason]
    return json.dumps(fields, separators=(",", ":"))


def head(changes: Iterable[Change], before: str = BEGINNING) -> str:
    """The digest of the last of these changes."""
    for change in changes:
        before = digest(before, change)
    return before


@dataclass(frozen=True, slots=True)
class Chain:
    """How far the history of one alert was read. `is_hashed` once a change with a digest has come."""

    digest: str = BEGINNING
    revision: int = 0
    count: int = 0
    is_hashed: bool = False

    def after(self, change: Change, recorded: str | None) -> Chain | str:
        """The chain with one more change, or a sentence that says what is wrong with it.

        Changes from before the history was chained have no digest of their own; the first that has one covers them.
        """
        computed = digest(self.digest, change)
        name = f"alert {change.alert_id}, revision {change.revision} ({change.verb} by {change.who})"
        if recorded is None and self.is_hashed:
            return f"{name}: it has no digest, although the one before it has"
        if recorded is not None and recorded != computed:
            return f"{name}: it or a change before it was altered, removed or put elsewhere"
        return Chain(computed, change.revision, self.count + 1, self.is_hashed or recorded is not None)
