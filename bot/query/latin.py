"""Texts whose only foreign characters are accented Latin letters, typographic signs and emoji, written in ASCII.

What is so written has the same words as before: of each character only what later steps of normalising look at is kept.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache, lru_cache

from bot.query.characters import APOSTROPHES, INVISIBLE, is_mark
from bot.query.folding import fold

_TRADE_MARKS = "\u2120\u2122"
_MEANING = frozenset("&.#@_\n" + APOSTROPHES)
"""Signs that later steps do not take for mere separators."""


def in_ascii(text: str) -> str | None:
    """A text in ASCII, capitals and all, or None where it has other letters than Latin ones.

    Only for texts without links: what ends a link is no longer told from other signs.
    """
    try:
        return text.encode("ascii", _HANDLER).decode("ascii")
    except UnicodeEncodeError:
        return None


def visible(text: str) -> str:
    """The same without what no reader sees."""
    return text if text.isascii() else _invisible().sub("", text)


@lru_cache(maxsize=8192)
def _foreign_in_ascii(foreign: str) -> str:
    return foreign.translate(_LATIN)


def _write(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return _foreign_in_ascii(fault.object[fault.start : fault.end]), fault.end


_HANDLER = "wardwatch-latin"
codecs.register_error(_HANDLER, _write)
"""The encoder passes over ASCII many times as fast as a pattern does, and asks for the rest."""


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
