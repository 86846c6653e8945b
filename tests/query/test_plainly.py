"""The quick way to read plain queries says what the grammar says."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made import UNTIMED

from bot.errors import QueryError
from bot.query.plainly import NotPlainError, read_plainly
from bot.query.syntax import read_by_grammar
from bot.query.tree import Node

PIECES = ["a", "Bb", "c3", "or", "OR", "AND", "NOT", "-", "(", ")", '"d e"', '"', "NEAR/2", "ONEAR/0", "NEAR", "near/2"]
PIECES += ["*", "#", "@x", "a*", "f-g", "title:", "\u00e9", ".", "2", "ORb", '"  H  i "', '" "', "\n", "\u00a0"]


def read(query: str) -> Node | str:
    try:
        return read_by_grammar(query)
    except QueryError as fault:
        return str(fault)


@UNTIMED
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "  "])), max_size=12))
@example([("(", ""), ("a", ""), (")", ""), ("-", ""), ("Bb", "")])
@example([("a", " "), ("NEAR/2", " "), ("Bb", " "), ("NEAR/2", " "), ("a", "")])
def test_what_is_read_plainly_is_what_the_grammar_reads(pieces: list[tuple[str, str]]) -> None:
    """The same tree with the same columns, for every query that is taken for plain."""
    query = "".join(piece + gap for piece, gap in pieces)
    try:
        tree: Node | str = read_plainly(query)
    except NotPlainError:
        return
    except QueryError as fault:
        tree = str(fault)

    assert tree == read(query)


@pytest.mark.parametrize(
    "query",
    [
        "brigid",
        '("St Brigid" OR "speak up" OR (room NEAR/5 heal)) -church -(NOT pub)',
        "a AND b OR c NOT d",
        "(a OR b) ONEAR/2 c (d)",
    ],
)
def test_plain_queries_are_read_plainly(query: str) -> None:
    """Otherwise the quick way would be there for nothing."""
    assert read_plainly(query) == read_by_grammar(query)


@pytest.mark.parametrize(
    "query", ["brig*", "#tag", "@handle", "e-mail", "lang:en", "caf\u00e9", "a OR", "(a", "a)", ""]
)
def test_whatever_else_is_left_to_the_grammar(query: str) -> None:
    """Anything that is not letters, digits, quotes and operators in their places."""
    with pytest.raises(NotPlainError):
        read_plainly(query)
