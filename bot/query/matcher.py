"""`Matcher` holds all rules at once and says which of them hold for a mention, with the words that made them hold.

Does not judge, and does not look at anything but title, text and time of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.mention import Mention
from bot.domain.rule import Evidence, Match, Rule
from bot.errors import QueryError
from bot.query.evaluate import holds, supporters
from bot.query.scanner import FIELDS, Found, Scanner
from bot.query.syntax import parse
from bot.query.tree import Leaf, Node, anchors, leaves

MOST_EVIDENCE = 20
"""Pieces of evidence kept for one match. Each leaf shows its first place before any shows its second."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    tree: Node


class Matcher:
    """All rules over one automaton. Safe to share between threads; a changed rule needs a new matcher.

    Only rules of which an anchor was found are looked at, so the cost of a mention hardly grows with their number.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Raises `QueryError` for the first rule whose query cannot be read, naming the rule."""
        self._rules = [_Compiled(rule, _tree_of(rule)) for rule in rules]
        self._anchored: dict[str, list[int]] = {}
        for number, compiled in enumerate(self._rules):
            for term in _terms(anchors(compiled.tree)):
                self._anchored.setdefault(term, []).append(number)
        self._scanner = Scanner(term for compiled in self._rules for term in _terms(leaves(compiled.tree)))

    def match(self, mention: Mention) -> tuple[Match, ...]:
        """The rules that hold for one mention, in the order of the rules."""
        return self.match_many([mention])[0]

    def match_many(self, mentions: Sequence[Mention]) -> list[tuple[Match, ...]]:
        """The same for each of many mentions, several times as fast as one by one."""
        found = self._scanner.scan(mentions)
        return [self._matches(mention, one) for mention, one in zip(mentions, found, strict=True)]

    def _matches(self, mention: Mention, found: Found) -> tuple[Match, ...]:
        candidates = {number for term in found.places for number in self._anchored.get(term, ())}
        return tuple(
            _match(compiled, found)
            for compiled in (self._rules[number] for number in sorted(candidates))
            if compiled.rule.is_active(mention.published_at) and holds(compiled.tree, found)
        )


def evidence_for(tree: Node, found: Found) -> tuple[Evidence, ...]:
    """The words that made a tree hold, by position, title first."""
    ranked: dict[Evidence, int] = {}
    for leaf in supporters(tree, found):
        for rank, evidence in enumerate(found.evidence(leaf.terms, MOST_EVIDENCE)):
            ranked[evidence] = min(rank, ranked.get(evidence, rank))
    chosen = sorted(ranked, key=lambda evidence: (ranked[evidence], _position(evidence)))[:MOST_EVIDENCE]
    return tuple(sorted(chosen, key=_position))


def _match(compiled: _Compiled, found: Found) -> Match:
    rule = compiled.rule
    return Match(rule.id, rule.name, rule.kind, evidence_for(compiled.tree, found), rule.severity)


def _position(evidence: Evidence) -> tuple[int, int, int]:
    return FIELDS.index(evidence.field), evidence.start, evidence.end


def _terms(of: Iterable[Leaf]) -> set[str]:
    return {term for leaf in of for term in leaf.terms}


def _tree_of(rule: Rule) -> Node:
    try:
        return parse(rule.query)
    except QueryError as fault:
        fault.who = f"rule {rule.id}, {fault.who}"
        raise
