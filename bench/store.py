"""How fast pages are stored, against raw multi-row inserts of the same rows in the same run.

Batches of 100, a tenth of them repeats. Both sides write the same columns into the same table with the same indexes,
the same durability and one transaction a batch; the raw side has its rows prepared and ignores repeats, ours makes the
rows from mentions, moves a cursor and says what was new. `bare` is a raw table with no index but its own id, into which
repeats go as well. Rounds are interleaved; the median of their ratios counts. The first must stay above 0.75.

    python bench/store.py [--mentions 20000] [--rounds 7]
"""

from __future__ import annotations

import argparse
import gc
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.domain.mention import Author, Engagement, Mention
from bot.storage.rows import NEW_COLUMNS, moment, new_values
from bot.storage.sqlite import migrate_sqlite, open_sqlite

BATCH = 100
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
WORDS = ["waiting", "room", "st", "brigid", "full", "again", "nobody", "told", "us", "how", "long", "thank", "nurses"]
COLUMNS = NEW_COLUMNS.split(", ")


def mentions(count: int, *, keyed: bool) -> list[Mention]:
    """Posts of 8 to 40 words; every tenth repeats an earlier one."""
    chance = random.Random(7)
    made: list[Mention] = []
    for number in range(count):
        if number % 10 == 9:
            made.append(chance.choice(made))
            continue
        made.append(
            Mention(
                source="x",
                external_id=str(1_990_000_000_000_000_000 + number * 4_194_304),
                text=" ".join(chance.choices(WORDS, k=chance.randint(8, 40))),
                published_at=START + timedelta(seconds=number),
                url=f"https://social.example/visitor{number % 977}/status/{number}",
                lang="en",
                author=Author(f"visitor{number % 977}", "A Visitor", number % 5_000, verified=False),
                engagement=Engagement(number % 7, number % 3, number % 2, number % 900),
                conversation_id=str(number),
                content_key=f"{number:032x}" if keyed else "",
            )
        )
    return made


def ours(folder: Path, made: list[Mention]) -> float:
    path = str(folder / "ours.db")
    migrate_sqlite(path)
    store = open_sqlite(path)
    began = time.perf_counter()
    for start in range(0, len(made), BATCH):
        store.add_page("x", made[start : start + BATCH], str(start), START)
    took = time.perf_counter() - began
    store.close()
    return took


def raw(folder: Path, made: list[Mention]) -> float:
    path = str(folder / "raw.db")
    migrate_sqlite(path)
    return inserted(path, "INSERT OR IGNORE", made)


def bare(folder: Path, made: list[Mention]) -> float:
    path = str(folder / "bare.db")
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    columns = ", ".join(f"{column}" for column in COLUMNS)
    database.execute(f"CREATE TABLE mentions (id INTEGER PRIMARY KEY, {columns}, revision INTEGER NOT NULL DEFAULT 1)")
    database.close()
    return inserted(path, "INSERT", made)


def inserted(path: str, verb: str, made: list[Mention]) -> float:
    """Seconds for the inserts and their commits; the rows are ready, a list each."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous = FULL")
    rows = [new_values([mention], moment(START), "x") for mention in made]
    places = ", ".join([f"({', '.join('?' * len(COLUMNS))})"] * BATCH)
    sql = f"{verb} INTO mentions ({NEW_COLUMNS}) VALUES {places}"
    began = time.perf_counter()
    for start in range(0, len(rows), BATCH):
        database.execute("BEGIN IMMEDIATE")
        database.execute(sql, list(chain.from_iterable(rows[start : start + BATCH])))
        database.execute("COMMIT")
    took = time.perf_counter() - began
    database.close()
    return took


def timed(side: Callable[[Path, list[Mention]], float], made: list[Mention]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        gc.collect()
        return side(Path(folder), made)


def compare(title: str, made: list[Mention], rounds: int) -> None:
    sides = (ours, raw, bare)
    took: dict[str, list[float]] = {side.__name__: [] for side in sides}
    for turn in range(rounds):
        for side in sides[turn % 3 :] + sides[: turn % 3]:
            took[side.__name__].append(timed(side, made))
    rates = {name: len(made) / statistics.median(seconds) for name, seconds in took.items()}
    print(f"{title}: " + ", ".join(f"{name} {rate:,.0f} mentions/s" for name, rate in rates.items()))
    for name in ("raw", "bare"):
        ratios = [theirs / mine for mine, theirs in zip(took["ours"], took[name], strict=True)]
        print(f"  ours to {name}: {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=7)
    wanted = parser.parse_args()
    count = wanted.mentions // BATCH * BATCH
    compare("posts, known by their id", mentions(count, keyed=False), wanted.rounds)
    compare("articles, known by their content too", mentions(count, keyed=True), wanted.rounds)


if __name__ == "__main__":
    main()
