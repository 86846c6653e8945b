"""Every example of every rule, judged by the real matcher."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.domain.mention import Mention
from bot.domain.rule import Example, Match, Rule
from bot.domain.rulebook import Rulebook
from bot.query.explain import Explanation, explain
from bot.query.matcher import Matcher
from bot.query.syntax import parse
from bot.query.tree import And, Leaf, Near, Node, Not, Or, Title, leaves
from bot.rulebook.faults import Fault, listed, quoted, sentences

MOST_NAMED = 4
"""Words that one sentence names."""

_ANY_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


def failing_examples(rulebook: Rulebook) -> tuple[str, ...]:
    """A sentence for each example that does not hold: which rule, which text, and why.

    A rule is judged by its own examples alone, within its active time.
    """
    return sentences(fault for rule in rulebook.rules for fault in _failing(rule))


def _failing(rule: Rule) -> Iterator[Fault]:
    matcher = Matcher([rule])
    for example in rule.examples:
        matches = matcher.match(_mention(example.text, rule))
        if bool(matches) is not example.matches:
            yield _fault(rule, example, matches)


def _mention(text: str, rule: Rule) -> Mention:
    return Mention("example", rule.id, text, _active_day(rule))


def _active_day(rule: Rule) -> datetime:
    if rule.active_from is not None:
        return rule.active_from
    return rule.active_until - timedelta(seconds=1) if rule.active_until is not None else _ANY_DAY


def _fault(rule: Rule, example: Example, matches: tuple[Match, ...]) -> Fault:
    if example.matches:
        what = f"does not match {quoted(example.text)}, which it must, because {_why_not(rule, example.text)}"
        cure = "widen the query, or take the example out of match"
    else:
        found = dict.fromkeys(quoted(piece.text) for match in matches for piece in match.evidence)
        why = _few(list(found), "and") if found else "its fields"
        what = f"matches {quoted(example.text)}, which it must ignore, because of {why}"
        cure = "narrow the query with NOT or one more word, or take the example out of ignore"
    file, _, line = example.where.rpartition(":")
    return Fault(file, int(line), f"rule {rule.id}", what, cure)


def _why_not(rule: Rule, text: str) -> str:
    return _reason(parse(rule.query), explain(rule.query, _mention(text, rule)))


def _reason(node: Node, told: Explanation) -> str:
    """Why a part of the query does not hold. `told` explains `node`, part for part."""
    if isinstance(node, Not):
        refused = [quoted(leaf.text) for leaf, part in _leaves(node, told) if part.holds]
        return f"the query refuses {_few(refused, 'and')}" if refused else "the query refuses it"
    if isinstance(node, And):
        return next(_reason(part, one) for part, one in _pairs(node, told) if not one.holds)
    if isinstance(node, Or):
        return _nearest_miss(node, told)
    if isinstance(node, Near):
        return _too_far(node, told)
    if isinstance(node, Title):
        return f"{_few([quoted(leaf.text) for leaf in leaves(node)], 'or')} is not in its title as it must be"
    return f"{quoted(node.text)} is not in it"


def _nearest_miss(node: Or, told: Explanation) -> str:
    """Of several ways to hold, the one of which something was found says most."""
    for part, one in _pairs(node, told):
        if isinstance(part, And) and any(leaf.holds for _, leaf in _leaves(part, one)):
            return _reason(part, one)
    return f"it has none of {_few([quoted(leaf.text) for leaf in leaves(node)], 'or')}"


def _too_far(node: Near, told: Explanation) -> str:
    for operand, one in zip((node.left, node.right), told.parts, strict=True):
        if not one.holds:
            return _reason(operand, one)
    return f"{_few([quoted(leaf.text) for leaf in leaves(node)], 'and')} are not near each other in it"


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


def _few(names: list[str], joint: str) -> str:
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], f"{more} more"], joint) if more > 0 else listed(names, joint)
