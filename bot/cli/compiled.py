"""What `wardwatch query compile` says of a compilation: for people, and as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot import wiring
from bot.domain.source import SourceConfig
from bot.query.pushdown.x import Compilation, Request, RulePlan, compile_for_x, compile_trees, rules_to_ask
from bot.query.tree import Node
from bot.rulebook.load import load

THE_QUERY = "query"
"""How a query that belongs to no rule is called."""

QUARTER = timedelta(minutes=15)
MOST_IN_A_QUARTER = 450
"""Requests that X allows in a quarter of an hour."""

_REACH = (
    "X cannot be asked for a part of a longer hashtag, or for accents that the rule does not write: see docs/sources.md"
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compilation, with what is to be said of the rules folder it is of."""

    compilation: Compilation
    remarks: tuple[str, ...] = ()

    @property
    def misses(self) -> bool:
        """Whether posts are missed that a rule could hold for."""
        return any(one.misses for plan in self.compilation.plans for one in plan.unasked)


def of_query(tree: Node) -> Compiled:
    """One query."""
    return Compiled(compile_trees([(THE_QUERY, tree)]))


def of_folder(folder: Path) -> Compiled:
    """The rules of a folder that are active now."""
    book = load(folder)
    asked = rules_to_ask(book.rules, wiring.clock())
    sources = [source for source in book.sources if source.type == "x"]
    remarks = [f"{rule.id} is not active now, and not asked for" for rule in book.rules if rule not in asked]
    remarks += [
        f"source {source.name} has a query of its own, and asks that instead"
        for source in sources
        if source.options.get("query")
    ]
    found = compile_for_x(asked, sources[0].name if len(sources) == 1 else "")
    remarks += [_too_often(source, len(found.requests)) for source in sources if not source.options.get("query")]
    return Compiled(found, tuple(filter(None, remarks)))


def _too_often(source: SourceConfig, requests: int) -> str:
    """A remark if X would refuse so many requests, empty if not."""
    polls = math.ceil(QUARTER / source.every)
    if requests * polls <= MOST_IN_A_QUARTER:
        return ""
    return (
        f"source {source.name} would make {requests * polls} requests in 15 minutes, of which X allows "
        f"{MOST_IN_A_QUARTER}: poll less often (every:), or make the rules shorter"
    )


def told(compiled: Compiled) -> dict[str, object]:
    """As plain values; a rule names its requests by their place in the list, from 0."""
    requests = [
        {"query": request.query, "characters": len(request.query), "rules": list(request.rules)}
        for request in compiled.compilation.requests
    ]
    rules = [_rule_told(plan) for plan in compiled.compilation.plans]
    return {"requests": requests, "rules": rules, "remarks": list(compiled.remarks)}


def _rule_told(plan: RulePlan) -> dict[str, object]:
    widened = [{"part": one.part, "column": one.column, "why": one.why} for one in plan.widenings]
    unasked = [{"part": one.part, "column": one.column, "why": one.why, "misses": one.misses} for one in plan.unasked]
    return {"rule": plan.rule, "requests": list(plan.requests), "widened": widened, "unasked": unasked}


def lines(compiled: Compiled) -> Iterator[str]:
    """For people: the requests, then what differs from the rules, then what it costs."""
    found = compiled.compilation
    for number, request in enumerate(found.requests, 1):
        yield from _request(number, request)
    yield from _section("Asked for more widely, and checked here:", _widened(found.plans))
    yield from _section("Not asked for, so that posts are missed:", _unasked(found.plans, misses=True))
    yield from _section("Not asked for, since no post of X can hold it:", _unasked(found.plans, misses=False))
    yield from compiled.remarks
    yield _cost(found)
    if found.requests:
        yield _REACH


def _request(number: int, request: Request) -> Iterator[str]:
    yield f"Request {number}, {len(request.query)} characters, for {', '.join(request.rules)}:"
    yield f"  {request.query}"
    yield ""


def _section(title: str, entries: Iterator[str]) -> Iterator[str]:
    some = list(entries)
    if some:
        yield title
        yield from (f"  {entry}" for entry in some)
        yield ""


def _widened(plans: Sequence[RulePlan]) -> Iterator[str]:
    for plan in plans:
        for one in plan.widenings:
            yield f"{plan.rule}, column {one.column}: {one.part}: {one.why}"


def _unasked(plans: Sequence[RulePlan], *, misses: bool) -> Iterator[str]:
    for plan in plans:
        for one in plan.unasked:
            if one.misses is misses:
                yield f"{plan.rule}, column {one.column}: {one.part}" + (f": {one.why}" if misses else "")


def _cost(found: Compilation) -> str:
    number = len(found.requests)
    if not number:
        return "No request: X is not asked for anything."
    requests = "1 request" if number == 1 else f"{number} requests"
    return f"{requests} in each poll. Each post that X returns costs money, whether a rule holds for it or not."
