"""Why a query does not hold for a mention, in one clause of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.mention import Mention
from bot.query.explain import Explanation, explain
from bot.query.syntax import parse
from bot.query.tree import And, Leaf, Near, Node, Not, Or, Title, leaves
from bot.rulebook.faults import listed, quoted

MOST_NAMED = 4
"""Words that one sentence names."""


def why_not(query: str, mention: Mention) -> str:
    """What is missing, or what is refused; of a query that does not hold. Raises `QueryError`."""
    return _reason(parse(query), explain(query, mention))


def _reason(node: Node, told: Explanation) -> str:
    """Why a part of the query does not hold. `told` explains `node`, part for part."""
    if isinstance(node, Not):
        refused = [quoted(leaf.text) for leaf, part in _leaves(node, told) if part.holds]
        return f"the query refuses {few(refused, 'and')}" if refused else "the query refuses it"
    if isinstance(node, And):
        return next(_reason(part, one) for part, one in _pairs(node, told) if not one.holds)
    if isinstance(node, Or):
        return _nearest_miss(node, told)
    if isinstance(node, Near):
        return _too_far(node, told)
    if isinstance(node, Title):
        return f"{few([quoted(leaf.text) for leaf in leaves(node)], 'or')} is not in its title as it must be"
    return f"{quoted(node.text)} is not in it"


def _nearest_miss(node: Or, told: Explanation) -> str:
    """Of several ways to hold, the one of which something was found says most."""
    for part, one in _pairs(node, told):
        if isinstance(part, And | Near) and any(leaf.holds for _, leaf in _leaves(part, one)):
            return _reason(part, one)
    return f"it has none of {few([quoted(leaf.text) for leaf in leaves(node)], 'or')}"


def _too_far(node: Near, told: Explanation) -> str:
    for operand, one in zip((node.left, node.right), told.parts, strict=True):
        if not one.holds:
            return _reason(operand, one)
    return f"{few([quoted(leaf.text) for leaf in leaves(node)], 'and')} are not near each other in it"


def _pairs(node: And | Or, told: Explanation) -> Iterator[tuple[Node, Explanation]]:
    return zip(node.parts, told.parts, strict=True)


def _leaves(node: Node, told: Explanation) -> Iterator[tuple[Leaf, Explanation]]:
    return zip(leaves(node), _ends(told), strict=True)


def _ends(told: Explanation) -> Iterator[Explanation]:
    """The explanations of the leaves, from left to right."""
    if not told.parts:
        yield told
    for part in told.parts:
        yield from _ends(part)


def few(names: list[str], joint: str) -> str:
    """Some of these words, and how many more there are."""
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], f"{more} more"], joint) if more > 0 else listed(names, joint)
