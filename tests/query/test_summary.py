"""An explanation in a few lines, and how near a query came."""

import pytest
from made import mention

from bot.query.explain import explain
from bot.query.nearness import nearness
from bot.query.summary import MOST_LABELS, Line, Sign, summary


def lines(query: str, text: str) -> list[tuple[Sign, tuple[str, ...]]]:
    told = explain(query, mention(text))
    return [(line.sign, tuple(found.text for found in line.evidence)) for line in summary(query, told)]


def near(query: str, text: str) -> float:
    return nearness(query, explain(query, mention(text)))


def test_what_was_found_missing_and_excluded() -> None:
    """Of alternatives only those that were found are told."""
    told = lines("(brigid OR sbmc) (ward OR nurse) -church -choir", "Brigid church")

    assert told == [
        (Sign.FOUND, ("Brigid",)),
        (Sign.MISSING, ()),
        (Sign.REFUSED, ("church",)),
        (Sign.CLEAR, ()),
    ]


def test_an_exclusion_that_nearly_applied_is_told() -> None:
    """In what way, too."""
    query = "brigid -church"

    [_, line, clear] = summary(query, explain(query, mention("Brigid and the churches")))

    assert (line.sign, line.labels) == (Sign.NEARLY, ("the word church",))
    assert line.why == "a longer form of it stands there"
    assert clear.sign is Sign.CLEAR


def test_many_alternatives_are_counted() -> None:
    """Some are named, the rest is a number."""
    query = " OR ".join(f"word{number}" for number in range(20))

    [line] = summary(query, explain(query, mention("nothing")))

    assert line == Line(Sign.MISSING, tuple(f"the word word{number}" for number in range(MOST_LABELS)), (), 14)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("brigid", "brigid", 1.0),
        ("brigid", "nothing", 0.0),
        ("brigid ward", "brigid", 0.5),
        ("brigid OR ward", "nothing", 0.0),
        ("(brigid nurse) OR (ward a b c)", "ward", 0.25),
        ("brigid -church", "nothing", 0.0),
        ("brigid -church", "brigid church", 0.9),
        ("brigid ward -church", "brigid church", 0.45),
        ("brigid -church -choir", "church", 0.0),
    ],
)
def test_how_near_a_query_came(query: str, text: str, expected: float) -> None:
    """What was found counts; that nothing excluded was found does not."""
    assert near(query, text) == pytest.approx(expected)
