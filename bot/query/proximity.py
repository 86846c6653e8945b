"""Two places with few words between them.

Distances are counted in the original: the words that stand wholly between the end of one place and the beginning of the
other. So the parts of one hashtag, and the pieces of one run of a script without spaces, have nothing between them.
Where each word has its own place in the original, they can as well be counted in the words, which is soon done.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf

from bot.query.places import finds, spots
from bot.query.reading import FieldText, Span
from bot.query.tree import Near, Node, Or, Phrase, Word


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that do not overlap, and the number of words between them."""

    left: Span
    right: Span
    between: int


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where both operands stand, in order; how many words are between two offsets; where that is in the original."""

    left: list[Span]
    right: list[Span]
    between: Callable[[int, int], int]
    original: Callable[[Span], Span]


def pairs(near: Near, field: FieldText, most: float = inf) -> Iterator[Pair]:
    """For each place of an operand the nearest place of the other; each operand of it first and second.

    Of two operands in order only those that come in order; and only those with at most so many words between them.
    """
    sides = _sides(near, field)
    for left, right, between in _near(near, sides, most):
        yield Pair(sides.original(left), sides.original(right), between)


def is_near(near: Near, field: FieldText) -> bool:
    """Whether a pair is near enough."""
    return any(True for _ in _near(near, _sides(near, field), near.most))


def _near(near: Near, sides: _Sides, most: float) -> Iterator[tuple[Span, Span, int]]:
    for first, second in _following(sides.left, sides.right):
        if (between := sides.between(first[1], second[0])) <= most:
            yield first, second, between
    if not near.ordered:
        for first, second in _following(sides.right, sides.left):
            if (between := sides.between(first[1], second[0])) <= most:
                yield second, first, between


def _following(firsts: list[Span], seconds: list[Span]) -> Iterator[tuple[Span, Span]]:
    starts = [start for start, _ in seconds]
    for first in firsts:
        at = bisect_left(starts, first[1])
        if at < len(seconds):
            yield first, seconds[at]


def _sides(near: Near, field: FieldText) -> _Sides:
    return _sides_in_words(near, field) or _sides_in_original(near, field)


def _sides_in_words(near: Near, field: FieldText) -> _Sides | None:
    """Of whole words in ASCII none of which stands in an aside; otherwise nothing."""
    words, _, asides = field.padded.partition("\n")
    left = _in_words(near.left, field, words, asides)
    right = left if left is None else _in_words(near.right, field, words, asides)
    if left is None or right is None or (left and right and not field.normal.has_word_for_word()):
        return None
    return _Sides(
        left,
        right,
        lambda start, end: words.count(" ", start, end) - 1,
        lambda span: field.normal.span(span[0] - 1, span[1] - 1),
    )


def _in_words(operand: Node, field: FieldText, words: str, asides: str) -> list[Span] | None:
    spans: list[Span] = []
    for leaf in operand.parts if isinstance(operand, Or) else (operand,):
        if not isinstance(leaf, (Word, Phrase)) or not leaf.words.isascii():
            return None
        pattern = f" {leaf.words} "
        if pattern in asides or (" " in leaf.words and field.normal.is_tagged(leaf.words)):
            return None
        spans += [(at + 1, at + len(pattern) - 1) for at in finds(pattern, words)]
    return sorted(set(spans)) if len(spans) > 1 else spans


def _sides_in_original(near: Near, field: FieldText) -> _Sides:
    left, right = (sorted(set(_spans(operand, field))) for operand in (near.left, near.right))
    spans = field.normal.word_spans() if left and right else []
    begins, ends = [start for start, _ in spans], [end for _, end in spans]

    def between(start: int, end: int) -> int:
        return max(0, bisect_right(ends, end) - bisect_left(begins, start))

    return _Sides(left, right, between, lambda span: span)


def _spans(operand: Node, field: FieldText) -> Iterator[Span]:
    if isinstance(operand, Or):
        for part in operand.parts:
            yield from _spans(part, field)
    else:
        yield from spots(operand, field)  # type: ignore[arg-type]  # by the grammar
