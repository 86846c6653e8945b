"""Sentiment: what words about care say, what stars say, and where it honestly knows nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.verdict import Label
from bot.query.text import normalise
from bot.triage.sentiment import READ, Feeling, feel
from bot.triage.sentiment_signals import textblob
from bot.triage.sentiment_tokens import tokens


def feeling(text: str, lang: str = "", rating: float | None = None, is_grave: bool = False) -> Feeling:
    return feel(text, normalise(text).searched, lang=lang, rating=rating, is_grave=is_grave)


@pytest.mark.parametrize(
    "text",
    [
        "The worst hospital in the county",
        "They ignored me for hours",
        "Rude staff, dirty rooms",
        "I waited nine hours with a broken arm",
        "Nobody came when I called",
        "I would not recommend St Brigid to anyone",
        "Overcharged and lied to",
        "St Brigid again 😡🤬",
        "The nurse was not kind",
        "Never coming back",
    ],
)
def test_blame_is_negative(text: str) -> None:
    """Words about bad care decide, where TextBlob often sees nothing."""
    assert feeling(text).sentiment.label is Label.NEGATIVE


@pytest.mark.parametrize(
    "text",
    [
        "Thank you to the wonderful nurses",
        "I cannot fault the care at St Brigid",
        "It could not have been better",
        "The staff were so kind and caring",
        "They saved my daughter's life ❤️",
        "Not bad at all, quick and friendly",
        "Above and beyond, every one of them",
        "Never rude, always kind",
    ],
)
def test_praise_is_positive(text: str) -> None:
    """Praise is seen also where it is said by denying a fault."""
    assert feeling(text).sentiment.label is Label.POSITIVE


@pytest.mark.parametrize(
    "text",
    ["St Brigid opens a clinic on Elm Street", "He is at SBMC since Monday", "The board of Saint Brigid met today"],
)
def test_plain_news_is_neutral(text: str) -> None:
    """Without words of feeling there is no feeling."""
    assert feeling(text).sentiment.label is Label.NEUTRAL


@pytest.mark.parametrize(
    "text",
    [
        "Great, another 9 hour wait. Just great.",
        "Wow, amazing, they lost my file /s",
        "Thanks for nothing, St Brigid",
        "World class waiting times at SBMC",
        "Love how nobody answers the phone",
        "So much for compassionate care",
    ],
)
def test_marks_of_sarcasm_turn_praise_round(text: str) -> None:
    """The mark is named in the reason."""
    found = feeling(text)

    assert found.sentiment.label is Label.NEGATIVE
    assert found.is_mixed
    assert found.reason.startswith("reads as sarcasm")


@pytest.mark.parametrize("rating", [1.0, 1.5, 2.0])
def test_one_or_two_stars_are_negative_whatever_the_words(rating: float) -> None:
    """Also in praise, and in a language that is not read."""
    assert feeling("Wonderful, thank you", rating=rating).sentiment.label is Label.NEGATIVE
    assert feeling("Muy amables todos", lang="es", rating=rating).sentiment.label is Label.NEGATIVE


def test_four_or_five_stars_are_positive_unless_grave() -> None:
    """Stars outweigh few words, but not a grave one."""
    assert feeling("It was cold", rating=5).sentiment.label is Label.POSITIVE
    assert feeling("Wrong medication", rating=5, is_grave=True).sentiment.label is Label.NEGATIVE


def test_three_stars_leave_it_to_the_words() -> None:
    """The middle says nothing."""
    assert feeling("Horrible food", rating=3).sentiment == feeling("Horrible food").sentiment


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Wonderful", "es"),
        ("Wonderful", "fr-CA"),
        ("Wonderful", "ENM"),
        ("El hospital es muy malo y la atención de las enfermeras", ""),
        ("Das Krankenhaus ist nicht gut und ich habe auf den Arzt gewartet", "und"),
        ("病院はひどい", ""),
        ("ужасная больница", ""),
        ("😡😡😡", ""),
        ("12:30", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_read_is_unknown(text: str, lang: str) -> None:
    """Another language, or no Latin letter: never a confident guess."""
    found = feeling(text, lang)

    assert found.sentiment.label is Label.UNKNOWN
    assert found.sentiment.score == 0.0


@pytest.mark.parametrize("lang", ["", "en", "EN", "en-GB", "en_US", "und"])
def test_english_is_read_however_it_is_declared(lang: str) -> None:
    """Also when nothing is declared."""
    assert feeling("Horrible place", lang).sentiment.label is Label.NEGATIVE


def test_textblob_is_one_weak_signal() -> None:
    """It is asked, but words about care outweigh it."""
    text = "Great, they ignored my mother"

    assert textblob(tokens(text))[0] > 0.5
    assert feeling(text).sentiment.score < textblob(tokens(text))[0] / 2


@pytest.mark.parametrize("text", ["kind but slow", "good, however the food was cold", "not kind, but clean"])
def test_praise_with_a_but_is_mixed(text: str) -> None:
    """It may be positive, but it is not plain praise."""
    assert feeling(text).is_mixed


def test_plain_praise_is_not_mixed() -> None:
    """Praise without blame or a `but` is just that."""
    assert not feeling("The nurses were wonderful").is_mixed


def test_only_the_beginning_of_a_long_text_is_felt() -> None:
    """What follows changes nothing, and costs nothing."""
    beginning = "The nurses were wonderful. ".ljust(READ, "x")

    assert feeling(beginning + " horrible" * 10_000).sentiment == feeling(beginning).sentiment


@given(st.text(max_size=300), st.sampled_from(["", "en", "es"]), st.sampled_from([None, 1.0, 3.0, 5.0]))
def test_a_score_is_bounded_and_rounded(text: str, lang: str, rating: float | None) -> None:
    """Whatever the text: -1 to 1, three decimals, and the label agrees with the sign."""
    sentiment = feeling(text, lang, rating).sentiment

    assert -1 <= sentiment.score <= 1
    assert sentiment.score == round(sentiment.score, 3)
    assert (sentiment.score > 0) >= (sentiment.label is Label.POSITIVE)
    assert (sentiment.score < 0) >= (sentiment.label is Label.NEGATIVE)
