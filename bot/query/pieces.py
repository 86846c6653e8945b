"""The words, names and hashtags of a mention that stand near the evidence of a match and are not part of the rule.

Does not say which of them to exclude.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.functionwords import FUNCTION_WORDS
from bot.query.text import Normal, normalise

FARTHEST = 25
"""Words between a piece and the evidence."""
SHORTEST, LONGEST = 4, 30
"""Letters of a word that stands by itself."""
MOST_EVIDENCE = 10

_SENTENCE_END = re.compile(r"[.!?:;\n]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as it is written in a query. `is_name` when it is capitalised within a sentence, or a hashtag.

    `distance` counts the words to the evidence, `beside` is the evidence as it stands in the text.
    """

    text: str
    is_name: bool
    distance: int
    beside: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, hashtag or handle with its slice of the original."""

    word: str
    start: int
    end: int
    is_name: bool


def pieces_near(query: str, mention: Mention, evidence: Sequence[Evidence]) -> list[Piece]:
    """The pieces, each once, the nearest first. `query` is the rule's: its own words are no pieces."""
    read = normalise(query)
    own = {*read.words.split(" "), *read.names}
    found = [
        piece
        for field, text in (("title", mention.title), ("text", mention.text))
        for piece in _in_field(text, [one for one in evidence if one.field == field][:MOST_EVIDENCE], own)
    ]
    nearest: dict[str, Piece] = {}
    for piece in sorted(found, key=lambda piece: (piece.distance, not piece.is_name)):
        nearest.setdefault(piece.text, piece)
    return list(nearest.values())


def _in_field(text: str, evidence: Sequence[Evidence], own: set[str]) -> Iterator[Piece]:
    if not evidence:
        return
    passage = _Passage.of(text, evidence, own)
    for one in evidence:
        inside = [at for at, token in enumerate(passage.tokens) if _overlap(token, one)]
        if inside:
            beside = _Beside(inside[0], inside[-1], one.text)
            yield from passage.longer_names(beside)
            yield from passage.words(beside)
            yield from passage.hashtags(beside)


@dataclass(frozen=True, slots=True)
class _Beside:
    """One evidence, as the first and last of its tokens."""

    first: int
    last: int
    text: str

    def distance(self, at: int) -> int:
        return self.first - at if at < self.first else at - self.last

    def has_near(self, at: int) -> bool:
        return not self.first <= at <= self.last and self.distance(at) <= FARTHEST


@dataclass(frozen=True, slots=True)
class _Passage:
    """A title or a text. `free` says of each token that it is neither evidence nor a word of the rule."""

    text: str
    tokens: list[_Token]
    free: list[bool]
    tags: list[_Token]

    @classmethod
    def of(cls, text: str, evidence: Sequence[Evidence], own: set[str]) -> _Passage:
        normal = normalise(text)
        names = [_Token(name, *normal.name_span(at), is_name=True) for at, name in enumerate(normal.names)]
        tokens = _tokens(normal)
        taken: list[_Token | Evidence] = [*evidence, *names]
        free = [token.word not in own and not any(_overlap(token, one) for one in taken) for token in tokens]
        tags = [tag for tag in names if tag.word[0] == "#" and tag.word not in own]
        return cls(text, tokens, free, [tag for tag in tags if not any(_overlap(tag, one) for one in evidence)])

    def longer_names(self, beside: _Beside) -> Iterator[Piece]:
        """The evidence with the capitalised word right before or after it: `St. Brigid's` within `St. Brigid's FC`."""
        if beside.text[:1] in ("#", "@"):
            return
        words = " ".join(token.word for token in self.tokens[beside.first : beside.last + 1])
        if self._goes_on(beside.last, beside.last + 1, beside.last + 1):
            yield Piece(f'"{words} {self.tokens[beside.last + 1].word}"', True, 1, beside.text)
        if beside.first > 0 and self._goes_on(beside.first - 1, beside.first, beside.first - 1):
            yield Piece(f'"{self.tokens[beside.first - 1].word} {words}"', True, 1, beside.text)

    def words(self, beside: _Beside) -> Iterator[Piece]:
        """Single words, and two that stand side by side."""
        near = [at for at, free in enumerate(self.free) if free and beside.has_near(at)]
        for at in near:
            token = self.tokens[at]
            if _stands_alone(token.word):
                yield Piece(f'"{token.word}"', token.is_name, beside.distance(at), beside.text)
        for at, after in pairwise(near):
            left, right = self.tokens[at], self.tokens[after]
            if after == at + 1 and self._is_phrase(left, right):
                far = max(beside.distance(at), beside.distance(after))
                yield Piece(f'"{left.word} {right.word}"', left.is_name and right.is_name, far, beside.text)

    def hashtags(self, beside: _Beside) -> Iterator[Piece]:
        """Hashtags that are no evidence."""
        for tag in self.tags:
            at = next((at for at, token in enumerate(self.tokens) if token.end > tag.start), len(self.tokens))
            if beside.has_near(at):
                yield Piece(tag.word, True, beside.distance(at), beside.text)

    def _goes_on(self, left: int, right: int, added: int) -> bool:
        """Whether the name goes on with the token `added`, which is one of these two neighbours."""
        if added >= len(self.tokens) or not self.free[added]:
            return False
        gap, token = self.text[self.tokens[left].end : self.tokens[right].start], self.tokens[added]
        return gap.isspace() and token.is_name and token.word not in FUNCTION_WORDS

    def _is_phrase(self, left: _Token, right: _Token) -> bool:
        gap = self.text[left.end : right.start]
        told = all(word not in FUNCTION_WORDS and 1 < len(word) <= LONGEST for word in (left.word, right.word))
        return told and gap.strip(" -") == ""


def _overlap(token: _Token, other: _Token | Evidence) -> bool:
    return token.start < other.end and token.end > other.start


def _tokens(normal: Normal) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    for word in normal.words.split(" ") if normal.words else []:
        start, end = normal.span(at, at + len(word))
        tokens.append(_Token(word, start, end, _is_name(normal.original, tokens[-1].end if tokens else 0, start)))
        at += len(word) + 1
    return tokens


def _is_name(text: str, before: int, start: int) -> bool:
    """Capitalised, and not only because a sentence begins."""
    begins = not text[:start].strip() or _SENTENCE_END.search(text[before:start]) is not None
    return text[start : start + 1].isupper() and not begins


def _stands_alone(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word not in FUNCTION_WORDS and not word.isdigit()
