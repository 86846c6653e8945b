"""Finds the few rules that are worth a closer look at a mention: one pass of one automaton over many mentions at once.

Decides nothing: a rule that is named need not hold, but one that is not named does not. Mentions become lines of words
(`lines`), the automaton finds where anchors stand in them (`anchors`), and each hit names the rules that it may belong
to. Of a rule with `NEAR` only the rarer operand is scanned for: whether the other stands in the same line is asked at a
hit, since reading a mention for nothing costs as much as scanning ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from bot.domain.mention import Mention
from bot.query.anchors import Anchor
from bot.query.attributes import field_holds
from bot.query.fuzzy import clues, within
from bot.query.lines import Lines, gapped, lines_of
from bot.query.places import pattern_of
from bot.query.text import normalise, squeezed
from bot.query.tree import Field, Fuzzy, Handle, Hashtag, Prefix, Word

BATCH = 256
"""Mentions that are scanned as one string: each call costs more than scanning a post."""

WINDOW = 3
"""Words of a phrase that are scanned for: the whole of it is looked for where these stand."""

Candidates = dict[int, set[int]]
"""The rules to look at, by number, for each mention that has any, by its place in the batch."""


class _Guess(NamedTuple):
    """A word like this one may stand around a clue."""

    word: str
    edits: int
    rule: int


class _Pair(NamedTuple):
    """This word must stand in the same text."""

    companion: bytes
    rule: int


class Scanner:
    """What the anchors of all rules look like in lines of words. Safe to share between threads."""

    def __init__(self, anchored: Iterable[tuple[Anchor, int]]) -> None:
        """Takes each anchor with the number of its rule."""
        self._tags: dict[str, list[int]] = {}
        self._tag_beginnings: dict[str, list[int]] = {}
        self._fields: dict[Field, list[int]] = {}
        self._rules: list[list[int]] = []
        self._guesses: dict[int, list[_Guess]] = {}
        self._pairs: dict[int, list[_Pair]] = {}
        self._patterns: dict[str, int] = {}
        for anchor, rule in anchored:
            self._add(anchor, rule)
        patterns = [pattern.encode() for pattern in self._patterns]
        self._automaton = BytesAhoCorasick(patterns, implementation=Implementation.ContiguousNFA)
        self._patterns.clear()

    def candidates(self, mentions: Sequence[Mention]) -> Candidates:
        """The rules to look at for each mention. Best with `BATCH` mentions."""
        texts = [mention.text for mention in mentions]
        titled = [number for number, mention in enumerate(mentions) if mention.title]
        texts += [mentions[number].title for number in titled]
        lines = lines_of(texts)
        hits = self._automaton.find_matches_as_indexes(lines.joined, overlapping=True)
        found: Candidates = {}
        if hits or lines.tags:
            for text, rules in (*self._found(hits, lines, len(texts)), *self._tagged(lines)):
                number = text if text < len(mentions) else titled[text - len(mentions)]
                found.setdefault(number, set()).update(rules)
        for field, rules in self._fields.items():
            for number, mention in enumerate(mentions):
                if field_holds(field, mention):
                    found.setdefault(number, set()).update(rules)
        return found

    def _found(self, hits: list[tuple[int, int, int]], lines: Lines, count: int) -> Iterator[tuple[int, list[int]]]:
        """Counts line breaks only where a hit is beyond the line of the one before it."""
        joined, more = lines.joined, lines.more
        line = begin = 0
        stop = -1
        for pattern, start, end in hits:
            if end > stop:
                line += joined.count(b"\n", max(stop, 0), end)
                begin = joined.rfind(b"\n", 0, end) + 1
                stop = joined.find(b"\n", end)
                stop = stop if stop >= 0 else len(joined)
            rules = self._rules[pattern]
            if pattern in self._guesses:
                rules = rules + self._guessed(self._guesses[pattern], joined, start, end)
            number = line if line < count else more[line - count]
            if pattern in self._pairs:
                pairs = self._pairs[pattern]
                words = None if number in lines.scattered else joined[begin:stop]
                rules = rules + [rule for word, rule in pairs if words is None or word in words]
            if rules:
                yield number, rules

    def _guessed(self, guesses: list[_Guess], joined: bytes, start: int, end: int) -> list[int]:
        begin = joined.rfind(b" ", 0, start + 1) + 1
        word = joined[begin : joined.find(b" ", end - 1)].decode()
        return [guess.rule for guess in guesses if within(guess.word, word, guess.edits)]

    def _tagged(self, lines: Lines) -> Iterator[tuple[int, list[int]]]:
        for tag, number in lines.tags:
            if tag in self._tags:
                yield number, self._tags[tag]
        if self._tag_beginnings:
            for tag, number in lines.tags:
                for begin, rules in self._tag_beginnings.items():
                    if tag.startswith(begin):
                        yield number, rules

    def _add(self, anchor: Anchor, rule: int) -> None:
        leaf = anchor.leaf
        if isinstance(leaf, Field):
            self._fields.setdefault(leaf, []).append(rule)
        elif isinstance(leaf, Hashtag):
            self._tags.setdefault(leaf.name, []).append(rule)
        elif isinstance(leaf, Handle):
            self._add_words(normalise(leaf.name).words, rule)
        elif isinstance(leaf, Fuzzy):
            for clue in clues(leaf.words, leaf.edits):
                self._guesses.setdefault(self._pattern(clue), []).append(_Guess(leaf.words, leaf.edits, rule))
        elif isinstance(leaf, Prefix):
            self._add_beginning(leaf, rule)
        else:
            self._add_words(leaf.words, rule, anchor.companions)
            if not isinstance(leaf, Word) and " " in leaf.words:
                self._tags.setdefault(squeezed(leaf.words), []).append(rule)

    def _add_words(self, words: str, rule: int, companions: tuple[str, ...] = ()) -> None:
        for way in gapped(_window(words)):
            pattern = self._pattern(pattern_of(way)[0])
            if companions:
                others = [_Pair(f" {word} ".encode(), rule) for word in companions]
                self._pairs.setdefault(pattern, []).extend(others)
            else:
                self._rules[pattern].append(rule)

    def _add_beginning(self, leaf: Prefix, rule: int) -> None:
        for way in gapped(" ".join(leaf.words.split(" ")[-WINDOW:])):
            self._rules[self._pattern(pattern_of(way)[0].rstrip(" "))].append(rule)
        if " " in leaf.words:
            self._tag_beginnings.setdefault(squeezed(leaf.words), []).append(rule)

    def _pattern(self, pattern: str) -> int:
        number = self._patterns.setdefault(pattern, len(self._rules))
        if number == len(self._rules):
            self._rules.append([])
        return number


def _window(words: str) -> str:
    """The longest few words in a row."""
    several = words.split(" ")
    if len(several) <= WINDOW:
        return words
    return max((" ".join(several[at : at + WINDOW]) for at in range(len(several) - WINDOW + 1)), key=len)
