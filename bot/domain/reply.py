"""Reply templates, the contacts a reply may name, and suggestions made of both."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.rule import RuleKind
from bot.domain.verdict import Label


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that a public reply may name: an office with a phone number, an address or a page."""

    id: str
    name: str
    phone: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A reply prepared by the team. Empty conditions apply to everything.

    `text` may hold `{hospital}` and `{contact.ID.name|phone|email|url}`, and nothing else in braces.
    """

    id: str
    text: str
    categories: frozenset[str] = frozenset()
    kinds: frozenset[RuleKind] = frozenset()
    sentiments: frozenset[Label] = frozenset()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Replies:
    """Everything in `replies.yaml`."""

    hospital: str = ""
    contacts: tuple[Contact, ...] = ()
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A template filled in for an alert, and why this one."""

    template_id: str
    text: str
    reason: str
