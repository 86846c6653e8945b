"""How grave a mention is: points with reasons, then thresholds, then floors.

Points are never taken away: a good mood makes nothing less grave. `low` needs words or stars that say so, never a
score alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.mention import Engagement, Mention
from bot.domain.rule import Match
from bot.domain.severity import Severity, gravest
from bot.domain.verdict import Label
from bot.triage.category import Finding
from bot.triage.sentiment import Feeling
from bot.triage.topics.everyday import PRAISE
from bot.triage.topics.threat import THREAT

CRISIS = 70
HIGH = 40
"""The points at which a severity begins."""
CALM = 15
"""From this many points even praise is worth a look: many people see it."""
ANGER = 15
"""The points of the most negative text."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of a verdict and the points it stands for; none for what only explains."""

    points: int
    said: str
    quote: str = ""

    def __str__(self) -> str:
        weight = f" +{self.points}" if self.points else ""
        return f"{self.said}{weight}{': ' if self.quote else ''}{self.quote}"


def weigh(
    mention: Mention, matches: Sequence[Match], found: Sequence[Finding], feeling: Feeling, noise: str
) -> tuple[Severity, tuple[str, ...]]:
    """The severity and every reason for it, the weightiest first. `noise` marks an advert or a check-in, if any."""
    reasons = sorted(_reasons(mention, found, feeling), key=lambda reason: -reason.points)
    points = sum(reason.points for reason in reasons)
    calm = _calm(mention, found, feeling, noise)
    scored = _scored(points, is_calm=bool(calm))
    severity, floors = _raised(scored, matches, found)
    explained = [Reason(0, "low", calm)] if scored is Severity.LOW and severity is Severity.LOW else []
    return severity, tuple(map(str, [*floors, *reasons, *explained]))


def _reasons(mention: Mention, found: Sequence[Finding], feeling: Feeling) -> Iterator[Reason]:
    for finding in found:
        quotes = ", ".join(f'"{quote}"' for quote in finding.quotes)
        yield Reason(finding.points, finding.topic.name, quotes)
    label, score = feeling.sentiment.label, feeling.sentiment.score
    anger = round(ANGER * -score) if label is Label.NEGATIVE else 0
    yield Reason(anger, f"{label} sentiment", feeling.reason)
    if mention.rating is not None and mention.rating <= 2:
        yield Reason(10, "low rating", f"{mention.rating:g} of 5 stars")
    if reach := _reach(mention.author.followers):
        yield Reason(reach, "reach", f"{mention.author.followers} followers")
    if stir := _stir(mention.engagement):
        yield Reason(stir, "engagement", _counted(mention.engagement))


def _reach(followers: int | None) -> int:
    """5 points at a thousand followers, 5 more for each ten times as many, 25 at most."""
    return _magnitude(followers or 0, 100)


def _stir(engagement: Engagement) -> int:
    """5 points at a hundred reactions, a repost counting twice and a view a hundredth, 25 at most."""
    reactions = (engagement.likes or 0) + 2 * (engagement.reposts or 0) + (engagement.replies or 0)
    return _magnitude(reactions + (engagement.views or 0) // 100, 10)


def _magnitude(count: int, nothing: int) -> int:
    return min(25, int(5 * math.log10(count / nothing))) if count >= 10 * nothing else 0


def _counted(engagement: Engagement) -> str:
    counts = (
        (engagement.likes, "likes"),
        (engagement.reposts, "reposts"),
        (engagement.replies, "replies"),
        (engagement.views, "views"),
    )
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def _calm(mention: Mention, found: Sequence[Finding], feeling: Feeling, noise: str) -> str:
    """Why nobody needs to look, or empty. A sentiment alone is no such reason."""
    label = feeling.sentiment.label
    if any(finding.topic is not PRAISE for finding in found) or label in (Label.NEGATIVE, Label.UNKNOWN):
        return ""
    if label is Label.NEUTRAL or feeling.is_mixed:
        return f'nothing but "{noise}"' if noise and not found else ""
    if mention.rating is not None and mention.rating >= 4:
        return f"praise with {mention.rating:g} of 5 stars"
    return "nothing but praise" if found else ""


def _scored(points: int, *, is_calm: bool) -> Severity:
    if points >= CRISIS:
        return Severity.CRISIS
    if points >= HIGH:
        return Severity.HIGH
    return Severity.LOW if is_calm and points < CALM else Severity.NORMAL


def _raised(scored: Severity, matches: Sequence[Match], found: Sequence[Finding]) -> tuple[Severity, list[Reason]]:
    """The severity after the floors, and those floors that raised it."""
    floors = [
        (match.floor, Reason(0, f"at least {match.floor}", f"rule {match.rule_name}"))
        for match in matches
        if match.floor
    ]
    if any(finding.topic is THREAT for finding in found):
        floors.append((Severity.HIGH, Reason(0, f"at least {Severity.HIGH}", "every threat is")))
    raising = [(floor, reason) for floor, reason in floors if floor.rank > scored.rank]
    return gravest(scored, *(floor for floor, _ in raising)), [reason for _, reason in raising]
