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
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

from bot.domain.mention import Mention
from bot.query.characters import APOSTROPHES
from bot.query.folding import bare_links, decoded, first_steps, fold, full_links, last_steps, say, see
from bot.query.names import handles_in, parts_of, tags_in
from bot.query.traced import Traced

ASIDE = " \n "
"""Stands before each aside in `Normal.searched`; no phrase reaches across it."""

SHORT = 1_000
"""Longer texts are traced once: counting letters from their beginning again for each place would take too long."""

_APOSTROPHES = frozenset(APOSTROPHES)
_IS_LETTER = bytes(chr(code).isalnum() for code in range(128)) + bytes(128)
_RETWEET = re.compile(r"\s*(?:RT\s+@\w{1,50}:?\s+)+")


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text. Names and offsets into the original are found when asked for: that costs more than the words.

    `searched` is the words joined by single spaces, then an aside for each hashtag that has parts.
    """

    original: str
    searched: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its hashtags (`#speakup`) and handles (`@stbrigidmed`) in the order of the text, folded, with their signs."""
        return _names_of(self.original)

    def is_tagged(self, words: str) -> bool:
        """Whether several words are run together as a hashtag of the text."""
        name = squeezed(words)
        return name[1:] in self.searched and name in self.names

    @property
    def words(self) -> str:
        """The words of the text joined by single spaces."""
        return self.searched.partition(ASIDE)[0]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original, in code points, that `searched[start:end]` (or `words[start:end]`) stands for.

        It runs from the first to the last character concerned, with everything dropped between them.
        """
        if self._is_plain() and end <= len(self.words):
            return _plain_span(self, start, end)
        return offsets(self.original).searched.span(start, end)

    def word_spans(self) -> list[tuple[int, int]]:
        """The slice of the original for each word of `words`."""
        words = self.words.split(" ") if self.words else []
        ends = list(accumulate([len(word) + 1 for word in words]))
        if self._is_plain():
            places = _letter_places(self.original)
            return [
                (places[end - number - len(word) - 1], places[end - number - 2] + 1)
                for number, (word, end) in enumerate(zip(words, ends, strict=True))
            ]
        traced = offsets(self.original).searched
        return [traced.span(end - 1 - len(word), end - 1) for word, end in zip(words, ends, strict=True)]

    def has_word_for_word(self) -> bool:
        """Whether no two words stand at the same place of the original, as those of one half sign do."""
        seen = decoded(self.original).replace("\u2026", " ")
        return seen.isascii() or unicodedata.is_normalized("NFKC", seen)

    def _is_plain(self) -> bool:
        return len(self.original) <= SHORT and "&" not in self.original and self.original.isascii()

    def name_span(self, index: int) -> tuple[int, int]:
        """The slice of the original that `names[index]` stands for, with its sign."""
        return offsets(self.original).names[index]


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where in the original `Normal.searched` and `Normal.names` stand."""

    searched: Traced
    names: tuple[tuple[int, int], ...]


def normalise(text: str) -> Normal:
    """The words of a text. Takes any string, also one with lone surrogates; the answer has none."""
    seen = see(text.replace("\n", " "))
    asides = _asides(seen) if "#" in seen or "\uff03" in seen else []
    searched = say(ASIDE.join([seen, *asides]) if asides else seen)
    return Normal(text, searched)


@lru_cache(maxsize=16)
def _names_of(original: str) -> tuple[str, ...]:
    seen = see(original.replace("\n", " "))
    return tuple([fold(seen[start:end]) for start, end in _names_in(seen)])


def _plain_span(normal: Normal, start: int, end: int) -> tuple[int, int]:
    """In ASCII and without entities the words have the letters and digits of the text, each once and in this order."""
    first = start - normal.searched.count(" ", 0, start)
    after = end - normal.searched.count(" ", 0, end)
    places = _letter_places(normal.original)
    if first == after:
        return offsets(normal.original).searched.span(start, end)
    return places[first], places[after - 1] + 1


@lru_cache(maxsize=16)
def _letter_places(original: str) -> list[int]:
    blank = original
    for step in (full_links(), bare_links()):
        if step.concerns(blank):
            blank = step.pattern.sub(lambda hit: " " * len(hit[0]), blank)
    return list(compress(range(len(blank)), blank.encode("ascii").translate(_IS_LETTER)))


@lru_cache(maxsize=16)
def offsets(original: str) -> Offsets:
    """Normalises once more, remembering where each character came from."""
    seen = Traced.of(original.replace("\n", " "))
    for step in first_steps():
        seen = step.trace(seen)
    tags, names = tags_in(seen.text), _names_in(seen.text)
    words = seen.followed_by(
        (" " if number else ASIDE, *part) for tag in tags for number, part in enumerate(_aside(seen.text, *tag))
    )
    for step in last_steps():
        words = step.trace(words)
    lead = len(words.text) - len(words.text.lstrip(" "))
    return Offsets(words.slice(lead, len(words.text.rstrip(" "))), tuple(seen.span(*name) for name in names))


def words_of(mention: Mention) -> str:
    """The words of title and text, without links and without `RT @name:` before them, to recognise a repeated post.

    A title that only repeats how the text begins, as feeds of posts have it, is left out.
    """
    text = _RETWEET.sub("", mention.text, count=1) if mention.text.lstrip().startswith("RT") else mention.text
    title, words = normalise(mention.title).words, normalise(text).words
    return words if words.startswith(title) else f"{title} {words}".strip(" ")


def squeezed(words: str) -> str:
    """Normalised words run together as in a hashtag, with its sign."""
    return "#" + words.replace(" ", "")


def _names_in(seen: str) -> list[tuple[int, int]]:
    return sorted(tags_in(seen) + handles_in(seen))


def _asides(seen: str) -> list[str]:
    return [
        " ".join([seen[first:last] for first, last in parts]) for tag in tags_in(seen) if (parts := _aside(seen, *tag))
    ]


def _aside(seen: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the hashtag at this slice, if they are not simply its word over again."""
    parts = [(start + 1 + first, start + 1 + last) for first, last in parts_of(seen[start + 1 : end])]
    return parts if len(parts) > 1 or seen[end : end + 1] in _APOSTROPHES else []
