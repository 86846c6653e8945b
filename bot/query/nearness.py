"""How near a query came to holding, to find the rule that a person most likely expected to match."""

from __future__ import annotations

from bot.query.explain import Explanation
from bot.query.syntax import parse
from bot.query.tree import And, Node, Not, Or

REFUSED = 0.9
"""What an exclusion leaves of a query that would hold without it: nearly all, for that is what people ask about."""


def nearness(query: str, told: Explanation) -> float:
    """From 0, nothing of it was found, to 1, it holds. `told` is the explanation of this query.

    That nothing excluded was found brings a query no nearer. Raises `QueryError`.
    """
    return _near(parse(query), told)


def _near(node: Node, told: Explanation) -> float:
    if told.holds:
        return 1.0
    if isinstance(node, Or):
        return max(_near(part, one) for part, one in zip(node.parts, told.parts, strict=True))
    if isinstance(node, And):
        pairs = list(zip(node.parts, told.parts, strict=True))
        wanted = [_near(part, one) for part, one in pairs if not isinstance(part, Not)]
        refused = any(isinstance(part, Not) and not one.holds for part, one in pairs)
        return (REFUSED if refused else 1.0) * (sum(wanted) / len(wanted) if wanted else 0.0)
    return 0.0
