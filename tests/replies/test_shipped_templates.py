"""The templates of the example hospital: for whom there are some, and that they may be published as they stand."""

from itertools import product

import pytest
from labelled import approved, mention

from bot.domain.reply import DraftOutcome
from bot.domain.rule import Rule, RuleKind
from bot.domain.severity import Severity
from bot.domain.verdict import Label, Sentiment, Verdict
from bot.replies.check.checker import check
from bot.replies.suggest import NEVER_IN_PUBLIC, prepared, suggest
from bot.rulebook.wordbook import shipped

HOSPITAL = Rule("st-brigid", "St. Brigid", RuleKind.HOSPITAL, '"St Brigid"')
REPLIES = approved()
CATEGORIES = sorted({topic.category for topic in shipped().topics} | {"other"})
ENGLISH, SPANISH = mention("We waited by the door for a long time"), mention("Esperamos mucho tiempo en la puerta")
ABOUT_CARE = ("care in public", "atención de cualquier persona", "sorry", "lamentamos")


def offered(category: str, label: Label, severity: Severity = Severity.NORMAL, asked: object = ENGLISH) -> list[str]:
    verdict = Verdict(Sentiment(label, 0.0), category, severity, ())
    return [one.text for one in suggest(HOSPITAL, verdict, REPLIES, 9, mention=asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize("category", CATEGORIES)
def test_there_is_something_to_say_to_everybody_but_a_threat(category: str) -> None:
    """Whatever the sentiment."""
    for label in Label:
        assert bool(offered(category, label)) is (category not in NEVER_IN_PUBLIC), (category, label)


def test_every_suggestion_may_be_published_as_it_stands() -> None:
    """In both languages, for every category, sentiment and severity, and the statements for a crisis too."""
    cases = product(CATEGORIES, Label, Severity, (ENGLISH, SPANISH))
    texts = {text for case in cases for text in offered(*case)}
    texts |= {one.text for one in prepared(REPLIES, HOSPITAL, REPLIES.holding[0].approved_on)}
    blocked = [text for text in texts if check(text, approved=REPLIES).outcome is DraftOutcome.BLOCK]

    assert len(texts) > 30
    assert not blocked


@pytest.mark.parametrize("category", ["facilities", "question", "appointment", "recruitment", "campaign"])
def test_who_asked_about_parking_or_a_job_is_not_answered_about_care(category: str) -> None:
    """An apology for care, to somebody who said nothing of care, says that there was some."""
    said = [
        text.lower()
        for label in Label
        for asked in (ENGLISH, SPANISH)
        for text in offered(category, label, asked=asked)
    ]

    assert said
    assert not [text for text in said for words in ABOUT_CARE if words in text]


def test_nobody_is_thanked_for_kind_words_who_complained() -> None:
    """Praise and blame in one text are judged as praise, with a sad sentiment."""
    assert not [
        text for text in offered("praise", Label.NEGATIVE) if "kind words" in text or "Words like these" in text
    ]


def test_a_spanish_mention_is_answered_in_spanish_first() -> None:
    """Where there is a template in Spanish."""
    for category in ("praise", "waiting", "facilities", "question", "media", "legal", "privacy", "safety"):
        assert offered(category, Label.POSITIVE if category == "praise" else Label.NEGATIVE, asked=SPANISH)[
            0
        ].startswith("Gracias"), category
