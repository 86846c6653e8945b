"""What triage found about a mention, each part with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.severity import Severity


class Label(StrEnum):
    """The three classes of sentiment, and an honest fourth."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sentiment:
    """`score` runs from -1 (negative) to 1 (positive)."""

    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class PrivateDetail:
    """A place in the text that must not be shown to everybody: `kind` such as `phone` or `email`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one mention. `reasons` are sentences, the weightiest first; `topics` are ids, the gravest first.

    `is_delicate`: threats, exposed staff, self-harm. Its words are not for everybody in the channel.
    """

    sentiment: Sentiment
    category: str
    severity: Severity
    reasons: tuple[str, ...]
    private: tuple[PrivateDetail, ...] = ()
    topics: tuple[str, ...] = ()
    is_delicate: bool = False
