"""The letters of texts whose only foreign characters are Latin letters, typographic signs and emoji, in ASCII."""

from __future__ import annotations

import codecs
import re
from functools import cache, lru_cache

from bot.query.characters import APOSTROPHES, INVISIBLE, is_mark
from bot.query.folding import fold

_DROPPED = frozenset(APOSTROPHES + "\u2120\u2122")
"""Signs that would have letters, or look like marks, if they were folded."""


def in_ascii(text: str) -> str | None:
    """A text with its foreign letters spelt in ASCII and other foreign signs left out, or None where that cannot be.

    Only for texts without links: what ends a link is no longer told from other signs.
    """
    text = text.replace("\u2019", "")  # Most of the foreign characters in English are this one.
    try:
        return text.encode("ascii", _HANDLER).decode("ascii").replace("&", "and")
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
        self[code] = _written(chr(code))
        return self[code]


_LATIN = _LatinTable()


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{INVISIBLE}]")


def _written(char: str) -> str:
    """The letters of one character in ASCII, or itself where it may melt into its neighbours or is a foreign letter."""
    if char in _DROPPED or _invisible().match(char):
        return ""
    folded = fold(char)
    if "&" in folded or is_mark(char):
        return char
    letters = "".join(one for one in folded if one.isalnum() or is_mark(one))
    return letters if letters.isascii() else char
