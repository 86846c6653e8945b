"""`Matcher` holds all rules at once and says which of them hold for a mention, with the words that made them hold.

Does not judge. What a query means is `evaluate`; here most rules are spared from being asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.mention import Mention
from bot.domain.rule import Match, Rule
from bot.errors import QueryError
from bot.query.anchors import anchors
from bot.query.evaluate import evidence_of, holds
from bot.query.reading import Reading
from bot.query.scanner import BATCH, Scanner, Suspect
from bot.query.syntax import parse
from bot.query.tree import Node


class Matcher:
    """All rules over one automaton. Safe to share between threads; a changed rule needs a new matcher.

    Only rules of which an anchor was found are looked at, so the cost of a mention hardly grows with their number.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Raises `QueryError` for the first rule whose query cannot be read, naming the rule."""
        self._rules = [(rule, _tree_of(rule)) for rule in rules]
        self._scanner = Scanner(
            (anchor, number) for number, (_, tree) in enumerate(self._rules) for anchor in anchors(tree)
        )

    def match(self, mention: Mention) -> tuple[Match, ...]:
        """The rules that hold for one mention, in the order of the rules."""
        suspects = self._scanner.suspects([mention])
        return self._matches(suspects[0]) if suspects else ()

    def match_many(self, mentions: Sequence[Mention]) -> list[tuple[Match, ...]]:
        """The same for each of many mentions, several times as fast as one by one."""
        answers: list[tuple[Match, ...]] = [()] * len(mentions)
        for first in range(0, len(mentions), BATCH):
            for number, suspect in self._scanner.suspects(mentions[first : first + BATCH]).items():
                answers[first + number] = self._matches(suspect)
        return answers

    def _matches(self, suspect: Suspect) -> tuple[Match, ...]:
        reading = suspect.reading
        return tuple(
            _match(rule, tree, reading)
            for rule, tree in (self._rules[number] for number in sorted(suspect.rules))
            if rule.is_active(reading.mention.published_at) and holds(tree, reading)
        )


def _match(rule: Rule, tree: Node, reading: Reading) -> Match:
    return Match(rule.id, rule.name, rule.kind, evidence_of(tree, reading), rule.severity)


def _tree_of(rule: Rule) -> Node:
    try:
        return parse(rule.query)
    except QueryError as fault:
        fault.who = f"rule {rule.id}, {fault.who}"
        raise
