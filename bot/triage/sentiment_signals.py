"""What is known of words beforehand: TextBlob's and VADER's lexicons, our words about care, and the marks of emphasis.

Each signal is a small number, of which the model has learned what it is worth. None of them decides alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from bot.triage.denial import is_negated
from bot.triage.lexicon import ANGRY_SIGNS, CONTRAST, GLAD_SIGNS, NEGATIVE, POSITIVE, SARCASM
from bot.triage.phrase_index import Hit, PhraseIndex, Words, apart
from bot.triage.sentiment_tokens import ELONGATED, Token, negates

TURNED = -0.6
"""What a negation leaves of the weight of a word: `not good` is bad, but less so than `bad`."""
_NO_LONGER_BAD = 0.5
_LONGEST_DEGREE = 16
_DAMPING = 15.0
_DEGREE = re.compile(r"(?:^| )((?:very|really|that|so|too|all|particularly|exactly|quite|terribly) )$")
"""A word of degree before another: `not very good` denies as `not good` does."""
_FAR = 4
_LOUDEST = 3
_SMALL = 2
_STRANGE = "wardwatch"
"""A word that TextBlob does not know."""
_SARCASM, _CONTRAST, _FIRST_CARE = 0, 1, 2
"""The numbers of the lists in the index."""
_BUT = frozenset(("but", "however", "although", "though"))


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words of the text, and what a list of words says of them here: below 0 is bad."""

    said: str
    weight: float


@dataclass(frozen=True, slots=True)
class Signals:
    """The value of each signal of `NAMES`; where VADER's lexicon weighs a token, and how much; what our lists found.

    `sarcasm` is the first mark of it, or empty; `is_turned`: there is a `but`.
    """

    values: tuple[float, ...]
    lexical: tuple[tuple[int, float], ...]
    care: tuple[Weighed, ...]
    sarcasm: str = ""
    is_turned: bool = False


def signals(text: str, words: str, read: Sequence[Token]) -> Signals:
    """The signals of an English text; `words` are its normalised words, `read` its tokens."""
    polarity, subjectivity = textblob(read)
    lexical = _lexical(read)
    found = Words(words)
    hits = _index().hits(found)
    care = (*_care_words(found, hits), *care_signs(text))
    values = (
        max(polarity, 0.0),
        max(-polarity, 0.0),
        subjectivity,
        float(polarity == 0),
        *_of_lexicon(lexical, read),
        *_both([found.weight for found in care]),
        float(not care),
        *_of_emphasis(text, read),
    )
    sarcasm = apart([hit for hit in hits if hit.list == _SARCASM], set())
    said = found.said(sarcasm[0]) if sarcasm else ""
    return Signals(values, lexical, care, said, any(hit.list == _CONTRAST for hit in hits))


NAMES = (
    *("blob glad", "blob sad", "blob subjective", "blob silent"),
    *("plain glad", "plain sad", "turned glad", "turned sad", "gladdest", "saddest", "on the whole glad"),
    *("on the whole sad", "glad after but", "sad after but", "has but", "loud glad", "loud sad", "first", "last"),
    "lexicon silent",
    *("care glad", "care sad", "care silent"),
    *("length", "exclamation", "question", "elongation", "capitals"),
)
LEXICAL = slice(NAMES.index("plain glad"), NAMES.index("lexicon silent"))
"""The signals whose worth is shared out among the words of the lexicon; `CARE` among those of our own lists."""
CARE = slice(NAMES.index("care glad"), NAMES.index("care silent"))


def textblob(read: Sequence[Token]) -> tuple[float, float]:
    """What TextBlob's lexicon says of an English text by its own rules: polarity (-1 to 1), subjectivity (0 to 1).

    It is given our tokens: splitting the text once more would cost it half of its time.
    """
    # Imported here, because it takes most of a second, which a verb that judges nothing need not pay.
    from textblob.en import sentiment

    said = [_as_textblob(token.word) for token in read]
    told = [word for before, word in pairwise(["", *said]) if word != _STRANGE or before != _STRANGE]
    polarity, subjectivity = sentiment(told)
    return polarity, subjectivity


@lru_cache(maxsize=20_000)
def _as_textblob(word: str) -> str:
    """The word as TextBlob's rules tell them apart, so that it seeks none in vain: it takes its time over `it's`.

    Every long word that it does not know is one to it, and several in a row are as one.
    """
    from textblob.en import sentiment

    if negates(word):
        return "not"
    if word in sentiment:
        return word
    if not word.replace("'", "").isalnum():
        return "!" if word[0] == "!" else word
    if len(word) > _SMALL:
        return _STRANGE
    return word if word.isalpha() else "."


@cache
def valences() -> dict[str, float]:
    """VADER's lexicon, -4 to 4 for each word and emoticon; an emoji weighs what the strongest word of its name does.

    Its data alone: VADER's own reading of a text takes time that grows with the square of the length.
    """
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = SentimentIntensityAnalyzer()
    named = {sign: [vader.lexicon.get(word, 0.0) for word in name.split()] for sign, name in vader.emojis.items()}
    return {**{sign: max(weights, key=abs) for sign, weights in named.items() if any(weights)}, **vader.lexicon}


def _lexical(read: Sequence[Token]) -> tuple[tuple[int, float], ...]:
    """The place of each token that the lexicon knows, with its weight as a negation leaves it."""
    known = valences()
    return tuple(
        [
            (at, weight * TURNED if token.is_negated else weight)
            for at, token in enumerate(read)
            if (weight := known.get(token.word))
        ]
    )


def _of_lexicon(lexical: Sequence[tuple[int, float]], read: Sequence[Token]) -> tuple[float, ...]:
    but = max([at for at, token in enumerate(read) if token.word in _BUT], default=-1)
    if not lexical:
        return (*(0.0,) * 10, float(but >= 0), *(0.0,) * 4, 1.0)
    weights = [weight for _, weight in lexical]
    total = sum(weights)
    whole = total / math.sqrt(total * total + _DAMPING)
    return (
        *_both([weight for at, weight in lexical if not read[at].is_negated]),
        *_both([weight for at, weight in lexical if read[at].is_negated]),
        max(*weights, 0.0) / 3,
        -min(*weights, 0.0) / 3,
        max(whole, 0.0),
        max(-whole, 0.0),
        *_both([weight for at, weight in lexical if 0 <= but < at]),
        float(but >= 0),
        *_both([weight for at, weight in lexical if read[at].is_loud]),
        weights[0] / 3,
        weights[-1] / 3,
        0.0,
    )


def _both(weights: Sequence[float]) -> tuple[float, float]:
    """What is glad and what is sad in some weights; ten such words weigh little more than five."""
    if not weights:
        return 0.0, 0.0
    glad = sum([weight for weight in weights if weight > 0])
    return math.log1p(glad), math.log1p(glad - sum(weights))


def _of_emphasis(text: str, read: Sequence[Token]) -> tuple[float, ...]:
    loud = sum([token.is_loud for token in read])
    counts = (text.count("!"), text.count("?"))
    return (
        math.log1p(len(read)) / 4,
        *(min(count, _LOUDEST) / _LOUDEST for count in counts),
        float(bool(ELONGATED.search(text))),
        min(loud, _LOUDEST) / _LOUDEST,
    )


def _care_words(words: Words, hits: Sequence[Hit]) -> list[Weighed]:
    """Each word about care with its weight, as a negation before it leaves it.

    What a weighty phrase has told is not told again by the light ones inside it.
    """
    told: set[int] = set()
    return [
        _care_word(words.text, *words.span(hit), weight)
        for number, weight in enumerate(_weights(), start=_FIRST_CARE)
        for hit in apart([hit for hit in hits if hit.list == number], told)
    ]


def _care_word(words: str, start: int, end: int, weight: float) -> Weighed:
    degree = _DEGREE.search(words, max(0, start - _LONGEST_DEGREE), start)
    if is_negated(words, degree.start(1) if degree else start):
        turned = -weight if weight > 0 else _NO_LONGER_BAD
        return Weighed(f"{_denial(words[:start])}{words[start:end]}", turned)
    return Weighed(words[start:end], weight)


def _denial(before: str) -> str:
    """The end of these words, from their last negation on."""
    last = before.split()[-_FAR:]
    at = max([at for at, word in enumerate(last) if negates(word)], default=len(last))
    return "".join(f"{word} " for word in last[at:])


def care_signs(text: str) -> list[Weighed]:
    """The glad and the angry emoji of a text."""
    if text.isascii():
        return []
    glad = [Weighed(sign, 1.0) for sign in GLAD_SIGNS if sign in text]
    return glad + [Weighed(sign, -1.0) for sign in ANGRY_SIGNS if sign in text]


@cache
def _lists() -> tuple[tuple[float, str], ...]:
    """Every list with its weight, the weightiest first."""
    lists = [(weight * sign, lines) for sign, some in ((-1, NEGATIVE), (1, POSITIVE)) for weight, lines in some.items()]
    return tuple((float(weight), lines) for weight, lines in sorted(lists, key=lambda pair: -abs(pair[0])))


@cache
def _weights() -> tuple[float, ...]:
    return tuple(weight for weight, _ in _lists())


@cache
def _index() -> PhraseIndex:
    lists = [SARCASM, CONTRAST, *(lines for _, lines in _lists())]
    return PhraseIndex([line for line in lines.splitlines() if line.strip()] for lines in lists)
