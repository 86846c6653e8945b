"""Texts whose only foreign characters are accented Latin letters, typographic signs and emoji, written in ASCII.

What is so written has the same words as before: of each character only what later steps of normalising look at is kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from bot.query.characters import APOSTROPHES, INVISIBLE, is_mark
from bot.query.folding import fold

_TRADE_MARKS = "\u2120\u2122"
_MEANING = frozenset("&.#@_\n" + APOSTROPHES)
"""Signs that later steps do not take for mere separators."""


@lru_cache(maxsize=8192)
def in_ascii(foreign: str) -> str:
    """Some foreign characters in ASCII, capitals and all; other letters than Latin ones stay as they are.

    Only where links are removed already: what ends a link is no longer told from other signs.
    """
    return foreign.translate(_LATIN)


@lru_cache(maxsize=8192)
def visible(foreign: str) -> str:
    """The same without what no reader sees."""
    return _invisible().sub("", foreign)


class _LatinTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = chr(code) if code < 128 else _written(chr(code))
        return self[code]


_LATIN = _LatinTable()


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]")


def _written(char: str) -> str:
    """One character in ASCII, or itself where it may melt into its neighbours or is more than a letter or a sign."""
    if _invisible().match(char):
        return ""
    if char.isspace():
        return " "
    if char.isalpha():
        return _letter(char)
    if char.isalnum() or is_mark(char):
        return char
    if char in APOSTROPHES:
        return "'"
    separates = not any(one.isalnum() or is_mark(one) or one in _MEANING for one in fold(char))
    return "*" if separates or char in _TRADE_MARKS or char == "\u2026" else char


def _letter(char: str) -> str:
    """Not where several capitals would stand for one: they would show parts of a hashtag that are none."""
    plain = fold(char)
    capital = char.isupper()
    if not (plain.isascii() and plain.isalpha()) or unicodedata.normalize("NFKC", char) != char:
        return char
    if capital and len(plain) > 1:
        return char
    return plain.upper() if capital else plain
