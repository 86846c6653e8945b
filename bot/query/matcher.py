"""`Matcher` holds all rules at once and says which of them hold for a mention, with the words that made them hold.

Does not judge. What a query means is `evaluate`; here most rules are spared from being asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.mention import Mention
from bot.domain.rule import Evidence, Match, Rule
from bot.errors import QueryError
from bot.query.anchors import anchors
from bot.query.evaluate import evidence_of, holds
from bot.query.glance import Glance, glance_of
from bot.query.reading import Reading
from bot.query.scanner import BATCH, Scanner, Suspect, Use
from bot.query.syntax import parse
from bot.query.tree import Node

MOST_LETTERS = 2_000_000
"""Characters after which a batch is full: a batch of long articles would take up too much memory."""


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
        self._glances: dict[tuple[int, int], Glance | None] = {}

    def match(self, mention: Mention) -> tuple[Match, ...]:
        """The rules that hold for one mention, in the order of the rules."""
        suspects = self._scanner.suspects([mention])
        return self._matches(mention, suspects[0]) if suspects else ()

    def match_many(self, mentions: Sequence[Mention]) -> list[tuple[Match, ...]]:
        """The same for each of many mentions, several times as fast as one by one."""
        answers: list[tuple[Match, ...]] = [()] * len(mentions)
        for first, last in _batches(mentions):
            for number, suspect in self._scanner.suspects(mentions[first:last]).items():
                answers[first + number] = self._matches(mentions[first + number], suspect)
        return answers

    def _matches(self, mention: Mention, suspect: Suspect) -> tuple[Match, ...]:
        found: list[Match] = []
        reading: Reading | None = None
        for number in sorted(suspect.rules):
            rule, tree = self._rules[number]
            if not rule.is_active(mention.published_at):
                continue
            seen = self._at_a_glance(number, mention, suspect)
            if seen:
                found.append(Match(rule.id, rule.name, rule.kind, (seen,), rule.severity))
                continue
            reading = reading or Reading.of(mention)
            if _is_worth_it(suspect.rules[number], reading) and holds(tree, reading):
                found.append(Match(rule.id, rule.name, rule.kind, evidence_of(tree, reading), rule.severity))
        return tuple(found)

    def _at_a_glance(self, number: int, mention: Mention, suspect: Suspect) -> Evidence | None:
        """The only evidence of a rule of which only one leaf was found, only once; None where that is not so plain."""
        uses = suspect.rules[number]
        if len(uses) != 1:
            return None
        leaf = uses[0].leaf
        key = number, leaf.column
        if key not in self._glances:
            self._glances[key] = glance_of(self._rules[number][1], leaf)
        glance = self._glances[key]
        return glance.evidence(mention, suspect.line) if glance else None


def _batches(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where each batch begins and ends: so many mentions, or fewer long ones."""
    first = letters = 0
    for number, mention in enumerate(mentions):
        letters += len(mention.text)
        if number + 1 - first == BATCH or letters > MOST_LETTERS:
            yield first, number + 1
            first, letters = number + 1, 0
    if first < len(mentions):
        yield first, len(mentions)


def _is_worth_it(uses: list[Use], reading: Reading) -> bool:
    """Whether a hit is more than a part of other words; of rules without hits nothing is known."""
    wholes = {use.whole for use in uses}
    return not wholes or "" in wholes or any(map(reading.has, wholes))


def _tree_of(rule: Rule) -> Node:
    try:
        return parse(rule.query)
    except QueryError as fault:
        fault.who = f"rule {rule.id}, {fault.who}"
        raise
