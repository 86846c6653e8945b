"""The notation of phrases: each sign, and that a regular expression may stand among choices."""

import re

import pytest

from bot.replies.check.notation import pattern
from bot.replies.check.reading import read
from bot.replies.check.rules import CLAUSES


@pytest.mark.parametrize(
    ("phrases", "found", "passed"),
    [
        ("your ~1 bill", "your last bill", "your view of the bill"),
        ("sorry ..2 wait", "sorry about the wait", "sorry about the very long wait"),
        ("your visit !card", "your visit", "your visit card"),
        ("take_down/remove the? post", "remove post", "remove a post"),
        ("^ take <drug>", "please take aspirin", "we take aspirin"),
        ("exaggerat*", "exaggerated", "an exagerated"),
        ("{\\d+} minutes", "42 minutes", "some minutes"),
        ("{\\$\\d+}/card/prize", "a card", "a car"),
        ("win ..2 {\\$\\d+}/ipad", "win an ipad", "win an idea"),
        ("{\\d{1,2}(?:st|nd)} of may", "2nd of may", "3rd of may"),
    ],
)
def test_a_phrase_finds_what_it_says(phrases: str, found: str, passed: str) -> None:
    """And nothing near it."""
    assert pattern(phrases).search(found)
    assert not pattern(phrases).search(passed)


def test_a_line_that_ends_in_a_slash_goes_on() -> None:
    """Without that, the next line is a phrase of its own."""
    assert pattern("one/\n    two three").search("two three")
    assert not pattern("one/\n    two three").search("one")


def test_phrases_find_what_one_pattern_of_them_all_would() -> None:
    """Looking only for those whose words are there changes no place, in any draft of any clause."""
    lists = {getattr(clause, name) for clause in CLAUSES for name in ("phrases", "elsewhere", "needs", "unless")}
    together = {phrases: re.compile(_all_in_one(phrases)) for phrases in lists}

    for draft in (text for clause in CLAUSES for text in (*clause.blocks, *clause.passes)):
        words = read(draft).words.text
        for phrases, one in together.items():
            assert [hit.span() for hit in pattern(phrases).finditer(words)] == [
                hit.span() for hit in one.finditer(words)
            ]


def _all_in_one(phrases: str) -> str:
    lines = [line.whole for line in pattern(phrases).lines]
    return f"(?<![^ ])(?:{'|'.join(lines) or '(?!)'})(?![^ ])"
