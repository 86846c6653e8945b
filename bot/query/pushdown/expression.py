"""What can be asked of X, as values: words, phrases, operators and exclusions, joined by AND and OR.

Knows X's grammar, and nothing of our own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Term:
    """One operand as X reads it. Every post that it finds has `tokens`, in lower case, in this order.

    `is_words`: every post with these tokens is found, too. Not `stands_alone`: X wants another operand beside it.
    """

    text: str
    tokens: tuple[str, ...] = ()
    is_words: bool = False
    stands_alone: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """An exclusion. `but_for` are terms of which it refuses posts that our rule does not refuse."""

    text: str
    but_for: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds. Never fewer than two parts, and none of them an `All`."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds. Never fewer than two parts, and none of them a `Some`."""

    parts: tuple[Expression, ...]


class Whole(Enum):
    """All posts there are, or none."""

    EVERYTHING = "everything"
    NOTHING = "nothing"


Expression = Term | Refusal | All | Some | Whole


def all_of(parts: Iterable[Expression]) -> Expression:
    """The parts joined by AND, as simply as it can be said."""
    flat = _flat(parts, All)
    if Whole.NOTHING in flat:
        return Whole.NOTHING
    kept = [part for part in flat if part is not Whole.EVERYTHING]
    return _joined(kept, All, Whole.EVERYTHING)


def some_of(parts: Iterable[Expression]) -> Expression:
    """The parts joined by OR; what finds only posts that another part finds is left out."""
    flat = _flat(parts, Some)
    if Whole.EVERYTHING in flat:
        return Whole.EVERYTHING
    kept = [part for part in flat if part is not Whole.NOTHING]
    terms = [part for part in kept if isinstance(part, Term)]
    return _joined([part for part in kept if not any(finds_all_of(term, part) for term in terms)], Some, Whole.NOTHING)


def _flat(parts: Iterable[Expression], kind: type[All] | type[Some]) -> list[Expression]:
    opened = (part.parts if isinstance(part, kind) else (part,) for part in parts)
    return list({_key(part): part for part in reversed([part for some in opened for part in some])}.values())[::-1]


def _key(part: Expression) -> Expression | str:
    """X does not tell capitals apart."""
    return part.text.lower() if isinstance(part, Term) else part


def _joined(kept: Sequence[Expression], kind: type[All] | type[Some], empty: Whole) -> Expression:
    if len(kept) < 2:
        return kept[0] if kept else empty
    return kind(tuple(kept))


def finds_all_of(term: Term, other: Expression) -> bool:
    """Whether the term finds every post that another expression finds, as far as their words tell."""
    if isinstance(other, All):
        return any(term == part or finds_all_of(term, part) for part in other.parts)
    if not (isinstance(other, Term) and term.is_words) or term == other:
        return False
    size = len(term.tokens)
    slices = (other.tokens[at : at + size] for at in range(len(other.tokens) - size + 1))
    return any(tokens == term.tokens for tokens in slices) and (size < len(other.tokens) or not other.is_words)


def same(one: Expression, other: Expression) -> bool:
    """Whether X reads both as the same."""
    return _key(one) == _key(other)


def asks(expression: Expression) -> bool:
    """Whether it asks for something, instead of only refusing."""
    if isinstance(expression, All | Some):
        return any(asks(part) for part in expression.parts)
    return isinstance(expression, Term)


def stands_alone(expression: Expression) -> bool:
    """Whether X takes it as a whole query: each of its alternatives has an operand that may stand alone."""
    if isinstance(expression, All):
        return any(stands_alone(part) for part in expression.parts)
    if isinstance(expression, Some):
        return all(stands_alone(part) for part in expression.parts)
    return isinstance(expression, Term) and expression.stands_alone


def alternatives(expression: Expression) -> tuple[Expression, ...]:
    """The parts that OR joins at the top; none of nothing."""
    if isinstance(expression, Some):
        return expression.parts
    return () if expression is Whole.NOTHING else (expression,)


def rendered(expression: Expression) -> str:
    """The expression in X's language, without parentheses around it."""
    if isinstance(expression, All):
        return " ".join(_enclosed(part, Some) for part in _refusals_last(expression.parts))
    if isinstance(expression, Some):
        return " OR ".join(_enclosed(part, All) for part in expression.parts)
    if isinstance(expression, Refusal):
        return f"-{expression.text}"
    return expression.text if isinstance(expression, Term) else ""


def _enclosed(part: Expression, kind: type[All] | type[Some]) -> str:
    return f"({rendered(part)})" if isinstance(part, kind) else rendered(part)


def _refusals_last(parts: Sequence[Expression]) -> Iterator[Expression]:
    yield from (part for part in parts if not isinstance(part, Refusal))
    yield from (part for part in parts if isinstance(part, Refusal))


def with_exceptions(expression: Expression) -> Expression:
    """The same with the posts that its refusals should have let pass: `a -b`, but for c, becomes `(a -b) OR (a c)`.

    Finds a little more than that: what one refusal lets pass is not held against the others.
    """
    if isinstance(expression, Some):
        return some_of(with_exceptions(part) for part in expression.parts)
    if not isinstance(expression, All):
        return expression
    parts = [with_exceptions(part) for part in expression.parts]
    asked = [part for part in parts if not isinstance(part, Refusal)]
    let_pass = some_of(term for part in parts if isinstance(part, Refusal) for term in part.but_for)
    if not asked or let_pass is Whole.NOTHING:
        return all_of(parts)
    return some_of([all_of(parts), all_of([*asked, let_pass])])
