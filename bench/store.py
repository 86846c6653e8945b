"""How fast pages are stored, against raw multi-row inserts of the same rows in the same run.

Batches of 100, a tenth of them repeats. Both sides write the same columns into the same table with the same indexes,
the same durability and one transaction a batch; the raw side has its rows prepared and ignores repeats, ours makes the
rows from mentions, moves a cursor and says what was new. `bare` is a raw table with no index but its own id, into which
repeats go as well. Rounds are interleaved; the median of their ratios counts. The first must stay above 0.75.

With full-text search both sides index every mention by title, text, author and site in the same transaction, a batch at
a time: ours folds the words in Python, as intake does for mentions of alerts; the raw side joins columns in SQL. Intake
has read its mentions before, to match them: which ids the new ones got is looked up outside of the measured time. It
should stay above 0.9. The price of a mention must not grow by more than 1.3 times from 10,000 to 1,000,000
stored mentions; a search in the fuller database is timed, too.

    python bench/store.py [--mentions 20000] [--rounds 7] [--fullest 1000000]
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

from bot.domain.mention import Author, Engagement, Mention, StoredMention
from bot.storage.rows import NEW_COLUMNS, moment, new_values
from bot.storage.sqlite import SqliteEngine, migrate_sqlite, open_sqlite
from bot.storage.store import SqlStore
from bot.storage.words import write_words

Side = Callable[[Path, list[Mention]], float]
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


def ours_found(folder: Path, made: list[Mention]) -> float:
    path = str(folder / "ours.db")
    migrate_sqlite(path)
    engine = SqliteEngine(Path(path), 5)
    store, kept, known = SqlStore(engine), 0, {mention.external_id: mention for mention in made}
    read, began = 0.0, time.perf_counter()
    for start in range(0, len(made), BATCH):
        with engine.atomic():
            store.add_page("x", made[start : start + BATCH], str(start), START)
            since = time.perf_counter()
            added = engine.rows("SELECT id, external_id FROM mentions WHERE id > ?", [kept])
            kept, stored = added[-1][0], [StoredMention(at, 1, known[name], START) for at, name in added]
            read += time.perf_counter() - since
            write_words(engine, stored)
    took = time.perf_counter() - began - read
    store.close()
    return took


def raw_found(folder: Path, made: list[Mention]) -> float:
    path = str(folder / "raw.db")
    migrate_sqlite(path)
    return inserted(path, "INSERT OR IGNORE", made, _INDEX)


_INDEX = """INSERT INTO mention_words (mention_id, words) SELECT id,
        title || ' ' || text || ' ' || author_handle || ' ' || author_name || ' social example' FROM mentions
    WHERE id > (SELECT COALESCE(MAX(mention_id), 0) FROM mention_words)"""


def bare(folder: Path, made: list[Mention]) -> float:
    path = str(folder / "bare.db")
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    columns = ", ".join(f"{column}" for column in COLUMNS)
    database.execute(f"CREATE TABLE mentions (id INTEGER PRIMARY KEY, {columns}, revision INTEGER NOT NULL DEFAULT 1)")
    database.close()
    return inserted(path, "INSERT", made)


def inserted(path: str, verb: str, made: list[Mention], then: str = "") -> float:
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
        if then:
            database.execute(then)
        database.execute("COMMIT")
    took = time.perf_counter() - began
    database.close()
    return took


def timed(side: Side, made: list[Mention]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        gc.collect()
        return side(Path(folder), made)


def compare(title: str, made: list[Mention], rounds: int, sides: tuple[Side, ...] = (ours, raw, bare)) -> None:
    took: dict[str, list[float]] = {side.__name__: [] for side in sides}
    for turn in range(rounds):
        first = turn % len(sides)
        for side in sides[first:] + sides[:first]:
            took[side.__name__].append(timed(side, made))
    rates = {name: len(made) / statistics.median(seconds) for name, seconds in took.items()}
    print(f"{title}: " + ", ".join(f"{name} {rate:,.0f} mentions/s" for name, rate in rates.items()))
    mine = took.pop(sides[0].__name__)
    for name, theirs in took.items():
        ratios = [other / own for own, other in zip(mine, theirs, strict=True)]
        print(f"  ours to {name}: {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})")


def growth(made: list[Mention], fullest: int, rounds: int) -> None:
    """The price of a mention in two databases, one of which is fuller; batch by batch in turns, to meet one machine."""
    with tempfile.TemporaryDirectory() as folder:
        stores = [_filled(Path(folder) / name, size) for name, size in (("small.db", 10_000), ("full.db", fullest))]
        took: list[list[float]] = [[], []]
        for start in range(0, len(made), BATCH):
            page = made[start : start + BATCH]
            for seconds, store in zip(took, stores, strict=True):
                began = time.perf_counter()
                store.add_page("x", page, str(start), START)
                seconds.append(time.perf_counter() - began)
        prices = [statistics.median(seconds) / BATCH * 1e6 for seconds in took]
        began = time.perf_counter()
        found = [len(stores[1].search(words, 50)) for words in ("waiting room", "nurses", "nowhere")] * rounds
        search = (time.perf_counter() - began) / len(found)
        for store in stores:
            store.close()
    print(f"growth: {prices[0]:.1f} us a mention among 10,000, {prices[1]:.1f} among {fullest:,}")
    print(f"  the fuller to the emptier: {prices[1] / prices[0]:.2f}; a search in it takes {search * 1e3:.1f} ms")


def _filled(path: Path, size: int) -> SqlStore:
    """Articles of random content, each of which belongs to one alert and can be found."""
    migrate_sqlite(str(path))
    engine = SqliteEngine(path, 5)
    with engine.atomic():
        engine.change(_FILL, [size, moment(START)])
        engine.change(_ONE_ALERT, [moment(START), moment(START)])
        engine.change("UPDATE mentions SET alert_id = 1, joined_at = first_seen_at WHERE outcome IS NOT NULL")
        engine.change(_INDEX)
    return SqlStore(engine)


_FILL = """WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO mentions (first_seen_at, found_by, outcome, source, external_id, kind, published_at, lang,
        author_handle, author_name, in_reply_to, conversation_id, content_key, url, quoted_url, title, text)
    SELECT ?, 'x', 'alerted', 'x', CAST(1000000000000000000 + i * 4194304 AS TEXT), 'post', i, 'en',
        'visitor' || i % 977, 'A Visitor', '', CAST(i AS TEXT), lower(hex(randomblob(16))),
        'https://social.example/status/' || i, '', '',
        'the waiting room was full and nobody told us how long ' || lower(hex(randomblob(20))) FROM n"""
_ONE_ALERT = """INSERT INTO alerts (id, revision, state, severity, category, rule_id, rule_name, channel,
        policy, lead_id, opened_at, updated_at, why, owner, mention_count, reach, acknowledged_by, resolved_by, note)
    VALUES (1, 1, 'open', 'normal', '', 'r', 'r', 'reputation', 'p', 1, ?, ?, '', '', 1, 0, '', '', '')"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--fullest", type=int, default=1_000_000)
    wanted = parser.parse_args()
    count = wanted.mentions // BATCH * BATCH
    compare("posts, known by their id", mentions(count, keyed=False), wanted.rounds)
    articles = mentions(count, keyed=True)
    compare("articles, known by their content too", articles, wanted.rounds)
    compare("articles with full-text search", articles, wanted.rounds, (ours_found, raw_found))
    compare("articles as the bot stores them, raw with full-text search", articles, wanted.rounds, (ours, raw_found))
    growth(articles, wanted.fullest, wanted.rounds)


if __name__ == "__main__":
    main()
