"""A rule says what to look for; a match says that it holds for a mention, and shows the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.severity import Severity


class RuleKind(StrEnum):
    """What a rule is about."""

    HOSPITAL = "hospital"
    EXECUTIVE = "executive"
    CAMPAIGN = "campaign"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must match, or must ignore. `where` is its file and line."""

    text: str
    matches: bool
    where: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the team. `where` is its file and line, for people who must mend it.

    `severity` is a floor. `active_from` (inclusive) and `active_until` (exclusive) bound the time of
    publication that the rule is about.
    """

    id: str
    name: str
    kind: RuleKind
    query: str
    owner: str = ""
    channel: str = ""
    severity: Severity | None = None
    active_from: datetime | None = None
    active_until: datetime | None = None
    examples: tuple[Example, ...] = ()
    where: str = ""

    def is_active(self, at: datetime) -> bool:
        """Whether the rule is about what was published `at` this time."""
        began = self.active_from is None or at >= self.active_from
        ended = self.active_until is not None and at >= self.active_until
        return began and not ended


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made a rule hold: `text` is `field[start:end]` of the original, in code points.

    `field` is `text` or `title`.
    """

    text: str
    start: int
    end: int
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that holds for a mention. `floor` is the rule's severity, carried along for triage."""

    rule_id: str
    rule_name: str
    kind: RuleKind
    evidence: tuple[Evidence, ...]
    floor: Severity | None = None
