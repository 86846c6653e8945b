"""Trains the second net of the reply checker and writes the file that the package ships.

    python bench/train_checker.py [DRAFTS ...] [--out FILE] [--folds]

Reads labelled drafts, `developed.jsonl` and `choices.txt` of `tests/replies/drafts` unless told otherwise, and never
the held-out ones. In `choices.txt` a line stands for several drafts: `{a|b}` is either.
Logistic regression over sentences: every sentence of a good draft is good, and of a bad one the worst is bad, found
anew three times. Drafts that are bad for a name, a contact or the mention alone teach nothing: their words are
harmless. Nothing is random: the same drafts give the same file. `--folds` trains on four fifths at a time and shows
what the rules, the model and both make of the rest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from train_descent import Array, descended

from bot.domain.reply import DraftOutcome
from bot.replies.check.checker import check
from bot.replies.check.likeness import model
from bot.replies.check.likeness.grams import FULL, PLACES, kinds, placed, sentences
from bot.replies.check.likeness.model import RULES, Weights, likeness, pack
from bot.replies.check.reading import read
from bot.rulebook.load import load

ROOT = Path(__file__).parents[1]
DRAFTS = [ROOT / "tests/replies/drafts" / name for name in ("developed.jsonl", "choices.txt")]
_CHOICE = re.compile(r"\{([^{}]*)\}")
FREEDOM = 1.0
"""The inverse of the penalty."""
GRAMS = 3.0
"""What the places of a sentence weigh together."""
SEEN = 2
"""Sentences that a place must stand in: what is rarer is chance, and empty places make the file small."""
TURNS = 3
LEVELS = 63
FOLDS = 5
THRESHOLDS = (0.2, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True)
class Draft:
    """One labelled draft: its sentences as words, the rules it breaks, and what the rules alone make of it."""

    text: str
    sentences: list[list[str]]
    rules: tuple[str, ...]
    teaches: bool


@dataclass(frozen=True)
class Rows:
    """Sentences as numbers: those of draft `draft[i]` stand at `places[i]`."""

    places: list[Array]
    draft: Array
    is_bad: Array


def main() -> None:
    """Trains on everything and writes, or shows the folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drafts", type=Path, nargs="*", default=DRAFTS)
    parser.add_argument("--out", type=Path, default=Path(model.__file__).with_name(model.FILE))
    parser.add_argument("--folds", action="store_true")
    asked = parser.parse_args()
    drafts = [draft for path in asked.drafts for draft in labelled(path)]
    if asked.folds:
        show_folds(drafts)
        return
    packed = pack(trained(drafts, digest(asked.drafts)))
    asked.out.write_bytes(packed)
    print(f"{asked.out}: {len(packed):,} bytes from {len(drafts):,} drafts")


def digest(paths: Sequence[Path]) -> str:
    """What tells these drafts from others, and the kinds of words as they are from those of before."""
    known = json.dumps(kinds(), sort_keys=True).encode()
    return hashlib.sha256(known + b"".join(path.read_bytes() for path in paths)).hexdigest()


def labelled(path: Path) -> list[Draft]:
    """The drafts of one file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".txt":
        return [draft for line in lines if line and line[0] != "#" for draft in chosen(line)]
    records = [json.loads(line) for line in lines]
    return [draft_of(record["draft"], tuple(record["rules"]), "mention" in record) for record in records]


def chosen(line: str) -> list[Draft]:
    """The drafts of a line with choices: as many as its longest choice has wordings, each of which stands in one."""
    first, _, text = line.partition(" ")
    sizes = [hit[1].count("|") + 1 for hit in _CHOICE.finditer(text)]
    rules = () if first == "good" else tuple(first.split(","))
    return [draft_of(one_of(text, turn), rules, False) for turn in range(max(sizes, default=1))]


def one_of(text: str, turn: int) -> str:
    """The draft of one turn. The steps differ from choice to choice, so that not the same wordings always meet."""
    parts = _CHOICE.split(text)
    for at in range(1, len(parts), 2):
        wordings = parts[at].split("|")
        parts[at] = wordings[(turn + at // 2 * (1 + turn // len(wordings))) % len(wordings)]
    return " ".join("".join(parts).split())


def draft_of(text: str, rules: tuple[str, ...], needs_mention: bool) -> Draft:
    """A draft. It teaches unless it is bad for a name alone, or for a word of what it answers."""
    words = [words for words, _ in sentences(read(text)) if words]
    return Draft(text, words, rules, rules != ("R5",) and not (rules == ("R2",) and needs_mention))


def trained(drafts: Sequence[Draft], drafts_digest: str) -> Weights:
    """The weights for these drafts, rounded as they are shipped."""
    taught = [draft for draft in drafts if draft.teaches]
    rows = rows_of(taught)
    number, common = numbered(rows)
    weights = fitted(rows, np.ones(len(rows.draft), bool), number, len(common))
    for _ in range(TURNS):
        weights = fitted(rows, worst(rows, weights, number), number, len(common))
    table = np.zeros(PLACES)
    table[common] = weights[:-1] * GRAMS
    scale = float(np.abs(table).max()) / LEVELS
    cells = np.rint(table / scale).astype(np.int8)
    return Weights(
        array("b", cells.tobytes()), voices(taught, cells), scale, round(float(weights[-1]), 5), drafts_digest
    )


def rows_of(drafts: Sequence[Draft]) -> Rows:
    """Every sentence of every draft."""
    every = [(at, words) for at, draft in enumerate(drafts) for words in draft.sentences]
    places = [np.array([place for place, _, _ in placed(words)], np.int64) for _, words in every]
    return Rows(places, np.array([at for at, _ in every]), np.array([bool(drafts[at].rules) for at, _ in every]))


def numbered(rows: Rows) -> tuple[Array, Array]:
    """A number for each place that is common enough, -1 for the others, and those places."""
    common = np.flatnonzero(np.bincount(np.concatenate(rows.places), minlength=PLACES) >= SEEN)
    number = np.full(PLACES, -1)
    number[common] = np.arange(len(common))
    return number, common


def fitted(rows: Rows, kept: Array, number: Array, places: int) -> Array:
    """The weight of each place, and the base last: logistic loss, both classes weighing the same."""
    used = np.flatnonzero(kept)
    sizes = [len(rows.places[at]) for at in used]
    row = np.repeat(np.arange(len(used)), sizes)
    place = number[np.concatenate([rows.places[at] for at in used])]
    value = np.repeat([GRAMS / max(FULL, size) ** 0.5 for size in sizes], sizes)
    row, place, value = row[place >= 0], place[place >= 0], value[place >= 0]
    side = np.where(rows.is_bad[used], 1.0, -1.0)
    share = np.where(side > 0, 0.5 / (side > 0).sum(), 0.5 / (side < 0).sum())
    telling = tellingness(row, place, side, share, places)
    worth = value * telling[place]
    penalty = 1 / (FREEDOM * len(used))

    def cost(weights: Array) -> tuple[float, Array]:
        margin = side * (np.bincount(row, weights[place] * worth, len(used)) + weights[-1])
        missed = -side * share / (1 + np.exp(np.clip(margin, -50, 50)))
        free = np.append(weights[:-1], 0.0)
        slope = np.append(np.bincount(place, missed[row] * worth, places), missed.sum())
        return float((share * np.logaddexp(0, -margin)).sum() + penalty * (free**2).sum() / 2), slope + penalty * free

    found = descended(cost, np.zeros(places + 1))
    return np.append(found[:-1] * telling, found[-1])


def tellingness(row: Array, place: Array, side: Array, share: Array, places: int) -> Array:
    """For each place, how unevenly it stands in good and in bad sentences."""
    weight = share[row] * len(side)
    good, bad = (1 + np.bincount(place, weight * (side[row] == each), places) for each in (-1, 1))
    return np.abs(np.log(bad / bad.sum()) - np.log(good / good.sum()))


def worst(rows: Rows, weights: Array, number: Array) -> Array:
    """Every sentence of a good draft, and the worst one of a bad draft."""
    known = np.append(weights[:-1], 0.0)
    scores = np.array([known[number[places]].sum() / max(FULL, len(places)) ** 0.5 for places in rows.places])
    kept = ~rows.is_bad
    for draft in np.unique(rows.draft[rows.is_bad]):
        here = np.flatnonzero(rows.draft == draft)
        kept[here[np.argmax(scores[here])]] = True
    return kept


def voices(drafts: Sequence[Draft], cells: Array) -> array[int]:
    """For each place that speaks against a draft, the rule it speaks for: where it stands oftener than elsewhere."""
    counts: dict[int, Counter[str]] = {}
    sizes = Counter(rule for draft in drafts for rule in draft.rules)
    for draft in drafts:
        for place in {place for words in draft.sentences for place, _, _ in placed(words) if cells[place] > 0}:
            counts.setdefault(place, Counter()).update(draft.rules)
    spoken = array("b", bytes(PLACES))
    for place, count in counts.items():
        share = {rule: number / (sizes[rule] + 10) for rule, number in count.items()}
        spoken[place] = max(range(len(RULES)), key=lambda voice: (share.get(RULES[voice], 0.0), -voice))
    return spoken


def show_folds(drafts: Sequence[Draft]) -> None:
    """What the rules, the model and both make of drafts that were left out."""
    approved = load(ROOT / "rules").replies
    scores = np.zeros(len(drafts))
    fold = np.array([crc32(draft.text.encode()) % FOLDS for draft in drafts])
    for number in range(FOLDS):
        weights = trained([draft for draft, out in zip(drafts, fold == number, strict=True) if not out], "")
        for at in np.flatnonzero(fold == number):
            scores[at] = max((likeness(words, weights).score for words in drafts[at].sentences), default=-9.0)
    bad = np.array([bool(draft.rules) for draft in drafts])
    teaches = np.array([draft.teaches for draft in drafts])
    ruled = np.array([check(draft.text, approved=approved).outcome is DraftOutcome.BLOCK for draft in drafts])
    print(f"{'above':>6} {'found':>6} {'false':>6}   with the rules, which know these drafts:")
    for threshold in THRESHOLDS:
        above = scores >= threshold
        both = above | ruled
        print(
            f"{threshold:6.2f} {above[bad & teaches].mean():6.3f} {above[~bad].mean():6.3f}"
            f"   {both[bad].mean():6.3f} {both[~bad].mean():6.3f}"
        )


if __name__ == "__main__":
    main()
