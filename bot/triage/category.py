"""What a mention is about: the topics that its words touch, the gravest first, each with the words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.topic import QUESTION, Topic, Wordbook
from bot.query.text import normalise
from bot.triage.denial import is_denied
from bot.triage.groups import GROUPS
from bot.triage.phrase_index import Hit, PhraseIndex, Words, apart
from bot.triage.sentences import words_of_sentences

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
    """Finds the topics of a wordbook. Building it indexes what no earlier one has."""

    def __init__(self, wordbook: Wordbook) -> None:
        self._index = _indexed(wordbook)

    def read(self, text: str) -> tuple[tuple[Finding, ...], str]:
        """The topics of a text in the order of their gravity, and the first words that mark an advert or a check-in.

        The words are empty when there are none.
        """
        words = Words(words_of_sentences(text))
        found = self._index.found(words)
        findings = (one.finding(words, found) or self._asked(one, text) for one in self._index.topics)
        noise = apart(found[_NOISE], set())
        return tuple(finding for finding in findings if finding), words.said(noise[0]) if noise else ""

    def _asked(self, one: _Listed, text: str) -> Finding | None:
        """A question that no phrase told, by its mark; one that only sounds like it stands in `otherwise`."""
        if one.topic.id != QUESTION or "?" not in text:
            return None
        asked = (self._index.found(Words(normalise(hit[0]).searched)) for hit in _ASKED.finditer(text))
        is_meant = any(not found[one.otherwise] for found in asked)
        return Finding(one.topic, 0, ("?",)) if is_meant else None


_Found = Mapping[int, Sequence[Hit]]
_NOISE = 0
"""The number of the list of adverts and check-ins; those of the topics follow."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A topic with the numbers of its lists in the index."""

    topic: Topic
    otherwise: int
    needs: int
    words: tuple[tuple[int, int], ...]

    def finding(self, words: Words, found: _Found) -> Finding | None:
        """What the words say of this topic; None when nothing."""
        if not any(found[number] for _, number in self.words):
            return None
        hidden: set[int] = set()
        apart(found[self.otherwise], hidden)
        if self.topic.needs and not apart(found[self.needs], set(hidden)):
            return None
        quotes = dict(self._quotes(words, found, hidden))
        if not quotes:
            return None
        more = min(MOST_MORE, MORE * (len(quotes) - 1)) if self.topic.is_grave else 0
        return Finding(self.topic, max(quotes.values()) + more, tuple(quotes)[:QUOTED])

    def _quotes(self, words: Words, found: _Found, hidden: set[int]) -> Iterator[tuple[str, int]]:
        """Each quotation with its points. What a weighty phrase has told, light ones do not tell again."""
        told: set[str] = set()
        for points, number in self.words:
            for hit in apart(found[number], hidden):
                quote = words.said(hit)[:LONGEST_QUOTE]
                denied = self.topic.is_negatable and is_denied(words.text, words.span(hit)[0])
                if quote not in told and not denied:
                    told.add(quote)
                    yield quote, points


@dataclass(frozen=True, slots=True)
class _Index:
    topics: tuple[_Listed, ...]
    phrases: PhraseIndex

    def found(self, words: Words) -> _Found:
        """The hits of each list by its number."""
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in self.phrases.hits(words):
            found[hit.list].append(hit)
        return found


@lru_cache(maxsize=20)
def _indexed(wordbook: Wordbook) -> _Index:
    lists = [wordbook.noise]
    topics = []
    for topic in wordbook.topics:
        at = len(lists)
        lists += [topic.otherwise, topic.needs, *(lines for _, lines in topic.words)]
        numbers = tuple((points, at + 2 + place) for place, (points, _) in enumerate(topic.words))
        topics.append(_Listed(topic, at, at + 1, numbers))
    return _Index(tuple(topics), PhraseIndex(lists, {**GROUPS, **dict(wordbook.groups)}))
