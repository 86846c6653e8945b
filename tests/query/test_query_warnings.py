"""Warnings: what can be read, and is probably not what was meant."""

import pytest

from bot.errors import QueryError
from bot.query.warnings import QueryWarning, warnings


@pytest.mark.parametrize(
    ("query", "column", "cure"),
    [
        ("sepsis or infection", 8, "OR"),
        ("(aa bb) or cc", 9, "OR"),
        ('"aa" and "bb"', 6, "AND"),
        ("sepsis not football", 8, "NOT"),
        ("St Brigid", 1, '"St Brigid"'),
        ("hospital OR (St. Brigid sepsis)", 14, '"St. Brigid"'),
        ("aa -(Match Day)", 6, '"Match Day"'),
        ("lang:en", 1, "add a word"),
        ("lang:en has:link", 1, "add a word"),
    ],
)
def test_a_doubtful_query_is_warned_of(query: str, column: int, cure: str) -> None:
    """The warning has its column and what to write."""
    (warning,) = warnings(query)

    assert warning.column == column
    assert cure in warning.cure


@pytest.mark.parametrize(
    "query",
    [
        *('"life or death"', "sepsis OR infection", "nor OR organ", "or", '"or" sepsis', '"St Brigid"', "St OR Brigid"),
        *("Millbrook (Hospital OR ER)", "Millbrook ER", "Brigid nurse", '"St" Brigid', "from:voss", "rating:<=2"),
        *("lang:en sepsis", "Voss AND Quintero"),
    ],
)
def test_a_clear_query_is_not_warned_of(query: str) -> None:
    """Nothing here is likely to be a slip."""
    assert warnings(query) == ()


def test_several_warnings_come_by_column() -> None:
    """Each says its own."""
    found = warnings("St Brigid or Mary")

    assert [warning.column for warning in found] == [1, 11]
    assert found[1] == QueryWarning(
        "`or` is read as a word to look for", 11, "write OR if it joins the words around it"
    )


def test_a_query_that_cannot_be_read_is_not_warned_of() -> None:
    """Its fault comes first."""
    with pytest.raises(QueryError):
        warnings("aa OR")
