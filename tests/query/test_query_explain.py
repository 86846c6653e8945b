"""Explaining: what held, what failed, and where it was found."""

import json
from dataclasses import replace

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
            "refused by the word church, found \u201cchurch\u201d in text at 2",
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


def test_every_form_has_its_words() -> None:
    """Proximity, title, fields and the rarer forms of words."""
    query = 'nurs* NEAR/2 sepsis~ title:"st brig*" case:ER -rating:>3 ONEAR/1 bb'.replace(
        "ONEAR/1 bb", "(aa ONEAR/1 bb)"
    )
    told = explain(query, replace(mention("nurses with sepsi, er aa ER", title="St Brigids"), rating=2.0))

    assert told.render() == "\n".join(
        [
            "fails: AND: all of",
            "  holds: NEAR/2: at most 2 words between, found"
            " \u201cnurses\u201d in text at 0, \u201csepsi\u201d in text at 12",
            "    holds: a word that begins nurs, found \u201cnurses\u201d in text at 0",
            "    holds: a word within 1 edit of sepsis, found \u201csepsi\u201d in text at 12",
            "  holds: TITLE: in the title alone",
            '    holds: a phrase that begins "st brig", found \u201cSt Brigids\u201d in title at 0',
            '  holds: "ER" with these capitals, found \u201cER\u201d in text at 25',
            "  holds: NOT: the part below must fail",
            "    fails: the field rating:>3, the mention says \u201c2\u201d",
            "  fails: ONEAR/1: in this order, at most 1 words between",
            "    holds: the word aa, found \u201caa\u201d in text at 22",
            "    fails: the word bb",
        ]
    )


@pytest.mark.parametrize(
    ("query", "text", "why"),
    [
        ("aa -church", "aa churches", "a longer form of it stands there"),
        ("aa -church", "aa chuch", "nearly the same word stands there"),
        ('aa -"football club"', "aa club of football", "its words stand there, but not as this phrase"),
        ("aa -(xx yy)", "aa yy", "only a part of it holds"),
        ("aa -(xx NEAR/1 yy)", "aa xx is far from yy", "both stand there, with 3 words between"),
        ("aa -(xx ONEAR/1 yy)", "aa yy xx", "both stand there, but not so"),
        ("aa -case:Rush", "aa rush", "it stands there with other capitals"),
        ("aa -#church", "aa church", "it stands there without #"),
        ("aa -@church", "aa church", "it stands there without @"),
    ],
)
def test_an_exclusion_that_nearly_applied_is_told(query: str, text: str, why: str) -> None:
    """The query holds, and whoever wonders why sees what would have stopped it."""
    told = explain(query, mention(text))

    (exclusion,) = told.exclusions
    assert told.holds
    assert (exclusion.applied, exclusion.why) == (False, why)
    assert exclusion.evidence
    assert told.render().splitlines()[-1].startswith(f"nearly refused by {exclusion.label}: {why}, found ")


def test_each_alternative_of_an_exclusion_is_told_apart() -> None:
    """Of the words of another St. Brigid only those that stand there are named, with the column of each."""
    told = explain("aa NOT (church OR school OR (fc match) OR title:cup)", mention("aa school", title="church hall"))

    assert [(one.label, one.column, one.applied) for one in told.exclusions] == [
        ("the word church", 9, True),
        ("the word school", 19, True),
    ]
    assert [piece.field for one in told.exclusions for piece in one.evidence] == ["title", "text"]


def test_an_exclusion_that_is_far_is_not_told() -> None:
    """Nothing of it stands there."""
    assert explain("aa -church -kind:review", mention("aa chart")).exclusions == ()


def test_json_has_the_whole_tree() -> None:
    """What the command line prints for programs can be written as JSON."""
    told = explain("aa -bb lang:en", mention("aa bb")).as_json()

    assert json.loads(json.dumps(told)) == told
    assert told["holds"] is False
    assert told["exclusions"] == [
        {"label": "the word bb", "column": 5, "applied": True, "why": "", "evidence": [piece("bb", 3, 5)]}
    ]
    word, negation, field = told["parts"]
    assert word["evidence"] == [piece("aa", 0, 2)]
    assert negation["parts"][0]["column"] == 5
    assert field["note"] == "the mention does not say"


def piece(text: str, start: int, end: int) -> dict[str, object]:
    return {"field": "text", "text": text, "start": start, "end": end}
