"""A sentence as the places of a table: its words, their kinds and beginnings, and each with its neighbours.

Only hashes: no sentence that the model was trained on can be read from the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from zlib import crc32

from bot.replies.check.groups import GROUPS
from bot.replies.check.reading import Reading, Span

PLACES = 1 << 18
"""So many that what the model never met most often falls on an empty place, and weighs nothing."""
LONGEST = 80
"""Words after which a sentence is cut: nobody writes longer ones, and each then costs the same at most."""

_KINDS = """
kin visit came cared past staff condition procedure drug bodypart department doctor_of money payer weekday month daytime
record person adv sorry reward outcome remedy su pariente visita clinico dinero lamento dia mes resena borrar regalo
office someone workers occasion dealt
"""
_OURS = {
    "third": "he she him her his hers",
    "we": "i we our us my me",
    "you": "you your yours u ur ya",
    "be": "is are was were am be been",
}
_SENTENCE = re.compile(r"[^.\s](?:(?! \. )[^\n])*")
_DIGITS = re.compile(r"\d")
_LONG = 4
_FIRST, _LAST = "<", ">"

FULL = 120
"""Places of a sentence from which its score stands for itself: a shorter one is held back."""

Placed = tuple[int, int, int]
"""A place, and the first and the last of the words it stands for."""


def sentences(reading: Reading) -> Iterator[tuple[list[str], list[Span]]]:
    """The words of each sentence with their slices of the reading's words, commas left out."""
    for sentence in _SENTENCE.finditer(reading.words.text):
        spans = [word.span() for word in re.finditer(r"[^ ,.?]\S*", sentence[0])]
        for first in range(0, len(spans), LONGEST):
            part = [(start + sentence.start(), end + sentence.start()) for start, end in spans[first : first + LONGEST]]
            yield [reading.words.text[start:end] for start, end in part], part


def placed(words: Sequence[str]) -> list[Placed]:
    """The places of a sentence, each once, in no order."""
    plain = [_DIGITS.sub("0", word) for word in words]
    found: dict[int, Placed] = {}
    for kind, said in enumerate((plain, [_kind(word) for word in plain])):
        for gram, first, last in _neighbours([_FIRST, *said, _LAST]):
            place = crc32(gram.encode(), kind) % PLACES
            found.setdefault(place, (place, max(0, first - 1), min(len(words), last) - 1))
    for at, word in enumerate(plain):
        for piece in (f"{word[:_LONG]}-", f"-{word[-3:]}") if len(word) > _LONG else ():
            place = crc32(piece.encode(), 2) % PLACES
            found.setdefault(place, (place, at, at))
    return list(found.values())


def _neighbours(said: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each word, each two and three in a row, and each two with one or two words between."""
    for at in range(len(said)):
        for size in (1, 2, 3):
            if at + size <= len(said):
                yield " ".join(said[at : at + size]), at, at + size - 1
        for gap in (2, 3):
            if at + gap < len(said):
                yield f"{said[at]} {'_' * (gap - 1)} {said[at + gap]}", at, at + gap


def _kind(word: str) -> str:
    """What a word stands for beside others: its group, a number, its ending, or itself."""
    if word in kinds():
        return kinds()[word]
    if word[0].isdigit() or word[0] == "$":
        return "#"
    if len(word) > _LONG and word.endswith("ed"):
        return "-ed"
    return "-ing" if len(word) > _LONG + 1 and word.endswith("ing") else word


@cache
def kinds() -> dict[str, str]:
    """Single words of the rules' groups; a word of several groups is of the first."""
    found = {word: kind for kind, words in _OURS.items() for word in words.split()}
    for name in _KINDS.split():
        for word in GROUPS[name].split():
            if word.isalpha():
                found.setdefault(word, name)
    return found
