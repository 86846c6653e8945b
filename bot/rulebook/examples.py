"""Every example of every rule, judged by the real matcher."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from bot.domain.mention import Mention
from bot.domain.rule import Example, Match, Rule
from bot.domain.rulebook import Rulebook
from bot.query.matcher import Matcher
from bot.query.syntax import parse
from bot.query.tree import And, Handle, Hashtag, Leaf, Node, Not, Or, leaves
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
        what = f"matches {quoted(example.text)}, which it must ignore, because of {_few(list(found), 'and')}"
        cure = "narrow the query with NOT or one more word, or take the example out of ignore"
    file, _, line = example.where.rpartition(":")
    return Fault(file, int(line), f"rule {rule.id}", what, cure)


def _why_not(rule: Rule, text: str) -> str:
    root = parse(rule.query)
    parts = list(dict.fromkeys(leaves(root)))
    probes = [Rule(str(at), "", rule.kind, _written(leaf)) for at, leaf in enumerate(parts)]
    hits = {int(match.rule_id) for match in Matcher(probes).match(_mention(text, rule))}
    found = {leaf for at, leaf in enumerate(parts) if at in hits}
    return _reason(root, lambda leaf: leaf in found)


def _written(leaf: Leaf) -> str:
    return leaf.text if isinstance(leaf, Hashtag | Handle) else f'"{leaf.text}"'


def _holds(node: Node, found: Callable[[Leaf], bool]) -> bool:
    if isinstance(node, Not):
        return not _holds(node.part, found)
    if isinstance(node, And):
        return all(_holds(part, found) for part in node.parts)
    if isinstance(node, Or):
        return any(_holds(part, found) for part in node.parts)
    return found(node)


def _reason(node: Node, found: Callable[[Leaf], bool]) -> str:
    """Why a part of the query does not hold."""
    if isinstance(node, Not):
        refused = [quoted(leaf.text) for leaf in leaves(node.part) if found(leaf)]
        return f"the query refuses {_few(refused, 'and')}" if refused else "the query refuses it"
    if isinstance(node, And):
        return next(_reason(part, found) for part in node.parts if not _holds(part, found))
    if isinstance(node, Or):
        return _nearest_miss(node, found)
    return f"{quoted(node.text)} is not in it"


def _nearest_miss(node: Or, found: Callable[[Leaf], bool]) -> str:
    """Of several ways to hold, the one of which something was found says most."""
    begun = [part for part in node.parts if isinstance(part, And) and any(map(found, leaves(part)))]
    if begun:
        return _reason(begun[0], found)
    names = [quoted(leaf.text) for part in node.parts for leaf in leaves(part)]
    return f"it has none of {_few(names, 'or')}"


def _few(names: list[str], joint: str) -> str:
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], f"{more} more"], joint) if more > 0 else listed(names, joint)
