"""How grave a mention is: points with reasons, then thresholds, then floors.

A good mood takes no points away: it makes nothing less grave. `low` needs words or stars that say so, never a score
alone. What the team said about similar mentions may take a few, and never brings anything below `normal`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.circumstances import ALONE, Circumstances
from bot.domain.mention import Engagement, Mention
from bot.domain.rule import Match
from bot.domain.severity import Severity, gravest
from bot.domain.topic import CAMPAIGN, PRAISE, RECRUITMENT
from bot.domain.verdict import Label
from bot.triage.category import Finding
from bot.triage.sentiment import Feeling

CRISIS = 70
HIGH = 40
"""The points at which a severity begins."""
CALM = 15
"""From this many points even praise is worth a look: many people see it."""
ANGER = 15
"""The points of the most negative text."""
_NOTHING_GRAVE = frozenset((PRAISE, RECRUITMENT, CAMPAIGN))


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of a verdict and the points it stands for; none for what only explains."""

    points: int
    said: str
    quote: str = ""

    def __str__(self) -> str:
        weight = f" {self.points:+}" if self.points else ""
        return f"{self.said}{weight}{': ' if self.quote else ''}{self.quote}"


def weigh(
    mention: Mention,
    matches: Sequence[Match],
    found: Sequence[Finding],
    feeling: Feeling,
    noise: str,
    around: Circumstances = ALONE,
) -> tuple[Severity, tuple[str, ...]]:
    """The severity and every reason for it, the weightiest first. `noise` marks an advert or a check-in, if any."""
    reasons = sorted(_reasons(mention, found, feeling, around), key=lambda reason: -abs(reason.points))
    points = sum(reason.points for reason in reasons)
    calm = _calm(mention, found, feeling, noise)
    # A low opinion may take points, but never what makes praise worth a look.
    scored = _scored(points, is_calm=bool(calm) and points - min(0, around.opinion.sway) < CALM)
    if around.hour and scored.rank >= Severity.HIGH.rank:
        reasons.append(Reason(0, "out of office hours", around.hour))
    severity, floors = _raised(scored, matches, found)
    explained = [Reason(0, "low", calm)] if scored is Severity.LOW and severity is Severity.LOW else []
    return severity, tuple(map(str, [*floors, *reasons, *explained]))


def _reasons(mention: Mention, found: Sequence[Finding], feeling: Feeling, around: Circumstances) -> Iterator[Reason]:
    everyday = next((finding for finding in found if not finding.topic.is_grave), None)
    for finding in found:
        quotes = ", ".join(f'"{quote}"' for quote in finding.quotes)
        # Of what is not grave the first alone counts: who waited, was ignored and paid for it tells one bad day.
        counts = finding.topic.is_grave or finding is everyday
        yield Reason(finding.points if counts else 0, finding.topic.name, quotes)
    label, score = feeling.sentiment.label, feeling.sentiment.score
    anger = round(ANGER * -score) if label is Label.NEGATIVE else 0
    yield Reason(anger, f"{label} sentiment", feeling.reason)
    if mention.rating is not None and mention.rating <= 2:
        yield Reason(10, "low rating", f"{mention.rating:g} of 5 stars")
    if reach := _reach(mention.author.followers):
        yield Reason(reach, "reach", f"{mention.author.followers} followers")
    if stir := _stir(mention.engagement):
        yield Reason(stir, "engagement", _counted(mention.engagement))
    if spread := _spread(around.last_hour):
        yield Reason(spread, "spreading", f"{around.last_hour} mentions in the last hour")
    if around.opinion.sway:
        yield Reason(around.opinion.sway, "what the team said of such alerts", str(around.opinion))


def _reach(followers: int | None) -> int:
    """5 points at a thousand followers, 5 more for each ten times as many, 25 at most."""
    return _magnitude(followers or 0, 100)


def _stir(engagement: Engagement) -> int:
    """5 points at a hundred reactions, a repost counting twice and a view a hundredth, 25 at most."""
    reactions = (engagement.likes or 0) + 2 * (engagement.reposts or 0) + (engagement.replies or 0)
    return _magnitude(reactions + (engagement.views or 0) // 100, 10)


def _spread(last_hour: int) -> int:
    """10 points at ten mentions in the last hour, 20 at a hundred, 25 at most."""
    return min(25, 2 * _magnitude(last_hour, 1))


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
    told = {finding.topic.category for finding in found}
    if told - _NOTHING_GRAVE or label in (Label.NEGATIVE, Label.UNKNOWN):
        return ""
    if label is Label.NEUTRAL or feeling.is_mixed:
        advert = next((finding.quotes[0] for finding in found if finding.topic.category == RECRUITMENT), noise)
        return f'nothing but "{advert}"' if advert and PRAISE not in told else ""
    if mention.rating is not None and mention.rating >= 4:
        return f"praise with {mention.rating:g} of 5 stars"
    return f"nothing but {PRAISE if PRAISE in told else RECRUITMENT}" if told & {PRAISE, RECRUITMENT} else ""


def _scored(points: int, *, is_calm: bool) -> Severity:
    if points >= CRISIS:
        return Severity.CRISIS
    if points >= HIGH:
        return Severity.HIGH
    return Severity.LOW if is_calm else Severity.NORMAL


def _raised(scored: Severity, matches: Sequence[Match], found: Sequence[Finding]) -> tuple[Severity, list[Reason]]:
    """The severity after the floors, and those floors that raised it."""
    floors = [
        (match.floor, Reason(0, f"at least {match.floor}", f"rule {match.rule_name}"))
        for match in matches
        if match.floor
    ]
    floors += [
        (floor, Reason(0, f"at least {floor}", f"every mention of {finding.topic.name} is"))
        for finding in found
        if (floor := finding.topic.floor)
    ]
    raising = [(floor, reason) for floor, reason in floors if floor.rank > scored.rank]
    return gravest(scored, *(floor for floor, _ in raising)), [reason for _, reason in raising]
