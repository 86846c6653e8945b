"""A parsed query as a tree of values. Every node keeps the column, counted from 1, at which it begins in the query.

`text` of a leaf is what was written; `words` is what is compared: normalised, joined by single spaces. The tree says
what was asked; whether it holds is `evaluate`, where to begin looking is `anchors`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Word:
    """One whole word."""

    text: str
    words: str
    column: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words in this order, or run together as one hashtag."""

    text: str
    words: str
    column: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins so; or several words, of which the last begins so."""

    text: str
    words: str
    column: int


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """One word with at most so many `edits`: a letter more, less, another, or two neighbours swapped."""

    text: str
    words: str
    edits: int
    column: int


@dataclass(frozen=True, slots=True)
class Cased:
    """A word or phrase with exactly the capitals of `text`."""

    text: str
    words: str
    column: int


@dataclass(frozen=True, slots=True)
class Hashtag:
    """Exactly this hashtag. `name` is folded and has its sign."""

    text: str
    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Handle:
    """Exactly this handle, named in the text. `name` is folded and has its sign."""

    text: str
    name: str
    column: int


class FieldName(StrEnum):
    """What a field operator may look at."""

    FROM = "from"
    TO = "to"
    LANG = "lang"
    SITE = "site"
    SOURCE = "source"
    KIND = "kind"
    HAS = "has"
    VERIFIED = "verified"
    FOLLOWERS = "followers"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the mention compared with a value. `sign` is `=`, or one of `>= <= > <` for numbers.

    `value` is a number for `followers` and `rating`, otherwise text in the form in which it is compared.
    """

    text: str
    name: FieldName
    sign: str
    value: str | float
    column: int


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


@dataclass(frozen=True, slots=True)
class Near:
    """Two operands with at most `most` words between them; `ordered`: the left one first. They never overlap.

    Each operand is a `TextLeaf` that is no hashtag and no handle, or an `Or` of such.
    """

    left: Node
    right: Node
    most: int
    ordered: bool
    column: int


@dataclass(frozen=True, slots=True)
class Title:
    """The part holds in the title alone. It has no field operators in it."""

    part: Node
    column: int


TextLeaf = Word | Phrase | Prefix | Fuzzy | Cased | Hashtag | Handle
Leaf = TextLeaf | Field
Node = Leaf | And | Or | Not | Near | Title


def children(node: Node) -> tuple[Node, ...]:
    """The parts of a node from left to right; none of a leaf."""
    if isinstance(node, And | Or):
        return node.parts
    if isinstance(node, Near):
        return node.left, node.right
    return (node.part,) if isinstance(node, Not | Title) else ()


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves from left to right, the negated ones too."""
    if isinstance(node, And | Or | Not | Near | Title):
        for part in children(node):
            yield from leaves(part)
    else:
        yield node
