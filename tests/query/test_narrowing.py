"""An exclusion as a person types it, and the query that it narrows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QueryError
from bot.query.narrowing import LONGEST, as_exclusion, narrowed

TYPED = {
    "choir": '"choir"',
    "  match \n day ": '"match day"',
    '-"match day"': '"match day"',
    "NOT church": '"church"',
    "- rovers": '"rovers"',
    "#StBrigidFC": "#StBrigidFC",
    "#tag and more": '"#tag and more"',
    '"a" OR "b"': '("a" OR "b")',
    "(a b)": "(a b)",
    "(a) (b)": "((a) (b))",
    "": "",
    " - ": "",
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_becomes_a_part_of_a_query(typed: str) -> None:
    """Plain words are a phrase, a query stays one, and nothing stays nothing."""
    assert as_exclusion(typed) == TYPED[typed]


@pytest.mark.parametrize("typed", ["a) OR (b", '"unclosed', "(a", "AND b", '""', "x" * (LONGEST + 1)])
def test_what_is_no_exclusion_is_refused(typed: str) -> None:
    """Also what would end the exclusion and go on with the query."""
    with pytest.raises(QueryError):
        as_exclusion(typed)


def test_a_fault_is_told_in_the_columns_of_the_exclusion() -> None:
    """Not in those of a query that nobody has written."""
    with pytest.raises(QueryError) as fault:
        as_exclusion('choir "unclosed')

    assert fault.value.column <= len('choir "unclosed') + 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a OR b\n", '(a OR b) -"x"'),
        ("a b", 'a b -"x"'),
        ("a\n (b OR c)\n", 'a (b OR c) -"x"'),
        ('(a OR b) -"y"', '(a OR b) -"y" -"x"'),
    ],
)
def test_a_query_is_narrowed(query: str, expected: str) -> None:
    """Parentheses only where the exclusion would otherwise bind to the last part alone."""
    assert narrowed(query, '"x"') == expected


@given(st.text(max_size=30))
def test_any_text_is_an_exclusion_or_a_query_error(typed: str) -> None:
    """Whatever is typed into the form, the narrowed query can be read or the fault is told."""
    try:
        exclusion = as_exclusion(typed)
    except QueryError:
        return

    if exclusion:
        assert narrowed("a OR b", exclusion) == f"(a OR b) -{exclusion}"
