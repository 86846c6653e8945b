"""Suggested replies: the team's templates that fit an alert, filled in from approved data alone.

Nothing of the mention comes in here, so nothing of it can be copied into a reply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.reply import Replies, Suggestion, Template
from bot.domain.rule import Rule
from bot.domain.verdict import Verdict

NEVER_IN_PUBLIC = frozenset({"threat"})
"""Categories that security and the police answer: a public reply only feeds them."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def suggest(rule: Rule | None, verdict: Verdict, replies: Replies, limit: int = 3) -> tuple[Suggestion, ...]:
    """Up to `limit` filled templates whose conditions all hold, the most specific first, else in the order written.

    Empty for a category that is never answered in public. A template that names what is not approved data, or an
    empty part of it, is left out. It checks no wording: the reply checker does.
    """
    if verdict.category in NEVER_IN_PUBLIC:
        return ()
    fitting = [template for template in replies.templates if _fits(template, rule, verdict)]
    approved = _approved(replies)
    filled = [
        Suggestion(template.id, text, _reason(template, rule, verdict))
        for template in sorted(fitting, key=_specificity, reverse=True)
        if (text := _filled(template.text, approved))
    ]
    return tuple(filled[: max(0, limit)])


def _fits(template: Template, rule: Rule | None, verdict: Verdict) -> bool:
    return (
        (not template.categories or verdict.category in template.categories)
        and (not template.kinds or (rule is not None and rule.kind in template.kinds))
        and (not template.sentiments or verdict.sentiment.label in template.sentiments)
    )


def _specificity(template: Template) -> tuple[int, int]:
    """More conditions first; among as many, those that admit less."""
    conditions = (template.categories, template.kinds, template.sentiments)
    return sum(map(bool, conditions)), -sum(map(len, conditions))


def _approved(replies: Replies) -> Mapping[str, str]:
    """Every placeholder that has a value."""
    values = {"hospital": replies.hospital}
    for contact in replies.contacts:
        for part in ("name", "phone", "email", "url"):
            values[f"contact.{contact.id}.{part}"] = getattr(contact, part)
    return {name: value for name, value in values.items() if value}


def _filled(text: str, approved: Mapping[str, str]) -> str:
    """The text with every placeholder filled, or empty when one cannot be."""
    rest = _PLACEHOLDER.sub("", text)
    names = _PLACEHOLDER.findall(text)
    if "{" in rest or "}" in rest or not all(name in approved for name in names):
        return ""
    return _PLACEHOLDER.sub(lambda found: approved[found[1]], text)


def _reason(template: Template, rule: Rule | None, verdict: Verdict) -> str:
    holds = []
    if template.categories:
        holds.append(f"the category is {verdict.category}")
    if template.kinds and rule is not None:
        holds.append(f"the rule is about {_ABOUT[rule.kind]}")
    if template.sentiments:
        holds.append(f"the sentiment is {verdict.sentiment.label}")
    return " and ".join(holds) or "it fits everything"


_ABOUT = {"hospital": "the hospital", "executive": "an executive", "campaign": "a campaign", "topic": "a topic"}
