"""The notation of the word lists, and that every line of them can be met."""

import pytest

from bot.query.text import normalise
from bot.rulebook.wordbook import shipped
from bot.triage.groups import GROUPS
from bot.triage.lexicon import CONTRAST, NEGATIVE, POSITIVE, SARCASM
from bot.triage.phrases import Phrases, is_negated

WORDS = shipped()
KNOWN = {**GROUPS, **dict(WORDS.groups)}


def hits(lines: str, text: str) -> list[str]:
    words = normalise(text).searched
    return [words[start:end] for start, end in Phrases(lines, KNOWN).found(words)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("sepsis", "Sepsis!", ["sepsis"]),
        ("sepsis", "antisepsis", []),
        ("fell", "fellow", []),
        ("infect*", "An infectious, infected place", ["infectious", "infected"]),
        ("wrong leg/arm", "wrong arm, wrong leg, wrong ear", ["wrong arm", "wrong leg"]),
        ("wrong ... dose", "wrong dose", ["wrong dose"]),
        ("wrong ... dose", "wrong and much too high dose", []),
        ("wrong ... dose", "wrong and too high dose", ["wrong and too high dose"]),
        ("out of? bed", "out bed, out of bed", ["out bed", "out of bed"]),
        ("can't wait", "I can\u2019t wait", ["cant wait"]),
        ("with a <gun>", "with a knife", ["with a knife"]),
        ("wrong medication", "#WrongMedication", ["wrong medication"]),
        ("wrong ... room", "wrong #HealRoom", []),
        ("naïve", "NAIVE", ["naive"]),
    ],
)
def test_the_notation(phrase: str, text: str, expected: list[str]) -> None:
    """Words are whole; `*`, `/`, `?`, `...` and groups mean what the module says."""
    assert hits(phrase, text) == expected


def test_the_fuller_phrase_is_quoted() -> None:
    """Where two phrases begin together, the longer one is found."""
    assert hits("infection\ninfection after", "infection after surgery") == ["infection after"]


def test_hidden_phrases_keep_every_offset() -> None:
    """Hiding changes no length, so later finds are where they were."""
    words = "killing time in the ward"

    hidden = Phrases("killing time").hidden(words)

    assert len(hidden) == len(words)
    assert hidden.endswith(" in the ward")
    assert "kill" not in hidden


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("no infection", True),
        ("without any infection", True),
        ("never got an infection", False),
        ("wasnt infection", True),
        ("i had infection", False),
        ("patient infection", False),
        ("went infection", False),
        ("infection", False),
    ],
)
def test_a_negation_stands_directly_before(words: str, negated: bool) -> None:
    """`no`, `never`, `wasn't` and the like, with at most one small word between; other words in -nt are none."""
    assert is_negated(words, words.index("infection")) is negated


def all_lines() -> list[str]:
    lists = [SARCASM, CONTRAST, *NEGATIVE.values(), *POSITIVE.values()]
    lines = [line.strip() for text in lists for line in text.splitlines() if line.strip()]
    words = [line for topic in WORDS.topics for _, phrases in topic.words for line in phrases]
    others = [line for topic in WORDS.topics for line in (*topic.otherwise, *topic.needs)]
    return list(dict.fromkeys([*lines, *words, *others, *WORDS.noise]))


@pytest.mark.parametrize("line", all_lines())
def test_every_phrase_of_the_lists_can_be_met(line: str) -> None:
    """A text made of the first choice of each word is found whole: no line is misspelled in the notation."""
    spelled = line
    for name, words in KNOWN.items():
        spelled = spelled.replace(f"<{name}>", words)
    chosen = [word.rstrip("?").split("/")[0].rstrip("*") for word in spelled.split() if word != "..."]

    assert hits(line, " ".join(chosen)) == [normalise(" ".join(chosen)).words]


@pytest.mark.parametrize("unit", ["infection ", "wrong ", "a", "i will ", "thank you ", "not ", "going to "])
def test_hostile_repetition_is_read(unit: str) -> None:
    """Gaps are bounded, so a hundred thousand characters of beginnings end."""
    text = (unit * 100_000)[:100_000]
    words = normalise(text).searched

    found = [span for topic in WORDS.topics for _, lines in topic.words for span in Phrases(lines, KNOWN).found(words)]

    assert all(0 <= start < end <= len(words) for start, end in found)
