"""The notation of the word lists, and that every line of them can be met."""

import pytest

from bot.rulebook.wordbook import shipped
from bot.triage.denial import is_denied, is_negated
from bot.triage.groups import GROUPS
from bot.triage.lexicon import CONTRAST, NEGATIVE, POSITIVE, SARCASM
from bot.triage.phrase_index import PhraseIndex, Words, apart
from bot.triage.phrases import fault
from bot.triage.sentences import words_of_sentences

WORDS = shipped()
KNOWN = {**GROUPS, **dict(WORDS.groups)}


def hits(lines: str, text: str) -> list[str]:
    words = Words(words_of_sentences(text))
    found = PhraseIndex([lines.splitlines()], KNOWN).hits(words)
    return [words.said(hit) for hit in apart(found, set())]


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
        ("leg + wrong", "They cut off the wrong one: his left leg", ["wrong one his left leg"]),
        ("leg + wrong", "The wrong one. His leg is fine", []),
        ("wrong leg", "The wrong. Leg", []),
    ],
)
def test_the_notation(phrase: str, text: str, expected: list[str]) -> None:
    """Words are whole; `*`, `/`, `?`, `...` and groups mean what the module says."""
    assert hits(phrase, text) == expected


def test_the_fuller_phrase_is_quoted() -> None:
    """Where two phrases begin together, the longer one is found."""
    assert hits("infection\ninfection after", "infection after surgery") == ["infection after"]


def test_what_is_taken_is_not_found_again() -> None:
    """A phrase that touches what another one has told is left out."""
    words = Words("killing time in the ward")
    index = PhraseIndex([["killing time"], ["time in the ward", "ward"]])
    taken: set[int] = set()
    hits = index.hits(words)

    told = [[words.said(hit) for hit in apart([hit for hit in hits if hit.list == number], taken)] for number in (0, 1)]

    assert told == [["killing time"], ["ward"]]


def test_a_hit_knows_its_place() -> None:
    """Its span is where it stands in the normalised words."""
    words = Words("the wrong \n wrong leg today")
    (hit,) = PhraseIndex([["wrong leg"]]).hits(words)

    start, end = words.span(hit)

    assert words.text[start:end] == words.said(hit) == "wrong leg"


@pytest.mark.parametrize(
    ("phrase", "what"),
    [
        ("a + b + c", "has more than one +"),
        ("+ b", "has nothing on one side of +, or no words"),
        ("wrong ... + leg", "begins or ends with ..., which stands between words"),
        ("x-ray", 'has a choice of more than one word ("x ray")'),
        ("leg so?/very bad", "has a ? inside a word: it stands after the last choice and is for all of them"),
        ("arm? leg", "begins with a word that may be absent"),
    ],
)
def test_what_is_no_phrase(phrase: str, what: str) -> None:
    """Every fault says what is wrong."""
    assert fault(phrase, KNOWN) == what


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("no sign of an infection", True),
        ("nobody on the ward was rude infection", False),
        ("none of the staff got an infection", True),
        ("so scared of getting an infection", True),
        ("nobody noticed the infection", False),
        ("never treated the infection", False),
        ("not only an infection", False),
        ("no \n infection", False),
    ],
)
def test_a_denial_reaches_over_empty_words(words: str, denied: bool) -> None:
    """Verbs, other nouns and the end of a sentence stop it."""
    assert is_denied(words, words.index("infection")) is denied


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr. Quintero at St. Brigid. No! Really? Yes", "dr quintero at st brigid \n no \n really \n yes"),
        ("$3,400.50 for an ice pack... and \u00a34 more", "usd3400 for an ice pack and gbp4 more"),
        ("A.B. came at 2 p.m. today.\nNext", "ab came at 2 pm today \n next"),
        ("The heating's off. Dad\u2019s been cold", "the heating is off \n dad has been cold"),
        ("She's off, it's off, the ward's heating", "shes off its off the wards heating"),
        ("", ""),
    ],
)
def test_sentences_stand_apart(text: str, words: str) -> None:
    """Abbreviations and dots that trail off end none; sums are one word, and a noun has its verb."""
    assert words_of_sentences(text) == words


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


def spelled(line: str) -> str:
    """A text made of the first choice of each word of a phrase."""
    for name, words in KNOWN.items():
        line = line.replace(f"<{name}>", words)
    signs = ("...", "+")
    return " ".join(word.rstrip("?").split("/")[0].rstrip("*") for word in line.split() if word not in signs)


def test_every_phrase_of_the_lists_can_be_met() -> None:
    """A text made of its first choices is found whole: no line is misspelled in the notation."""
    assert [line for line in all_lines() if hits(line, spelled(line)) != [words_of_sentences(spelled(line))]] == []


@pytest.mark.parametrize("unit", ["infection ", "wrong ", "a", "i will ", "thank you ", "not ", "going to "])
def test_hostile_repetition_is_read(unit: str) -> None:
    """Gaps are bounded, so a hundred thousand characters of beginnings end."""
    words = Words(words_of_sentences((unit * 100_000)[:100_000]))
    lists = [lines for topic in WORDS.topics for _, lines in topic.words]

    hits = PhraseIndex(lists, KNOWN).hits(words)

    assert all(0 <= hit.start < hit.end <= len(words.each) for hit in hits)
