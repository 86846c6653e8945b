"""How right the matches are, where people have said which rules should match."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bot.domain.mention import Mention
from bot.domain.rule import Match, Rule, RuleKind
from bot.flow.backtest.samples import Sample, Samples

MOST_STRANGERS = 20
"""Labels that name nothing, of which a report tells."""


@dataclass(slots=True)
class Score:
    """Matches that are `right` and `wrong`, and labels that were `found` and `missed`."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The part of the matches that is right; None when nothing matched."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The part of the labels that was found; None when there are none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None


@dataclass(slots=True)
class Marked:
    """One rule's score, with mentions it should not have matched and mentions it should."""

    score: Score
    wrong: Samples
    missed: Samples


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The same when all is counted."""

    score: Score
    wrong: tuple[Sample, ...]
    missed: tuple[Sample, ...]


class Marking:
    """Marks the matches of labelled mentions. A label is the id of a rule, or a kind: one rule of it is enough.

    A match is right when the labels name its rule or its kind. Mentions that nobody has labelled are not marked.
    """

    def __init__(self, rules: Sequence[Rule], samples: int) -> None:
        self.mentions = 0
        self.total = Score()
        self.kinds = {kind: Score() for kind in RuleKind}
        self.strangers: dict[str, int] = {}
        self._rules = {rule.id: Marked(Score(), Samples(samples), Samples(samples)) for rule in rules}

    def mark(self, mention: Mention, labels: Collection[str], matches: Sequence[Match]) -> None:
        """Count one labelled mention."""
        self.mentions += 1
        for match in matches:
            self._mark_match(mention, match, is_right=match.rule_id in labels or match.kind in labels)
        matched = {match.rule_id for match in matches} | {str(match.kind) for match in matches}
        for label in labels:
            self._mark_label(mention, label, is_found=label in matched)

    def _mark_match(self, mention: Mention, match: Match, *, is_right: bool) -> None:
        marked = self._rules[match.rule_id]
        for score in (marked.score, self.kinds[match.kind], self.total):
            score.right += is_right
            score.wrong += not is_right
        if not is_right:
            marked.wrong.offer(mention, match.evidence)

    def _mark_label(self, mention: Mention, label: str, *, is_found: bool) -> None:
        named = self._named(label)
        for score in (named, self.total):
            score.found += is_found
            score.missed += not is_found
        if label in self._rules and not is_found:
            self._rules[label].missed.offer(mention)

    def _named(self, label: str) -> Score:
        if label in self._rules:
            return self._rules[label].score
        if label in self.kinds:
            return self.kinds[RuleKind(label)]
        if label in self.strangers or len(self.strangers) < MOST_STRANGERS:
            self.strangers[label] = self.strangers.get(label, 0) + 1
        return Score()

    def of(self, rule_id: str) -> Mistakes:
        """How one rule did."""
        marked = self._rules[rule_id]
        return Mistakes(marked.score, marked.wrong.shown, marked.missed.shown)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the labels say of a whole rulebook. `strangers` are labels that name no rule and no kind, and how often."""

    mentions: int
    total: Score
    kinds: dict[RuleKind, Score] = field(default_factory=dict)
    strangers: dict[str, int] = field(default_factory=dict)
