"""Sentiment on labelled texts that the model was not trained on, beside TextBlob and VADER, and how fast it is.

    python bench/sentiment.py [DATA_DIR] [--quick]

DATA_DIR holds `tweeteval_val.csv` and `nhs_dev.csv` with the columns `text` and `label`. Without it only the speed is
measured, on made texts. Macro recall is the mean of the recalls of three classes; what is called unknown is missed.
TextBlob and VADER answer neutral within 0.05 of zero, VADER's own advice; TextBlob is neutral at zero.
Speed is whole texts in, feelings out, one at a time, normalising included, in turns with `TextBlob(text).sentiment`.
"""

import csv
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from match import made_texts
from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bot.domain.verdict import Label
from bot.query.text import normalise
from bot.triage.sentiment import feel

SETS = ("tweeteval_val", "nhs_dev")
CLASSES = (Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE)
ROUNDS = 5
MADE = 2_000

Reader = Callable[[str], Label]


def main() -> None:
    """Recall for each set, then speed."""
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--quick"]
    rounds = 2 if "--quick" in sys.argv else ROUNDS
    for name in SETS if folders else ():
        with (folders[0] / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            rows = [(row["text"], Label(row["label"])) for row in csv.DictReader(lines)]
        recall(name, rows)
        speed(name, [text for text, _ in rows], rounds)
    if not folders:
        speed("made texts", made_texts(MADE), rounds)


def recall(name: str, rows: Sequence[tuple[str, Label]]) -> None:
    """Macro recall of each reader, and how often ours answers what."""
    vader = SentimentIntensityAnalyzer()
    readers: dict[str, Reader] = {
        "wardwatch": ours,
        "TextBlob": lambda text: by_score(TextBlob(text).sentiment.polarity, 0.0),
        "VADER": lambda text: by_score(vader.polarity_scores(text)["compound"], 0.05),
    }
    print(f"\n{name}: {len(rows)} texts\n{'':12} {'macro':>6} {'negative':>9} {'neutral':>8} {'positive':>9}")
    for reader, read in readers.items():
        answers = Counter((label, read(text)) for text, label in rows)
        recalls = [
            answers[each, each] / sum(n for (label, _), n in answers.items() if label is each) for each in CLASSES
        ]
        print(f"{reader:12} {statistics.mean(recalls):6.3f} {recalls[0]:9.3f} {recalls[1]:8.3f} {recalls[2]:9.3f}")
        if reader == "wardwatch":
            table = answers
    print(f"\n{'answered':>20} " + " ".join(f"{label:>9}" for label in Label))
    for each in CLASSES:
        print(f"{each:>20} " + " ".join(f"{table[each, answer]:9}" for answer in Label))


def ours(text: str) -> Label:
    return feel(text, normalise(text).searched).sentiment.label


def by_score(score: float, neutral: float) -> Label:
    if abs(score) <= neutral:
        return Label.NEUTRAL
    return Label.POSITIVE if score > 0 else Label.NEGATIVE


def speed(name: str, texts: Sequence[str], rounds: int) -> None:
    """Texts a second and the ratio to TextBlob, medians. Each round has texts of its own; the first is not timed."""
    jobs: dict[str, Callable[[str], object]] = {"wardwatch": ours, "TextBlob": lambda text: TextBlob(text).sentiment}
    times: dict[str, list[float]] = {job: [] for job in jobs}
    first, *others = (texts[number :: rounds + 1] for number in range(rounds + 1))
    for job in jobs.values():
        for text in first:
            job(text)
    for some in others:
        for job, read in jobs.items():
            began = time.perf_counter()
            for text in some:
                read(text)
            times[job].append((time.perf_counter() - began) / len(some))
    here, blob = (statistics.median(taken) for taken in times.values())
    print(f"\nspeed on {name}: {1 / here:,.0f} texts a second, TextBlob {1 / blob:,.0f}, ratio {blob / here:.2f}")


if __name__ == "__main__":
    main()
