"""What people said of the bot's verdicts: too high, too low, not about us; by category and by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Verb
from bot.domain.severity import Severity

RATINGS = (Verb.TOO_HIGH, Verb.TOO_LOW, Verb.CHANGE_SEVERITY)
"""What says that a severity was wrong."""
NOT_ABOUT_US = "not about us"
"""What the team made of an alert that it dismissed, in place of a severity."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A person pressed "too high" or "too low" (of severity `before`), or changed the severity to `after`."""

    who: str
    verb: Verb
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rated:
    """An alert as it stands, with what people said of its severity, oldest first."""

    alert_id: int
    opened_at: datetime
    category: str
    rule_id: str
    rule_name: str
    severity: Severity
    is_dismissed: bool = False
    opinions: tuple[Opinion, ...] = ()

    @property
    def given(self) -> Severity:
        """The severity that the bot gave: what the first person met who had a word about it."""
        return Severity(self.opinions[0].before) if self.opinions else self.severity

    @property
    def left(self) -> str:
        """What the team left it with."""
        return NOT_ABOUT_US if self.is_dismissed else self.severity


@dataclass(frozen=True, slots=True)
class Tally:
    """Alerts, and of how many of them somebody said so. A person's last word counts, and one person is enough."""

    alerts: int = 0
    too_high: int = 0
    too_low: int = 0
    not_about_us: int = 0

    def with_one(self, rated: Rated) -> Tally:
        """With one more alert."""
        words = _last_words(rated)
        return Tally(
            self.alerts + 1,
            self.too_high + (Verb.TOO_HIGH in words),
            self.too_low + (Verb.TOO_LOW in words),
            self.not_about_us + rated.is_dismissed,
        )


@dataclass(frozen=True, slots=True)
class Feedback:
    """Tallies by category and by the rule's name, and how many alerts of each given severity were left with which."""

    total: Tally
    by_category: Mapping[str, Tally]
    by_rule: Mapping[str, Tally]
    confusion: Mapping[tuple[Severity, str], int]


def feedback(alerts: Iterable[Rated]) -> Feedback:
    """Count what was said. The order of the alerts does not matter; a rule has the name that it had last."""
    total = Tally()
    by_category: dict[str, Tally] = {}
    by_rule: dict[str, Tally] = {}
    names: dict[str, str] = {}
    confusion: dict[tuple[Severity, str], int] = {}
    for one in alerts:
        total = total.with_one(one)
        by_category[one.category] = by_category.get(one.category, Tally()).with_one(one)
        by_rule[one.rule_id] = by_rule.get(one.rule_id, Tally()).with_one(one)
        names[one.rule_id] = one.rule_name
        place = (one.given, one.left)
        confusion[place] = confusion.get(place, 0) + 1
    return Feedback(total, _largest_first(by_category), _named(_largest_first(by_rule), names), confusion)


def votes(said: Iterable[tuple[int, Opinion]]) -> tuple[int, int]:
    """Of how many alerts somebody said "too low", and of how many "too high". A person's last word on an alert counts.

    `said` are opinions with the id of their alert, oldest first.
    """
    last = {(alert_id, opinion.who): _word(opinion) for alert_id, opinion in said}
    told = {(alert_id, word) for (alert_id, _), word in last.items()}
    words = [word for _, word in told]
    return words.count(Verb.TOO_LOW), words.count(Verb.TOO_HIGH)


def _last_words(rated: Rated) -> set[Verb]:
    """Who changed the severity has said by that which way it was wrong."""
    return set({opinion.who: _word(opinion) for opinion in rated.opinions}.values())


def _word(opinion: Opinion) -> Verb:
    if opinion.verb is not Verb.CHANGE_SEVERITY:
        return opinion.verb
    return Verb.TOO_LOW if Severity(opinion.after).rank > Severity(opinion.before).rank else Verb.TOO_HIGH


def _largest_first(tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    return dict(sorted(tallies.items(), key=lambda item: (-item[1].alerts, item[0])))


def _named(tallies: Mapping[str, Tally], names: Mapping[str, str]) -> dict[str, Tally]:
    """By name; two rules of one name keep their ids beside it."""
    shared = {name for name in names.values() if list(names.values()).count(name) > 1}
    return {
        f"{names[rule_id]} ({rule_id})" if names[rule_id] in shared else names[rule_id]: tally
        for rule_id, tally in tallies.items()
    }
