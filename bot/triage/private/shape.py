"""What a private detail looks like: a pattern, and a second look at what it found and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from bot.domain.verdict import PrivateDetail

BEFORE = 60
AFTER = 40
"""Code points around a hit that its second look may read."""

HIDDEN = "\u2588"
ANY_CASE = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Hit:
    """What a pattern found, with the words before and after it on its line."""

    words: str
    before: str
    after: str


def _always(_: Hit) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Written:
    """A regular expression that is compiled when it is first used, because most verbs never look for details."""

    text: str
    flags: re.RegexFlag = re.NOFLAG


@cache
def compiled(pattern: Written) -> re.Pattern[str]:
    """The pattern, ready."""
    return re.compile(pattern.text, pattern.flags)


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of a detail. The group `it` is what must be hidden; `holds` looks at it once more."""

    kind: str
    pattern: Written
    holds: Callable[[Hit], bool] = _always


def found(shape: Shape, text: str) -> list[PrivateDetail]:
    """The places of this shape in the text, in order."""
    return [
        PrivateDetail(shape.kind, *match.span("it"))
        for match in compiled(shape.pattern).finditer(text)
        if shape.holds(_hit(text, *match.span("it")))
    ]


def masked(text: str, details: Sequence[PrivateDetail]) -> str:
    """The text with these details made unreadable, every other offset unmoved."""
    return without(text, [(detail.start, detail.end) for detail in details])


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with these places hidden, every other offset unmoved."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], HIDDEN * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def digits(words: str) -> str:
    """The digits in it, which is all that telephones and computers see of a number."""
    return "".join(letter for letter in words if letter in "0123456789")


def _hit(text: str, start: int, end: int) -> Hit:
    before = text[max(0, start - BEFORE) : start].rpartition("\n")[2]
    after = text[end : end + AFTER].partition("\n")[0]
    return Hit(text[start:end], before, after)
