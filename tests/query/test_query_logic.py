"""What is proven of queries is true of every mention."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from made import UNTIMED, holds

from bot.errors import QueryError
from bot.query.logic import covers, never_holds
from bot.query.syntax import parse

WORDS = ["ward", "wards", "heal", "room", "to", "stbrigid"]
LEAVES = [
    *WORDS,
    '"room to heal"',
    '"to heal"',
    "#RoomToHeal",
    "#roomtoheal",
    "#heal",
    "@StBrigid",
    "war*",
    "wards~",
    "case:Ward",
    "title:ward",
    "title:#heal",
    "ward NEAR/1 heal",
    "room ONEAR/2 (heal OR wards)",
    "kind:post",
    "kind:review",
]
PIECES = [*WORDS, "Ward", "wart", "room to heal", "#RoomToHeal", "#roomtoheal", "#heal's", "@StBrigid", "-", "."]


def joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda some: f"({' '.join(some)})"),
        several.map(lambda some: f"({' OR '.join(some)})"),
        parts.map(lambda part: f"-({part})"),
    )


QUERIES = st.recursive(st.sampled_from(LEAVES), joined, max_leaves=6)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


def readable(query: str) -> bool:
    try:
        parse(query)
    except QueryError:
        return False
    return True


@UNTIMED
@given(QUERIES, TEXTS, TEXTS)
@example("#heal -heal", "#heal's", "")
def test_what_never_holds_never_holds(query: str, text: str, title: str) -> None:
    """No text refutes the proof."""
    assume(readable(query))

    if never_holds(parse(query)):
        assert not holds(query, text, title)


@UNTIMED
@given(QUERIES, QUERIES, TEXTS, TEXTS)
@example("heal", "#heal", "#heal's", "")
@example('"room to heal"', "#roomtoheal", "#RoomToHeal", "")
def test_what_covers_holds_wherever_the_other_does(wide: str, narrow: str, text: str, title: str) -> None:
    """No text refutes the proof."""
    assume(readable(wide) and readable(narrow))

    if covers(parse(wide), parse(narrow)) and holds(narrow, text, title):
        assert holds(wide, text, title)


@pytest.mark.parametrize(
    "query",
    [
        "sepsis -sepsis",
        "(a OR b) -a -b",
        '#RoomToHeal -"room to heal"',
        "nurses -nurs*",
        "case:Mayo -mayo",
        "a NEAR/3 b -b",
        "title:sepsis -sepsis",
        "sepsis kind:review kind:post",
        "(a -a) OR (b c -(b c))",
    ],
)
def test_contradictions_are_found(query: str) -> None:
    """Whatever way they are written."""
    assert never_holds(parse(query))


@pytest.mark.parametrize(
    "query", ['"room to heal" -room', "sepsis -title:sepsis", "a -(a b)", "sepsis lang:en lang:en-us", "#heal -@heal"]
)
def test_what_can_hold_is_not_called_a_contradiction(query: str) -> None:
    """A phrase may stand as one hashtag, a word outside of the title."""
    assert not never_holds(parse(query))


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("a OR b", "b OR a"),
        ("a", "a b"),
        ("a", "a -b"),
        ("(a OR b) (c OR d)", "(a c) OR (b d)"),
        ('"room to heal"', "#RoomToHeal"),
        ("a", "a NEAR/2 b"),
        ("hospitl~", "hospital"),
        ("stbrigidmed", "@StBrigidMed"),
        ("sepsis", "title:sepsis"),
    ],
)
def test_wider_queries_are_found(wide: str, narrow: str) -> None:
    """And the other way round nothing is claimed, except of two that say the same."""
    assert covers(parse(wide), parse(narrow))
    assert covers(parse(narrow), parse(wide)) == (wide == "a OR b")


def test_what_is_too_hard_is_not_claimed() -> None:
    """The effort is bounded: a hundred exclusions of groups cost no minute."""
    clauses = " ".join(f"(a{n} OR b{n} OR c{n}) -(a{n} b{n + 1} c{n + 2})" for n in range(60))

    assert not never_holds(parse(f"{clauses} zz -(a1 zz) -(b1 zz) -(c1 zz)"))
