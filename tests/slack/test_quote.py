"""What is shown of a long, private or tall text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_views import a_mention, a_verdict, evidence, judged, private

from bot.domain.rule import Evidence
from bot.domain.view import JudgedMention
from bot.slack.quote import DOT, Piece, evidence_words, hider, quote

SPEAKS = "St. Brigid Medical Center"


def about(text: str, *found: Evidence) -> JudgedMention:
    mention = judged(a_mention(text))
    return replace(mention, matches=(replace(mention.matches[0], evidence=found),))


def test_a_short_text_is_shown_whole() -> None:
    """Nothing is cut, and the evidence is marked."""
    shown = quote(judged(a_mention(f"I like {SPEAKS}.")), 100)

    assert shown.pieces == (Piece("I like "), Piece(SPEAKS, evidence=True), Piece("."))
    assert not shown.is_cut


def test_a_long_text_is_cut_around_the_evidence() -> None:
    """Whoever reads the card sees the words that matter, wherever they stand."""
    text = "so so " * 500 + SPEAKS + " and on" * 500

    shown = quote(judged(a_mention(text)), 200)

    assert Piece(SPEAKS, evidence=True) in shown.pieces
    assert shown.text.startswith("… ")
    assert shown.text.endswith(" …")
    assert shown.shown <= 200
    assert shown.total == len(text)


def test_evidence_in_the_title_cuts_from_the_beginning() -> None:
    """Without evidence in the text the text begins where it begins."""
    text = "word " * 500
    mention = about(text, Evidence("Brigid", 0, 6, "title"))

    assert quote(mention, 100).text.startswith("word")


def test_evidence_that_points_nowhere_is_ignored() -> None:
    """Offsets beyond the text, backwards or negative mark nothing."""
    mention = about("short", Evidence("x", 90, 99), Evidence("x", 3, 1), Evidence("x", -5, 2))

    assert quote(mention, 100).pieces == (Piece("short"),)


def test_overlapping_evidence_is_marked_once() -> None:
    """Two rules may hold because of the same words."""
    mention = about("aa bb cc", Evidence("aa bb", 0, 5), Evidence("bb cc", 3, 8))

    assert quote(mention, 100).pieces == (Piece("aa bb cc", evidence=True),)


def test_private_details_are_dotted_one_for_one() -> None:
    """The offsets of the evidence stay true, and the reader learns which kinds were hidden."""
    text = f"Call 555-0147 about {SPEAKS}"
    mention = replace(judged(a_mention(text)), verdict=a_verdict(private=(private(text, "555-0147", "phone"),)))

    shown = quote(mention, 100)

    assert shown.text == f"Call {DOT * 8} about {SPEAKS}"
    assert shown.hidden == ("phone",)


def test_evidence_that_is_private_is_dotted_too() -> None:
    """A rule may hold because of the very words that must not be shown."""
    text = "Ann Baker again"
    mention = about(text, evidence(text, "Ann Baker"))
    mention = replace(mention, verdict=a_verdict(private=(private(text, "Ann Baker", "name"),)))

    words, _ = evidence_words(mention, mention.matches[0].evidence, 5)

    assert words == (DOT * 9,)


def test_a_hider_knows_other_spellings() -> None:
    """A private detail is found in other texts whatever its case."""
    text = "mail Ann@Millbrook.example"
    mention = about(text)
    mention = replace(mention, verdict=a_verdict(private=(private(text, "Ann@Millbrook.example", "email"),)))

    assert hider(mention)("to ann@millbrook.EXAMPLE now") == f"to {DOT * 21} now"


def test_words_that_made_a_rule_hold_are_listed_once() -> None:
    """Repetitions are left out, and what does not fit is counted."""
    text = "a b a c d"
    found = tuple(Evidence(letter, at, at + 1) for at, letter in enumerate(text) if letter != " ")

    assert evidence_words(about(text), found, 3) == (("a", "b", "c"), 1)


@pytest.mark.parametrize("text", ["\n" * 500, "a\n" * 500, "\n\n\na\n \n \nb" * 200])
def test_many_lines_become_few(text: str) -> None:
    """A text of line breaks cannot push the channel off the screen."""
    assert quote(about(text), 5_000).text.count("\n") < 25


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400), st.integers(1, 300))
def test_a_quote_never_grows(text: str, start: int, end: int, limit: int) -> None:
    """Whatever the offsets, what is shown is no longer than the text or the limit, but for two ellipses."""
    shown = quote(about(text, Evidence("x", start, end)), limit)

    assert len(shown.text) <= min(len(text), limit) + 4
    assert 0 <= shown.shown <= shown.total == len(text)
