"""What a mention is about: the topics that its words touch, the gravest first, each with the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.triage.phrases import Phrases
from bot.triage.topics import TOPICS
from bot.triage.topics.everyday import NOISE, QUESTION
from bot.triage.topics.topic import Topic

MORE = 10
"""Points for each further phrase of a topic; one alone may be an accident of words."""
MOST_MORE = 20
QUOTED = 3
LONGEST_QUOTE = 60

_ASKED = re.compile(
    r"(?:^|[.!?\n])\s{0,9}(?:who|what|when|where|which|how|is|are|do|does|can|could|will|would|should|has|have|any|anyone)\b"
    r"[^.!?\n]{8,200}\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A topic that a mention touches, what it adds to the severity, and the words, the weightiest first."""

    topic: Topic
    points: int
    quotes: tuple[str, ...]


def findings(text: str, words: str) -> tuple[Finding, ...]:
    """The topics of a text in the order of their gravity. `words` are its normalised words."""
    found = [finding for topic in TOPICS if (finding := _finding(topic, words))]
    if _ASKED.search(text) and all(finding.topic is not QUESTION for finding in found):
        found.append(Finding(QUESTION, 0, ("?",)))
    return tuple(sorted(found, key=lambda finding: TOPICS.index(finding.topic)))


def noise(words: str) -> str:
    """The first words that mark an advert or a check-in; empty when there are none."""
    return next((words[start:end] for start, end in _noise().found(words)), "")


def _finding(topic: Topic, words: str) -> Finding | None:
    compiled = _compiled(topic.category)
    readable = compiled.elsewhere.hidden(words)
    quotes: dict[str, int] = {}
    for points, phrases in compiled.phrases:
        for start, end in phrases.asserted(readable) if topic.is_negatable else phrases.found(readable):
            quotes.setdefault(readable[start:end][:LONGEST_QUOTE], points)
        # What a weighty phrase has told is not told again by the light ones inside it.
        readable = phrases.hidden(readable)
    if not quotes:
        return None
    more = min(MOST_MORE, MORE * (len(quotes) - 1)) if topic.is_grave else 0
    return Finding(topic, max(quotes.values()) + more, tuple(quotes)[:QUOTED])


@dataclass(frozen=True, slots=True)
class _Compiled:
    phrases: tuple[tuple[int, Phrases], ...]
    elsewhere: Phrases


@cache
def _compiled(category: str) -> _Compiled:
    topic = next(topic for topic in TOPICS if topic.category == category)
    heaviest_first = sorted(topic.phrases.items(), reverse=True)
    return _Compiled(tuple((points, Phrases(lines)) for points, lines in heaviest_first), Phrases(topic.elsewhere))


@cache
def _noise() -> Phrases:
    return Phrases(NOISE)
