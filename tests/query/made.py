"""Rules and mentions for the tests of this room."""

from datetime import UTC, datetime

from hypothesis import settings

from bot.domain.mention import Mention
from bot.domain.rule import Evidence, Match, Rule, RuleKind
from bot.query.matcher import Matcher

UNTIMED = settings(deadline=None)
"""The first call builds the parser and the tables; how long that takes is no property."""

PUBLISHED = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def rule(query: str, id: str = "st-brigid", **kwargs: datetime) -> Rule:
    return Rule(id=id, name="St. Brigid", kind=RuleKind.HOSPITAL, query=query, **kwargs)


def mention(text: str, title: str = "") -> Mention:
    return Mention("file", "1", text, PUBLISHED, title=title)


def matches(query: str, text: str, title: str = "") -> tuple[Match, ...]:
    return Matcher([rule(query)]).match(mention(text, title))


def holds(query: str, text: str, title: str = "") -> bool:
    return bool(matches(query, text, title))


def evidence(query: str, text: str, title: str = "") -> tuple[Evidence, ...]:
    return matches(query, text, title)[0].evidence


def shown(query: str, text: str, title: str = "") -> list[str]:
    return [one.text for one in evidence(query, text, title)]
