"""Expressions cut to the length that X takes, into several where one is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.query.pushdown.expression import (
    All,
    Expression,
    Refusal,
    Some,
    Term,
    all_of,
    rendered,
    some_of,
    stands_alone,
)
from bot.query.pushdown.spelling import words_term

MOST_PIECES = 8
"""Requests for one alternative of one rule; one that needs more is asked for more widely."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Expressions that fit, which together find all that was asked for; `left_out` are parts that had to be let go."""

    pieces: tuple[Expression, ...]
    left_out: tuple[Expression, ...] = field(default=())


def fitted(expression: Expression, limit: int) -> Fitted:
    """Pieces of at most `limit` characters; none when even the shortest word of it is longer."""
    if len(rendered(expression)) <= limit:
        return Fitted((expression,))
    if isinstance(expression, Some):
        return _together([fitted(part, limit) for part in expression.parts])
    if isinstance(expression, All):
        pieces = _distributed(expression, limit)
        return Fitted(tuple(pieces)) if pieces else _widened(expression, limit)
    shorter = _shortened(expression, limit) if isinstance(expression, Term) else None
    return Fitted((shorter,), (expression,)) if shorter else Fitted((), (expression,))


def _together(some: Sequence[Fitted]) -> Fitted:
    """Of several choices each must be asked for: one that fits nowhere makes the others worthless."""
    if not all(one.pieces for one in some):
        return Fitted((), tuple(part for one in some for part in one.left_out))
    return Fitted(
        tuple(piece for one in some for piece in one.pieces), tuple(part for one in some for part in one.left_out)
    )


def _distributed(expression: All, limit: int) -> list[Expression]:
    """`a (b OR c)` as `a b` and `a c`, by the choice that takes the fewest pieces; none when that does not help."""
    ways = [_by_choice(expression, part, limit) for part in expression.parts if isinstance(part, Some)]
    return min((way for way in ways if 0 < len(way) <= MOST_PIECES), key=len, default=[])


def _by_choice(expression: All, choice: Some, limit: int) -> list[Expression]:
    at = expression.parts.index(choice)
    before, after = expression.parts[:at], expression.parts[at + 1 :]
    cut = chunks([*before, *after], choice.parts, limit)
    pieces = [all_of([*before, some_of(chunk), *after]) for chunk in cut]
    return pieces if all(len(rendered(piece)) <= limit for piece in pieces) else []


def chunks(others: Sequence[Expression], parts: Sequence[Expression], limit: int) -> Iterator[list[Expression]]:
    """The parts in order, cut where one more would be too many beside `others`; never an empty chunk."""
    chunk: list[Expression] = []
    for part in parts:
        if chunk and len(rendered(all_of([*others, some_of([*chunk, part])]))) > limit:
            yield chunk
            chunk = []
        chunk.append(part)
    yield chunk


def _widened(expression: All, limit: int) -> Fitted:
    """Without one of its parts: the last refusal, or else the longest that may go."""
    refusals: list[Expression] = [part for part in expression.parts if isinstance(part, Refusal)]
    spare = refusals[-1:] or sorted(_spare(expression), key=lambda part: len(rendered(part)))
    if not spare:
        return Fitted((), (expression,))
    part = spare[-1]
    found = fitted(all_of(other for other in expression.parts if other is not part), limit)
    return Fitted(found.pieces, (part, *found.left_out))


def _spare(expression: All) -> list[Expression]:
    return [
        part
        for part in expression.parts
        if stands_alone(all_of(other for other in expression.parts if other is not part))
    ]


def _shortened(term: Term, limit: int) -> Term | None:
    """The first words of a phrase, as many as fit."""
    if not term.is_words:
        return None
    sizes = range(len(term.tokens) - 1, 0, -1)
    shorter = (words_term(term.tokens[:size]) for size in sizes)
    return next((one for one in shorter if len(one.text) <= limit), None)
