"""Warnings: what is allowed in a rules folder and yet is most likely not what its author meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.routing import Routing
from bot.domain.rule import Rule, RuleKind
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.query.warnings import warnings
from bot.rulebook.document import Document
from bot.rulebook.faults import Fault, rule_fault, sentences
from bot.rulebook.floods import floods, floods_in_history
from bot.rulebook.gaps import gaps_in_use
from bot.rulebook.shadows import futile, shadowed


@dataclass(frozen=True, slots=True)
class History:
    """How many stored mentions of the last `days` days each rule matches, by the id of the rule."""

    matches: Mapping[str, int]
    days: int


def lint(rulebook: Rulebook, routing: Document | None) -> tuple[str, ...]:
    """One sentence for each warning that costs next to nothing to find, at every load.

    `routing` is the document behind the lines of routing.
    """
    found = [warning for rule in rulebook.rules for warning in _rule_warnings(rule)]
    found += _unsafe_feeds(rulebook)
    found += _idle_routes(rulebook, routing) if routing else []
    return sentences(found)


def lint_closely(rulebook: Rulebook, now: datetime, history: History | None = None) -> tuple[str, ...]:
    """The warnings for which `check` alone takes the time: rules against each other, against common words and today.

    With `history` floods are measured on what was stored instead of on the bundled list of words.
    """
    rules = rulebook.rules
    found = [*futile(rules), *shadowed(rules, rulebook.routing)]
    found += _no_private_channel(rulebook.routing)
    found += gaps_in_use(rulebook.oncall, now)
    found += _ended(rules, now, ZoneInfo(rulebook.routing.timezone))
    found += floods_in_history(rules, history.matches, history.days) if history else floods(rules)
    return sentences(found)


def _ended(rules: Sequence[Rule], now: datetime, zone: ZoneInfo) -> Iterator[Fault]:
    for rule in rules:
        if rule.active_until is not None and rule.active_until <= now:
            last = (rule.active_until - timedelta(seconds=1)).astimezone(zone)
            what = f"ended on {last:%Y-%m-%d}: it matches nothing that is new"
            yield rule_fault(rule, what, "delete it, or give it new days with active")


def _rule_warnings(rule: Rule) -> Iterator[Fault]:
    for doubt in warnings(rule.query):
        yield rule_fault(rule, f"column {doubt.column} of the query: {doubt.what}", doubt.cure)
    if not rule.examples:
        cure = "add examples: with a match: and an ignore: text"
        yield rule_fault(rule, "nothing proves that it works", cure)


def _no_private_channel(routing: Routing) -> Iterator[Fault]:
    if routing != Routing() and not routing.private_channel:
        what = "private is missing: threats, self-harm and exposed staff are told in the channel of everything else"
        yield Fault("routing.yaml", 1, "", what, "write private: and a channel of those who deal with them")


def _unsafe_feeds(rulebook: Rulebook) -> Iterator[Fault]:
    for source in rulebook.sources:
        if source.options.get("shape") == "google-alerts" and source.options.get("url"):
            what = "whoever has the address of a Google Alerts feed can read it"
            cure = "keep it in an environment variable and name that with url_env"
            file, _, line = source.where.rpartition(":")
            yield Fault(file, int(line), f"source {source.name}", what, cure)


def _idle_routes(rulebook: Rulebook, routing: Document) -> Iterator[Fault]:
    """Routes that no alert reaches because an earlier one takes all of theirs."""
    routes = rulebook.routing.routes
    for at, route in enumerate(routes):
        kinds = route.kinds or frozenset(RuleKind)
        levels = [level for level in Severity if level.rank >= route.at_least.rank]
        taken = all(any(first.applies(kind, level) for first in routes[:at]) for kind in kinds for level in levels)
        if taken:
            yield routing.fault(("routes", at), "is never used: earlier routes take all of it", "move it up")
