"""What can be proven of queries without any mention: that one can never hold, or holds whenever another does.

A query becomes a formula over facts. Proofs use the formula and what one fact says about another; what is not proven
within a bounded effort is not claimed. So `never_holds` and `covers` may stay silent and do not err.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.query.fuzzy import within
from bot.query.text import squeezed
from bot.query.tree import (
    And,
    Cased,
    Field,
    FieldName,
    Fuzzy,
    Handle,
    Hashtag,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Title,
    Word,
)

MOST_FACTS = 300
MOST_GUESSES = 2_000

_SINGLE = frozenset([FieldName.FROM, FieldName.SOURCE, FieldName.KIND, FieldName.VERIFIED])
"""Fields of which a mention has one value at most, compared as it stands."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is true of a mention or not. `words` stand in a row, `tag` and `handle` are named, and so on."""

    sort: str
    value: str
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class _All:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class _Any:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class _No:
    part: Formula


Formula = Fact | _All | _Any | _No
Values = Mapping[Fact, bool]


def never_holds(tree: Node) -> bool:
    """Whether it is proven that no mention can satisfy the query."""
    try:
        return _solve(formula_of(tree)) is None
    except _TooHardError:
        return False


def covers(wide: Node, narrow: Node) -> bool:
    """Whether it is proven that `wide` holds for every mention for which `narrow` does."""
    try:
        return _solve(_All((formula_of(narrow), _No(formula_of(wide))))) is None
    except _TooHardError:
        return False


def example(tree: Node) -> frozenset[Fact]:
    """Facts that are enough for the query to hold, few of them; empty when none were found."""
    try:
        found = _solve(formula_of(tree)) or {}
    except _TooHardError:
        return frozenset()
    return frozenset(fact for fact, truth in found.items() if truth)


def facts_in(formula: Formula) -> Iterator[Fact]:
    """Every fact of a formula, from left to right, perhaps several times."""
    if isinstance(formula, Fact):
        yield formula
    elif isinstance(formula, _No):
        yield from facts_in(formula.part)
    else:
        for part in formula.parts:
            yield from facts_in(part)


def says(fact: Fact, other: Fact) -> bool:
    """Whether a mention of which `fact` is true is one of which `other` is."""
    if other.in_title and not fact.in_title:
        return False
    if (fact.sort, fact.value) == (other.sort, other.value):
        return True
    # Other scripts fold and split in ways of their own: nothing is claimed of them.
    if not (fact.value.isascii() and other.value.isascii()):
        return False
    if fact.sort in ("tag", "handle"):
        name = fact.value[1:]
        return len(name) > 1 and name.isalnum() and other == Fact("words", name, other.in_title)
    return fact.sort == "words" and _words_say(fact.value, other)


def _words_say(words: str, other: Fact) -> bool:
    if other.sort == "words":
        return f" {other.value} " in f" {words} "
    if other.sort == "prefix":
        return f" {other.value}" in f" {words}"
    if other.sort == "fuzzy":
        wanted, _, edits = other.value.rpartition("~")
        return any(within(wanted, word, int(edits)) for word in words.split(" "))
    return False


def _refutes(fact: Fact, other: Fact) -> bool:
    """Whether both cannot be true of one mention."""
    return fact.sort == other.sort and fact.sort in _SINGLE and fact.value != other.value


def formula_of(node: Node, *, in_title: bool = False) -> Formula:
    """The query as a formula."""
    match node:
        case And():
            return _All(tuple(formula_of(part, in_title=in_title) for part in node.parts))
        case Or():
            return _Any(tuple(formula_of(part, in_title=in_title) for part in node.parts))
        case Not():
            return _No(formula_of(node.part, in_title=in_title))
        case Title():
            return formula_of(node.part, in_title=True)
        case Near():
            sides = tuple(formula_of(side, in_title=in_title) for side in (node.left, node.right))
            near = Fact("near", f"{sides} {node.most} {node.ordered}", in_title)
            return _All((near, *sides))
        case _:
            return _leaf(node, in_title=in_title)


def _leaf(leaf: Leaf, *, in_title: bool) -> Formula:
    match leaf:
        case Word():
            return Fact("words", leaf.words, in_title)
        case Phrase():
            return _phrase(leaf.words, in_title=in_title)
        case Cased():
            plain = _phrase(leaf.words, in_title=in_title) if " " in leaf.words else Fact("words", leaf.words, in_title)
            return _All((Fact("cased", leaf.text, in_title), plain))
        case Prefix():
            return Fact("prefix", leaf.words, in_title)
        case Fuzzy():
            return Fact("fuzzy", f"{leaf.words}~{leaf.edits}", in_title)
        case Hashtag():
            return Fact("tag", leaf.name, in_title)
        case Handle():
            return Fact("handle", leaf.name, in_title)
        case Field():
            return Fact(leaf.name, f"{leaf.sign}{leaf.value}")


def _phrase(words: str, *, in_title: bool) -> Formula:
    return _Any((Fact("words", words, in_title), Fact("tag", squeezed(words), in_title)))


class _TooHardError(Exception):
    """Neither proven nor refuted within the effort that we allow."""


def _solve(formula: Formula) -> dict[Fact, bool] | None:
    """Values under which the formula is true, with few facts true; None when there are none."""
    facts = tuple(dict.fromkeys(facts_in(formula)))
    if len(facts) > MOST_FACTS:
        raise _TooHardError
    return _Search(formula, facts).from_values({})


class _Search:
    """Guesses one fact after the other, false first, and draws the conclusions of each guess."""

    def __init__(self, formula: Formula, facts: tuple[Fact, ...]) -> None:
        self._formula = formula
        self._says = {fact: [other for other in facts if says(fact, other)] for fact in facts}
        self._said_by = {fact: [other for other in facts if says(other, fact)] for fact in facts}
        self._refutes = {fact: [other for other in facts if _refutes(fact, other)] for fact in facts}
        self._guesses = 0

    def from_values(self, values: dict[Fact, bool]) -> dict[Fact, bool] | None:
        seen = _look(self._formula, values)
        if isinstance(seen, bool):
            return values if seen else None
        self._guesses += 1
        if self._guesses > MOST_GUESSES:
            raise _TooHardError
        for conclusions in (self._if_false(seen), self._if_true(seen)):
            agree = all(values.get(fact, truth) is truth for fact, truth in conclusions.items())
            if agree and (found := self.from_values({**values, **conclusions})) is not None:
                return found
        return None

    def _if_true(self, fact: Fact) -> dict[Fact, bool]:
        refuted = {other: False for said in self._says[fact] for other in self._refutes[said]}
        return refuted | dict.fromkeys(self._says[fact], True)

    def _if_false(self, fact: Fact) -> dict[Fact, bool]:
        return dict.fromkeys(self._said_by[fact], False)


def _look(formula: Formula, values: Values) -> bool | Fact:
    """Whether the formula is true, or the first fact on which that still depends."""
    if isinstance(formula, Fact):
        return values.get(formula, formula)
    if isinstance(formula, _No):
        seen = _look(formula.part, values)
        return not seen if isinstance(seen, bool) else seen
    decisive = isinstance(formula, _Any)
    open_fact: Fact | None = None
    for part in formula.parts:
        seen = _look(part, values)
        if seen is decisive:
            return decisive
        if isinstance(seen, Fact) and open_fact is None:
            open_fact = seen
    return open_fact or (not decisive)
