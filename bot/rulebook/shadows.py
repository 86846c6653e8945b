"""Rules and parts of queries that can change nothing: proven from the queries alone, and silent where not proven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.routing import Routing, destination
from bot.domain.rule import Rule
from bot.domain.severity import Severity
from bot.query.logic import Fact, covers, example, facts_in, formula_of, never_holds, says
from bot.query.syntax import parse
from bot.query.tree import Node, Or
from bot.rulebook.faults import Fault, rule_fault

MOST_PARTS = 60
"""Alternatives of one query that are compared with each other."""


def futile(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules that can never match, and alternatives of a query that add nothing to it."""
    for rule in rules:
        tree = parse(rule.query)
        if never_holds(tree):
            what = "can never match: its query refuses all that it asks for"
            yield rule_fault(rule, what, "take out the NOT or the word that contradict each other")
        elif isinstance(tree, Or):
            yield from _idle_parts(rule, tree.parts[:MOST_PARTS])


def _idle_parts(rule: Rule, parts: Sequence[Node]) -> Iterator[Fault]:
    for at, part in enumerate(parts):
        if never_holds(part):
            what = f"what begins at column {part.column} of the query can never hold"
            yield rule_fault(rule, what, "take out the NOT or the word that contradict each other")
        elif wider := _wider_part(parts, at):
            what = (
                f"what begins at column {part.column} of the query adds nothing: "
                f"all of it is found by what begins at column {wider.column}"
            )
            yield rule_fault(rule, what, "leave it out")


def _wider_part(parts: Sequence[Node], at: int) -> Node | None:
    """Another part that covers this one; of two that say the same the first is kept."""
    for other, wider in enumerate(parts):
        if other != at and covers(wider, parts[at]) and (other < at or not covers(parts[at], wider)):
            return wider
    return None


def shadowed(rules: Sequence[Rule], routing: Routing) -> Iterator[Fault]:
    """Rules that match only where another rule of the same kind and at least the same reach matches too."""
    shelf = _Shelf.of(rules)
    for at, rule in enumerate(rules):
        shadow = next((other for other in shelf.candidates(at) if _shadows(rules, other, at, routing)), None)
        if shadow is not None:
            over = rules[shadow]
            what = f"finds nothing that rule {over.id} ({over.where}) does not find, and tells it to the same channel"
            yield rule_fault(rule, what, "delete it, or give it a channel, a severity or an owner of its own")


def _shadows(rules: Sequence[Rule], other: int, at: int, routing: Routing) -> bool:
    wide, narrow = rules[other], rules[at]
    if not _reaches(wide, narrow, routing):
        return False
    wide_tree, narrow_tree = parse(wide.query), parse(narrow.query)
    if not covers(wide_tree, narrow_tree):
        return False
    says_the_same = covers(narrow_tree, wide_tree) and _reaches(narrow, wide, routing)
    return other < at or not says_the_same


def _reaches(wide: Rule, narrow: Rule, routing: Routing) -> bool:
    """Whether an alert of `narrow` would lose nothing if `wide` had opened it."""
    same = (wide.kind, wide.owner) == (narrow.kind, narrow.owner) and _floor(wide) >= _floor(narrow)
    return (
        same and _is_active_throughout(wide, narrow) and _destinations(wide, routing) == _destinations(narrow, routing)
    )


def _floor(rule: Rule) -> int:
    return rule.severity.rank if rule.severity else -1


def _is_active_throughout(wide: Rule, narrow: Rule) -> bool:
    begins = wide.active_from is None or (narrow.active_from is not None and wide.active_from <= narrow.active_from)
    ends = wide.active_until is None or (narrow.active_until is not None and wide.active_until >= narrow.active_until)
    return begins and ends


def _destinations(rule: Rule, routing: Routing) -> list[tuple[str, str]]:
    places = [destination(routing, rule, severity) for severity in Severity]
    return [(place.channel, place.policy) for place in places]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Finds the few rules that may cover another: each has a fact that the other's example makes true."""

    examples: list[frozenset[Fact]]
    by_fact: dict[Fact, set[int]]
    open_facts: dict[Fact, set[int]]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> _Shelf:
        by_fact: dict[Fact, set[int]] = {}
        open_facts: dict[Fact, set[int]] = {}
        for at, rule in enumerate(rules):
            for fact in facts_in(formula_of(parse(rule.query))):
                by_fact.setdefault(fact, set()).add(at)
                if fact.sort in ("prefix", "fuzzy"):
                    open_facts.setdefault(fact, set()).add(at)
        return cls([example(parse(rule.query)) for rule in rules], by_fact, open_facts)

    def candidates(self, at: int) -> list[int]:
        """Rules that may cover this one, in their order."""
        found: set[int] = set()
        for fact in self.examples[at]:
            for said in _plainly_said(fact):
                found |= self.by_fact.get(said, set())
            for wide, rules in self.open_facts.items():
                if says(fact, wide):
                    found |= rules
        return sorted(found - {at})


def _plainly_said(fact: Fact) -> Iterator[Fact]:
    """The words and names that are true where this fact is."""
    words = fact.value.split(" ") if fact.sort == "words" else []
    said = [fact, Fact("words", fact.value.lstrip("#@"))]
    rows = [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]
    for one in (*said, *(Fact("words", row) for row in rows)):
        yield from (Fact(one.sort, one.value), Fact(one.sort, one.value, fact.in_title))
