"""Two places with few words between them.

Distances are counted in the original: the words that stand wholly between the end of one place and the beginning of the
other. So the parts of one hashtag, and the pieces of one run of a script without spaces, have nothing between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.query.places import spots, stands
from bot.query.reading import FieldText, Span
from bot.query.tree import Near, Node, Or


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that do not overlap, and the number of words between them."""

    left: Span
    right: Span
    between: int


def pairs(near: Near, field: FieldText) -> Iterator[Pair]:
    """For each place of an operand the nearest place of the other, however far; each operand of it first and second.

    Of two operands in order only those that come in order.
    """
    if not (_stands(near.left, field) and _stands(near.right, field)):
        return
    words = _Words.of(field)
    left, right = (sorted(set(_spans(operand, field))) for operand in (near.left, near.right))
    for first, second in _following(left, right):
        yield Pair(first, second, words.between(first[1], second[0]))
    if not near.ordered:
        for first, second in _following(right, left):
            yield Pair(second, first, words.between(first[1], second[0]))


def near_pairs(near: Near, field: FieldText) -> Iterator[Pair]:
    """The pairs that are near enough."""
    return (pair for pair in pairs(near, field) if pair.between <= near.most)


def _following(firsts: list[Span], seconds: list[Span]) -> Iterator[tuple[Span, Span]]:
    starts = [start for start, _ in seconds]
    for first in firsts:
        at = bisect_left(starts, first[1])
        if at < len(seconds):
            yield first, seconds[at]


def _stands(operand: Node, field: FieldText) -> bool:
    if isinstance(operand, Or):
        return any(_stands(part, field) for part in operand.parts)
    return stands(operand, field)  # type: ignore[arg-type]  # by the grammar


def _spans(operand: Node, field: FieldText) -> Iterator[Span]:
    if isinstance(operand, Or):
        for part in operand.parts:
            yield from _spans(part, field)
    else:
        yield from spots(operand, field)  # type: ignore[arg-type]  # by the grammar


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words of a field begin and end in the original, in order."""

    begins: list[int]
    ends: list[int]

    @classmethod
    def of(cls, field: FieldText) -> _Words:
        spans = field.normal.word_spans()
        return cls([start for start, _ in spans], [end for _, end in spans])

    def between(self, start: int, end: int) -> int:
        return max(0, bisect_right(self.ends, end) - bisect_left(self.begins, start))
