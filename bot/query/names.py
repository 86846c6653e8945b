"""Hashtags and handles in a text: where they stand, and the parts that a hashtag's capitals show."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from bot.query.characters import marks

_ASCII_TAG = re.compile(r"#(?<![\w&]#)\w+", re.ASCII)
"""The sign first: a pattern that begins with one certain letter is found many times as quickly."""
_REST = r"\w+)((?:[.-]\w+)*(?:@\w+(?:[.-]\w+)*)?)"
_HANDLE = re.compile(r"(?<![\w@\uff20])([@\uff20]" + _REST)
_ASCII_HANDLE = re.compile(r"(@(?<![\w@]@)" + _REST, re.ASCII)


def tags_in(text: str) -> list[tuple[int, int]]:
    """Start and end of each hashtag, with its sign. A number sign inside a word begins none."""
    if "#" not in text and "\uff03" not in text:
        return []
    tag = _ASCII_TAG if text.isascii() else _tag()
    return [hit.span() for hit in tag.finditer(text)]


def handles_in(text: str) -> list[tuple[int, int]]:
    """Start and end of each handle, with its sign. `a@b.example` is an address and no handle.

    `@voss.bsky.social` and `@voss@town.example` are each given twice, as `@voss` too: nothing tells a full stop that
    belongs to a handle from one that ends a sentence.
    """
    if "@" not in text and "\uff20" not in text:
        return []
    hits = list((_ASCII_HANDLE if text.isascii() else _HANDLE).finditer(text))
    return [hit.span(group) for hit in hits for group in ((1, 0) if hit[2] else (1,))]


@lru_cache(maxsize=1024)
def parts_of(tag: str) -> tuple[tuple[int, int], ...]:
    """Start and end of the parts of a hashtag's name (without its sign): `RoomToHeal`, `COVID19`, `speak_up`."""
    if tag.isalpha() and tag.islower():
        return ((0, len(tag)),)
    cuts = [0, *(at for at in range(1, len(tag)) if _is_border(tag, at)), len(tag)]
    return tuple((start, end) for start, end in pairwise(cuts) if tag[start:end].strip("_"))


def _is_border(tag: str, at: int) -> bool:
    before, here, after = tag[at - 1], tag[at], tag[at + 1 : at + 2]
    if not (before.isalnum() and here.isalnum()):
        return "_" in (before, here)
    if before.isdigit() != here.isdigit():
        return True
    return here.isupper() and (before.islower() or (before.isupper() and after.islower()))


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(f"(?<![\\w&])[#\uff03][\\w{marks()}]+")
