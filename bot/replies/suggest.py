"""Suggested replies: the team's templates that fit an alert, filled in from approved data alone.

Of the mention only its language and its source are looked at, so nothing of its words can be copied into a reply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain import mention as mentions
from bot.domain.consent import ConsentAnswer
from bot.domain.reply import Asking, Holding, Replies, Suggestion, Template
from bot.domain.rule import Rule
from bot.domain.verdict import Verdict
from bot.replies.spoken import spoken

NEVER_IN_PUBLIC = frozenset({"threat"})
"""Categories that security and the police answer: a public reply only feeds them."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LANGUAGES = {"en": "English", "es": "Spanish"}
_ABOUT = {"hospital": "the hospital", "executive": "an executive", "campaign": "a campaign", "topic": "a topic"}


def suggest(
    rule: Rule | None,
    verdict: Verdict,
    replies: Replies,
    limit: int = 3,
    *,
    mention: mentions.Mention | None = None,
    recent: Sequence[str] = (),
    consent: ConsentAnswer | None = None,
) -> tuple[Suggestion, ...]:
    """Up to `limit` filled templates whose conditions all hold, the most specific first, else in the order written.

    `recent` are the replies and suggestions last used on the mention's site, the newest first: the newest wording is
    never offered again, the older ones come last. `consent` is what the person answered when they were asked whether
    they may be contacted, None when nobody asked; for one who asked not to be, and for a category that is never
    answered in public, nothing is suggested. A template that names what is not approved data, or an empty part of it,
    is left out. It checks no wording: the reply checker does.
    """
    if verdict.category in NEVER_IN_PUBLIC or consent is ConsentAnswer.STOP:
        return ()
    case = _Case(rule, verdict, _language(mention), mention.source if mention else "", consent)
    fitting = [template for template in replies.templates if case.fits(template)]
    approved = approved_data(replies, rule)
    filled = [
        Suggestion(template.id, text, case.reason(template))
        for template in sorted(fitting, key=_specificity, reverse=True)
        if (text := fill(template.text, approved))
    ]
    return _unworn(filled, [_wording(text) for text in recent])[: max(0, limit)]


def approved_data(replies: Replies, rule: Rule | None) -> Mapping[str, str]:
    """Every placeholder that has a value."""
    values = {"hospital": replies.hospital, "rule.name": rule.name if rule else ""}
    for contact in replies.contacts:
        for part in ("name", "phone", "email", "url"):
            values[f"contact.{contact.id}.{part}"] = getattr(contact, part)
    return {name: value for name, value in values.items() if value}


def fill(text: str, approved: Mapping[str, str]) -> str:
    """The text with every placeholder filled, or empty when one cannot be."""
    rest = _PLACEHOLDER.sub("", text)
    names = _PLACEHOLDER.findall(text)
    if "{" in rest or "}" in rest or not all(name in approved for name in names):
        return ""
    return _PLACEHOLDER.sub(lambda found: approved[found[1]], text)


def prepared(replies: Replies, rule: Rule | None, today: date) -> tuple[Holding, ...]:
    """The holding statements that are valid on this day, filled in; one that cannot be filled is left out."""
    approved = approved_data(replies, rule)
    valid = (replace(one, text=fill(one.text, approved)) for one in replies.holding if one.is_valid(today))
    return tuple(one for one in valid if one.text)


@dataclass(frozen=True, slots=True)
class _Case:
    """What the conditions of a template are held against."""

    rule: Rule | None
    verdict: Verdict
    language: str
    source: str
    consent: ConsentAnswer | None

    def fits(self, template: Template) -> bool:
        return (
            (not template.categories or self.verdict.category in template.categories)
            and (not template.kinds or (self.rule is not None and self.rule.kind in template.kinds))
            and (not template.sentiments or self.verdict.sentiment.label in template.sentiments)
            and (not template.severities or self.verdict.severity in template.severities)
            and (not template.languages or self.language in template.languages)
            and (not template.sources or self.source in template.sources)
            and self._allows(template.consent)
        )

    def _allows(self, asking: Asking | None) -> bool:
        if asking is Asking.ASK:
            return self.consent is None
        return asking is None or self.consent is ConsentAnswer.YES

    def reason(self, template: Template) -> str:
        holds = []
        if template.languages:
            holds.append(f"the language is {_LANGUAGES.get(self.language, self.language)}")
        if template.categories:
            holds.append(f"the category is {self.verdict.category}")
        if template.kinds and self.rule is not None:
            holds.append(f"the rule is about {_ABOUT[self.rule.kind]}")
        if template.severities:
            holds.append(f"the severity is {self.verdict.severity}")
        if template.sentiments:
            holds.append(f"the sentiment is {self.verdict.sentiment.label}")
        if template.sources:
            holds.append(f"the source is {self.source}")
        if template.consent is Asking.ASK:
            holds.append("nobody has asked yet whether we may contact them")
        if template.consent is Asking.GIVEN:
            holds.append("they have agreed to be contacted")
        return " and ".join(holds) or "it fits everything"


def _specificity(template: Template) -> tuple[bool, int, int]:
    """The mention's own language first, then more conditions; among as many, those that admit less."""
    conditions = (
        template.categories,
        template.kinds,
        template.sentiments,
        template.severities,
        template.languages,
        template.sources,
    )
    return bool(template.languages), sum(map(bool, conditions)), -sum(map(len, conditions))


def _language(mention: mentions.Mention | None) -> str:
    """Two letters: what the source says, else what the words tell; empty when neither does."""
    if mention is None:
        return ""
    said = mention.lang.lower().replace("_", "-").partition("-")[0]
    return said if len(said) == len("es") else spoken(f"{mention.title} {mention.text}")


def _unworn(filled: Sequence[Suggestion], recent: Sequence[str]) -> tuple[Suggestion, ...]:
    """Without the newest wording; those used before it last, the one used longest ago before the others."""
    usable = [suggestion for suggestion in filled if _wording(suggestion.text) not in recent[:1]]

    def age(suggestion: Suggestion) -> int:
        words = _wording(suggestion.text)
        return -recent.index(words) if words in recent else -len(recent) - 1

    return tuple(sorted(usable, key=age))


def _wording(text: str) -> str:
    return " ".join(text.split())
