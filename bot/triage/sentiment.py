"""How a mention feels: words about care first, TextBlob as one weak signal, stars before both.

English only. Anything else is `unknown`, unless one or two stars say it in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.domain.verdict import Label, Sentiment
from bot.triage.lexicon import ANGRY_SIGNS, CONTRAST, ENGLISH, FOREIGN, GLAD_SIGNS, NEGATIVE, POSITIVE, SARCASM
from bot.triage.phrases import Phrases, is_negated

READ = 4_000
"""Code points that are felt; the rest of a long text changes a mood little and costs much."""
DECIDED = 0.15
"""From this score, up or down, the label is no longer neutral."""
TEXTBLOB_SHARE = 0.3
"""What TextBlob weighs beside the words about care. Alone it weighs half, since it then knows more than we do."""
DAMPING = 2.0

_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a]")
_SARCASM_SIGN = re.compile(r"(?<!\S)/s(?!\S)")
_FOREIGN = frozenset(FOREIGN.split())
_ENGLISH = frozenset(ENGLISH.split())
_UNDECLARED = ("", "und")


@dataclass(frozen=True, slots=True)
class Feeling:
    """A sentiment with its reason. `is_mixed`: there is also blame, a `but`, or a mark of sarcasm in it."""

    sentiment: Sentiment
    reason: str
    is_mixed: bool = False


def feel(text: str, words: str, *, lang: str = "", rating: float | None = None, is_grave: bool = False) -> Feeling:
    """The feeling of a text; `words` are its normalised words. Grave words make four or five stars mean little.

    It never says how grave anything is.
    """
    if rating is not None and rating <= 2:
        read = _read(text, words).score if is_english(text, words, lang) else 0.0
        score = min(read, -0.8 if rating < 2 else -0.5)
        return Feeling(_labelled(score), f"{rating:g} of 5 stars")
    if not is_english(text, words, lang):
        return Feeling(Sentiment(Label.UNKNOWN, 0.0), "the language is not English")
    found = _read(text, words)
    if rating is not None and rating >= 4 and not is_grave and not found.is_sarcastic:
        return Feeling(_labelled(max(found.score, (rating - 3) * 0.4)), f"{rating:g} of 5 stars", found.is_mixed)
    return Feeling(_labelled(found.score), found.reason, found.is_mixed)


def is_english(text: str, words: str, lang: str) -> bool:
    """Whether the words can be read: the declared language, else Latin letters and no run of foreign small words."""
    declared = lang.strip().lower()
    if declared not in _UNDECLARED:
        return declared == "en" or declared.startswith(("en-", "en_"))
    if not _LATIN.search(text):
        return False
    small = words[:READ].split()
    foreign = sum(word in _FOREIGN for word in small)
    return foreign < 3 or foreign <= 2 * sum(word in _ENGLISH for word in small)


@dataclass(frozen=True, slots=True)
class _Reading:
    score: float
    reason: str
    is_mixed: bool = False
    is_sarcastic: bool = False


def _read(text: str, words: str) -> _Reading:
    """The reading of an English text, by words, signs and TextBlob."""
    text, words = text[:READ], words[:READ]
    weights = _weights(words) + _signs(text)
    if sarcasm := _sarcastic(text, words):
        blame = -2.0 + sum(min(weight, 0.0) for _, weight in weights)
        return _Reading(blame / (DAMPING - blame), f'reads as sarcasm: "{sarcasm}"', is_mixed=True, is_sarcastic=True)
    blob = textblob_polarity(text)
    if not weights:
        return _Reading(blob / 2, "by TextBlob alone" if blob else "no word of feeling")
    score = (1 - TEXTBLOB_SHARE) * _damped(weights) + TEXTBLOB_SHARE * blob
    is_mixed = any(weight < 0 for _, weight in weights) or any(_marks(CONTRAST).found(words))
    return _Reading(score, _by(weights), is_mixed)


def _sarcastic(text: str, words: str) -> str:
    """The mark of sarcasm in a text, or empty."""
    marked = next((words[start:end] for start, end in _marks(SARCASM).found(words)), "")
    return marked or ("/s" if _SARCASM_SIGN.search(text) else "")


def _by(weights: list[tuple[str, float]]) -> str:
    heaviest = sorted(weights, key=lambda pair: -abs(pair[1]))[:3]
    return "by " + ", ".join(f'"{word}"' for word, _ in heaviest)


def _weights(words: str) -> list[tuple[str, float]]:
    """Each word about care with its weight; a negation before it turns it round and takes half."""
    found: list[tuple[str, float]] = []
    for weight, phrases in _lists():
        for start, end in phrases.found(words):
            turned = -0.5 if is_negated(words, start) else 1.0
            found.append((words[start:end], weight * turned))
    return found


def _signs(text: str) -> list[tuple[str, float]]:
    glad = [(sign, 1.0) for sign in GLAD_SIGNS if sign in text]
    return glad + [(sign, -1.0) for sign in ANGRY_SIGNS if sign in text]


def _damped(weights: list[tuple[str, float]]) -> float:
    """Between -1 and 1: what is left of all weights, less sure when there are few."""
    total = sum(weight for _, weight in weights)
    return total / (sum(abs(weight) for _, weight in weights) + DAMPING) if weights else 0.0


def _labelled(score: float) -> Sentiment:
    rounded = round(max(-1.0, min(1.0, score)), 3)
    if rounded >= DECIDED:
        return Sentiment(Label.POSITIVE, rounded)
    return Sentiment(Label.NEGATIVE if rounded <= -DECIDED else Label.NEUTRAL, rounded)


def textblob_polarity(text: str) -> float:
    """TextBlob's own score of an English text, -1 to 1."""
    # Imported here, because it takes most of a second, which a verb that judges nothing need not pay.
    from textblob.en import sentiment

    polarity: float = sentiment(text)[0]
    return polarity


@cache
def _lists() -> tuple[tuple[float, Phrases], ...]:
    sad = [(-float(weight), Phrases(lines)) for weight, lines in NEGATIVE.items()]
    return (*sad, *((float(weight), Phrases(lines)) for weight, lines in POSITIVE.items()))


@cache
def _marks(lines: str) -> Phrases:
    return Phrases(lines)
