"""Warnings: what is allowed in a rules folder and yet is most likely not what its author meant."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.rule import Rule, RuleKind
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.query.warnings import warnings
from bot.rulebook.document import Document
from bot.rulebook.faults import Fault, sentences


def lint(rulebook: Rulebook, routing: Document | None) -> tuple[str, ...]:
    """One sentence for each warning; `routing` is the document behind the lines of routing."""
    found = [warning for rule in rulebook.rules for warning in _rule_warnings(rule)]
    found += _unsafe_feeds(rulebook)
    found += _idle_routes(rulebook, routing) if routing else []
    return sentences(found)


def _rule_warnings(rule: Rule) -> Iterator[Fault]:
    for doubt in warnings(rule.query):
        yield _warning(rule.where, f"rule {rule.id}", f"column {doubt.column} of the query: {doubt.what}", doubt.cure)
    if not rule.examples:
        cure = "add examples: with a match: and an ignore: text"
        yield _warning(rule.where, f"rule {rule.id}", "nothing proves that it works", cure)


def _unsafe_feeds(rulebook: Rulebook) -> Iterator[Fault]:
    for source in rulebook.sources:
        if source.options.get("shape") == "google-alerts" and source.options.get("url"):
            what = "whoever has the address of a Google Alerts feed can read it"
            cure = "keep it in an environment variable and name that with url_env"
            yield _warning(source.where, f"source {source.name}", what, cure)


def _idle_routes(rulebook: Rulebook, routing: Document) -> Iterator[Fault]:
    """Routes that no alert reaches because an earlier one takes all of theirs."""
    routes = rulebook.routing.routes
    for at, route in enumerate(routes):
        kinds = route.kinds or frozenset(RuleKind)
        levels = [level for level in Severity if level.rank >= route.at_least.rank]
        taken = all(any(first.applies(kind, level) for first in routes[:at]) for kind in kinds for level in levels)
        if taken:
            yield routing.fault(("routes", at), "is never used: earlier routes take all of it", "move it up")


def _warning(where: str, subject: str, what: str, cure: str) -> Fault:
    file, _, line = where.rpartition(":")
    return Fault(file, int(line), subject, what, cure)
