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
    """The parts joined by OR; what finds only posts that the other parts find is left out."""
    flat = _flat(parts, Some)
    if Whole.EVERYTHING in flat:
        return Whole.EVERYTHING
    kept = [part for part in flat if part is not Whole.NOTHING]
    finders = Finders(kept)
    return _joined([part for part in kept if not finders.of(part, other_than=part)], Some, Whole.NOTHING)


def _flat(parts: Iterable[Expression], kind: type[All] | type[Some]) -> list[Expression]:
    unique: dict[object, Expression] = {}
    for part in parts:
        for opened in part.parts if isinstance(part, kind) else (part,):
            unique.setdefault(_key(opened), opened)
    return list(unique.values())


def _key(part: Expression) -> object:
    """What X reads: neither capitals nor the signs between words."""
    if isinstance(part, Term):
        return part.tokens if part.is_words else part.text.lower()
    return part


def _joined(kept: Sequence[Expression], kind: type[All] | type[Some], empty: Whole) -> Expression:
    if len(kept) < 2:
        return kept[0] if kept else empty
    return kind(tuple(kept))


class Finders:
    """Alternatives that are asked for as they stand, to tell what else they find anyway, as far as words tell."""

    def __init__(self, alternatives: Iterable[Expression]) -> None:
        self._same: dict[object, Expression] = {}
        self._by_word: dict[str, list[Term]] = {}
        for one in alternatives:
            self._same[_key(one)] = one
            if isinstance(one, Term) and one.is_words:
                self._by_word.setdefault(one.tokens[0], []).append(one)

    def of(self, expression: Expression, *, other_than: Expression | None = None) -> tuple[Expression, ...]:
        """Alternatives that together find every post that an expression finds; empty when there are none such."""
        same = self._same.get(_key(expression))
        if same is not None and same is not other_than:
            return (same,)
        if isinstance(expression, All):
            return next(filter(None, (self.of(part, other_than=other_than) for part in expression.parts)), ())
        if isinstance(expression, Some):
            each = [self.of(part, other_than=other_than) for part in expression.parts]
            return tuple(dict.fromkeys(one for found in each for one in found)) if all(each) else ()
        return self._of_term(expression) if isinstance(expression, Term) else ()

    def _of_term(self, term: Term) -> tuple[Expression, ...]:
        candidates = (one for token in term.tokens for one in self._by_word.get(token, ()))
        return next(((one,) for one in candidates if _finds_all_of(one, term)), ())


def _finds_all_of(words: Term, other: Term) -> bool:
    size = len(words.tokens)
    if words.tokens == other.tokens:
        return not other.is_words
    return any(other.tokens[at : at + size] == words.tokens for at in range(len(other.tokens) - size + 1))


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
