"""Which characters are dropped, which end a word, and which belong to scripts written without spaces."""

from __future__ import annotations

import unicodedata
from functools import cache

UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"  # Han
    "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3105-\u312f\u31a0-\u31bf\uff66-\uff9f"  # kana, bopomofo
)
"""Inside of a regular expression's class: letters of scripts that put no space between words."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Zero-width marks, soft hyphens, bidi controls, variation selectors: what a reader does not see."""

APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u05f3\u2018\u2019\u201b\u2032\ua78b\ua78c\uff07"

ACCENTS = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic points
)
"""Marks that readers leave out at will. The vowel signs of Indic scripts are letters in all but name: they stay."""

COMPOSING = "\u1160-\u11ff\u3131-\u318e\uff9e-\uffdc\U00016d63\U00016d67"
"""Letters that melt into the one before them: Hangul vowels and finals, half-width sound marks."""

BARRED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae", "œ": "oe", "\u02bc": ""}
)
"""Letters whose accent is part of the letter in Unicode but not to a reader, after case folding."""


@cache
def marks() -> str:
    """Every combining mark, as the inside of a regular expression's class. Takes some milliseconds once."""
    found = [code for code in range(0x300, 0x20000) if is_mark(chr(code))]
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in _ranges(found))


def is_mark(char: str) -> bool:
    """Whether a character only modifies the one before it."""
    return unicodedata.category(char)[0] == "M"


def _ranges(codes: list[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


class SeparatorTable(dict[int, int]):
    """For `str.translate`: what is neither letter, digit nor mark becomes a space, except a line break."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        kept = char == "\n" or char.isalnum() or is_mark(char)
        self[code] = code if kept else 0x20
        return self[code]


SEPARATORS = SeparatorTable()
