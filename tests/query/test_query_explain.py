"""Explaining: what held, what failed, and where it was found."""

import pytest
from made import mention

from bot.domain.rule import Evidence
from bot.errors import QueryError
from bot.query.explain import explain

QUERY = '"St. Brigid" (nurse OR #care) -church @StBrigidMed'


def test_the_tree_shows_what_held_and_what_failed() -> None:
    """Every part of the query has its line, with the words that were found."""
    told = explain(QUERY, mention("a church by @StBrigidMed #Care", title="St\nBrigid"))

    assert told.render() == "\n".join(
        [
            "fails: AND: all of",
            '  holds: the phrase "st brigid", found \u201cSt Brigid\u201d in title at 0',
            "  holds: OR: any of",
            "    fails: the word nurse",
            "    holds: the hashtag #care, found \u201c#Care\u201d in text at 25",
            "  fails: NOT: the part below must fail",
            "    holds: the word church, found \u201cchurch\u201d in text at 2",
            "  holds: the handle @stbrigidmed, found \u201c@StBrigidMed\u201d in text at 12",
        ]
    )


def test_parts_keep_columns_and_evidence() -> None:
    """A caller can point into the query and into the text."""
    told = explain("aa -bb", mention("bb aa"))

    word, negation = told.parts
    assert (told.holds, word.holds, negation.holds) == (False, True, False)
    assert (word.column, negation.column, negation.parts[0].column) == (1, 4, 5)
    assert negation.parts[0].evidence == (Evidence("bb", 0, 2),)


def test_a_faulty_query_is_not_explained() -> None:
    """The fault of the query is raised instead."""
    with pytest.raises(QueryError):
        explain("aa OR", mention("aa"))
