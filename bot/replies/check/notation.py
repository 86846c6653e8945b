"""Phrases as the rules write them, made into patterns over the words of a reading.

`a/b` is either word; `a_b` two words that belong together; `<group>` any member of that group of words; `word*` any
ending; `word?` may be absent; `...` is up to three words and `..N` up to N, none beyond the sentence; `~N` is up to N
words that are neither a comma nor a small word such as `about`, `and` or `is`; `!word` must not come next; `^` is the
beginning of a sentence, after a `please` or the like; `{...}` is a regular expression for one word. A line that ends
with `/` goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.replies.check.groups import GROUPS, SMALL

_WORD = r"[^ .\n]+|\d[^ ]*"
_CHOICE = re.compile(r"\{.*?\}(?=/|$)|[^/]+")
_CONTINUED = re.compile(r"/\n +")
_LONGEST = 20
"""Letters by which a word is known to be there or not."""


@lru_cache(maxsize=512)
def pattern(phrases: str) -> Phrases:
    """What finds a list of phrases, one on each line. The longest is tried first."""
    joined = _CONTINUED.sub("/", phrases)
    lines = sorted((line for line in joined.splitlines() if line.strip()), key=len, reverse=True)
    return Phrases(tuple(_Line(line) for line in lines))


class _Line:
    """One phrase. It is compiled only for a text that has a word of each of its parts, which most never meet."""

    def __init__(self, line: str) -> None:
        self._line = line

    @cached_property
    def _asked(self) -> list[frozenset[str]]:
        """For each part that must be there, the words of which one is needed; the part with the fewest first."""
        asked = (_signs(item) for item in self._line.split() if not _may_be_absent(item))
        return sorted(filter(None, asked), key=len)

    @property
    def rarest(self) -> frozenset[str]:
        """One of these words a text must have. Empty: any text may hold the phrase."""
        return self._asked[0] if self._asked else frozenset()

    @property
    def whole(self) -> str:
        """As a regular expression, without what must stand around it."""
        return _phrase(self._line)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"(?<![^ ]){self.whole}(?![^ ])")

    def may_hold(self, signs: frozenset[str]) -> bool:
        """Whether it is worth looking for in a text with these words."""
        return all(not asked.isdisjoint(signs) for asked in self._asked)

    def search(self, words: str, at: int) -> re.Match[str] | None:
        """The first place from `at` on."""
        return self._pattern.search(words, at)


@dataclass(frozen=True)
class Phrases:
    """Phrases that are looked for together, as one pattern of alternatives would find them."""

    lines: tuple[_Line, ...]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """For each word, the numbers of the lines that may be there if it is; "" for those that may always be."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            for word in line.rarest or ("",):
                found.setdefault(word, []).append(number)
        return found

    def _worth_looking_for(self, signs: frozenset[str]) -> Iterator[_Line]:
        """The lines that a text with these words may hold, in their order: most are told by one word that it lacks."""
        known = self._by_word.keys() & signs
        numbers = {number for word in (*known, "") for number in self._by_word.get(word, ())}
        return (self.lines[number] for number in sorted(numbers) if self.lines[number].may_hold(signs))

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """Every place, from left to right, none overlapping; where several phrases begin, the first of them counts."""
        signs = _signs_in(words)
        found = [(line, line.search(words, 0)) for line in self._worth_looking_for(signs)]
        while hits := [(line, hit) for line, hit in found if hit]:
            first = min((hit for _, hit in hits), key=lambda hit: hit.start())
            yield first
            at = max(first.end(), first.start() + 1)
            found = [(line, line.search(words, at) if hit.start() < at else hit) for line, hit in hits]

    def search(self, words: str) -> re.Match[str] | None:
        """The first place."""
        return next(self.finditer(words), None)


@lru_cache(maxsize=64)
def _signs_in(words: str) -> frozenset[str]:
    """Every word, and whatever a word begins with, as `_signs` writes it."""
    known = set(words.split(" "))
    begun = (f"{word[:end]}*" for word in known for end in range(min(len(word), _LONGEST) + 1))
    return frozenset(known.union(begun))


def _may_be_absent(item: str) -> bool:
    return item[0] in "^.~!" or (item.endswith("?") and item[0] != "{")


@lru_cache(maxsize=2048)
def _signs(item: str) -> frozenset[str]:
    """For each choice of a part a word that it needs, `word*` with any ending; none if one is a regular expression."""
    found: set[str] = set()
    for choice in _CHOICE.findall(item):
        members = [_signs(member) for member in GROUPS[choice[1:-1]].split()] if choice[0] == "<" else []
        if choice[0] == "{" or not all(members):
            return frozenset()
        found.update(*members)
        if choice[0] != "<":
            found.add(_sign(choice))
    return frozenset(found)


def _sign(choice: str) -> str:
    """The longest word of a choice."""
    longest = max(choice.split("_"), key=len)
    return f"{longest[:-1][:_LONGEST]}*" if longest.endswith("*") else longest


def _phrase(line: str) -> str:
    parts, is_first = [], True
    for item in line.split():
        piece = _piece(item, "" if is_first else " ")
        parts.append(piece)
        is_first = is_first and (item[0] in "^!" or (item.endswith("?") and item[0] != "{"))
        if is_first and item.endswith("?"):
            parts[-1] = f"(?:{_either(item[:-1])} )?"
    return "".join(parts)


def _piece(item: str, space: str) -> str:
    if item == "^":
        return r"(?:^|(?<=\. )|(?<=, ))(?:(?:please|kindly|just|so|and|then|also|but|por favor|simply) (?:, )?)*"
    if item == "...":
        return rf"(?: (?:{_WORD})){{0,3}}?"
    if item.startswith(".."):
        return rf"(?: (?:{_WORD})){{0,{int(item[2:])}}}?"
    if item.startswith("~"):
        return rf"(?: (?!(?:{_small()}) )[^ .,?]+){{0,{int(item[1:])}}}?"
    if item.startswith("!"):
        return f"(?!{space}(?:{_either(item[1:])})(?![^ ]))"
    if item.endswith("?"):
        return f"(?:{space}{_either(item[:-1])})?"
    return space + _either(item)


def _either(item: str) -> str:
    choices = [spelt for choice in _CHOICE.findall(item) for spelt in _choice(choice)]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _choice(choice: str) -> list[str]:
    if choice.startswith("<"):
        return [f"(?:{group(choice[1:-1])})"]
    return [f"(?:{choice[1:-1]})" if choice.startswith("{") else _spelt(choice)]


@lru_cache(maxsize=64)
def group(name: str) -> str:
    """The members of a group as alternatives; a member may itself be a `<group>`."""
    members = sorted(GROUPS[name].split(), key=len, reverse=True)
    return "|".join(spelt for member in members for spelt in _choice(member))


def _spelt(word: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    return re.escape(word.rstrip("*").replace("_", " ")).replace(r"\ ", " ") + ending


@lru_cache(maxsize=1)
def _small() -> str:
    return "|".join(SMALL.split())
