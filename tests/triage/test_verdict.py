"""Verdicts: how grave, with which reasons, and what may never happen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mention import MAX_TEXT, Author, Engagement, Mention
from bot.domain.rule import Match, RuleKind
from bot.domain.severity import Severity
from bot.domain.verdict import Label, Sentiment, Verdict
from bot.rulebook.wordbook import shipped
from bot.triage.category import Finding, Reader
from bot.triage.judge import judge
from bot.triage.sentiment import Feeling
from bot.triage.severity import weigh

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WORDS = shipped()
READER = Reader(WORDS)
PRAISE = "Thank you to the wonderful nurses at St Brigid"


def verdict(
    text: str,
    *,
    title: str = "",
    lang: str = "",
    rating: float | None = None,
    followers: int | None = None,
    engagement: Engagement = Engagement(),
    floor: Severity | None = None,
) -> Verdict:
    mention = Mention(
        "x",
        "1",
        text,
        AT,
        title=title,
        lang=lang,
        rating=rating,
        author=Author(followers=followers),
        engagement=engagement,
    )
    matches = [Match("st-brigid", "St. Brigid", RuleKind.HOSPITAL, (), floor)]
    return judge(READER, mention, matches)


def test_a_complaint_with_harm_is_high_and_says_why() -> None:
    """Every point is a reason, the weightiest first, and quotes the words."""
    found = verdict("Sepsis after surgery, they ignored me for hours")

    assert (found.category, found.severity, found.sentiment.label) == ("safety", Severity.HIGH, Label.NEGATIVE)
    assert found.reasons == (
        'patient safety +40: "sepsis after surgery they ignored"',
        'negative sentiment +13: "ignored", "surgery"',
        'staff conduct +10: "ignored"',
        'waiting and access: "hours"',
    )


@pytest.mark.parametrize(
    ("text", "category", "severity"),
    [
        ("I'm bringing my gun and I will shoot up this hospital", "threat", Severity.CRISIS),
        ("Wrong medication, he died waiting in the hallway, and they lied to us", "safety", Severity.CRISIS),
        ("I know where Dr. Quintero lives", "threat", Severity.HIGH),
        ("St Brigid leaked my records", "privacy", Severity.HIGH),
        ("My lawyer will call you", "legal", Severity.HIGH),
        ("I'm a reporter with the Millbrook Gazette", "media", Severity.HIGH),
        ("My aunt died at St Brigid", "safety", Severity.NORMAL),
        ("Rude staff and a dirty room", "conduct", Severity.NORMAL),
        ("What time do visiting hours start?", "question", Severity.NORMAL),
        ("He is at St Brigid", "other", Severity.NORMAL),
        (PRAISE, "praise", Severity.LOW),
        ("We're hiring nurses at St Brigid, apply now", "recruitment", Severity.LOW),
    ],
)
def test_categories_have_their_usual_severity(text: str, category: str, severity: Severity) -> None:
    """By their words alone, without reach, stars or floors."""
    found = verdict(text)

    assert (found.category, found.severity) == (category, severity)


@pytest.mark.parametrize(
    "text",
    [
        "Love it, so grateful, wonderful nurses, amazing, but I got an infection after surgery",
        "Best hospital, thank you, though somebody posted my chart online",
        "Amazing team, excellent care, lovely, I am suing all the same",
        "Wonderful, fantastic, thank you! I'm a journalist with the Gazette",
        "So happy, so great, I will kill you all",
    ],
)
def test_a_good_mood_lowers_no_grave_mention(text: str) -> None:
    """Positive words take no points from safety, privacy, legal, media or threat."""
    assert verdict(text, rating=5).severity.rank >= Severity.HIGH.rank


@pytest.mark.parametrize(
    "text", ["Perfect. Beautiful day at St Brigid", "Happy to be at St Brigid", "Nice, kind, lovely, if slow St Brigid"]
)
def test_a_score_alone_lowers_nothing(text: str) -> None:
    """`low` needs words of praise or stars: a positive sentiment by itself stays `normal`."""
    found = verdict(text)

    assert found.sentiment.label is Label.POSITIVE
    assert found.severity is Severity.NORMAL


def test_stars_are_a_second_signal() -> None:
    """What words alone leave `normal`, four or five stars make `low`, unless something else is said."""
    assert verdict("Happy to be at St Brigid", rating=5).severity is Severity.LOW
    assert verdict("Happy to be at St Brigid, parking aside", rating=5).severity is Severity.NORMAL


def test_what_cannot_be_read_is_never_low() -> None:
    """Praise words or stars in an unknown language are not trusted."""
    assert verdict(PRAISE, lang="es", rating=5).severity is Severity.NORMAL


def test_sarcastic_praise_is_not_low() -> None:
    """`Great, thank you` with a mark of sarcasm is a complaint."""
    assert verdict("Great care, thank you so much /s").severity is Severity.NORMAL


@pytest.mark.parametrize(
    ("followers", "reason"),
    [
        (None, None),
        (900, None),
        (1_000, "reach +5: 1000 followers"),
        (100_000, "reach +15: 100000 followers"),
        (10**9, "reach +25: 1000000000 followers"),
    ],
)
def test_reach_counts_by_magnitude(followers: int | None, reason: str | None) -> None:
    """Ten times the followers add five points, within bounds."""
    reasons = verdict("Rude staff", followers=followers).reasons

    assert [said for said in reasons if said.startswith("reach")] == ([reason] if reason else [])


def test_engagement_counts_by_magnitude() -> None:
    """Reposts count twice, views a hundredth; the reason tells all of them."""
    reasons = verdict("Rude staff", engagement=Engagement(likes=200, reposts=400, views=3_000)).reasons

    assert "engagement +10: 200 likes, 400 reposts, 3000 views" in reasons


def test_praise_that_many_see_is_worth_a_look() -> None:
    """A wide reach takes praise out of `low`."""
    assert verdict(PRAISE, followers=50_000).severity is Severity.LOW
    assert verdict(PRAISE, followers=500_000).severity is Severity.NORMAL


def test_a_bad_review_that_many_see_is_high() -> None:
    """Service complaints add up with stars and reach."""
    assert verdict("Rude, dirty, the worst", rating=1, followers=50_000).severity is Severity.HIGH


@pytest.mark.parametrize(
    "text",
    [
        "Wonderful nurses, however it could be better",
        "Excellent care, thank you, although the lift scared me",
        "Great doctors, thank you, unfortunately on Elm Street",
    ],
)
def test_praise_with_a_but_is_not_low(text: str) -> None:
    """What follows the praise may be what matters."""
    found = verdict(text)

    assert (found.category, found.sentiment.label) == ("praise", Label.POSITIVE)
    assert found.severity is Severity.NORMAL


def test_a_threat_is_high_however_few_its_points() -> None:
    """The floor does not lean on the weights of the lists."""
    mention = Mention("x", "1", "", AT)
    faint = Finding(WORDS.topics[0], 1, ("words",))

    severity, reasons = weigh(mention, [], [faint], Feeling(Sentiment(Label.POSITIVE, 1.0), "by stars"), "")

    assert severity is Severity.HIGH
    assert reasons[0] == "at least high: every mention of self-harm is"


def test_the_floor_of_a_rule_raises() -> None:
    """The rule is named in the first reason."""
    found = verdict(PRAISE, floor=Severity.HIGH)

    assert found.severity is Severity.HIGH
    assert found.reasons[0] == "at least high: rule St. Brigid"


def test_a_floor_never_lowers() -> None:
    """A lower floor changes nothing and gives no reason."""
    assert verdict("St Brigid leaked my records", floor=Severity.LOW) == verdict("St Brigid leaked my records")


def test_a_title_is_read_too() -> None:
    """Grave words in a headline count as those in the text."""
    assert verdict("St. Brigid Medical Center", title="Lawsuit after data breach").category == "privacy"


def test_private_details_have_offsets_into_the_text_and_are_never_quoted() -> None:
    """They are told by place; the reasons hold nothing of them, not even from the title."""
    text = "They posted my jo@mail.example chart, MRN 12345"

    found = verdict(text, title="Someone posted my sue@mail.example chart")

    assert [(detail.kind, text[detail.start : detail.end]) for detail in found.private] == [
        ("email", "jo@mail.example"),
        ("record_number", "12345"),
    ]
    assert not any(secret in reason for reason in found.reasons for secret in ("mail", "jo", "sue", "12345"))


@pytest.mark.parametrize(
    "text", ["x" * MAX_TEXT, "wrong medication " * 10_000, "😡" * MAX_TEXT, "\ud800 \x00", "", " \n"]
)
def test_any_text_gets_a_verdict(text: str) -> None:
    """Endless, empty or broken text is judged like any other."""
    found = verdict(text)

    assert found.severity in Severity
    assert found.reasons


def test_grave_words_at_the_end_of_a_long_text_are_seen() -> None:
    """Only the mood is read from the beginning; grave words count wherever they stand."""
    assert verdict("nothing to see here " * 4_900 + "he died waiting").category == "safety"


@given(st.text(max_size=200), st.sampled_from([None, *Severity]), st.sampled_from([None, 1.0, 5.0]))
def test_floors_and_threats_hold_for_any_text(text: str, floor: Severity | None, rating: float | None) -> None:
    """Never below the floor; never below `high` with a threat; no control or markup character in a reason."""
    found = verdict(f"{text} I will kill you all", floor=floor, rating=rating)

    assert found.category == "threat"
    assert found.severity.rank >= max(Severity.HIGH.rank, floor.rank if floor else 0)
    assert not any(letter in reason for reason in found.reasons for letter in "<>&\n\x00\u202e")
