"""A parsed query as a tree of values. Every node keeps the column, counted from 1, at which it begins in the query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.query.text import squeezed


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as written and as compared."""

    text: str
    words: str
    column: int

    @property
    def terms(self) -> tuple[str, ...]:
        """What holds it when found: normalised words, `#hashtag` or `@handle`."""
        return (self.words,)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words in this order, or run together as one hashtag. `words` is joined by single spaces."""

    text: str
    words: str
    column: int

    @property
    def terms(self) -> tuple[str, ...]:
        """What holds it when found: normalised words, `#hashtag` or `@handle`."""
        return (self.words, squeezed(self.words))


@dataclass(frozen=True, slots=True)
class Hashtag:
    """Exactly this hashtag. `name` is folded and has its sign."""

    text: str
    name: str
    column: int

    @property
    def terms(self) -> tuple[str, ...]:
        """What holds it when found: normalised words, `#hashtag` or `@handle`."""
        return (self.name,)


@dataclass(frozen=True, slots=True)
class Handle:
    """Exactly this handle, named in the text. `name` is folded and has its sign."""

    text: str
    name: str
    column: int

    @property
    def terms(self) -> tuple[str, ...]:
        """What holds it when found: normalised words, `#hashtag` or `@handle`."""
        return (self.name,)


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds. Never fewer than two parts."""

    parts: tuple[Node, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds. Never fewer than two parts."""

    parts: tuple[Node, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node
    column: int


Leaf = Word | Phrase | Hashtag | Handle
Node = Leaf | And | Or | Not


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves from left to right, the negated ones too."""
    if isinstance(node, Not):
        yield from leaves(node.part)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    else:
        yield node


def anchors(node: Node, *, negated: bool = False) -> tuple[Leaf, ...]:
    """Leaves of which at least one is found in whatever the query holds for; empty when it can hold without any.

    Of the parts of an `And` any one will do: the one whose weakest leaf is the longest is taken, as the rarest.
    """
    if isinstance(node, Not):
        return anchors(node.part, negated=not negated)
    if isinstance(node, And | Or):
        choices = [anchors(part, negated=negated) for part in node.parts]
        if isinstance(node, And) is not negated:
            return max(choices, key=_rarity)
        return tuple(leaf for choice in choices for leaf in choice) if all(choices) else ()
    return () if negated else (node,)


def _rarity(choice: tuple[Leaf, ...]) -> int:
    return min((len(leaf.terms[0]) for leaf in choice), default=0)
