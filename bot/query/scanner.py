"""Finds all terms of all rules in mentions with one pass of one automaton.

A term is normalised words (`st brigid`), a hashtag (`#stbrigid`) or a handle (`@stbrigidmed`).
Decides nothing about rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.characters import UNSPACED, is_mark
from bot.query.text import normalise_all, offsets

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
    """The terms of one mention, each with its places."""

    mention: Mention
    places: dict[str, list[Place]] = field(default_factory=dict)

    def has(self, terms: Iterable[str]) -> bool:
        """Whether any of these terms stands in title or text."""
        return any(term in self.places for term in terms)

    def evidence(self, terms: Iterable[str], limit: int) -> list[Evidence]:
        """The first places of these terms in the original, in order; none inside another."""
        places = [place for term in terms for place in sorted(self.places.get(term, ()))[:limit]]
        spans = sorted({self._span(place) for place in places})
        kept: list[tuple[int, int, int]] = []
        for number, start, negative_end in spans:
            if not kept or kept[-1][0] != number or -negative_end > kept[-1][2]:
                kept.append((number, start, -negative_end))
        return [self._shown(*span) for span in kept[:limit]]

    def _span(self, place: Place) -> tuple[int, int, int]:
        """Field, start and negative end, so that the longer of two that begin together sorts first."""
        known = offsets(_field(self.mention, place.field))
        start, end = known.names[place.start] if place.is_name else known.searched.span(place.start, place.end)
        return place.field, start, -end

    def _shown(self, number: int, start: int, end: int) -> Evidence:
        return Evidence(_field(self.mention, number)[start:end], start, end, FIELDS[number])


def _field(mention: Mention, number: int) -> str:
    return mention.text if FIELDS[number] == "text" else mention.title


_Source = tuple[Found, int, str]
"""A text to scan: whose it is, which of `FIELDS`, and what it says."""


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
        found = [Found(mention) for mention in mentions]
        plain: list[_Source] = []
        others: list[_Source] = []
        for one in found:
            for number, text in enumerate((one.mention.title, one.mention.text)):
                if text:
                    (plain if text.isascii() and "&" not in text else others).append((one, number, text))
        for sources in (plain, others):
            if sources:
                self._scan_together(sources)
        return found

    def _scan_together(self, sources: list[_Source]) -> None:
        batch = normalise_all([text for _, _, text in sources])
        for index, start, end in self._automaton.find_matches_as_indexes(batch.searched, overlapping=True):
            lead, trail = self._lead[index], self._trail[index]
            if not trail and is_mark(batch.searched[end]):
                continue
            owner = bisect_right(batch.begins, start + lead) - 1
            at = batch.begins[owner]
            one, number, _ = sources[owner]
            place = Place(number, start + lead - at, end - trail - at)
            one.places.setdefault(self._words[index], []).append(place)
        for (one, number, _), names in zip(sources, batch.names, strict=True):
            for index, name in enumerate(names):
                if name in self._names:
                    one.places.setdefault(name, []).append(Place(number, index, index, is_name=True))
