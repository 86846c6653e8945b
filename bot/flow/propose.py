"""What to exclude, so that an alert that is not about the hospital would not have been: offered, weighed, proposed.

Changes no rule and no alert, and does not ask who may act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.alert import Alert, State
from bot.domain.mention import Mention
from bot.domain.proposal import LOOKS_BACK, Impact, Proposal, impact
from bot.domain.rule import Rule
from bot.domain.view import CaseMention, JudgedMention
from bot.errors import QueryError
from bot.flow.rules import LiveRules
from bot.ports import Clock, Store
from bot.query.candidates import Candidate, exclusions_for
from bot.query.holding import holding
from bot.query.narrowing import as_exclusion, narrowed
from bot.query.text import normalise

MOST_MATCHED = 2_000
"""Mentions of one rule that are looked at, the newest first: a person waits for the answer."""
LONGEST_CANDIDATE = 75


class Misfit(StrEnum):
    """What is wrong with an exclusion."""

    UNREADABLE = "unreadable"
    EXCLUDES_NOTHING = "excludes nothing"
    BREAKS_EXAMPLE = "breaks an example"
    NO_RULE = "no rule"


@dataclass(frozen=True, slots=True)
class Unfit:
    """The exclusion cannot be proposed. `detail` is what the query language says, or the example that would be lost."""

    why: Misfit
    rule_name: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """One rule with the exclusion, and what that would have removed of its own mentions."""

    rule: Rule
    edited: str
    impact: Impact


@dataclass(frozen=True, slots=True)
class Weighed:
    """An exclusion as it is written in a query, the rules that need it, and what it removes from all of them together.

    An empty exclusion has no edits: the alert is only dismissed.
    """

    exclusion: str
    edits: tuple[RuleEdit, ...]
    impact: Impact


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person chooses from. `typed` is what stands in the field, `answer` what is to be said of it."""

    alert: Alert
    rules: tuple[Rule, ...]
    candidates: tuple[Candidate, ...]
    typed: str
    answer: Weighed | Unfit


@dataclass(frozen=True, slots=True)
class Proposing:
    """Reads the store and the rules in force."""

    store: Store
    rules: LiveRules
    clock: Clock

    def offer(self, alert_id: int, typed: str | None = None) -> Offer:
        """The exclusions to choose from; without `typed` the first of them is weighed. Raises `UnknownAlertError`."""
        case = self._case(alert_id)
        candidates = case.candidates()
        chosen = typed if typed is not None else candidates[0].text if candidates else ""
        return Offer(case.alert, case.rules, candidates, chosen, case.weigh(chosen))

    def proposals(self, alert_id: int, weighed: Weighed, who: str, now: datetime) -> list[Proposal]:
        """One for each rule, not yet stored."""
        return [
            Proposal(
                id=0,
                alert_id=alert_id,
                rule_id=edit.rule.id,
                exclusion=weighed.exclusion,
                query=edit.rule.query,
                edited=edit.edited,
                who=who,
                at=now,
                matched=edit.impact.matched,
                removed=edit.impact.removed,
                real=edit.impact.real,
            )
            for edit in weighed.edits
        ]

    def weigh(self, alert_id: int, typed: str) -> Weighed | Unfit:
        """What is to be said of an exclusion that a person typed."""
        return self._case(alert_id).weigh(typed)

    def _case(self, alert_id: int) -> _Case:
        alert = self.store.alert(alert_id)
        lead = self.store.judged(alert.lead_id)
        found = [self.rules.current.book.rule(match.rule_id) for match in lead.matches]
        rules = tuple(rule for rule in found if rule and holding([rule], [lead.stored.mention])[0][0])
        since = self.clock() - LOOKS_BACK
        matched = {rule.id: self._matched(rule, since, alert_id) for rule in rules}
        return _Case(alert, lead, rules, matched)

    def _matched(self, rule: Rule, since: datetime, alert_id: int) -> _Matched:
        found = self.store.matched_since(rule.id, since, MOST_MATCHED + 1)
        others = [one for one in found[:MOST_MATCHED] if one.alert_id != alert_id]
        return _Matched(tuple(others), len(found) > MOST_MATCHED)


@dataclass(frozen=True, slots=True)
class _Matched:
    """What a rule matched lately in other alerts."""

    mentions: tuple[CaseMention, ...]
    capped: bool


@dataclass(frozen=True, slots=True)
class _Case:
    """An alert with the rules that made it, and their other mentions."""

    alert: Alert
    lead: JudgedMention
    rules: tuple[Rule, ...]
    matched: dict[str, _Matched]

    def candidates(self) -> tuple[Candidate, ...]:
        """Those that would have kept every rule from matching, in the order of the first rule that names them."""
        public = _without_private(self.lead)
        own = {word for rule in self.rules for word in normalise(rule.query).words.split(" ")}
        named: dict[str, Candidate] = {}
        for rule in self.rules:
            kept = [one for one in self.matched[rule.id].mentions if one.state is not State.DISMISSED]
            for candidate in exclusions_for(rule, public, [one.judged.stored.mention for one in kept]):
                if len(candidate.text) <= LONGEST_CANDIDATE and not own.issuperset(_words(candidate)):
                    named.setdefault(candidate.text, candidate)
        return tuple(one for one in named.values() if not any(self._unfit(rule, one.text) for rule in self.rules))

    def weigh(self, typed: str) -> Weighed | Unfit:
        try:
            exclusion = as_exclusion(typed)
            if not exclusion:
                return Weighed("", (), Impact(0))
            unfit = [found for rule in self.rules if (found := self._unfit(rule, exclusion))]
        except QueryError as fault:
            return Unfit(Misfit.UNREADABLE, detail=f"{fault.what} ({fault.cure})")
        if unfit or not self.rules:
            return unfit[0] if unfit else Unfit(Misfit.NO_RULE)
        return self._weighed(exclusion)

    def _unfit(self, rule: Rule, exclusion: str) -> Unfit | None:
        both = (rule, replace(rule, query=narrowed(rule.query, exclusion)))
        mention = self.lead.stored.mention
        if holding(both, [mention])[0][1]:
            return Unfit(Misfit.EXCLUDES_NOTHING, rule.name)
        must_match = [example.text for example in rule.examples if example.matches]
        found = holding(both, [replace(mention, title="", text=text) for text in must_match])
        lost = [text for text, (was, still) in zip(must_match, found, strict=True) if was and not still]
        return Unfit(Misfit.BREAKS_EXAMPLE, rule.name, lost[0]) if lost else None

    def _weighed(self, exclusion: str) -> Weighed:
        edits: list[RuleEdit] = []
        all_matched: dict[int, CaseMention] = {}
        all_removed: dict[int, CaseMention] = {}
        for rule in self.rules:
            edited, matched = narrowed(rule.query, exclusion), self.matched[rule.id]
            held, removed = _compared(rule, edited, matched.mentions)
            edits.append(RuleEdit(rule, edited, impact(held, removed, capped=matched.capped)))
            all_matched |= {one.judged.stored.id: one for one in held}
            all_removed |= {one.judged.stored.id: one for one in removed}
        capped = any(matched.capped for matched in self.matched.values())
        together = impact(list(all_matched.values()), list(all_removed.values()), capped=capped)
        return Weighed(exclusion, tuple(edits), together)


def _compared(rule: Rule, edited: str, mentions: Sequence[CaseMention]) -> tuple[list[CaseMention], list[CaseMention]]:
    """What the rule as it is now matches (it may have been edited since), and what of that `edited` does not."""
    both = (rule, replace(rule, query=edited))
    found = holding(both, [one.judged.stored.mention for one in mentions])
    held = [(one, still) for one, (was, still) in zip(mentions, found, strict=True) if was]
    return [one for one, _ in held], [one for one, still in held if not still]


def _without_private(judged: JudgedMention) -> Mention:
    """The mention with private details as blanks, so that none of them is proposed; offsets stay true."""
    text = judged.stored.mention.text
    for detail in judged.verdict.private:
        start, end = max(0, detail.start), min(len(text), detail.end)
        text = text[:start] + " " * max(0, end - start) + text[max(start, end) :]
    return replace(judged.stored.mention, text=text)


def _words(candidate: Candidate) -> list[str]:
    return normalise(candidate.text).words.split(" ")
