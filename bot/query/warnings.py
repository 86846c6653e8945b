"""What is allowed in a query and yet is most likely not what its author meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeGuard

from bot.query.syntax import parse
from bot.query.tree import And, Field, FieldName, Node, Not, Word, children, leaves

_SMALL = {"and": "AND", "or": "OR", "not": "NOT"}
_FLOODING = frozenset(
    [FieldName.LANG, FieldName.KIND, FieldName.HAS, FieldName.VERIFIED, FieldName.FOLLOWERS, FieldName.SOURCE]
)


@dataclass(frozen=True, slots=True)
class QueryWarning:
    """`what` is doubtful at this column (from 1), and what to write instead."""

    what: str
    column: int
    cure: str


def warnings(query: str) -> tuple[QueryWarning, ...]:
    """What is doubtful in a query, by column. Raises `QueryError` for a query that cannot be read."""
    tree = parse(query)
    found = [*_small_operators(query, tree), *_unquoted_names(query, tree), *_floods(tree)]
    return tuple(sorted(found, key=lambda warning: warning.column))


def _small_operators(query: str, tree: Node) -> Iterator[QueryWarning]:
    """`or`, `and`, `not` among other words; alone they may be wanted."""
    for leaf in leaves(tree) if not isinstance(tree, Word) else ():
        if _is_bare(leaf, query) and leaf.text in _SMALL:
            what = f"`{leaf.text}` is read as a word to look for"
            yield QueryWarning(what, leaf.column, f"write {_SMALL[leaf.text]} if it joins the words around it")


def _unquoted_names(query: str, tree: Node) -> Iterator[QueryWarning]:
    """Two capitalised words side by side: their posts need have them only somewhere."""
    for first, second in pairwise(tree.parts) if isinstance(tree, And) else ():
        if _is_name(first, query) and _is_name(second, query):
            between = query[first.column - 1 + len(first.text) : second.column - 1]
            if not between.strip():
                what = f"`{first.text} {second.text}` is two words that may stand anywhere"
                yield QueryWarning(what, first.column, f'quote the name: "{first.text} {second.text}"')
    for part in children(tree):
        yield from _unquoted_names(query, part)


def _floods(tree: Node) -> Iterator[QueryWarning]:
    """Field operators alone, of a sort that very many mentions have."""
    some = list(leaves(tree))
    if all(isinstance(leaf, Field) and leaf.name in _FLOODING for leaf in some) and not isinstance(tree, Not):
        yield QueryWarning(
            "no word is asked for: very many posts will match", tree.column, "add a word, or from: or site:"
        )


def _is_name(node: Node, query: str) -> TypeGuard[Word]:
    return _is_bare(node, query) and node.text[:1].isupper() and node.text[1:2].islower()


def _is_bare(node: Node, query: str) -> TypeGuard[Word]:
    """Whether it is a word that stands in the query without quotes."""
    return isinstance(node, Word) and query[node.column - 1 : node.column] not in '"\u201c\u201d\u201e\u201f\uff02'
