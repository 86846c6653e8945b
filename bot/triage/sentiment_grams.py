"""A text as the places of a table: each word, its beginnings, middles and ends, and its pairs and triples with others.

Only hashes: no word of any text that the model was trained on can be read from the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from bot.triage.sentiment_tokens import LINK, NAME

PLACES = 1 << 20
"""So many that a word the model never met most often falls on an empty place, and weighs nothing."""
PIECES = (3, 4, 5)
"""Lengths in bytes of the pieces that a word is cut into, with a mark at both its ends."""
_NEGATED, _PIECE = 1, 2
"""Where the checksums of a kind begin, so that a word and a piece that are spelled alike stand apart."""
_WHOLE = frozenset((LINK, NAME))


def of_word(word: str, is_negated: bool) -> list[int]:
    """The places of one word. A negated one has its plain places too."""
    said = word.encode("utf-8", "surrogatepass")
    places = [crc32(said) % PLACES]
    if is_negated:
        places.append(crc32(said, _NEGATED) % PLACES)
    if len(word) > 2 and word not in _WHOLE:
        marked = b"_" + said + b"_"
        last = len(marked) + 1
        places += [crc32(marked[at : at + size], _PIECE) % PLACES for size in PIECES for at in range(last - size)]
    return places


def of_neighbours(words: Sequence[str]) -> tuple[list[int], list[int]]:
    """The places of all pairs of neighbours, and of all triples, in the order of their first words."""
    said = [b" " + word.encode("utf-8", "surrogatepass") for word in words]
    pairs = [crc32(second, crc32(first)) for first, second in pairwise(said)]
    triples = [crc32(third, pair) for pair, third in zip(pairs, said[2:], strict=False)]
    return [pair % PLACES for pair in pairs], [triple % PLACES for triple in triples]
