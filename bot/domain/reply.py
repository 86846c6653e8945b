"""Reply templates, the contacts a reply may name, suggestions made of both, and what the checker finds in a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.rule import RuleKind
from bot.domain.severity import Severity
from bot.domain.verdict import Label


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that a public reply may name: an office with a phone number, an address or a page."""

    id: str
    name: str
    phone: str = ""
    email: str = ""
    url: str = ""


class Asking(StrEnum):
    """What a template has to do with a person's consent to be contacted."""

    ASK = "ask"
    """It asks whether we may contact them; offered while no answer is recorded."""
    GIVEN = "given"
    """It is about contacting them; offered only when they have agreed."""


@dataclass(frozen=True, slots=True)
class Template:
    """A reply prepared by the team. Empty conditions apply to everything.

    `text` may hold `{hospital}`, `{rule.name}` and `{contact.ID.name|phone|email|url}`, and nothing else in braces.
    `languages` are two letters each, such as `es`; `sources` are names of sources.
    """

    id: str
    text: str
    categories: frozenset[str] = frozenset()
    kinds: frozenset[RuleKind] = frozenset()
    sentiments: frozenset[Label] = frozenset()
    severities: frozenset[Severity] = frozenset()
    languages: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    consent: Asking | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement for a crisis, approved before there was one. Placeholders are those of a template."""

    id: str
    text: str
    approved_by: str
    approved_on: date
    valid_until: date
    where: str = ""

    def is_valid(self, today: date) -> bool:
        """Whether it may still be used; the last day counts."""
        return self.approved_on <= today <= self.valid_until


@dataclass(frozen=True, slots=True)
class Replies:
    """Everything in `replies.yaml`. During a crisis the team is reminded `update_every` so often, or never."""

    hospital: str = ""
    contacts: tuple[Contact, ...] = ()
    templates: tuple[Template, ...] = ()
    holding: tuple[Holding, ...] = ()
    update_every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A template filled in for an alert, and why this one."""

    template_id: str
    text: str
    reason: str


class FindingLevel(StrEnum):
    """Whether a finding keeps a draft from being approved."""

    WARN = "warn"
    BLOCK = "block"


class DraftOutcome(StrEnum):
    """What the gravest finding means. A pass is no clearance to publish: a person gives that."""

    PASS = "pass"  # noqa: S105 - a verdict, no password
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the checker found in a draft: `text` is its words from `start` to `end`, in code points of the draft.

    `rule` is `R1` to `R10`, or `W-` and a word. What concerns the whole draft has `start` and `end` 0 and no text.
    """

    rule: str
    level: FindingLevel
    text: str
    start: int
    end: int
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class DraftVerdict:
    """What the checker says of a draft, its findings in the order of the draft."""

    findings: tuple[Finding, ...] = ()

    @property
    def outcome(self) -> DraftOutcome:
        """`block` when any finding blocks, else `warn` when there is any."""
        if any(finding.level is FindingLevel.BLOCK for finding in self.findings):
            return DraftOutcome.BLOCK
        return DraftOutcome.WARN if self.findings else DraftOutcome.PASS
