"""The notation of phrases: each sign, and that a regular expression may stand among choices."""

import pytest

from bot.replies.check.notation import pattern


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
