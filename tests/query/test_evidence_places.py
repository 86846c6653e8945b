"""Where evidence stands, to the character: texts are put together from pieces whose places are known."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from made import UNTIMED, matches

from bot.domain.rule import Evidence
from bot.query.evaluate import MOST_EVIDENCE

SPELLINGS = {
    "brigid": ["Brigid", "BRIGID", "brigid", "Bri\u200bgid", "Br\u00edgid", "Bri'gid", "\uff22rigid"],
    "ummc": ["UMMC", "U.M.M.C.", "ummc"],
    "strasse": ["Stra\u00dfe", "strasse", "STRASSE"],
    "care": ["care", "Care", "c&#97;re", "car\u00e9"],
    "others": ["mayo", "\u75c5\u9662", "\u0433\u043e\u0440\u043e\u0434", "brigids", "scare"],
}
PARTED = [" ", ", ", "! ", "\n", " \u2014 ", "/", " \U0001f600 ", " https://t.co/brigid "]
"""What may stand within a phrase; before a slash a word could be a host's name, were there a dot in it."""
pieces = st.tuples(
    st.sampled_from([(word, written) for word, some in SPELLINGS.items() for written in some]), st.sampled_from(PARTED)
)
some_pieces = st.lists(pieces, min_size=1, max_size=10)
Pieces = list[tuple[tuple[str, str], str]]


def laid_out(some: Pieces) -> tuple[str, list[tuple[str, int, int]]]:
    """The text, and each word with its place."""
    text, places = "", []
    for (word, written), parted in some:
        places.append((word, len(text), len(text) + len(written)))
        text += written + (" " if "." in written else parted)
    return text, places


def found(query: str, text: str) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for match in matches(query, text) for piece in match.evidence]


def without_last_dot(text: str, start: int, end: int) -> tuple[int, int]:
    """The last dot of an acronym is no part of it."""
    return start, end - (text[end - 1] == ".")


@UNTIMED
@given(st.sampled_from(["brigid", "ummc", "strasse", "care"]), some_pieces)
@example("brigid", [(("brigid", "Bri'gid"), " https://t.co/brigid "), (("brigid", "Brigid"), "! ")])
def test_a_word_is_shown_wherever_it_stands_and_nowhere_else(word: str, some: Pieces) -> None:
    """Each place from its first to its last character, in order."""
    text, places = laid_out(some)

    expected = [without_last_dot(text, start, end) for said, start, end in places if said == word]
    assert found(word, text) == expected[:MOST_EVIDENCE]


@UNTIMED
@given(some_pieces)
@example([(("brigid", "Brigid"), " https://t.co/brigid "), (("care", "c&#97;re"), " ")])
def test_a_phrase_is_shown_from_its_first_word_to_its_last(some: Pieces) -> None:
    """With all that parts its words."""
    text, places = laid_out(some)

    expected = [
        (first[1], second[2]) for first, second in pairwise(places) if (first[0], second[0]) == ("brigid", "care")
    ]
    assert found('"brigid care"', text) == expected


@UNTIMED
@given(some_pieces, st.integers(0, 3))
def test_two_words_near_each_other_are_shown_if_they_are_near_enough(some: Pieces, most: int) -> None:
    """Each with the nearest of the other before and after it, and none of those that are farther."""
    text, places = laid_out(some)
    at = {name: [number for number, (word, _, _) in enumerate(places) if word == name] for name in ("brigid", "care")}

    near: set[int] = set()
    for one, other in (("brigid", "care"), ("care", "brigid")):
        for first in at[one]:
            second = next((number for number in at[other] if number > first), None)
            if second is not None and second - first - 1 <= most:
                near |= {first, second}

    assert found(f"brigid NEAR/{most} care", text) == [places[number][1:] for number in sorted(near)]


def test_the_places_are_those_of_the_text_as_given() -> None:
    """One text by hand, so that the pieces above cannot all be wrong in the same way."""
    [match] = matches('"brigid care" OR ummc', "\U0001f600 U.M.M.C. &amp; Bri\u200bgid,\ncar\u00e9")

    assert match.evidence == (Evidence("U.M.M.C", 2, 9), Evidence("Bri\u200bgid,\ncar\u00e9", 17, 30))
