"""What people are told of a spike: how many, drawn over a day, which words and accounts drive it, and where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.domain.mention import Author
from bot.domain.surge import Counted, Series, SeriesName, chart
from bot.domain.view import CaseMention, JudgedMention
from bot.query.functionwords import FUNCTION_WORDS
from bot.query.text import normalise
from bot.triage.private import masked

MOST_WORDS = 5
MOST_ACCOUNTS = 3
MOST_ALERTS = 5
SHORTEST_WORD = 4
FEWEST = 2
MUCH_MORE = 2.0
"""A word drives a spike if so many times more of its mentions have it than of those before."""


def begun(series: Series, named: str, hour: int, now: Sequence[CaseMention], before: Sequence[CaseMention]) -> str:
    """That a spike begins. `now` are the mentions behind it, `before` are earlier ones of the series."""
    lines = [
        f"📈 Spike of {named}: {series.reason}.",
        f"{chart(series.hours, hour)} the last 24 hours, at most {max(count for _, count in series.hours):,} in one",
        _words([case.judged for case in now], [case.judged for case in before]),
        _accounts([case.judged.stored.mention.author for case in now]),
        _alerts(now),
    ]
    return "\n".join(line for line in lines if line)


def ended(series: Series, named: str, began_at: datetime, hour: int) -> str:
    """That it is over."""
    return (
        f"📉 Over: the spike of {named}, which began on {began_at:%d %b %H:%M} UTC.\n"
        f"{chart(series.hours, hour)} the last 24 hours"
    )


def named(name: SeriesName, rule_names: dict[str, str]) -> str:
    """What a series counts, for people."""
    if name.counted is Counted.RULE:
        return rule_names.get(name.of, name.of)
    return f"the category {name.of}"


def driving_words(now: Sequence[JudgedMention], before: Sequence[JudgedMention]) -> list[tuple[str, int]]:
    """The words that many mentions have and few had before, with how many have them.

    Nothing private is among them. Without mentions before, the words for which they matched say nothing new.
    """
    has, had = _counts(now), _counts(before)
    usual = FUNCTION_WORDS if before else FUNCTION_WORDS | _matched(now)
    shares = {
        word: (count / len(now)) / ((had[word] + 0.5) / (len(before) + 1))
        for word, count in has.items()
        if count >= FEWEST and len(word) >= SHORTEST_WORD and word not in usual
    }
    telling = [word for word, share in shares.items() if share >= MUCH_MORE]
    telling.sort(key=lambda word: (-has[word], -shares[word], word))
    return [(word, has[word]) for word in telling[:MOST_WORDS]]


def _counts(mentions: Sequence[JudgedMention]) -> Counter[str]:
    return Counter(word for one in mentions for word in _words_of(one) if word.isalpha())


def _words_of(judged: JudgedMention) -> set[str]:
    """Each word once, without private details."""
    return set(normalise(masked(judged.stored.mention.text, judged.verdict.private)).words.split())


def _matched(mentions: Sequence[JudgedMention]) -> set[str]:
    """The words for which rules held."""
    evidence = (one.text for judged in mentions for match in judged.matches for one in match.evidence)
    return {word for text in evidence for word in normalise(text).words.split()}


def _words(now: Sequence[JudgedMention], before: Sequence[JudgedMention]) -> str:
    told = ", ".join(f"{word} ({count})" for word, count in driving_words(now, before))
    return f"Words that drive it: {told}" if told else ""


def _accounts(authors: Sequence[Author]) -> str:
    """Who said most of it. Nothing of this is kept."""
    counts = Counter(f"@{author.handle.lstrip('@')}" if author.handle else author.name for author in authors)
    counts.pop("", None)
    if not counts:
        return ""
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_ACCOUNTS]
    told = ", ".join(f"{account[:60]} ({count})" for account, count in most)
    return f"Said by {told}; {len(counts):,} accounts in all" if len(counts) > MOST_ACCOUNTS else f"Said by {told}"


def _alerts(now: Sequence[CaseMention]) -> str:
    counts = Counter(case.alert_id for case in now).most_common()
    told = ", ".join(f"{alert_id} ({count})" for alert_id, count in counts[:MOST_ALERTS])
    more = f" and {len(counts) - MOST_ALERTS} more" if len(counts) > MOST_ALERTS else ""
    return f"Alerts, with their mentions: {told}{more}" if told else ""
