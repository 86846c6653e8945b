"""`triage.yaml`: what a team lays over the shipped words, and what is told of its faults."""

from collections.abc import Callable

import pytest

from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.errors import RulesError
from bot.rulebook.examples_triage import failing_topic_examples, touched
from bot.rulebook.wordbook import shipped
from bot.triage.category import Reader

Book = Callable[..., Rulebook]
HELIPAD = "topics:\n  - {id: helipad, category: facilities, name: noise, words: {10: [helicopter* ... loud]}}\n"


def topics_of(book: Book, triage: str, text: str) -> list[str]:
    found, _ = Reader(book(triage=triage).wordbook).read(text)
    return [finding.topic.id for finding in found]


def fault(book: Book, triage: str) -> str:
    with pytest.raises(RulesError) as caught:
        book(triage=triage)
    (told,) = caught.value.faults
    return str(told)


def test_without_the_file_the_shipped_words_are_read(book: Book) -> None:
    """Everybody has them."""
    assert book().wordbook == shipped()


def test_a_team_adds_a_topic_of_its_own(book: Book) -> None:
    """It stands among those of its category."""
    assert "helipad" in topics_of(book, HELIPAD, "The helicopter is so loud")
    assert "helipad" not in topics_of(book, "noise: [now boarding]", "The helicopter is so loud")


def test_a_team_adds_words_to_a_shipped_topic(book: Book) -> None:
    """The shipped words stay, and so do its name and its floor."""
    added = "topics:\n  - {id: threat, words: {60: [send in the clowns]}}\n"

    assert "threat" in topics_of(book, added, "Send in the clowns, said the note")
    assert "threat" in topics_of(book, added, "There is a bomb in the lobby")


def test_a_team_takes_words_away(book: Book) -> None:
    """By naming the phrase as it stands there."""
    assert "safety" in topics_of(book, "noise: [a]", "mrsa")
    assert "safety" not in topics_of(book, "topics:\n  - {id: safety, without: [mrsa]}\n", "mrsa")


def test_a_team_names_what_sounds_alike(book: Book) -> None:
    """What stands in it is not read."""
    play = "topics:\n  - {id: safety, otherwise: [wrong leg theatre]}\n"

    assert "safety" not in topics_of(book, play, "The Wrong Leg Theatre plays tonight")


def test_groups_grow(book: Book) -> None:
    """A word that is added to a group counts in every phrase that names it."""
    assert "safety" in topics_of(book, "groups: {family: abuela/tio}", "you killed my tio")


def test_instructions_are_the_teams_own(book: Book) -> None:
    """They are told with the topic; days to report are told without any."""
    wordbook = book(triage="instructions: {self-harm: Call 4911.}").wordbook

    (told,) = wordbook.guidance(["self-harm", "praise"])
    assert (told.name, told.instructions) == ("self-harm", "Call 4911.")
    (long_ago,) = wordbook.guidance(["self-harm-long-ago"])
    assert long_ago.instructions == told.instructions
    (device,) = wordbook.guidance(["device"])
    assert (device.report_days, device.report_under) == (10, "21 CFR 803.30")


@pytest.mark.parametrize(
    ("triage", "told"),
    [
        ("topics:\n  - {id: helipad, words: {1: [a]}}", "triage.yaml:2: topic helipad: a new topic has no category"),
        ("topics:\n  - {id: helipad, category: billing}", "triage.yaml:2: topic helipad: a new topic has no words"),
        ("topics:\n  - {id: x, category: service, words: {1: [a]}}", "triage.yaml:2: topic x: category may not be 'se"),
        ("topics:\n  - {id: safety, words: {1: [a <b>]}}", "triage.yaml:2: topic safety: 'a <b>' names the group <b>"),
        ("topics:\n  - {id: safety, words: {1: [... a]}}", "'... a' begins or ends with ..., which stands between"),
        ("topics:\n  - {id: safety, words: {1: ['a? b']}}", "begins with a word that may be absent"),
        ("topics:\n  - {id: safety, words: {1: ['a / b']}}", "has a word without letters"),
        ("topics:\n  - {id: safety, without: [mrsaa]}", "which is no phrase of this topic: write mrsa"),
        ("topics:\n  - {id: threat, floor: normal}", "floor may not be normal: this topic is never below high"),
        ("topics:\n  - {id: safety}\n  - {id: safety}", "triage.yaml:3: topic safety: id 'safety' is here already"),
        ("instructions: {selfharm: call}", "there is no topic 'selfharm' that these could be for: write self-harm"),
        ("topics:\n  - {id: safety, words: {101: [a]}}", "may not be '101': write a whole number from 0 to 100"),
    ],
)
def test_faults_name_the_place_and_the_cure(book: Book, triage: str, told: str) -> None:
    """File, line, entry, what is wrong and what to write."""
    assert told in fault(book, triage)


def test_examples_are_run_for_what_was_touched(book: Book) -> None:
    """Those of the shipped topics as well, where a team has changed them."""
    wrong = "topics:\n  - {id: safety, without: [mrsa], examples: {match: [mrsa], ignore: [sepsis after surgery]}}\n"

    told = failing_topic_examples(book(triage=wrong).wordbook)

    assert [one.split(": ")[1] for one in told] == ["topic safety", "topic safety"]
    assert "is not told by 'mrsa', which it must be" in told[0]
    assert "is told by 'sepsis after surgery', which it must not be, because of 'sepsis after'" in told[1]
    assert touched(shipped()) == ()


def test_threats_self_harm_and_devices_have_their_floors() -> None:
    """And what is not for everybody is private."""
    floors = {topic.id: (topic.floor, topic.is_private) for topic in shipped().topics if topic.floor}

    assert floors == {
        "self-harm": (Severity.HIGH, True),
        "self-harm-long-ago": (Severity.HIGH, True),
        "threat": (Severity.HIGH, True),
        "doxxing": (Severity.HIGH, True),
        "device": (Severity.HIGH, False),
    }
