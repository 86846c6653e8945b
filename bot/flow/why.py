"""Why an alert is as it is, and what became of a link: read from the store and the rules in force, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.domain.alert import Alert, Change, Verb
from bot.domain.grouping import canonical_link
from bot.domain.mention import Mention
from bot.domain.notice import Thread
from bot.domain.rule import Rule
from bot.domain.rulebook import Rulebook
from bot.domain.source import STAFF, SourceState
from bot.domain.view import JudgedMention, NearMiss
from bot.errors import QueryError
from bot.flow.rules import LiveRules
from bot.ports import Fate, Outcome, Store
from bot.query.explain import Explanation, explain
from bot.query.nearness import nearness

MOST_FATES = 3
MOST_RULES = 5
MOST_JOINS = 3
MOST_COMPARED = 1_000
"""Rules that are compared with a mention that none of them matched: a person waits for the answer."""

_ID = re.compile(r"[0-9]{5,25}")


@dataclass(frozen=True, slots=True)
class RuleWhy:
    """How a rule fares with a mention. Without an explanation the rule is no longer in the rules folder.

    `near` says how near it came, from 0 to 1; a rule may hold and yet not be `active` at that time.
    """

    rule_id: str
    name: str
    where: str = ""
    query: str = ""
    explanation: Explanation | None = None
    near: float = 0.0
    active: bool = True


@dataclass(frozen=True, slots=True)
class AlertWhy:
    """Why an alert was opened, why it is where it is, and why its latest mentions joined it."""

    alert: Alert
    lead: JudgedMention
    rules: tuple[RuleWhy, ...]
    joins: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class TracedFate:
    """What became of a mention, with its alert and thread, or else the rule that came nearest."""

    fate: Fate
    alert: Alert | None = None
    thread: Thread | None = None
    nearest: RuleWhy | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything known of a link. `sources` are told when nothing was returned; not an address: `link` is empty."""

    url: str
    link: str
    fates: tuple[TracedFate, ...] = ()
    sources: tuple[SourceState, ...] = ()


@dataclass(frozen=True, slots=True)
class Explaining:
    """Answers questions; changes nothing."""

    store: Store
    rules: LiveRules

    def alert(self, alert_id: int) -> AlertWhy:
        """Why this alert. Raises `UnknownAlertError`."""
        alert = self.store.alert(alert_id)
        lead = self.store.judged(alert.lead_id)
        book, mention = self.rules.current.book, lead.stored.mention
        rules = []
        for match in lead.matches[:MOST_RULES]:
            rule = book.rule(match.rule_id)
            rules.append(_compared(rule, mention) if rule else RuleWhy(match.rule_id, match.rule_name))
        joins = [change for change in self.store.changes(alert_id) if change.verb is Verb.JOIN]
        return AlertWhy(alert, lead, tuple(rules), tuple(joins[-MOST_JOINS:]))

    def link(self, url: str) -> Trace:
        """What became of the mention behind a link: by its address, or by the id that stands in it."""
        url = url.strip().strip("<>").partition("|")[0]
        link = canonical_link(url)
        if not link:
            return Trace(url, "")
        fates = self.store.fates(url, ids_in(url), MOST_FATES)
        if fates:
            return Trace(url, link, tuple(self._traced(fate) for fate in fates))
        return Trace(url, link, sources=known_sources(self.store, self.rules))

    def _traced(self, fate: Fate) -> TracedFate:
        alert_id = fate.stored.alert_id
        if alert_id is not None:
            return TracedFate(fate, self.store.alert(alert_id), self.store.thread(alert_id))
        return TracedFate(fate, nearest=self._nearest(fate) if fate.outcome is Outcome.UNMATCHED else None)

    def _nearest(self, fate: Fate) -> RuleWhy | None:
        """The rule that came nearest; none when nothing of any rule was found."""
        rules = self.rules.current.book.rules[:MOST_COMPARED]
        compared = [_compared(rule, fate.stored.mention) for rule in rules]
        best = max(compared, key=lambda one: one.near, default=None)
        return best if best and best.near > 0 else None


def known_sources(store: Store, rules: LiveRules) -> tuple[SourceState, ...]:
    """The configured ones and those that were ever read, by name."""
    states = {state.name: state for state in store.source_states() if state.name != STAFF}
    named = {source.name: SourceState(source.name) for source in rules.current.book.sources}
    return tuple(value for _, value in sorted({**named, **states}.items()))


def near_misses(book: Rulebook, judged: JudgedMention) -> tuple[NearMiss, ...]:
    """The exclusions that nearly kept the rules from matching a mention, for its card."""
    found = [book.rule(match.rule_id) for match in judged.matches[:MOST_RULES]]
    compared = [_compared(rule, judged.stored.mention) for rule in found if rule]
    return tuple(
        NearMiss(why.name, one.label, one.why, one.evidence)
        for why in compared
        if why.explanation
        for one in why.explanation.exclusions
        if not one.applied
    )


def ids_in(url: str) -> list[str]:
    """What a source may call the mention behind this address: the address itself, or a long number in its path."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return [url]
    return [url, *(part for part in reversed(path.split("/")) if _ID.fullmatch(part))]


def _compared(rule: Rule, mention: Mention) -> RuleWhy:
    try:
        told = explain(rule.query, mention)
    except QueryError:
        return RuleWhy(rule.id, rule.name, rule.where, rule.query)
    near, active = nearness(rule.query, told), rule.is_active(mention.published_at)
    return RuleWhy(rule.id, rule.name, rule.where, rule.query, told, near, active)
