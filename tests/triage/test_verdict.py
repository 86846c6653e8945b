"""Verdicts: how grave, with which reasons, and what may never happen."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.circumstances import Circumstances, SaidBefore, out_of_hours
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
        'negative sentiment +13: "ignored"',
        'staff conduct +10: "ignored me"',
        'waiting and access: "for hours"',
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


@pytest.mark.parametrize(
    "text", ["Train staff to read records", "They did not bother asking questions regarding the envelope"]
)
def test_who_asks_for_records_to_be_read_tells_no_breach(text: str) -> None:
    """To read records is what staff are there for."""
    assert "privacy" not in verdict(text).topics


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


GRAVE = [
    "I will kill you all",
    "I want to die and they sent me home",
    "I know where Dr. Voss lives",
    "The pacemaker failed and she died",
]
OPINIONS = st.builds(SaidBefore, *[st.integers(0, 1_000)] * 4)


@given(
    st.sampled_from(GRAVE),
    st.sampled_from(["", "Thank you so much, wonderful nurses! ", "now hiring ", "lovely day ", "gracias "]),
    st.sampled_from([None, 1.0, 5.0]),
    OPINIONS,
)
def test_what_must_not_be_slept_through_is_high(
    text: str, before: str, rating: float | None, opinion: SaidBefore
) -> None:
    """A threat, self-harm, staff exposed, a device with injury or death: whatever else is said, and by whomever."""
    mention = Mention("x", "1", before + text, AT, rating=rating)

    found = judge(READER, mention, [], Circumstances(opinion=opinion))

    assert found.severity.rank >= Severity.HIGH.rank


@given(
    st.lists(st.sampled_from(["nice", "lovely", "happy", "love", "great", "st brigid", "rude", "!"]), max_size=8),
    OPINIONS,
)
def test_no_score_and_no_opinion_hides_anything(words: list[str], opinion: SaidBefore) -> None:
    """Below `normal` is only what words of praise, of an advert, or stars put there."""
    mention = Mention("x", "1", " ".join(words), AT)
    alone, found = judge(READER, mention, []), judge(READER, mention, [], Circumstances(opinion=opinion))

    assert found.severity is not Severity.LOW or alone.severity is Severity.LOW
    assert alone.severity is not Severity.LOW or {"praise", "recruitment"} & set(alone.topics)


def test_a_story_that_spreads_is_graver() -> None:
    """Many mentions in an hour say more than each of them."""
    mention = Mention("x", "1", "Rude staff, dirty rooms", AT)

    alone, many = judge(READER, mention, []), judge(READER, mention, [], Circumstances(last_hour=300))

    assert (alone.severity, many.severity) == (Severity.NORMAL, Severity.HIGH)
    assert "spreading +24: 300 mentions in the last hour" in many.reasons


@pytest.mark.parametrize(
    ("opinion", "sway"),
    [
        (SaidBefore(too_high=2), 0),
        (SaidBefore(too_high=5), -5),
        (SaidBefore(too_low=400), 10),
        (SaidBefore(no_follow_up=400), -10),
        (SaidBefore(handed_on=8, no_follow_up=2), 3),
    ],
)
def test_the_team_sways_a_little(opinion: SaidBefore, sway: int) -> None:
    """A few voices are an accident, a button counts once, an end a half, and ten points are the most."""
    assert opinion.sway == sway


def test_the_teams_opinion_is_told() -> None:
    """With its points, so that nobody wonders."""
    mention = Mention("x", "1", "St Brigid leaked my records", AT)

    found = judge(READER, mention, [], Circumstances(opinion=SaidBefore(too_high=4, no_follow_up=12)))

    assert "what the team said of such alerts -10: 4 too high, 12 no follow-up" in found.reasons
    assert found.severity is not Severity.LOW


def test_the_hour_is_told_and_does_not_count() -> None:
    """Night and weekends explain why nobody has seen it yet."""
    mention = Mention("x", "1", "St Brigid leaked my records", AT)

    assert (
        "out of office hours: Sunday 03:30 CST"
        in judge(READER, mention, [], Circumstances(hour="Sunday 03:30 CST")).reasons
    )
    assert out_of_hours(AT, "America/Chicago") == "Sunday 03:30 CST"
    assert out_of_hours(datetime(2026, 3, 3, 16, tzinfo=UTC), "America/Chicago") == ""


def test_everyday_troubles_do_not_add_up() -> None:
    """One bad day of waiting, rudeness and a bill is one complaint, told in full."""
    found = verdict("Waited for hours, rude staff, and then a bill")

    assert {"conduct", "waiting", "billing"} <= set(found.topics)
    assert sum("+10" in reason for reason in found.reasons) == 1


def test_what_is_delicate_says_so() -> None:
    """Its words are not for everybody in the channel."""
    assert verdict("I want to die").is_delicate
    assert not verdict("My lawyer will call you").is_delicate


def test_a_low_opinion_hides_no_praise_that_many_people_see() -> None:
    """It takes points, but what made praise worth a look without it still does."""
    mention = Mention("x", "1", "Thank you to the wonderful nurses", AT, author=Author(followers=200_000))

    alone, found = (
        judge(READER, mention, []),
        judge(READER, mention, [], Circumstances(opinion=SaidBefore(too_high=50))),
    )

    assert (alone.severity, found.severity) == (Severity.NORMAL, Severity.NORMAL)
