"""A rulebook over a recording: what it matches, what it would have opened, and how right it is.

Stores nothing but in the store of its own that it is given for the replay. Of the mentions that no rule matches only
the ids are kept in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.mention import Mention, bounded
from bot.domain.rule import Match, Rule
from bot.domain.rulebook import Rulebook
from bot.flow.backtest.labels import Marking, Marks, Mistakes
from bot.flow.backtest.replay import Told, replay
from bot.flow.backtest.samples import Sample, Samples
from bot.flow.rules import LiveRules
from bot.ports import Store


@dataclass(frozen=True, slots=True)
class Recorded:
    """A mention of the past. `labels` say which rules should match it: None when nobody has said."""

    mention: Mention
    labels: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule did. `told` counts the threads that it leads; `mistakes` is None without labels."""

    rule: Rule
    matches: int
    told: Told
    samples: tuple[Sample, ...]
    mistakes: Mistakes | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a rulebook did with the whole recording. `marks` is None when no mention had labels."""

    matched: int
    rules: tuple[RuleResult, ...]
    told: Told
    marks: Marks | None = None


class Backtest:
    """One rulebook under test: give it every mention once, then replay."""

    def __init__(self, book: Rulebook, samples: int) -> None:
        """Raises `QueryError` when a query cannot be read. `samples` mentions are kept for each thing that is shown."""
        self._rules = LiveRules(book)
        self._found = {rule.id: Samples(samples) for rule in book.rules}
        self._marking = Marking(book.rules, samples)
        self._matched: list[Mention] = []

    def take(self, recorded: Sequence[Recorded]) -> list[tuple[Match, ...]]:
        """Match a batch, in any order; the matches of each."""
        matched = self._rules.current.matcher.match_many([one.mention for one in recorded])
        for one, matches in zip(recorded, matched, strict=True):
            self._count(one, matches)
        return matched

    def _count(self, recorded: Recorded, matches: tuple[Match, ...]) -> None:
        for match in matches:
            self._found[match.rule_id].offer(recorded.mention, match.evidence)
        if matches:
            self._matched.append(recorded.mention)
        if recorded.labels is not None:
            self._marking.mark(recorded.mention, recorded.labels, matches)

    @property
    def matched(self) -> int:
        """How many mentions will be replayed."""
        return len(self._matched)

    def finish(self, store: Store, advance: Callable[[int], None]) -> Result:
        """Replay what matched on an empty store, and sum up."""
        told = replay(self._rules, self._matched, store, advance)
        rules = self._rules.current.book.rules
        marks = self._marks()
        results = tuple(self._result(rule, told.get(rule.id, Told()), is_marked=marks is not None) for rule in rules)
        return Result(self.matched, results, sum(told.values(), Told()), marks)

    def _result(self, rule: Rule, told: Told, *, is_marked: bool) -> RuleResult:
        found = self._found[rule.id]
        return RuleResult(rule, found.count, told, found.shown, self._marking.of(rule.id) if is_marked else None)

    def _marks(self) -> Marks | None:
        marking = self._marking
        if not marking.mentions:
            return None
        kinds = {kind: score for kind, score in marking.kinds.items() if score.found or score.missed}
        return Marks(marking.mentions, marking.total, kinds, marking.strangers)


class Recording:
    """What was recorded, each mention once: as it stood the first time."""

    def __init__(self, now: datetime) -> None:
        self.mentions = 0
        self.repeated = 0
        self.first: datetime | None = None
        self.last: datetime | None = None
        self._now = now
        self._seen: set[tuple[str, str]] = set()

    def fresh(self, recorded: Sequence[Recorded]) -> list[Recorded]:
        """Those of a batch that were not there before, as a store would keep them."""
        return [Recorded(self._noted(one.mention), one.labels) for one in recorded if self._is_new(one.mention)]

    def _is_new(self, mention: Mention) -> bool:
        name = mention.source, mention.external_id
        if name in self._seen:
            self.repeated += 1
            return False
        self._seen.add(name)
        return True

    def _noted(self, mention: Mention) -> Mention:
        kept, _ = bounded(mention, self._now)
        self.mentions += 1
        self.first = min(self.first or kept.published_at, kept.published_at)
        self.last = max(self.last or kept.published_at, kept.published_at)
        return kept
