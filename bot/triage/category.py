"""What a mention is about: the topics that its words touch, the gravest first, each with the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.topic import QUESTION, Pairs, Topic, Wordbook
from bot.triage.groups import GROUPS
from bot.triage.phrases import Phrases

MORE = 10
"""Points for each further phrase of a topic; one alone may be an accident of words."""
MOST_MORE = 20
QUOTED = 3
LONGEST_QUOTE = 60

_ASKED = re.compile(
    r"(?:^|[.!?\n])[\s¿]{0,9}(?:who|what|when|where|which|how|is|are|do|does|can|could|will|would|should|has|have|any|anyone"
    r"|que|qué|quien|quién|cuando|cuándo|donde|dónde|como|cómo|cual|cuál|hay|puedo|alguien)\b"
    r"[^.!?\n]{8,200}\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A topic that a mention touches, what it adds to the severity, and the words, the weightiest first."""

    topic: Topic
    points: int
    quotes: tuple[str, ...]


class Reader:
    """Finds the topics of a wordbook. Building it compiles what no earlier one has; reading shares nothing."""

    def __init__(self, wordbook: Wordbook) -> None:
        self._topics = [_compiled(topic, wordbook.groups) for topic in wordbook.topics]
        self._noise = Phrases(wordbook.noise, _groups(wordbook.groups))
        self._question = next((topic for topic in wordbook.topics if topic.id == QUESTION), None)

    def findings(self, text: str, words: str) -> tuple[Finding, ...]:
        """The topics of a text in the order of their gravity. `words` are its normalised words."""
        found = [finding for topic in self._topics if (finding := topic.finding(words))]
        if self._question and _ASKED.search(text) and all(finding.topic is not self._question for finding in found):
            found.append(Finding(self._question, 0, ("?",)))
            order = [compiled.topic for compiled in self._topics]
            found.sort(key=lambda finding: order.index(finding.topic))
        return tuple(found)

    def noise(self, words: str) -> str:
        """The first words that mark an advert or a check-in; empty when there are none."""
        return next((words[start:end] for start, end in self._noise.found(words)), "")


@dataclass(frozen=True, slots=True)
class _Compiled:
    topic: Topic
    phrases: tuple[tuple[int, Phrases], ...]
    otherwise: Phrases
    needs: Phrases | None

    def finding(self, words: str) -> Finding | None:
        """What the words say of this topic; None when nothing."""
        quotes = dict(self._quotes(words))
        if not quotes or (self.needs and not any(self.needs.found(self.otherwise.hidden(words)))):
            return None
        more = min(MOST_MORE, MORE * (len(quotes) - 1)) if self.topic.is_grave else 0
        return Finding(self.topic, max(quotes.values()) + more, tuple(quotes)[:QUOTED])

    def _quotes(self, words: str) -> Iterator[tuple[str, int]]:
        readable = self.otherwise.hidden(words) if any(any(list_.found(words)) for _, list_ in self.phrases) else ""
        told: set[str] = set()
        for points, phrases in self.phrases:
            spans = phrases.asserted(readable) if self.topic.is_negatable else phrases.found(readable)
            for quote in [readable[start:end][:LONGEST_QUOTE] for start, end in spans]:
                if quote not in told:
                    told.add(quote)
                    yield quote, points
            # What a weighty phrase has told is not told again by the light ones inside it.
            readable = phrases.hidden(readable)


def _groups(pairs: Pairs) -> dict[str, str]:
    return {**GROUPS, **dict(pairs)}


@lru_cache(maxsize=200)
def _compiled(topic: Topic, groups: Pairs) -> _Compiled:
    known = _groups(groups)
    phrases = tuple((points, Phrases(lines, known)) for points, lines in topic.words)
    needs = Phrases(topic.needs, known) if topic.needs else None
    return _Compiled(topic, phrases, Phrases(topic.otherwise, known), needs)
