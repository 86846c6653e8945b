"""Categories: what must be seen, and what only sounds like it. The texts stand in `cases/`, one file a category."""

import pytest

from bot.domain.topic import CATEGORIES, Topic
from bot.rulebook.wordbook import shipped
from bot.triage.category import Finding, Reader
from tests.triage.labelled import cases, missed

LABELLED = cases()
READER = Reader(shipped())
LEAST_SEEN = 0.9
MOST_ALARMED = 0.07
"""Held out: the share of a category that must be seen, and of the others that may be taken for it."""


def found(text: str) -> dict[str, Finding]:
    """What is found, by the id of the topic."""
    return {finding.topic.id: finding for finding in READER.read(text)[0]}


def categories(text: str) -> list[str]:
    """The categories that hold, the gravest first."""
    told = [finding.topic.category for finding in found(text).values()]
    return list(dict.fromkeys(told)) or ["other"]


def noise(text: str) -> str:
    """The words of an advert or a check-in."""
    return READER.read(text)[1]


def test_what_is_said_is_told_and_what_sounds_like_it_is_not() -> None:
    """Every text in sight is told as its category, and no hard negative is, but for those known to be missed."""
    wrong = {
        f"{case.category}: {case.text}"
        for case in LABELLED
        if not case.is_held_out and (case.category in categories(case.text)) is not case.holds
    }

    assert wrong == set(missed())


def test_what_was_held_out_is_told_nearly_as_well() -> None:
    """The figures of docs/triage.md: nobody looked at these while the lists were written."""
    held_out = [case for case in LABELLED if case.is_held_out]
    seen = [case.category in categories(case.text) for case in held_out if case.holds]
    alarms = [case.category in categories(case.text) for case in held_out if not case.holds]

    assert sum(seen) / len(seen) >= LEAST_SEEN
    assert sum(alarms) / len(alarms) <= MOST_ALARMED


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_thirty_of_each(category: str) -> None:
    """Thirty that are about it and thirty that are not, no text twice."""
    texts = [
        [case.text for case in LABELLED if case.category == category and case.holds is side] for side in (True, False)
    ]

    assert all(len(side) >= 30 and len(side) == len(set(side)) for side in texts)


@pytest.mark.parametrize("topic", shipped().topics, ids=lambda topic: topic.id)
def test_the_examples_of_the_shipped_lists_hold(topic: Topic) -> None:
    """`wardwatch check` need not run them again."""
    assert [
        example.text for example in topic.examples if (topic.id in found(example.text)) is not example.matches
    ] == []


def test_the_gravest_leads() -> None:
    """Several topics may hold; they come in the order of their gravity, whatever the order of the words."""
    text = "Rude staff, my lawyer knows, they leaked my records, infection after surgery. I know where he lives"

    assert list(found(text)) == ["doxxing", "safety", "privacy", "legal", "conduct"]


def test_words_are_quoted() -> None:
    """A finding quotes the words that made it, the weightiest first."""
    finding = found("He died. Infection after surgery!")["safety"]

    assert finding.quotes == ("infection after surgery", "died")


def test_more_grave_phrases_weigh_more() -> None:
    """One phrase may be an accident of words; a second one makes it graver, up to a bound."""
    points = [
        found(text)["safety"].points
        for text in (
            "wrong medication",
            "wrong medication, bedsores",
            "wrong medication, bedsores, cockroaches, MRSA, misdiagnosed",
        )
    ]

    assert points == [40, 50, 60]


def test_a_phrase_counts_once_within_a_weightier_one() -> None:
    """The infection of `infection after surgery` is not a second finding."""
    assert found("infection after surgery")["safety"].points == 40


def test_case_accents_and_signs_do_not_matter() -> None:
    """Whole words are compared as the query language compares them."""
    assert "safety" in found("WRÓNG médication!!!")
    assert "safety" not in found("prosepsisology")


def test_a_device_needs_harm() -> None:
    """A broken machine is no report to make; one that hurt somebody may be."""
    assert "device" not in found("The infusion pump malfunctioned, they brought another one")
    assert "device" in found("The infusion pump malfunctioned. My father died that night")
    assert "device" not in found("The infusion pump malfunctioned, nobody was hurt")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'm at St. Brigid Medical Center (Millbrook)", "im at"),
        ("What a day at St. Brigid", ""),
    ],
)
def test_adverts_and_check_ins_are_noise(text: str, words: str) -> None:
    """Their words are told, so that the verdict can quote them."""
    assert noise(text) == words
