"""Warnings: allowed, and yet most likely not what the author meant."""

from collections.abc import Callable

import pytest

from bot.domain.rulebook import Rulebook

Book = Callable[..., Rulebook]


def rules(query: str) -> str:
    return f"kind: topic\nrules:\n  - id: a\n    query: '{query}'\n    examples: {{match: [x]}}\n"


@pytest.mark.parametrize("query", ["sepsis or infection", "(a b) or c", '"a" and "b"', "sepsis not football"])
def test_a_small_operator_between_words_is_warned_of(book: Book, query: str) -> None:
    """`or` is a word to look for; people mean OR."""
    (warning,) = book(hospital=rules(query)).warnings

    assert warning.startswith("hospital.yaml:3: rule a: column ")
    assert "is read as a word to look for: write " in warning


@pytest.mark.parametrize("query", ['"life or death"', "sepsis OR infection", "nor OR organ", "or"])
def test_an_operator_in_capitals_and_words_in_quotes_are_fine(book: Book, query: str) -> None:
    """A phrase may hold any word."""
    assert book(hospital=rules(query)).warnings == ()


def test_a_rule_without_examples_is_warned_of(book: Book) -> None:
    """Nothing shows that it works."""
    (warning,) = book(hospital="kind: topic\nrules:\n  - {id: a, query: a}\n").warnings

    assert warning == (
        "hospital.yaml:3: rule a: nothing proves that it works: add examples: with a match: and an ignore: text"
    )


def test_a_route_that_nothing_reaches_is_warned_of(book: Book) -> None:
    """Earlier routes together may take all of a later one."""
    loaded = book(
        routing="routes:\n"
        "  - {kinds: [topic], channel: a}\n"
        "  - {at_least: high, channel: b}\n"
        "  - {kinds: [topic, hospital], at_least: crisis, channel: c}\n"
        "  - {kinds: [hospital], channel: d}\n"
    )

    assert loaded.warnings == ("routing.yaml:4: route 3: is never used: earlier routes take all of it: move it up",)


def test_the_open_address_of_a_google_alerts_feed_is_warned_of(book: Book) -> None:
    """Whoever has it can read the feed; the warning does not repeat it."""
    loaded = book(
        sources="sources:\n  - {name: a, type: feed, shape: google-alerts, url: 'https://a.example/hush', every: 5m}\n"
    )

    (warning,) = loaded.warnings
    assert warning.startswith("sources.yaml:2: source a: whoever has the address of a Google Alerts feed can read it: ")
    assert "hush" not in warning
