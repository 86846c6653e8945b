"""Sentiment: what words about care say, what stars say, and where it honestly knows nothing."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.verdict import Label, Sentiment
from bot.query.text import normalise
from bot.triage.sentiment import PLAIN, READ, Feeling, feel
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
        "I don't think they were helpful at all",
        "Thanks a lot for nothing St Brigid",
        "no one was friendly",
        "hardly caring",
        "zero compassion",
        "DO NOT GO HERE",
        "I WAITED SIX HOURS AND NOBODY CAME",
        "🤮",
        "bad " * 2_500,
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
        "I can't complain",
        "Never had a bad experience here",
        "I have never felt so safe",
        "THE NURSES WERE AMAZING",
        "😍👏",
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
        "Great, another 9 hour wait",
        "Fantastic. Six hours and counting",
        "Brilliant, cancelled again",
        "Only waited 6 hours today. Fantastic.",
        'They call this "care"',
        "Amazing service 🙄",
    ],
)
def test_marks_of_sarcasm_turn_praise_round(text: str) -> None:
    """The mark is named in the reason."""
    found = feeling(text)

    assert found.sentiment.label is Label.NEGATIVE
    assert found.is_mixed
    assert found.reason.startswith("reads as sarcasm")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The food was not good", Label.NEGATIVE),
        ("The care wasn't very good", Label.NEGATIVE),
        ("Not a single person helped us", Label.NEGATIVE),
        ("Don't go there, they don't care", Label.NEGATIVE),
        ("The food was not bad", Label.POSITIVE),
        ("Not bad at all", Label.POSITIVE),
        ("No complaints whatsoever", Label.POSITIVE),
        ("I can't thank them enough", Label.POSITIVE),
        ("Couldn't have asked for better care", Label.POSITIVE),
    ],
)
def test_a_negation_turns_round_what_follows(text: str, label: Label) -> None:
    """Both ways, also across words of degree."""
    assert feeling(text).sentiment.label is label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("😡😡😡", Label.NEGATIVE),
        ("🥰🙏", Label.POSITIVE),
        ("Third day at St Brigid 🤬😡", Label.NEGATIVE),
        ("St Brigid 😍🎉", Label.POSITIVE),
        ("Back from St Brigid :)", Label.POSITIVE),
    ],
)
def test_faces_are_read(text: str, label: Label) -> None:
    """Emoji and emoticons, with words and alone."""
    assert feeling(text).sentiment.label is label


@pytest.mark.parametrize("words", ["the staff were rude", "the nurses were kind"])
def test_capitals_and_exclamation_marks_never_turn_a_feeling_round(words: str) -> None:
    """Whoever shouts means the same, not less."""
    quiet, loud = feeling(words), feeling(f"{words.upper()}!!!")

    assert loud.sentiment.label is quiet.sentiment.label


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They ignored me for hours", '"ignored"'),
        ("The food was not good", '"not good", "food"'),
        ("Staff were friendly and efficient", '"efficient", "friendly"'),
        ("Great, another 9 hour wait", 'reads as sarcasm: "great another 9 hour"'),
        ("Dr. Quintero at Elm Street", "no word of strong feeling"),
    ],
)
def test_a_reading_explains_itself_by_its_weightiest_words(text: str, reason: str) -> None:
    """In quotation, a negated word with its negation."""
    assert feeling(text).reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The public hearing about the medical center was awful", '"awful"'),
        ("Dirty toilets, rude nurses at the medical center", '"rude", "dirty"'),
        ("St. Brigid Medical Center: hearing on the nurse staffing", "the words as a whole"),
    ],
)
def test_words_that_only_name_the_place_are_no_reason(text: str, reason: str) -> None:
    """Where nothing else is left to name, the feeling counts little."""
    found = feeling(text)

    assert found.reason == reason
    assert (abs(found.sentiment.score) <= PLAIN) is ('"' not in reason)


@given(st.text(max_size=200))
def test_a_reason_quotes_the_text_alone(text: str) -> None:
    """No word of what the model was trained on can come out of it."""
    readable = html.unescape(text).lower() + " " + normalise(text).searched
    squeezed = re.sub(r"[^a-z0-9]", "", readable)

    for quote in re.findall(r'"([^"]*)"', feeling(text).reason):
        assert re.sub(r"[^a-z0-9]", "", quote) in squeezed


@pytest.mark.parametrize("rating", [1.0, 1.5, 2.0])
def test_one_or_two_stars_are_negative_whatever_the_words(rating: float) -> None:
    """Also in praise, and in a language that is not read."""
    assert feeling("Wonderful, thank you", rating=rating).sentiment.label is Label.NEGATIVE
    assert feeling("Muy amables todos", lang="es", rating=rating).sentiment.label is Label.NEGATIVE


def test_four_or_five_stars_are_positive_unless_grave() -> None:
    """Stars outweigh few words, in any language, but not a grave one."""
    assert feeling("Muy amables todos", rating=5).sentiment.label is Label.POSITIVE
    assert feeling("Muy amables todos", rating=5).is_mixed
    assert feeling("It was cold", rating=5).sentiment.label is Label.POSITIVE
    assert feeling("Wrong medication", rating=5, is_grave=True).sentiment.label is Label.NEGATIVE


def test_three_stars_leave_it_to_the_words() -> None:
    """The middle says nothing."""
    assert feeling("Horrible food", rating=3).sentiment == feeling("Horrible food").sentiment


@pytest.mark.parametrize(
    ("text", "lang", "why"),
    [
        ("Wonderful", "es", "the language is Spanish"),
        ("Wonderful", "fr-CA", "the language is French"),
        ("Wonderful", "ENM", "the language is not English"),
        ("Wonderful", "pt_BR", "the language is Portuguese"),
        ("El hospital es muy malo y la atención de las enfermeras", "", "the words look Spanish"),
        ("Muy malo el servicio", "", "the words look Spanish"),
        ("Pésimo hospital", "", "the words look Spanish"),
        ("Gracias, St Brigid", "", "the words look Spanish"),
        ("Excelente atención", "en", "the words look Spanish"),
        ("¡Qué horror!", "", "the words look Spanish"),
        ("Muito obrigado pelo atendimento", "", "the words look Portuguese"),
        ("Merci beaucoup", "", "the words look French"),
        ("Das Krankenhaus ist nicht gut und ich habe auf den Arzt gewartet", "und", "the words look German"),
        ("病院はひどい", "", "the script is not Latin"),
        ("St Brigid 病院はひどい", "", "the script is not Latin"),
        ("ужасная больница", "", "the script is not Latin"),
        ("😡🥰", "", "no word to read"),
        ("12:30", "", "no word to read"),
        ("?!", "", "no word to read"),
        ("", "", "no word to read"),
    ],
)
def test_what_cannot_be_read_is_unknown(text: str, lang: str, why: str) -> None:
    """Another language, or nothing at all: never a confident guess, and the reason says which."""
    found = feeling(text, lang)

    assert found == Feeling(Sentiment(Label.UNKNOWN, 0.0), why, is_mixed=True)


@pytest.mark.parametrize(
    "text",
    [
        "Las Palmas ER was horrible",
        "Horrible El Paso clinic",
        "Dr. de la Rosa ignored us, horrible",
        "Horrible care at La Jolla, said José Muñoz",
        "Gracias! But the wait was horrible",
    ],
)
def test_foreign_names_do_not_hide_english(text: str) -> None:
    """`El`, `La` and `de` stand in the names of people and places."""
    assert feeling(text).sentiment.label is Label.NEGATIVE


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "St Brigid Medical Center", "lorem"])
def test_words_without_meaning_are_not_felt(text: str) -> None:
    """What the model has never met says nothing."""
    assert feeling(text).sentiment.label is Label.NEUTRAL


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


@pytest.mark.parametrize(
    "text",
    [
        "Le personnel est très gentil et l'attente était courte",
        "Schrecklich, nie wieder dieses Krankenhaus",
        "O atendimento foi péssimo e demorado",
        "Personale gentilissimo, ospedale pulito",
        "अस्पताल बहुत अच्छा है",
        "bahut accha hospital hai, doctor bahut acche",
        "المستشفى سيء جدا",
        "医院很差 等了九个小时",
        "Grabe ang tagal ng paghihintay sa ospital",
        "Enfimyè yo te trè janti avèk manman mwen",
        "El peor hospital, me ignoraron horas",
        "malísimo todo",
        "",
        "https://x.example/great http://y.example/bad",
    ],
)
def test_what_cannot_be_read_is_unknown_and_one_star_is_negative(text: str) -> None:
    """Nine languages, an empty text and links alone: no guess; and whatever it says, one star is blame."""
    assert feeling(text).sentiment.label is Label.UNKNOWN
    assert feeling(text, rating=1).sentiment.label is Label.NEGATIVE
