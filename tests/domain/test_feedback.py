"""What people said of the verdicts: counted once an alert and way, by category and by rule."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.alert import Verb
from bot.domain.feedback import NOT_ABOUT_US, Opinion, Rated, Tally, feedback, votes
from bot.domain.severity import Severity

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HIGH, NORMAL, CRISIS = Severity.HIGH, Severity.NORMAL, Severity.CRISIS


def test_the_last_word_of_each_person_on_an_alert_is_a_vote() -> None:
    """One alert is one vote each way, however many people pressed; who changed the severity has said it by that."""
    said = [
        (1, Opinion("sam", Verb.TOO_LOW, "normal", "")),
        (1, Opinion("sam", Verb.TOO_HIGH, "normal", "")),
        (1, Opinion("lee", Verb.TOO_HIGH, "normal", "")),
        (2, Opinion("sam", Verb.CHANGE_SEVERITY, "normal", "high")),
    ]

    assert votes(said) == (1, 1)
    assert votes([]) == (0, 0)


def rated(number: int, *opinions: Opinion, category: str = "service", rule: str = "name", **fields: object) -> Rated:
    severity = fields.pop("severity", HIGH)
    return Rated(number, NOON, category, rule, f"Rule {rule}", severity, opinions=opinions, **fields)  # type: ignore[arg-type]


def too_high(who: str = "U0DANA001", before: Severity = HIGH) -> Opinion:
    return Opinion(who, Verb.TOO_HIGH, before, "")


def too_low(who: str = "U0DANA001", before: Severity = HIGH) -> Opinion:
    return Opinion(who, Verb.TOO_LOW, before, "")


def test_each_alert_counts_once_a_way_whoever_said_it() -> None:
    """Two who press the same are one; two who disagree are both heard."""
    said = feedback([rated(1, too_high(), too_high("U0LEE0001")), rated(2, too_high(), too_low("U0LEE0001")), rated(3)])

    assert said.total == Tally(alerts=3, too_high=2, too_low=1)


def test_the_last_word_of_a_person_counts() -> None:
    """Who pressed the wrong one presses the other."""
    said = feedback([rated(1, too_high(), too_low())])

    assert said.total == Tally(alerts=1, too_low=1)


def test_changing_the_severity_says_it_too() -> None:
    """Lowering it says that it was too high; the given severity is what the person met."""
    lowered = Opinion("U0DANA001", Verb.CHANGE_SEVERITY, CRISIS, NORMAL)

    said = feedback([rated(1, lowered, severity=NORMAL)])

    assert said.total.too_high == 1
    assert said.confusion == {(CRISIS, NORMAL): 1}


def test_what_is_not_about_us_is_left_as_that() -> None:
    """A dismissed alert is no severity at all."""
    said = feedback([rated(1, is_dismissed=True), rated(2)])

    assert said.total.not_about_us == 1
    assert said.confusion == {(HIGH, NOT_ABOUT_US): 1, (HIGH, HIGH): 1}


def test_categories_and_rules_have_their_own_tallies() -> None:
    """The one with the most alerts comes first; rules that share a name keep their ids."""
    alerts = [rated(1, too_low(), rule="a"), rated(2, category="safety", rule="b"), rated(3, rule="b")]

    said = feedback(alerts)

    assert list(said.by_category.items()) == [("service", Tally(2, too_low=1)), ("safety", Tally(1))]
    assert list(said.by_rule.items()) == [("Rule b", Tally(2)), ("Rule a", Tally(1, too_low=1))]
