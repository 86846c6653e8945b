"""Two rulebooks over one recording: which mentions an edit adds and removes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.rule import Match
from bot.domain.rulebook import Rulebook
from bot.flow.backtest.backtest import Recorded
from bot.flow.backtest.samples import Sample, Samples


@dataclass(frozen=True, slots=True)
class Some:
    """How many, and a few of them."""

    count: int
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """One rule under two rulebooks. `is_new` and `is_gone`: only the later, only the earlier one has it."""

    rule_id: str
    added: Some
    removed: Some
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edit changes. `gained` had no match at all before, `lost` has none any more."""

    rules: tuple[RuleDifference, ...]
    gained: Some
    lost: Some


class Comparison:
    """Compares the matches of the present rulebook with those of an edited one, mention by mention."""

    def __init__(self, before: Rulebook, after: Rulebook, samples: int) -> None:
        self._before = {rule.id for rule in before.rules}
        self._after = {rule.id for rule in after.rules}
        ids = dict.fromkeys([rule.id for rule in (*after.rules, *before.rules)])
        self._added = {rule_id: Samples(samples) for rule_id in ids}
        self._removed = {rule_id: Samples(samples) for rule_id in ids}
        self._gained, self._lost = Samples(samples), Samples(samples)

    def take(
        self,
        recorded: Sequence[Recorded],
        before: Sequence[tuple[Match, ...]],
        after: Sequence[tuple[Match, ...]],
    ) -> None:
        """Compare a batch."""
        for one, was, now in zip(recorded, before, after, strict=True):
            if was or now:
                self._compare(one, {match.rule_id: match for match in was}, {match.rule_id: match for match in now})

    def _compare(self, recorded: Recorded, was: dict[str, Match], now: dict[str, Match]) -> None:
        mention = recorded.mention
        for rule_id in now.keys() - was.keys():
            self._added[rule_id].offer(mention, now[rule_id].evidence)
        for rule_id in was.keys() - now.keys():
            self._removed[rule_id].offer(mention, was[rule_id].evidence)
        if not was:
            self._gained.offer(mention, next(iter(now.values())).evidence)
        if not now:
            self._lost.offer(mention, next(iter(was.values())).evidence)

    def finish(self) -> Difference:
        """What was found, the rules in the order of the edited rulebook, then those that it has no more."""
        rules = tuple(
            RuleDifference(
                rule_id,
                _some(self._added[rule_id]),
                _some(self._removed[rule_id]),
                is_new=rule_id not in self._before,
                is_gone=rule_id not in self._after,
            )
            for rule_id in self._added
        )
        return Difference(rules, _some(self._gained), _some(self._lost))


def _some(samples: Samples) -> Some:
    return Some(samples.count, samples.shown)
