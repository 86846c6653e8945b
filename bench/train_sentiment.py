"""Trains the sentiment model and writes the file that the package ships.

    python bench/train_sentiment.py DATA_DIR [--out FILE] [--folds]

DATA_DIR holds `semeval_train.csv` (tweets) and `nhs_train.csv` (comments on care) with the columns `text` and `label`.
Logistic regression over three classes, with each class of each set weighing the same. How telling each place of the
table is (the ratio of its shares among the classes) scales it beforehand, so that the penalty spares what tells most.
Nothing is random: the same rows give the same file. `--folds` trains on parts and shows the recall on the
rest: tweets by their years, comments every fourth; settings are chosen by that, never by the sets kept for measuring.
"""

from __future__ import annotations

import argparse
import csv
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from train_descent import Array, Cost, descended

from bot.domain.verdict import Label
from bot.query.text import normalise
from bot.triage import sentiment_model
from bot.triage.sentiment_grams import PLACES, of_neighbours, of_word
from bot.triage.sentiment_model import Weights, pack
from bot.triage.sentiment_signals import NAMES, signals
from bot.triage.sentiment_tokens import tokens

SETS = ("semeval_train", "nhs_train")
CLASSES = (Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE)
SPREAD = np.array([[-1.0, 0.0, 1.0], [1.0, -2.0, 1.0]])
"""What polarity and strength add to each class."""
FREEDOM = 0.1
SEEN = 4
"""Texts that a place must stand in: what is rarer is chance, and empty places make the file small."""
"""The inverse of the penalty."""
GRAMS = 3.0
"""What the places of a text weigh together beside its signals."""
LEVELS = 31
"""Steps to either side of zero that a weight of the table may take: fewer make a smaller file."""
CLIPPED = 0.9995
FOLDS = 4
ESCAPES = (("\\u002c", ","), ("\\u2019", "'"))
"""The tweets were stored with these characters spelled out."""


@dataclass(frozen=True)
class Rows:
    """Texts as numbers: `place[i]` of text `row[i]` weighs `value[i]`; then each text's signals, class and set."""

    row: Array
    place: Array
    value: Array
    signals: Array
    label: Array
    source: Array

    def part(self, kept: Array) -> Rows:
        """The rows where `kept`, numbered anew."""
        number = np.cumsum(kept) - 1
        cells = kept[self.row]
        return Rows(
            number[self.row[cells]],
            self.place[cells],
            self.value[cells],
            self.signals[kept],
            self.label[kept],
            self.source[kept],
        )


def main() -> None:
    """Trains on everything and writes, or shows the folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path(sentiment_model.__file__).with_name(sentiment_model.FILE))
    parser.add_argument("--folds", action="store_true")
    asked = parser.parse_args()
    rows = read_rows([labelled(asked.data / f"{name}.csv") for name in SETS])
    if asked.folds:
        show_folds(rows)
        return
    packed = pack(trained(rows))
    asked.out.write_bytes(packed)
    print(f"{asked.out}: {len(packed):,} bytes")


def labelled(path: Path) -> list[tuple[str, Label]]:
    """The texts of one file with their classes."""
    with path.open(encoding="utf-8", newline="") as lines:
        found = [(row["text"], Label(row["label"])) for row in csv.DictReader(lines)]
    for escape, sign in ESCAPES:
        found = [(text.replace(escape, sign), label) for text, label in found]
    return found


def read_rows(sets: Sequence[Sequence[tuple[str, Label]]]) -> Rows:
    """The rows of all sets, one set after the other."""
    every = [(number, text, label) for number, some in enumerate(sets) for text, label in some]
    counts: list[Counter[int]] = []
    known: list[tuple[float, ...]] = []
    for _, text, _ in every:
        read = tokens(text)
        known.append(signals(text, normalise(text).searched, read).values)
        counts.append(Counter(place for token in read for place in of_word(token.word, token.is_negated)))
        for places in of_neighbours([token.word for token in read]):
            counts[-1].update(places)
    cells = [
        (at, place, count / sum(row.values()) ** 0.5) for at, row in enumerate(counts) for place, count in row.items()
    ]
    row, place, value = zip(*cells, strict=True)
    return Rows(
        np.array(row, np.int64),
        np.array(place, np.int64),
        np.array(value) * GRAMS,
        np.array(known),
        np.array([CLASSES.index(label) for _, _, label in every]),
        np.array([number for number, _, _ in every]),
    )


def trained(rows: Rows) -> Weights:
    """The weights for these rows, rounded as they are shipped."""
    table, worth = fitted(rows)
    table *= GRAMS
    scale = np.quantile(np.abs(table[np.abs(table).sum(axis=1) > 0]), CLIPPED, axis=0) / LEVELS
    cells = np.clip(np.rint(table / scale), -LEVELS, LEVELS).astype(np.int8)
    pairs = [(round(float(glad), 5), round(float(strong), 5)) for glad, strong in worth]
    glad, strong = (array("b", cells[:, side].tobytes()) for side in (0, 1))
    return Weights(glad, strong, (float(scale[0]), float(scale[1])), tuple(pairs[:-1]), pairs[-1])


def fitted(rows: Rows) -> tuple[Array, Array]:
    """Polarity and strength of each place, and of each signal with the base last."""
    common = np.flatnonzero(np.bincount(rows.place, minlength=PLACES) >= SEEN)
    number = np.full(PLACES, -1)
    number[common] = np.arange(len(common))
    used = number[rows.place] >= 0
    row, place = rows.row[used], number[rows.place[used]]
    share = balanced(rows)
    telling = tellingness(place, share[row] * len(rows.label), rows.label[row], len(common))
    weights = descended(
        problem(rows, row, place, rows.value[used] * telling[place], share), np.zeros((len(common) + len(NAMES) + 1, 2))
    )
    table = np.zeros((PLACES, 2))
    table[common] = weights[: len(common)] * telling[:, None]
    return table, weights[len(common) :]


def problem(rows: Rows, row: Array, place: Array, value: Array, share: Array) -> Cost:
    """What some weights miss, and the slope there: logistic loss with a penalty on all but the base."""
    known = np.hstack([rows.signals, np.ones((len(rows.label), 1))])
    truth = np.eye(len(CLASSES))[rows.label]
    penalty = (SPREAD**2).sum(axis=1) / (FREEDOM * len(rows.label))

    def cost(weights: Array) -> tuple[float, Array]:
        places = len(weights) - known.shape[1]
        both = known @ weights[places:]
        for side in (0, 1):
            both[:, side] += np.bincount(row, weights[place, side] * value, len(both))
        likely = likelihoods(both)
        missed = (likely - truth) * share[:, None] @ SPREAD.T
        slope = np.empty_like(weights)
        for side in (0, 1):
            slope[:places, side] = np.bincount(place, missed[row, side] * value, places)
        slope[places:] = known.T @ missed
        free = np.vstack([weights[:-1], np.zeros(2)])
        loss = -(share * np.log((likely * truth).sum(axis=1))).sum() + (penalty * free**2).sum() / 2
        return loss, slope + penalty * free

    return cost


def likelihoods(both: Array) -> Array:
    """How likely each class is, from polarity and strength."""
    logits = both @ SPREAD
    likely = np.exp(logits - logits.max(axis=1, keepdims=True))
    return likely / likely.sum(axis=1, keepdims=True)


def balanced(rows: Rows) -> Array:
    """What each row weighs: each class of each set the same, all together 1."""
    group = rows.source * 3 + rows.label
    sizes = np.bincount(group)
    share = 1 / sizes[group]
    return share / share.sum()


def tellingness(place: Array, weight: Array, label: Array, places: int) -> Array:
    """For each place, how unevenly it stands in the classes: glad against sad, and either against neutral."""
    stands = [1 + np.bincount(place, weight * (label == each), places) for each in range(len(CLASSES))]
    sad, plain, glad = (np.log(each / each.sum()) for each in stands)
    return np.abs(glad - sad) + np.abs(plain - (glad + sad) / 2)


def show_folds(rows: Rows) -> None:
    """Recall of each class on rows that were left out."""
    fold = np.concatenate(list(folds_of(rows)))
    guessed = np.zeros_like(rows.label)
    for number in range(FOLDS):
        out = fold == number
        guessed[out] = guesses(rows.part(out), *fitted(rows.part(~out)))
    for number, name in enumerate(SETS):
        here = rows.source == number
        recalls = [(guessed[here & (rows.label == each)] == each).mean() for each in range(3)]
        print(name, f"macro recall {np.mean(recalls):.4f}", *(f"{recall:.3f}" for recall in recalls))


def folds_of(rows: Rows) -> Iterator[Array]:
    tweets, comments = (np.arange((rows.source == number).sum()) for number in range(len(SETS)))
    yield tweets * FOLDS // len(tweets)
    yield comments % FOLDS


def guesses(rows: Rows, table: Array, worth: Array) -> Array:
    """The likeliest class of each row."""
    both = rows.signals @ worth[:-1] + worth[-1]
    for side in (0, 1):
        both[:, side] += np.bincount(rows.row, table[rows.place, side] * rows.value, len(both))
    return np.argmax(both @ SPREAD, axis=1)


if __name__ == "__main__":
    main()
