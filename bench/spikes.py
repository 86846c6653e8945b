"""How many counts a second the spike detector reads, and how far its verdict depends on its constants.

    python bench/spikes.py [FOLDER] [--quick]

Without FOLDER it measures the speed, on series made here, and how often it alerts where nothing is to find. FOLDER
has series with labelled windows, as those of the Numenta Anomaly Benchmark: one CSV for each, `windows.json`, and
`score.py` with `score_series`. They are scored as they are, then with each constant moved to either side, then changed:
mentions kept by chance, and beginnings cut off.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from math import exp, log, pi, sin, sqrt
from pathlib import Path
from types import ModuleType

from bot.domain.spike import Direction, Phase
from bot.triage.spikes import detector, highs, rhythm
from bot.triage.spikes.detector import Point, follow, step
from bot.triage.spikes.state import State

ROUNDS = 5
COUNTS = 100_000
MOVED: dict[tuple[ModuleType, str], tuple[float, ...]] = {
    (detector, "RARE_DAYS"): (15, 18, 21, 24),
    (detector, "RECENT_S"): (3 * 3600, 6 * 3600),
    (detector, "OVER_S"): (18 * 3600, 30 * 3600),
    (detector, "MUCH"): (1.25, 2.0),
    (highs, "MEMORY_DAYS"): (10, 21),
    (highs, "PRIOR_DAYS"): (1, 3),
    (highs, "CEILING"): (3, 5),
    (detector, "CLIP"): (2, 3),
    (rhythm, "LEVEL_DAYS"): (4, 14),
    (rhythm, "SEASON_DAYS"): (28, 84),
    (rhythm, "MENTIONS"): (2, 8),
    (rhythm, "VISITS"): (2, 5),
}
KEPT = (1.0, 0.7, 0.5, 0.3)
CUT = (0, 144, 288)
"""Shares of mentions that are kept by chance, and counts cut off the beginning."""

Labelled = dict[str, tuple[list[Point], list[list[str]]]]


def main() -> None:
    folders = [argument for argument in sys.argv[1:] if argument != "--quick"]
    speed(2 if "--quick" in sys.argv else ROUNDS)
    by_chance(120 if "--quick" in sys.argv else 540)
    if folders:
        robustness(Path(folders[0]), quick="--quick" in sys.argv)


def speed(rounds: int) -> None:
    """At once and one by one, in turns; medians. The yardstick is a sum of squares over the same list."""
    print(f"{'one count lasts':>16} {'counts a second':>16} {'one by one':>11} {'times a bare loop':>18}")
    for name, width in (("5 minutes", 300), ("an hour", 3_600), ("a day", 86_400)):
        points = made(width, COUNTS)
        few = points[:2_000]
        took: dict[str, list[float]] = {"whole": [], "single": [], "bare": []}
        for _ in range(rounds):
            took["whole"].append(timed(lambda points=points: follow(State(), points)))
            took["single"].append(timed(lambda few=few: one_by_one(few)))
            took["bare"].append(timed(lambda points=points: bare(points)))
        whole, single, loop = (statistics.median(seconds) for seconds in took.values())
        print(f"{name:>16} {COUNTS / whole:16,.0f} {len(few) / single:11,.0f} {whole / loop:18.1f}")


def one_by_one(points: list[Point]) -> None:
    state = State()
    for at, count in points:
        state, _ = step(state, datetime.fromtimestamp(at, UTC), count)


def bare(points: list[Point]) -> float:
    total = 0.0
    for _at, count in points:
        total += sqrt(count) * count
    return total


def made(width: int, count: int) -> list[Point]:
    chance = random.Random(5)
    return [(1.6e9 + width * place, float(chance.randint(0, 9) * chance.randint(0, 3))) for place in range(count)]


def timed(job: object) -> float:
    began = time.process_time()
    job()  # type: ignore[operator]
    return time.process_time() - began


def by_chance(days: int) -> None:
    """Alerts where there is nothing to find: counts of an hour by chance alone, steady or with days and weekends."""
    heads = ("spikes a day", "with a rhythm", "quiet spells", "with a rhythm")
    print(f"\n{'mentions an hour':>17} " + " ".join(f"{head:>14}" for head in heads))
    for rate in (0.04, 0.3, 1, 5, 50, 5_000):
        alerts = []
        for direction in Direction:
            for has_rhythm in (False, True):
                _, readings = follow(State(direction=direction), chance_counts(rate, days, has_rhythm=has_rhythm))
                alerts.append(sum(reading.phase is Phase.BEGINS for reading in readings) / days)
        print(f"{rate:17g} " + " ".join(f"{often:14.3f}" for often in alerts))


def chance_counts(rate: float, days: int, *, has_rhythm: bool) -> list[Point]:
    chance = random.Random(3)
    points = []
    for hour in range(days * 24):
        habit = (1 + 0.9 * sin((hour % 24 - 9) / 12 * pi)) * (0.4 if hour // 24 % 7 >= 5 else 1) if has_rhythm else 1.0
        points.append((hour * 3600.0, poisson(chance, rate * habit)))
    return points


def poisson(chance: random.Random, mean: float) -> float:
    if mean > 50:
        return float(max(0, round(chance.gauss(mean, sqrt(mean)))))
    count, product = 0, chance.random()
    while product > exp(-mean):
        count, product = count + 1, product * chance.random()
    return float(count)


def robustness(folder: Path, *, quick: bool) -> None:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec and spec.loader
    scoring = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scoring)
    series = labelled(folder)
    print(f"\n{'':32} {'standard':>9} {'low_fp':>7} {'found':>6} {'alerts a day':>13}  of each")
    show("as it is", scoring, series)
    for (module, name), values in MOVED.items():
        for value in values[:1] if quick else values:
            with moved(module, name, value):
                show(f"{name} {getattr(module, name):g}", scoring, series)
    for kept in KEPT[:2] if quick else KEPT:
        for cut in CUT:
            show(f"{kept:.0%} kept, from count {cut}", scoring, changed(series, kept, cut))


@contextmanager
def moved(module: ModuleType, name: str, value: float) -> Iterator[None]:
    """Another value for a while, and what is worked out from it when the module is loaded."""
    before = getattr(module, name)
    for put in (value, before):
        setattr(module, name, put)
        detector._BAR = log(detector.RARE_DAYS)
        highs._DAY = exp(-1 / highs.MEMORY_DAYS)
        if put is value:
            yield


def show(title: str, scoring: ModuleType, series: Labelled) -> None:
    totals = dict.fromkeys(("standard", "low_fp"), 0.0)
    windows = found = alerts = 0
    all_days, each = 0.0, []
    for points, spans in series.values():
        begins = [reading.phase is Phase.BEGINS for reading in follow(State(), points)[1]]
        rows = [
            {"timestamp": datetime.fromtimestamp(at, UTC).isoformat(), "alert": str(int(alert))}
            for (at, _), alert in zip(points, begins, strict=True)
        ]
        for profile in totals:
            total, count, hit, _, episodes, days = scoring.score_series(rows, spans, profile)
            totals[profile] += total
        windows, found, alerts, all_days = windows + count, found + hit, alerts + episodes, all_days + days
        each.append(f"{episodes / days:.2f}")
    standard, low_fp = (100 * (total + windows) / (2 * windows) for total in totals.values())
    print(
        f"{title:32} {standard:9.1f} {low_fp:7.1f} {found:3}/{windows} {alerts / all_days:13.3f}  {' '.join(each)}",
        flush=True,
    )


def labelled(folder: Path) -> Labelled:
    windows = json.loads((folder / "windows.json").read_text(encoding="utf-8"))
    return {name: (points_of(folder / name), spans) for name, spans in windows.items()}


def points_of(path: Path) -> list[Point]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (datetime.fromisoformat(row["timestamp"] + "+00:00").timestamp(), float(row["value"]))
            for row in csv.DictReader(file)
        ]


def changed(series: Labelled, kept: float, cut: int) -> Labelled:
    chance = random.Random(11)
    return {
        name: ([(at, thinned(chance, count, kept)) for at, count in points[cut:]], spans)
        for name, (points, spans) in series.items()
    }


def thinned(chance: random.Random, count: float, kept: float) -> float:
    if kept == 1 or count > 400:
        return float(round(count * kept + (kept < 1) * chance.gauss(0, sqrt(count * kept * (1 - kept)))))
    return float(sum(chance.random() < kept for _ in range(int(count))))


if __name__ == "__main__":
    main()
