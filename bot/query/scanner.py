"""Finds all terms of all rules in mentions with one pass of one automaton.

A term is normalised words (`st brigid`), a hashtag (`#stbrigid`) or a handle (`@stbrigidmed`).
Decides nothing about rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.characters import UNSPACED, is_mark
from bot.query.text import Normal, normalise

BATCH = 256
"""Mentions that are scanned as one string: calling the automaton costs more than scanning a post."""

FIELDS = ("title", "text")

_UNSPACED = re.compile(f"[{UNSPACED}]")


class Place(NamedTuple):
    """Where a term stands: in which of `FIELDS`; a name by its index, words by their slice of `Normal.searched`."""

    field: int
    start: int
    end: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The terms of one mention, each with its places in the order of the text, title first."""

    normals: tuple[Normal, ...]
    places: dict[str, list[Place]] = field(default_factory=dict)

    def has(self, terms: Iterable[str]) -> bool:
        """Whether any of these terms stands in title or text."""
        return any(term in self.places for term in terms)

    def evidence(self, terms: Iterable[str], limit: int) -> list[Evidence]:
        """The first places of these terms in the original, in order; none inside another."""
        spans = sorted({self._span(place) for term in terms for place in self.places.get(term, ())[:limit]})
        kept: list[tuple[int, int, int]] = []
        for number, start, negative_end in spans:
            if not kept or kept[-1][0] != number or -negative_end > kept[-1][2]:
                kept.append((number, start, -negative_end))
        return [self._shown(*span) for span in kept[:limit]]

    def _span(self, place: Place) -> tuple[int, int, int]:
        """Field, start and negative end, so that the longer of two that begin together sorts first."""
        normal = self.normals[place.field]
        start, end = normal.name_span(place.start) if place.is_name else normal.span(place.start, place.end)
        return place.field, start, -end

    def _shown(self, number: int, start: int, end: int) -> Evidence:
        return Evidence(self.normals[number].original[start:end], start, end, FIELDS[number])


class Scanner:
    """One automaton over all terms. Words are looked for with a space on either side, so only whole words are hits."""

    def __init__(self, terms: Iterable[str]) -> None:
        unique = dict.fromkeys(terms)
        self._names = frozenset(term for term in unique if term[0] in "#@")
        self._words = [term for term in unique if term[0] not in "#@"]
        self._lead = [0 if _UNSPACED.match(term[0]) else 1 for term in self._words]
        self._trail = [0 if _UNSPACED.match(term[-1]) else 1 for term in self._words]
        patterns = [
            " " * lead + term + " " * trail
            for term, lead, trail in zip(self._words, self._lead, self._trail, strict=True)
        ]
        self._automaton = AhoCorasick(patterns, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def scan(self, mentions: Sequence[Mention]) -> list[Found]:
        """What stands in each mention. Any number of mentions; they are joined in batches."""
        found: list[Found] = []
        for first in range(0, len(mentions), BATCH):
            found += self._scan_batch(mentions[first : first + BATCH])
        return found

    def _scan_batch(self, mentions: Sequence[Mention]) -> list[Found]:
        found = [Found((normalise(mention.title), normalise(mention.text))) for mention in mentions]
        texts = [f" {normal.searched} " for one in found for normal in one.normals]
        haystack = "\n".join(texts)
        begins = [0, *accumulate(len(text) + 1 for text in texts)]
        for index, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            lead, trail = self._lead[index], self._trail[index]
            if not trail and is_mark(haystack[end]):
                continue
            owner = bisect_right(begins, start) - 1
            at = begins[owner] + 1
            place = Place(owner % 2, start + lead - at, end - trail - at)
            found[owner // 2].places.setdefault(self._words[index], []).append(place)
        for one in found:
            self._add_names(one)
        return found

    def _add_names(self, found: Found) -> None:
        for number, normal in enumerate(found.normals):
            for index, name in enumerate(normal.names):
                if name in self._names:
                    found.places.setdefault(name, []).append(Place(number, index, index, is_name=True))
