"""Which leaves must be found for a query to hold at all: rules are looked at only where one of theirs was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.query.tree import And, Field, Fuzzy, Handle, Hashtag, Leaf, Near, Node, Not, Or, Title


class Anchor(NamedTuple):
    """A leaf to be found, worth nothing unless one of its companions, if it has any, stands in the same mention.

    Companions are leaves that have letters: neither fields nor fuzzy words.
    """

    leaf: Leaf
    companions: tuple[Leaf, ...] = ()


def anchors(node: Node, *, negated: bool = False) -> tuple[Anchor, ...]:
    """Leaves of which at least one holds in whatever the query holds for; empty when it can hold without any.

    Of the parts of an `And` any one will do: words before field operators, and of those the part whose weakest leaf
    is the longest, as the rarest.
    """
    if isinstance(node, Not):
        return anchors(node.part, negated=not negated)
    if isinstance(node, Title):
        return anchors(node.part, negated=negated)
    if isinstance(node, Near):
        return () if negated else _rarest([anchors(node.left), anchors(node.right)])
    if isinstance(node, And | Or):
        choices = [anchors(part, negated=negated) for part in node.parts]
        if isinstance(node, And) is not negated:
            return _rarest(choices)
        return tuple(anchor for choice in choices for anchor in choice) if all(choices) else ()
    return () if negated else (Anchor(node),)


def loose_part(node: Node) -> Node:
    """The part of a query without anchors that can hold without any leaf."""
    if isinstance(node, And | Or):
        return next(loose_part(part) for part in node.parts if not anchors(part))
    return loose_part(node.part) if isinstance(node, Title) else node


def _rarest(choices: Sequence[tuple[Anchor, ...]]) -> tuple[Anchor, ...]:
    """One of several that must all be found, with the next for company."""
    rarest, *others = sorted(choices, key=_rarity, reverse=True)
    company = next((tuple(anchor.leaf for anchor in other) for other in others if _have_letters(other)), ())
    return tuple(Anchor(anchor.leaf, anchor.companions or company) for anchor in rarest) if company else rarest


def _have_letters(choice: tuple[Anchor, ...]) -> bool:
    return all(not isinstance(anchor.leaf, Field | Fuzzy) for anchor in choice)


def _rarity(choice: tuple[Anchor, ...]) -> int:
    return min((_leaf_rarity(anchor.leaf) for anchor in choice), default=-1)


def _leaf_rarity(leaf: Leaf) -> int:
    if isinstance(leaf, Field):
        return 0
    if isinstance(leaf, Hashtag | Handle):
        return len(leaf.name)
    return len(leaf.words) // 3 if isinstance(leaf, Fuzzy) else len(leaf.words)
