"""Every example is judged by the real matcher, and a failing one says why."""

from collections.abc import Callable

import pytest

from bot.domain.rulebook import Rulebook
from bot.rulebook.examples import failing_examples

Book = Callable[..., Rulebook]

QUERY = "(hospital OR clinic) (sepsis OR infection) NOT (church OR school)"


def judged(book: Book, query: str, examples: str, more: str = "") -> tuple[str, ...]:
    text = f"kind: topic\nrules:\n  - id: a\n    query: '{query}'\n{more}    examples:\n      {examples}\n"
    return failing_examples(book(hospital=text))


def test_examples_that_hold_say_nothing(book: Book) -> None:
    """No news is good news."""
    found = judged(book, QUERY, "match: [Sepsis at the clinic]\n      ignore: [hospital food, church clinic infection]")

    assert found == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nothing", "it has none of 'hospital' or 'clinic'"),
        ("hospital food", "it has none of 'sepsis' or 'infection'"),
        ("sepsis at the church clinic", "the query refuses 'church'"),
    ],
)
def test_a_text_that_must_match_and_does_not(book: Book, text: str, why: str) -> None:
    """The first part of the query that does not hold is the reason."""
    (found,) = judged(book, QUERY, f"match: [{text}]")

    assert found == (
        f"hospital.yaml:6: rule a: does not match '{text}', which it must, because {why}: "
        "widen the query, or take the example out of match"
    )


def test_a_text_that_must_be_ignored_and_is_not(book: Book) -> None:
    """The words that made it match are shown as they stand in the text."""
    (found,) = judged(book, QUERY, "ignore:\n        - fine\n        - Our CLINIC has no infection")

    assert found == (
        "hospital.yaml:8: rule a: matches 'Our CLINIC has no infection', which it must ignore, "
        "because of 'CLINIC' and 'infection': "
        "narrow the query with NOT or one more word, or take the example out of ignore"
    )


@pytest.mark.parametrize(
    ("query", "text", "why"),
    [
        ("sepsis", "x", "'sepsis' is not in it"),
        ("a OR b OR c OR d OR e OR f", "x", "it has none of 'a', 'b', 'c', 'd' or 2 more"),
        ("#Heal OR fund donate", "the fund", "'donate' is not in it"),
        ("@StBrigidMed", "stbrigidmed", "'@StBrigidMed' is not in it"),
        ("a NOT (b NOT c)", "a b", "the query refuses 'b'"),
    ],
)
def test_the_reason_is_the_nearest_miss(book: Book, query: str, text: str, why: str) -> None:
    """Of several ways to match, the one that was begun is explained."""
    (found,) = judged(book, query, f"match: [{text}]")

    assert f"because {why}: widen" in found


@pytest.mark.parametrize(
    "active", ["{from: 2031-01-01}", "{until: 1999-01-01}", "{from: 2031-01-01, until: 2031-01-01}"]
)
def test_examples_are_judged_within_the_active_time(book: Book, active: str) -> None:
    """A campaign of the past or the future can still be proved."""
    assert judged(book, "sepsis", "match: [sepsis]", f"    active: {active}\n") == ()


def test_a_rule_is_judged_alone(book: Book) -> None:
    """A text that another rule matches may be ignored by this one."""
    loaded = book(
        hospital="kind: topic\nrules:\n"
        "  - {id: a, query: sepsis, examples: {match: [sepsis]}}\n"
        "  - {id: b, query: strike, examples: {ignore: [sepsis]}}\n"
    )

    assert failing_examples(loaded) == ()
