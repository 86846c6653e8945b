"""The trained model: a table of hashed words and neighbours, each with its weight and the rule it speaks for."""

from __future__ import annotations

import json
import math
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.replies.check.likeness.grams import FULL, PLACES, placed

FILE = "weights.bin"
"""One line of JSON, then the weights and the rules of all places as packed signed bytes."""
RULES = tuple(f"R{number}" for number in range(1, 11))


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned. A place weighs its byte times `scale` and speaks for `RULES` at its voice.

    `drafts` is a digest of the drafts it was trained on and of the kinds of words.
    """

    cells: array[int]
    voices: array[int]
    scale: float
    base: float
    drafts: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a sentence is to what must not be published (above 0: rather like), the rule that it would break most
    likely, and what each word gave."""

    score: float
    rule: str
    by_word: tuple[float, ...]


def pack(weights: Weights) -> bytes:
    """The weights as `unpack` takes them."""
    head = {"scale": weights.scale, "base": weights.base, "drafts": weights.drafts}
    table = weights.cells.tobytes() + weights.voices.tobytes()
    return json.dumps(head).encode() + b"\n" + zlib.compress(table, 9)


def unpack(packed: bytes) -> Weights:
    """The weights of a file. Raises `ValueError` when it was made for another table."""
    line, _, table = packed.partition(b"\n")
    head = json.loads(line)
    cells = array("b", zlib.decompress(table))
    if len(cells) != 2 * PLACES:
        raise ValueError(f"the model of drafts has {len(cells)} cells, not {2 * PLACES}: train it anew")
    return Weights(cells[:PLACES], cells[PLACES:], head["scale"], head["base"], head["drafts"])


@cache
def shipped() -> Weights:
    """The weights that come with the package."""
    return unpack(files(__package__).joinpath(FILE).read_bytes())


def likeness(words: Sequence[str], weights: Weights) -> Likeness:
    """How like one sentence is."""
    places = placed(words)
    share = weights.scale / math.sqrt(max(len(places), FULL))
    by_word = [0.0] * len(words)
    voices: Counter[int] = Counter()
    for place, first, last in places:
        weight = weights.cells[place]
        if weight:
            voices[weights.voices[place]] += max(weight, 0)
            for at in range(first, last + 1):
                by_word[at] += weight * share / (last + 1 - first)
    spoken_for = max(voices, key=lambda voice: (voices[voice], -voice), default=0)
    return Likeness(sum(by_word) + weights.base, RULES[spoken_for], tuple(by_word))
