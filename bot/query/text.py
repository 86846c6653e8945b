"""Text as it is compared: `normalise` gives the words of a text, and where each of them stands in the original.

Compared after: HTML entities decoded, invisible characters removed, links dropped, apostrophes dropped, NFKC, case
folded, accents removed, dots inside acronyms dropped, `&` read as `and`; whatever else is no letter, digit or mark
separates words.

* A link is white space: its words are the publisher's choice, not the author's. Links are `https://...`, `www....` and
  `host.org/...`; `care.Nurses` is two words, and so is a bare `host.org`. An e-mail address is words.
* A handle is a word like any other (`@StBrigidMed` holds the word `stbrigidmed`), but has no parts.
* A hashtag is a word; if its capitals or digits show parts (`#RoomToHeal`), these stand once more in an aside after
  the words. So does `mayo` of `#Mayo's`, whose name ends before the apostrophe.
* In scripts written without spaces a run is one word; `matcher` looks for substrings of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.mention import Mention
from bot.query.characters import APOSTROPHES
from bot.query.folding import first_steps, fold, last_steps, say, see
from bot.query.names import handles_in, parts_of, tags_in
from bot.query.traced import Traced

ASIDE = " \n "
"""Stands before each aside in `Normal.searched`; no phrase reaches across it."""

_APOSTROPHES = frozenset(APOSTROPHES)
_RETWEET = re.compile(r"\s*(?:RT\s+@\w{1,50}:?\s+)+")


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text. Offsets into the original are found when asked for, which costs more than normalising did.

    `searched` is the words joined by single spaces, then an aside for each hashtag that has parts. `names` are the
    hashtags (`#speakup`) and handles (`@stbrigidmed`) in the order of the text, folded, with their signs.
    """

    original: str
    searched: str
    names: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words of the text joined by single spaces."""
        return self.searched.partition(ASIDE)[0]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original, in code points, that `searched[start:end]` (or `words[start:end]`) stands for.

        It runs from the first to the last character concerned, with everything dropped between them.
        """
        return _trace(self.original).searched.span(start, end)

    def name_span(self, index: int) -> tuple[int, int]:
        """The slice of the original that `names[index]` stands for, with its sign."""
        return _trace(self.original).names[index]


@dataclass(frozen=True, slots=True)
class _Trace:
    searched: Traced
    names: tuple[tuple[int, int], ...]


def normalise(text: str) -> Normal:
    """The words of a text. Takes any string, also one with lone surrogates; the answer has none."""
    seen = see(text)
    tags, names = _names_in(seen)
    asides = [" ".join(seen[first:last] for first, last in parts) for tag in tags if (parts := _aside(seen, *tag))]
    words = say(ASIDE.join([seen, *asides])).strip(" ")
    return Normal(text, words, tuple(fold(seen[start:end]) for start, end in names))


def words_of(mention: Mention) -> str:
    """The words of title and text, without links and without `RT @name:` before them, to recognise a repeated post."""
    text = _RETWEET.sub("", mention.text, count=1) if mention.text.lstrip().startswith("RT") else mention.text
    return f"{normalise(mention.title).words} {normalise(text).words}".strip(" ")


def squeezed(words: str) -> str:
    """Normalised words run together as in a hashtag, with its sign."""
    return "#" + words.replace(" ", "")


def _names_in(seen: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    tags = list(tags_in(seen))
    return tags, sorted([*tags, *handles_in(seen)])


def _aside(seen: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the hashtag at this slice, if they are not simply its word over again."""
    parts = [(start + 1 + first, start + 1 + last) for first, last in parts_of(seen[start + 1 : end])]
    return parts if len(parts) > 1 or seen[end : end + 1] in _APOSTROPHES else []


@lru_cache(maxsize=16)
def _trace(original: str) -> _Trace:
    seen = Traced.of(original)
    for step in first_steps():
        seen = step.trace(seen)
    tags, names = _names_in(seen.text)
    words = seen.followed_by(
        (" " if number else ASIDE, *part) for tag in tags for number, part in enumerate(_aside(seen.text, *tag))
    )
    for step in last_steps():
        words = step.trace(words)
    lead = len(words.text) - len(words.text.lstrip(" "))
    return _Trace(words.slice(lead, len(words.text.rstrip(" "))), tuple(seen.span(*name) for name in names))
