"""Finds the few rules that are worth a closer look at a mention: one pass of one automaton over many mentions at once.

Decides nothing: a rule that is named need not hold, but one that is not named does not. Mentions become lines of
letters (`lines`), the automaton finds where those of anchors stand in them (`anchors`), and each hit names the rules
that it may belong to. As lines have no spaces, a hit of a short word is mostly a part of others: it counts only if the
word stands whole in the mention. Of a rule with `AND` or `NEAR` only the rarest part is scanned for; whether the next
stands in the same line is asked at a hit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from bot.domain.mention import Mention
from bot.query.anchors import Anchor
from bot.query.attributes import field_holds
from bot.query.fuzzy import clues
from bot.query.lines import letters_of, lines_of, spellings
from bot.query.places import pattern_of
from bot.query.tree import Cased, Field, Fuzzy, Leaf, Prefix, Word

BATCH = 1_024
"""Mentions that are scanned as one string: each scan begins with an automaton that has left the processor's cache."""

SHORTEST = 6
"""Letters that are scanned for where a phrase has so many: fewer stand in too many texts."""
_PER_CENT = dict(
    zip(b"etaoinshrdlcumwfgypbvk", (12, 9, 8, 8, 7, 7, *[6] * 3, 4, 4, 3, 3, *[2] * 6, *[1] * 3), strict=True)
)
"""How many of all letters in English are this one; of others there are next to none."""


class Use(NamedTuple):
    """What a hit is good for if `before` stands before it, `whole` in the words, and one of the company in the line."""

    rule: int
    leaf: Leaf
    before: bytes
    whole: str
    company: tuple[bytes, ...]


class Suspect(NamedTuple):
    """A line that some rules may hold for, with the hits of each; of those found by a field perhaps none."""

    line: bytes
    rules: dict[int, list[Use]]


class Scanner:
    """What the anchors of all rules look like in lines of letters. Safe to share between threads."""

    def __init__(self, anchored: Iterable[tuple[Anchor, int]]) -> None:
        """Takes each anchor with the number of its rule."""
        self._fields: dict[Field, list[int]] = {}
        uses: list[tuple[bytes, Use]] = []
        for (leaf, companions), rule in anchored:
            if isinstance(leaf, Field):
                self._fields.setdefault(leaf, []).append(rule)
                continue
            company = tuple([letters for one in companions for letters in spellings(one)])
            for letters, whole in _looks(leaf):
                begin = _rare_letter(letters)
                uses.append((letters[begin:], Use(rule, leaf, letters[:begin], whole, company)))
        uses.sort(key=itemgetter(0))  # Patterns that begin alike lie side by side in the processor's cache.
        self._uses = [use for _, use in uses]
        self._automaton = BytesAhoCorasick([one for one, _ in uses], implementation=Implementation.ContiguousNFA)

    def suspects(self, mentions: Sequence[Mention]) -> dict[int, Suspect]:
        """The mentions to look at, by their place among the others. Best with `BATCH` mentions."""
        lines = lines_of([f"{one.title} {one.text}" if one.title else one.text for one in mentions])
        found = dict(self._hits(lines))
        for field, rules in self._fields.items():
            for number, mention in enumerate(mentions):
                if field_holds(field, mention):
                    suspect = found.setdefault(number, Suspect(b"", {}))
                    for rule in rules:
                        suspect.rules.setdefault(rule, []).clear()
        return found

    def _hits(self, lines: bytes) -> Iterator[tuple[int, Suspect]]:
        """The lines with hits, by their number."""
        hits = self._automaton.find_matches_as_indexes(lines, overlapping=True)
        line = counted = begin = 0
        stop = -1
        rules: dict[int, list[Use]] = {}
        for pattern, start, _ in hits:
            if start > stop:
                if rules:
                    line += lines.count(b"\n", counted, begin)
                    counted = begin
                    yield line, Suspect(lines[begin:stop], rules)
                    rules = {}
                begin = lines.rfind(b"\n", 0, start) + 1
                stop = lines.find(b"\n", start)
                stop = stop if stop >= 0 else len(lines)
            use = self._uses[pattern]
            rule, _, before, _, company = use
            if before and not lines.startswith(before, start - len(before)):
                continue
            if not company or _has_one(lines, company, begin, stop):
                rules.setdefault(rule, []).append(use)
        if rules:
            yield line + lines.count(b"\n", counted, begin), Suspect(lines[begin:stop], rules)


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
    if isinstance(leaf, Fuzzy):
        yield from ((letters_of(clue), clue) for clue in clues(leaf.words, leaf.edits))
    elif isinstance(leaf, Word | Cased | Prefix) and " " not in leaf.words:
        whole = pattern_of(leaf.words)[0]
        yield letters_of(leaf.words), whole.rstrip(" ") if isinstance(leaf, Prefix) else whole
    else:
        yield from ((letters, "") for letters in spellings(leaf))
