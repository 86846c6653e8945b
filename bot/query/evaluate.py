"""Whether a tree holds for what was found in a mention, and thanks to which leaves."""

from __future__ import annotations

from bot.query.scanner import Found
from bot.query.tree import And, Leaf, Node, Not, Or


def holds(node: Node, found: Found) -> bool:
    """Whether the query holds."""
    if isinstance(node, Not):
        return not holds(node.part, found)
    if isinstance(node, And):
        return all(holds(part, found) for part in node.parts)
    if isinstance(node, Or):
        return any(holds(part, found) for part in node.parts)
    return found.has(node.terms)


def supporters(node: Node, found: Found, *, negated: bool = False) -> list[Leaf]:
    """The leaves that were found and helped it to hold, left to right. Nothing that was excluded is among them."""
    if isinstance(node, Not):
        return supporters(node.part, found, negated=not negated)
    if isinstance(node, And | Or):
        helping = [part for part in node.parts if holds(part, found) is not negated]
        return [leaf for part in helping for leaf in supporters(part, found, negated=negated)]
    return [] if negated else [node]
