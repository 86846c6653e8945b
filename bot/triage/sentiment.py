"""How a mention feels: stars first, then marks of sarcasm, then a small trained model that weighs every word.

English only: anything else is `unknown`, unless stars or a face say it in every language. Our own lists of words about
care, VADER's lexicon and TextBlob are signals of the model; none of them decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.verdict import Label, Sentiment
from bot.triage.sentiment_language import NO_WORD, READ, unread
from bot.triage.sentiment_model import Reading, shipped
from bot.triage.sentiment_reasons import quoted
from bot.triage.sentiment_signals import Signals, Weighed, care_signs, signals
from bot.triage.sentiment_tokens import Token, tokens

SARCASTIC = -0.5
"""The least that a mark of sarcasm says."""
WEIGHTY = 2
"""From this weight of words about care that agree, a text is not neutral."""
SURE = 0.6
"""Up to this score, praise gives way to such words of blame."""
MANY = 6
"""Such words of blame without one of praise are blame, however sure the model is of praise."""
PLAIN = 0.2
"""What such words say at least, when the model sees nothing in them."""
FACE = 0.5
"""What emoji say that stand alone."""
AS_A_WHOLE = "the words as a whole"
"""The reason when no word can be named: such a feeling counts little, `PLAIN` at most."""

_SARCASM_SIGN = re.compile(r"(?<!\S)/s(?!\S)")
_SCARE_QUOTES = re.compile(
    '["\u201c](?:care|caring|compassion(?:ate)?|customer service|emergency|experts?|healing|help|professionals?'
    '|service)["\u201d]',
    re.IGNORECASE,
)
_ROLLING_EYES = "\U0001f644"


@dataclass(frozen=True, slots=True)
class Feeling:
    """A sentiment with its reason. `is_mixed`: there is also blame, a `but`, sarcasm, or what was not read."""

    sentiment: Sentiment
    reason: str
    is_mixed: bool = False


def feel(text: str, words: str, *, lang: str = "", rating: float | None = None, is_grave: bool = False) -> Feeling:
    """The feeling of a text; `words` are its normalised words. Grave words make four or five stars mean little.

    It never says how grave anything is.
    """
    text, words = text[:READ], words[:READ]
    strange = unread(text, words, lang)
    found = _faces(text) if strange == NO_WORD else _unknown(strange) if strange else _read(text, words)
    if rating is None or 2 < rating < 4:
        return found.feeling
    stars = f"{rating:g} of 5 stars"
    if rating <= 2:
        score = min(found.feeling.sentiment.score, -0.8 if rating < 2 else -0.5)
        return Feeling(Sentiment(Label.NEGATIVE, score), stars)
    if is_grave or found.is_sarcastic:
        return found.feeling
    score = max(found.feeling.sentiment.score, (rating - 3) * 0.4)
    return Feeling(Sentiment(Label.POSITIVE, _rounded(score)), stars, found.feeling.is_mixed)


@dataclass(frozen=True, slots=True)
class _Found:
    feeling: Feeling
    is_sarcastic: bool = False


def _unknown(why: str) -> _Found:
    return _Found(Feeling(Sentiment(Label.UNKNOWN, 0.0), why, is_mixed=True))


def _faces(text: str) -> _Found:
    """What emoji say without a word, if they agree."""
    faces = care_signs(text)
    glad = [face.weight > 0 for face in faces]
    if not faces or any(glad) != all(glad):
        return _unknown(NO_WORD)
    sentiment = Sentiment(Label.POSITIVE, FACE) if glad[0] else Sentiment(Label.NEGATIVE, -FACE)
    return _Found(Feeling(sentiment, " ".join(face.said for face in faces)))


def _read(text: str, words: str) -> _Found:
    """The reading of an English text."""
    read = tokens(text)
    known = signals(text, words, read)
    reading = shipped().read(read, known)
    score = reading.positive - reading.negative
    if sarcasm := _sarcastic(text, known):
        sentiment = Sentiment(Label.NEGATIVE, _rounded(min(score, SARCASTIC)))
        return _Found(Feeling(sentiment, f'reads as sarcasm: "{sarcasm}"', is_mixed=True), is_sarcastic=True)
    is_mixed = any(found.weight < 0 for found in known.care) or known.is_turned
    label = _likeliest(reading)
    plain = _plain(known.care)
    if plain > 0 and label is Label.NEUTRAL:
        label, score = Label.POSITIVE, max(score, PLAIN)
    elif plain < 0 and label is not Label.NEGATIVE and (score < SURE or plain <= -MANY):
        label, score = Label.NEGATIVE, min(score, -PLAIN)
    why = _why(label, read, known, reading)
    if why == AS_A_WHOLE:
        score = max(-PLAIN, min(PLAIN, score))
    return _Found(Feeling(Sentiment(label, _signed(score, label)), why, is_mixed))


def _plain(care: Sequence[Weighed]) -> float:
    """What our words about care say if they are weighty and agree, else 0. The model has met few of them."""
    total = sum(found.weight for found in care)
    agree = abs(total) == sum(abs(found.weight) for found in care)
    return total if agree and abs(total) >= WEIGHTY else 0.0


def _likeliest(reading: Reading) -> Label:
    """The likeliest class; of two that are as likely, the worse."""
    if reading.negative >= max(reading.neutral, reading.positive):
        return Label.NEGATIVE
    return Label.NEUTRAL if reading.neutral >= reading.positive else Label.POSITIVE


def _why(label: Label, read: list[Token], known: Signals, reading: Reading) -> str:
    side = 1 if label is Label.POSITIVE else -1
    if label is Label.NEUTRAL:
        return "no word of strong feeling" if not known.lexical and not known.care else "few or mixed words of feeling"
    weightiest = quoted(read, reading.by_token, known.care, reading.by_care, side)
    return ", ".join(f'"{said}"' for said in weightiest) or AS_A_WHOLE


def _sarcastic(text: str, known: Signals) -> str:
    """The mark of sarcasm in a text, or empty."""
    if known.sarcasm:
        return known.sarcasm
    if ('"' in text or "\u201c" in text) and (quote := _SCARE_QUOTES.search(text)):
        return quote[0].strip('"\u201c\u201d')
    if _ROLLING_EYES in text and any(found.weight > 0 for found in known.care):
        return _ROLLING_EYES
    return "/s" if "/s" in text and _SARCASM_SIGN.search(text) else ""


def _signed(score: float, label: Label) -> float:
    """The score, on its label's side of zero also where rounding would lose that."""
    rounded = _rounded(score)
    if label is Label.NEUTRAL or rounded:
        return rounded
    return 0.001 if label is Label.POSITIVE else -0.001


def _rounded(score: float) -> float:
    return round(max(-1.0, min(1.0, score)), 3)
