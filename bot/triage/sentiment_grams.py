"""A text as the places of a table: each word, its beginnings, middles and ends, and its pairs and triples with others.

Only hashes: no word of any text that the model was trained on can be read from the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from bot.triage.sentiment_tokens import LINK, NAME

PLACES = 1 << 20
"""So many that a word the model never met most often falls on an empty place, and weighs nothing."""
PIECES = (3, 4, 5)
"""Lengths of the pieces that a word is cut into, with a mark at both its ends."""
TOGETHER = (2, 3)
_WHOLE = frozenset((LINK, NAME))


def of_word(word: str, is_negated: bool) -> list[int]:
    """The places of one word. A negated one has its plain places too."""
    return [_place(gram) for gram in _grams(word, is_negated)]


def of_neighbours(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Each pair and triple of neighbours: its place, its first word and how many words it has."""
    for size in TOGETHER:
        for at in range(len(words) - size + 1):
            yield _place(f"{size} {' '.join(words[at : at + size])}"), at, size


def _grams(word: str, is_negated: bool) -> Iterable[str]:
    yield f"w {word}"
    if is_negated:
        yield f"n {word}"
    if len(word) > 2 and word not in _WHOLE:
        marked = f"_{word}_"
        for size in PIECES:
            for at in range(len(marked) - size + 1):
                yield f"c {marked[at : at + size]}"


def _place(gram: str) -> int:
    return crc32(gram.encode("utf-8", "surrogatepass")) % PLACES
