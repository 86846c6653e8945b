"""Many lists of phrases as one index: a text is read once for all of them, whatever their number.

Each word of a text is looked up once; it names the phrases that can begin there, and those few are tried. No phrase
reaches across the gap between two sentences, nor into an aside (`bot.query.text.ASIDE`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from bot.triage.groups import GROUPS
from bot.triage.phrases import NEAR, Run, Step, choices, runs

_GAP = "\n"
_KEPT_WORDS = 50_000


class Hit(NamedTuple):
    """A phrase of a list in a text: the places of its first word and of the one after its last."""

    list: int
    start: int
    end: int


class Words:
    """Normalised words, one by one, with their places in the string."""

    def __init__(self, words: str) -> None:
        self.text = words
        self.each = words.split(" ") if words else []

    def span(self, hit: Hit) -> tuple[int, int]:
        """Where a hit begins and ends in the string."""
        start = self._starts[hit.start]
        return start, start + len(self.said(hit))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(word) + 1 for word in self.each)]

    def said(self, hit: Hit) -> str:
        """The words of a hit."""
        return " ".join(self.each[hit.start : hit.end])


class _Wanted(NamedTuple):
    """What may stand at a place: numbers of steps, counted over the whole index."""

    step: int
    is_optional: bool
    gap: int


_Pattern = tuple[int, tuple[_Wanted, ...], tuple[_Wanted, ...], frozenset[int]]
"""A list, a run, the run that must follow near it, if any, and all steps that a text must have somewhere."""
_Known = tuple[tuple[_Pattern, ...], frozenset[int]]


class PhraseIndex:
    """Lists of phrases, numbered as they are given. Building takes time that grows with their words alone."""

    def __init__(self, lists: Iterable[Iterable[str]], groups: Mapping[str, str] = GROUPS) -> None:
        self._steps: dict[str, int] = {}
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: defaultdict[str, list[int]] = defaultdict(list)
        self._by_first: defaultdict[int, list[_Pattern]] = defaultdict(list)
        self._groups = groups
        self._known: dict[str, _Known] = {_GAP: ((), frozenset((-1,)))}
        for number, phrases in enumerate(lists):
            for phrase in phrases:
                self._add(number, [self._numbered(run) for run in runs(phrase)])

    def hits(self, words: Words) -> list[Hit]:
        """Every phrase that stands in the words, those within others too, in the order of their beginnings."""
        known = self._known
        looked_up = [known.get(word) or self._look_up(word) for word in words.each]
        candidates = [(at, patterns) for at, (patterns, _) in enumerate(looked_up) if patterns]
        if not candidates:
            return []
        steps = [steps for _, steps in looked_up]
        present = frozenset().union(*steps)
        found = []
        for at, patterns in candidates:
            for number, run, near, needed in patterns:
                if not needed <= present:
                    continue
                end = _end(run, 0, at, steps)
                if end > 0 and near:
                    end = _near(near, end, steps)
                if end > 0:
                    found.append(Hit(number, at, end))
        return found

    def _numbered(self, run: Run) -> tuple[_Wanted, ...]:
        return tuple(_Wanted(self._number(step), step.is_optional, step.gap) for step in run)

    def _number(self, step: Step) -> int:
        number = self._steps.get(step.choices)
        if number is None:
            number = self._steps[step.choices] = len(self._steps)
            for word, is_beginning in choices(step.choices, self._groups):
                (self._beginnings if is_beginning else self._exact)[word].append(number)
        return number

    def _add(self, number: int, both: Sequence[tuple[_Wanted, ...]]) -> None:
        needed = frozenset(wanted.step for run in both for wanted in run if not wanted.is_optional)
        for run, near in [(both[0], ())] if len(both) == 1 else [(both[0], both[1]), (both[1], both[0])]:
            self._by_first[run[0].step].append((number, run, near, needed))

    def _look_up(self, word: str) -> _Known:
        """What can begin at a word, and what it can stand for; kept, since few words make most of all texts."""
        begun = [step for end in range(1, len(word) + 1) for step in self._beginnings.get(word[:end], ())]
        steps = frozenset((*self._exact.get(word, ()), *begun))
        patterns = tuple(pattern for step in steps for pattern in self._by_first.get(step, ()))
        if len(self._known) > _KEPT_WORDS:
            self._known = {_GAP: self._known[_GAP]}
        self._known[word] = (patterns, steps)
        return patterns, steps


def apart(hits: Iterable[Hit], taken: set[int]) -> list[Hit]:
    """The hits that touch nothing taken and not one another; their places are taken then.

    The first wins, and of those that begin together the longest.
    """
    chosen = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if taken.isdisjoint(range(hit.start, hit.end)):
            taken.update(range(hit.start, hit.end))
            chosen.append(hit)
    return chosen


def _near(run: tuple[_Wanted, ...], at: int, steps: Sequence[frozenset[int]]) -> int:
    first, *rest = run
    return _end((first._replace(gap=NEAR), *rest), 0, at, steps)


def _end(run: tuple[_Wanted, ...], place: int, at: int, steps: Sequence[frozenset[int]]) -> int:
    """The place after a run that goes on here with its step `place`; -1 when it does not."""
    if place == len(run):
        return at
    step, is_optional, gap = run[place]
    for here in range(at, min(at + gap + 1, len(steps))):
        if step in steps[here] and (end := _end(run, place + 1, here + 1, steps)) > 0:
            return end
        if -1 in steps[here]:
            break
    return _end(run, place + 1, at, steps) if is_optional else -1
