"""All rules as requests in the language of X's recent search, as few as possible.

Every post that a rule can hold for is found by some request, except what `Unasked` names. A request may find posts that
no rule holds for: they are told apart here, after they were paid for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.rule import Rule
from bot.query.labels import label
from bot.query.pushdown.cover import Covering, Widening
from bot.query.pushdown.expression import (
    Expression,
    Whole,
    alternatives,
    rendered,
    some_of,
    stands_alone,
    with_exceptions,
)
from bot.query.pushdown.fit import Fitted, fitted
from bot.query.pushdown.pack import packed
from bot.query.syntax import parse
from bot.query.tree import Node, Or

MAX_REQUEST = 512
"""Characters of one query of X's recent search."""
LOOKS_BACK = timedelta(days=7)
"""How far back X searches."""


@dataclass(frozen=True, slots=True)
class Request:
    """One query in X's language, and the ids of the rules that it reads for."""

    query: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unasked:
    """A part of a rule that X is not asked for. Posts are missed by that, unless no post of X could hold it."""

    part: str
    column: int
    why: str
    misses: bool = True


@dataclass(frozen=True, slots=True)
class RulePlan:
    """What became of one rule. `requests` are numbers of requests, from 0."""

    rule: str
    requests: tuple[int, ...]
    widenings: tuple[Widening, ...] = ()
    unasked: tuple[Unasked, ...] = ()


@dataclass(frozen=True, slots=True)
class Compilation:
    """All requests, the fullest first, and what became of each rule, in the order of the rules."""

    requests: tuple[Request, ...]
    plans: tuple[RulePlan, ...]


@dataclass(frozen=True, slots=True)
class _Covered:
    rule: str
    pieces: tuple[Expression, ...]
    widenings: tuple[Widening, ...]
    unasked: tuple[Unasked, ...]


def compile_for_x(rules: Sequence[Rule], source: str = "") -> Compilation:
    """The requests for these rules, whatever their dates; `source` is the name of the source that asks.

    Raises `QueryError` for a rule that cannot be read.
    """
    return compile_trees([(rule.id, parse(rule.query)) for rule in rules], source)


def compile_trees(named: Sequence[tuple[str, Node]], source: str = "") -> Compilation:
    """The same for queries that are parsed already, each with the id of its rule."""
    covered = [_cover(rule, tree, source) for rule, tree in named]
    found = packed({one.rule: one.pieces for one in covered}, MAX_REQUEST)
    requests = tuple(Request(rendered(expression), rules) for expression, rules in found)
    plans = tuple(
        RulePlan(
            one.rule,
            tuple(number for number, request in enumerate(requests) if one.rule in request.rules),
            one.widenings,
            one.unasked,
        )
        for one in covered
    )
    return Compilation(requests, plans)


def rules_to_ask(rules: Iterable[Rule], now: datetime) -> tuple[Rule, ...]:
    """The rules that may hold for a post that X can still find: those that were active at some time of its week."""
    return tuple(
        rule
        for rule in rules
        if (rule.active_from is None or rule.active_from <= now)
        and (rule.active_until is None or rule.active_until > now - LOOKS_BACK)
    )


def _cover(rule: str, tree: Node, source: str) -> _Covered:
    """Each choice at the top of a query on its own, so that one that X cannot be asked for takes no other with it."""
    pieces: list[Expression] = []
    widenings: list[Widening] = []
    unasked: list[Unasked] = []
    for choice in tree.parts if isinstance(tree, Or) else (tree,):
        covering = Covering(source)
        expression = with_exceptions(covering.cover(choice))
        found = _fitted(expression)
        part = label(choice)
        if expression is Whole.NOTHING:
            unasked.append(Unasked(part, choice.column, "no post of X can hold it", misses=False))
        elif not found.pieces:
            why = (
                "; ".join(dict.fromkeys(one.why for one in covering.widenings)) or "nothing that X can search for alone"
            )
            unasked.append(Unasked(part, choice.column, why))
        else:
            pieces += found.pieces
            widenings += covering.widenings
            widenings += [_too_long(part, choice) for part in found.left_out]
    return _Covered(rule, alternatives(some_of(pieces)), tuple(widenings), tuple(unasked))


def _fitted(expression: Expression) -> Fitted:
    whole = all(stands_alone(one) for one in alternatives(expression))
    return fitted(expression, MAX_REQUEST) if whole else Fitted(())


def _too_long(part: Expression, choice: Node) -> Widening:
    said = rendered(part)
    shown = said if len(said) <= 60 else f"{said[:59]}\u2026"
    return Widening(shown, choice.column, f"there is no room for it in {MAX_REQUEST} characters")
