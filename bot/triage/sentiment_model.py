"""The trained model: a table of hashed words with their weights, beside what each signal is worth.

Two numbers stand for three classes: how glad rather than sad (*polarity*), and how much feeling at all (*strength*).
"""

from __future__ import annotations

import json
import math
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import mul

from bot.triage.sentiment_grams import PLACES, of_neighbours, of_word
from bot.triage.sentiment_signals import CARE, LEXICAL, NAMES, Signals
from bot.triage.sentiment_tokens import Token

FILE = "sentiment_weights.bin"
"""One line of JSON, then the polarities and the strengths of all places as packed signed bytes."""

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned. A place weighs its byte times `scale`; each signal and the base weigh what they say."""

    polarities: array[int]
    strengths: array[int]
    scale: Pair
    signals: tuple[Pair, ...]
    base: Pair


@dataclass(frozen=True, slots=True)
class Reading:
    """How likely each class is, and the polarity that each token, and each of our words about care, gave."""

    negative: float
    neutral: float
    positive: float
    by_token: tuple[float, ...]
    by_care: tuple[float, ...]


def pack(weights: Weights) -> bytes:
    """The weights as `unpack` takes them."""
    head = {"signals": dict(zip(NAMES, weights.signals, strict=True)), "base": weights.base, "scale": weights.scale}
    table = weights.polarities.tobytes() + weights.strengths.tobytes()
    return json.dumps(head).encode() + b"\n" + zlib.compress(table, 9)


def unpack(packed: bytes) -> Weights:
    """The weights of a file. Raises `ValueError` when it was trained for other signals or another table."""
    line, _, table = packed.partition(b"\n")
    head = json.loads(line)
    if tuple(head["signals"]) != NAMES:
        raise ValueError(
            f"the sentiment model knows the signals {list(head['signals'])}, not {list(NAMES)}: train anew"
        )
    cells = array("b", zlib.decompress(table))
    if len(cells) != 2 * PLACES:
        raise ValueError(f"the sentiment model has {len(cells)} weights, not {2 * PLACES}: train it anew")
    polarity, strength = head["base"]
    worth = tuple((glad, strong) for glad, strong in head["signals"].values())
    return Weights(cells[:PLACES], cells[PLACES:], tuple(head["scale"]), worth, (polarity, strength))


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    return Model(unpack(files(__package__).joinpath(FILE).read_bytes()))


class Model:
    """Reads tokens and signals by some weights. Remembers what the commonest words add up to."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._glad, self._strong = zip(*weights.signals, strict=True)
        self._word = lru_cache(maxsize=50_000)(self._sum_of_word)

    def read(self, read: Sequence[Token], known: Signals) -> Reading:
        """The reading of a text by its tokens and signals."""
        sums = [self._word(token.word, token.is_negated) for token in read]
        neighbours = of_neighbours([token.word for token in read])
        places = [*neighbours[0], *neighbours[1]]
        strength = sum([strong for _, strong, _ in sums]) + sum(map(self._weights.strengths.__getitem__, places))
        grams = sum([count for _, _, count in sums]) + len(places)
        share = 1 / math.sqrt(grams or 1)
        by_token = self._with_neighbours([float(glad) for glad, _, _ in sums], neighbours)
        by_token = [glad * share * self._weights.scale[0] for glad in by_token]
        return self._reading(by_token, strength * share * self._weights.scale[1], known)

    def _with_neighbours(self, by_token: list[float], neighbours: Sequence[Sequence[int]]) -> list[float]:
        """What pairs and triples weigh, shared out among their words."""
        for size, places in enumerate(neighbours, start=2):
            for first, glad in enumerate(map(self._weights.polarities.__getitem__, places)):
                if glad:
                    for at in range(first, first + size):
                        by_token[at] += glad / size
        return by_token

    def _sum_of_word(self, word: str, is_negated: bool) -> tuple[int, int, int]:
        places = of_word(word, is_negated)
        polarities, strengths = self._weights.polarities, self._weights.strengths
        return sum(map(polarities.__getitem__, places)), sum(map(strengths.__getitem__, places)), len(places)

    def _reading(self, by_token: list[float], strength: float, known: Signals) -> Reading:
        worth = list(map(mul, known.values, self._glad))
        polarity = sum(by_token) + sum(worth) + self._weights.base[0]
        strength += sum(map(mul, known.values, self._strong)) + self._weights.base[1]
        shares = _shared(sum(worth[LEXICAL]), [weight for _, weight in known.lexical])
        for (at, _), share in zip(known.lexical, shares, strict=True):
            by_token[at] += share
        by_care = _shared(sum(worth[CARE]), [found.weight for found in known.care])
        return Reading(*_likelihoods(polarity, strength), tuple(by_token), tuple(by_care))


def _shared(total: float, weights: Sequence[float]) -> list[float]:
    """The polarity of a list as a whole, shared out among those of its words that pull the same way."""
    pulling = [weight if weight * total > 0 else 0.0 for weight in weights]
    whole = sum(pulling)
    return [total * part / whole if whole else 0.0 for part in pulling]


def _likelihoods(polarity: float, strength: float) -> tuple[float, float, float]:
    logits = (strength - polarity, -2 * strength, strength + polarity)
    highest = max(logits)
    negative, neutral, positive = [math.exp(logit - highest) for logit in logits]
    whole = negative + neutral + positive
    return negative / whole, neutral / whole, positive / whole
