"""What wakes somebody by its words alone, and what is like it and does not."""

from datetime import UTC, datetime

import pytest

from bot.domain.mention import Mention
from bot.domain.severity import Severity
from bot.domain.verdict import Verdict
from bot.rulebook.wordbook import shipped
from bot.triage.category import Reader
from bot.triage.judge import judge

READER = Reader(shipped())


def verdict(text: str) -> Verdict:
    return judge(READER, Mention("x", "1", text, datetime(2026, 3, 1, 9, 30, tzinfo=UTC)), [])


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("I want to kill myself", Severity.CRISIS),
        ("im gonna end it tonight", Severity.CRISIS),
        ("just took a whole bottle of tylenol", Severity.CRISIS),
        ("I don't want to die, please help me", Severity.NORMAL),
        ("The wait is killing me, I almost killed myself laughing", Severity.NORMAL),
    ],
)
def test_who_means_to_die_now_wakes_somebody(text: str, severity: Severity) -> None:
    """The words alone are enough, without anger, reach or a second phrase. A figure of speech wakes nobody."""
    assert verdict(text).severity is severity


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Years ago I was suicidal and they saved me", Severity.HIGH),
        ("In 2015 I was suicidal and St Brigid took me seriously", Severity.HIGH),
        ("I used to be suicidal, therapy here changed everything", Severity.HIGH),
        ("My son tried to kill himself three years ago and the staff were angels", Severity.HIGH),
        ("Years ago I was suicidal, now I have a plan again", Severity.CRISIS),
        ("Years ago I was suicidal and it's coming back, I want to die", Severity.CRISIS),
        ("They discharged him two years ago and tonight he says he wants to die", Severity.CRISIS),
        ("I was suicidal last night and they sent me home", Severity.CRISIS),
        ("I have been suicidal for years", Severity.CRISIS),
    ],
)
def test_who_looks_back_on_dark_days_is_seen_and_wakes_nobody(text: str, severity: Severity) -> None:
    """What was years ago is high; what is now, or comes back, is a crisis."""
    assert verdict(text).severity is severity


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("im going to shoot up st brigid hospital tomorrow", Severity.CRISIS),
        ("I'm coming back to St. Brigid with my gun", Severity.CRISIS),
        ("I planted a bomb in the garage of St. Brigid", Severity.CRISIS),
        ("We are going to shoot a video at the hospital", Severity.NORMAL),
        ("We are coming back to St. Brigid with my mother", Severity.NORMAL),
    ],
)
def test_who_announces_an_attack_on_all_is_a_crisis_by_the_words_alone(text: str, severity: Severity) -> None:
    """Nobody needs to have read it."""
    assert verdict(text).severity is severity
