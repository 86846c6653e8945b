"""Warnings that `check` alone takes the time for: shadows, contradictions, floods, and days that are over."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.domain.rulebook import Rulebook
from bot.query.syntax import parse
from bot.rulebook.floods import common_words, expected
from bot.rulebook.lint import History, lint_closely

Book = Callable[..., Rulebook]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def rules(*entries: str) -> str:
    return "kind: topic\nrules:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def found(book: Book, *entries: str, **files: str) -> list[str]:
    """The warnings without those that need no close look."""
    return list(lint_closely(book(hospital=rules(*entries), **files), NOW))


def subjects(warnings: list[str]) -> list[str]:
    return [warning.split(": ")[1] for warning in warnings]


# --- shadows


def test_a_rule_that_another_covers_is_shadowed(book: Book) -> None:
    """It is named with the rule that covers it, and with what to do."""
    [warning] = found(book, "id: wide, query: sepsis OR mrsa", "id: narrow, query: sepsis surgery -drill")

    assert warning == (
        "hospital.yaml:4: rule narrow: finds nothing that rule wide (hospital.yaml:3) does not find, "
        "and tells it to the same channel: delete it, or give it a channel, a severity or an owner of its own"
    )


def test_of_two_rules_that_ask_for_the_same_the_later_is_shadowed(book: Book) -> None:
    """One of them is to stay."""
    assert subjects(found(book, "id: a, query: sepsis OR mrsa", "id: b, query: (mrsa OR sepsis)")) == ["rule b"]


def test_the_later_rule_may_shadow_the_earlier(book: Book) -> None:
    """Wider is wider."""
    assert subjects(found(book, "id: a, query: sepsis surgery", "id: b, query: sepsis")) == ["rule a"]


@pytest.mark.parametrize(
    "more",
    [
        "channel: crisis-room",
        "severity: high",
        "owner: dana",
        "kind: hospital",
        "active: {until: 2030-01-01}",
    ],
)
def test_a_rule_of_another_reach_shadows_only_one_way(book: Book, more: str) -> None:
    """A rule with a channel, floor, owner or kind of its own does something of its own."""
    oncall = "people:\n  - {id: dana, name: Dana Whitfield, slack: U0DANA001}\n"
    is_wider_in_nothing = more.startswith("active")

    narrow = found(book, "id: wide, query: sepsis", f"id: narrow, query: sepsis surgery, {more}", oncall=oncall)
    wide = found(book, f"id: wide, query: sepsis, {more}", "id: narrow, query: sepsis surgery", oncall=oncall)

    assert subjects(narrow) == (["rule narrow"] if is_wider_in_nothing else [])
    assert subjects(wide) == (["rule narrow"] if more == "severity: high" else [])


def test_what_is_not_proven_is_not_said(book: Book) -> None:
    """`#roomtoheal` holds the phrase and has no word `heal`."""
    assert found(book, "id: a, query: heal", "id: b, query: '\"room to heal\"'") == []


# --- contradictions and idle parts


@pytest.mark.parametrize("query", ["sepsis -sepsis", "(sepsis OR mrsa) -sepsis -mrsa", "'#heal -heal'"])
def test_a_rule_that_can_never_match_is_warned_of(book: Book, query: str) -> None:
    """Whatever its examples say."""
    [warning] = found(book, f"id: a, query: {query}")

    assert "rule a: can never match: its query refuses all that it asks for: take out " in warning


def test_a_part_that_can_never_hold_is_pointed_at(book: Book) -> None:
    """By the column at which it begins."""
    [warning] = found(book, "id: a, query: sepsis OR (mrsa -mrsa)")

    assert "what begins at column 12 of the query can never hold: " in warning


def test_a_part_that_another_covers_adds_nothing(book: Book) -> None:
    """Of two that say the same the first stays."""
    first, second = found(book, "id: a, query: sepsis surgery OR sepsis OR Sepsis")

    assert "what begins at column 1 of the query adds nothing: all of it is found by what begins at column 19" in first
    assert "what begins at column 29 of the query adds nothing" in second


# --- floods


def test_a_word_that_everybody_says_floods(book: Book) -> None:
    """The words that do it are named, the others not."""
    [warning] = found(book, "id: a, query: care OR sepsis -nurse")

    assert warning == (
        "hospital.yaml:3: rule a: asks for 'care': about 30 of 10,000 English posts would match: "
        "ask for one more word, or for a phrase in quotes"
    )


@pytest.mark.parametrize(
    "query",
    ["care home", '"in the"', "salud OR feliz", "goi*", "the NEAR/3 and", "care -church", "care rating:<=2"],
)
def test_floods_of_every_form_are_seen(book: Book, query: str) -> None:
    """Several common words together may still be common."""
    warnings = found(book, f"id: a, query: '{query}'")

    assert [" posts would match: " in warning for warning in warnings] == ([True] if query != "care home" else [])


@pytest.mark.parametrize(
    "query",
    ["sepsis", '"St. Brigid Medical Center"', "care -care", "'#care'", "care stbrigid", "rating:<=2", "title:may"],
)
def test_rare_words_do_not_flood(query: str) -> None:
    """Nor common ones beside a rare one; nothing is said of fields, and of titles."""
    tree = parse(query.strip("'"))

    assert max(expected(tree, rates) for rates in common_words().values()) < 30


def test_the_list_of_common_words_is_in_the_form_of_queries() -> None:
    """About 2,000 English and 300 Spanish words, each as the matcher compares words; the rates are of 10,000."""
    words = common_words()

    assert len(words["en"]) > 1_900
    assert len(words["es"]) > 300
    for rates in words.values():
        assert all(parse(word).words == word for word in rates)  # type: ignore[union-attr]
        assert all(1 <= rate < 10_000 for rate in rates.values())


def test_with_history_floods_are_measured_on_it(book: Book) -> None:
    """What stands in the list does not count then."""
    rulebook = book(hospital=rules("id: care, query: care", "id: sepsis, query: sepsis"))

    warnings = lint_closely(rulebook, NOW, History({"sepsis": 4_500, "care": 3_000}, 30))

    assert warnings == (
        "hospital.yaml:4: rule sepsis: matches about 150 stored mentions a day, 4,500 in 30 days: "
        "ask for one more word, or refuse what is not about you with NOT",
    )


# --- days that are over


def test_a_campaign_that_ended_is_warned_of(book: Book) -> None:
    """With its last day, in the time zone of the folder."""
    routing = "timezone: America/Chicago\nprivate: desk\n"
    [warning] = found(book, "id: a, query: sepsis, active: {until: 2026-11-19}", routing=routing)

    assert "rule a: ended on 2026-11-19: it matches nothing that is new: delete it, or give it new days" in warning


@pytest.mark.parametrize("days", ["until: 2026-11-20", "from: 2027-01-01", "from: 2020-01-01"])
def test_campaigns_of_today_and_later_are_fine(book: Book, days: str) -> None:
    """The last day is included."""
    assert found(book, f"id: a, query: sepsis, active: {{{days}}}") == []


def test_a_routing_without_a_private_channel_is_warned_of(book: Book) -> None:
    """What is not for everybody must not end among the rest by an oversight. Without routing there is one channel."""
    assert not any("private is missing" in one for one in found(book, "id: a, query: sepsis"))
    assert any("private is missing" in one for one in found(book, "id: a, query: sepsis", routing="default: news\n"))
