"""Finds the few rules that are worth a closer look at a mention: one pass of one automaton over many mentions at once.

Decides nothing: a rule that is named need not hold, but one that is not named does not. Mentions become lines of
letters (`lines`), the automaton finds where those of anchors stand in them (`anchors`), and each hit names the rules
that it may belong to. As lines have no spaces, a hit of a short word is mostly a part of others: it counts only if the
word stands whole in the mention. Of a rule with `AND` or `NEAR` only the rarest part is scanned for; whether the next
stands in the same line is asked at a hit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from bot.domain.mention import Mention
from bot.query.anchors import Anchor
from bot.query.attributes import field_holds
from bot.query.fuzzy import clues
from bot.query.lines import letters_of, lines_of
from bot.query.places import pattern_of
from bot.query.reading import Reading
from bot.query.text import normalise
from bot.query.tree import Cased, Field, Fuzzy, Handle, Hashtag, Leaf, Prefix, Word

BATCH = 256
"""Mentions that are scanned as one string: each call costs more than scanning a post."""

SHORTEST = 6
"""Letters that are scanned for where a phrase has so many: fewer stand in too many texts."""
_PER_CENT = dict(
    zip(b"etaoinshrdlcumwfgypbvk", (12, 9, 8, 8, 7, 7, *[6] * 3, 4, 4, 3, 3, *[2] * 6, *[1] * 3), strict=True)
)
"""How many of all letters in English are this one; of others there are next to none."""


class Suspect(NamedTuple):
    """A mention that some rules may hold for."""

    reading: Reading
    rules: set[int]


class _Use(NamedTuple):
    """What a hit is good for if `before` stands before it, `whole` in the words, and one of the company in the line."""

    rule: int
    before: bytes
    whole: str
    company: tuple[bytes, ...]


class Scanner:
    """What the anchors of all rules look like in lines of letters. Safe to share between threads."""

    def __init__(self, anchored: Iterable[tuple[Anchor, int]]) -> None:
        """Takes each anchor with the number of its rule."""
        self._fields: dict[Field, list[int]] = {}
        uses: dict[bytes, list[_Use]] = {}
        for (leaf, companions), rule in anchored:
            if isinstance(leaf, Field):
                self._fields.setdefault(leaf, []).append(rule)
                continue
            company = tuple([letters for one in companions for letters, _ in _looks(one)])
            for letters, whole in _looks(leaf):
                begin = _rare_letter(letters)
                uses.setdefault(letters[begin:], []).append(_Use(rule, letters[:begin], whole, company))
        self._uses = [tuple(some) for some in uses.values()]
        self._automaton = BytesAhoCorasick(list(uses), implementation=Implementation.ContiguousNFA)

    def suspects(self, mentions: Sequence[Mention]) -> dict[int, Suspect]:
        """The mentions to look at, by their place among the others. Best with `BATCH` mentions."""
        lines = lines_of([f"{one.title} {one.text}" if one.title else one.text for one in mentions])
        found: dict[int, Suspect] = {}
        for number, hits in self._hits(lines):
            suspect = Suspect(Reading.of(mentions[number]), set())
            for use in hits:
                if not use.whole or suspect.reading.has(use.whole):
                    suspect.rules.add(use.rule)
            if suspect.rules:
                found[number] = suspect
        for field, rules in self._fields.items():
            for number, mention in enumerate(mentions):
                if field_holds(field, mention):
                    found.setdefault(number, Suspect(Reading.of(mention), set())).rules.update(rules)
        return found

    def _hits(self, lines: bytes) -> Iterator[tuple[int, list[_Use]]]:
        """What the hits in each line are good for, with its number."""
        hits = self._automaton.find_matches_as_indexes(lines, overlapping=True)
        line = counted = begin = 0
        stop = -1
        uses: list[_Use] = []
        for pattern, start, _ in hits:
            if start > stop:
                if uses:
                    line += lines.count(b"\n", counted, begin)
                    counted = begin
                    yield line, uses
                    uses = []
                begin = lines.rfind(b"\n", 0, start) + 1
                stop = lines.find(b"\n", start)
                stop = stop if stop >= 0 else len(lines)
            for use in self._uses[pattern]:
                _, before, _, company = use
                if before and not lines.startswith(before, start - len(before)):
                    continue
                if not company or _has_one(lines, company, begin, stop):
                    uses.append(use)
        if uses:
            yield line + lines.count(b"\n", counted, begin), uses


def _has_one(lines: bytes, some: tuple[bytes, ...], begin: int, stop: int) -> bool:
    for one in some:  # noqa: SIM110  # a generator takes three times as long
        if lines.find(one, begin, stop) >= 0:
            return True
    return False


def _rare_letter(letters: bytes) -> int:
    """Where to begin: the automaton is quickest in texts where it seldom begins, and misled least by long patterns."""
    costs = [at + _PER_CENT.get(letter, 0) for at, letter in enumerate(letters[: max(1, len(letters) - SHORTEST + 1)])]
    return costs.index(min(costs))


def _looks(leaf: Leaf) -> Iterator[tuple[bytes, str]]:
    """What stands in lines where the leaf stands, each with what must then stand in the words to be worth a look."""
    if isinstance(leaf, Hashtag | Handle):
        yield letters_of(normalise(leaf.name).words), ""
    elif isinstance(leaf, Fuzzy):
        yield from ((letters_of(clue), clue) for clue in clues(leaf.words, leaf.edits))
    elif isinstance(leaf, Word | Cased | Prefix) and " " not in leaf.words:
        whole = pattern_of(leaf.words)[0]
        yield letters_of(leaf.words), whole.rstrip(" ") if isinstance(leaf, Prefix) else whole
    elif not isinstance(leaf, Field):
        yield letters_of(leaf.words), ""
