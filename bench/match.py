"""Whole matching beside the raw overlapping scan of the same texts, and beside other ways to look for many phrases.

    python bench/match.py [TEXTS] [--quick]

TEXTS has one text a line; without it texts are made. Whole matching normalises, scans, evaluates exclusions and NEAR,
and points its evidence into the original. The raw scan finds the same phrases in texts that are normalised already. The
others find them too, and do nothing else. Everything is measured in turns, round by round, in time of the processor,
which other work on the machine disturbs least; medians are shown, for ratios the median of those of each round.
"""

import gc
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation

from bot.domain.mention import Mention
from bot.domain.rule import Rule, RuleKind
from bot.query.matcher import Matcher
from bot.query.scanner import BATCH
from bot.query.syntax import parse
from bot.query.text import normalise

PUBLISHED = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 7
SMALL, MIDDLE, LARGE = 20, 2_000, 20_000
"""Numbers of rules, of 5 phrases each."""
SELDOM, MORE, OFTEN = 0.001, 0.01, 0.02
"""Share of phrases that really stand in the texts; the others are pairs of their words. SELDOM is a stream that was not
asked for our names, OFTEN is one that was.
"""
COMMON = 300
"""So many of the commonest words are near each other in the last, hardest rules; otherwise these are any words."""
OTHERS = {"flashtext": 2_000, "one big re": 40, "re for each rule": 20, "FTS5 percolator": 10}
"""How many texts each of the others is given: as many as it gets through in about half a second."""


@dataclass(frozen=True)
class Work:
    """Rules and the phrases they look for, exclusions left out."""

    rules: list[Rule]
    phrases: list[str]


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--quick"]
    rounds = 3 if "--quick" in sys.argv else ROUNDS
    lines = Path(arguments[0]).read_text(encoding="utf-8").splitlines() if arguments else made_texts()
    normal = [normalise(line).words for line in lines]
    mentions = [Mention("file", str(number), line, PUBLISHED) for number, line in enumerate(lines)]
    print(f"{len(lines)} texts of {sum(map(len, lines)) / len(lines):.0f} characters\n")
    works = [work_of(normal, count, SELDOM) for count in (SMALL, MIDDLE, LARGE)]
    harder = [work_of(normal, MIDDLE, MORE), work_of(normal, MIDDLE, OFTEN), work_of(normal, MIDDLE, SELDOM, COMMON)]
    small, middle, *_ = ours([*works, *harder], normal, mentions, rounds)
    print(f"\nfrom 100 to 10,000 phrases the cost of a post grows {middle / small:.2f} times\n")
    beside(works[1], normal, middle, rounds)
    building(works)


def ours(works: list[Work], normal: list[str], mentions: list[Mention], rounds: int) -> list[float]:
    """Raw scan and whole matching for each work; what a post costs in batches, in microseconds."""
    single = [f" {words} " for words in normal]
    joined = ["\n".join(single[at : at + BATCH]) for at in range(0, len(single), BATCH)]
    print("in batches, then one post at a time; microseconds a post")
    print(f"{'phrases':>8} {'matched':>8} {'raw':>6} {'whole':>7} {'ratio':>6} {'raw':>8} {'whole':>7} {'ratio':>6}")
    per_post: list[float] = []
    for work in works:
        raw = AhoCorasick([f" {phrase} " for phrase in work.phrases], implementation=Implementation.ContiguousNFA)
        matcher = Matcher(work.rules)
        jobs = {
            "raw": lambda raw=raw: [raw.find_matches_as_indexes(text, overlapping=True) for text in joined],
            "batch": lambda matcher=matcher: matcher.match_many(mentions),
            "raw single": lambda raw=raw: [raw.find_matches_as_indexes(text, overlapping=True) for text in single],
            "single": lambda matcher=matcher: [matcher.match(mention) for mention in mentions],
        }
        times = in_turns(jobs, rounds)
        took = {name: statistics.median(seconds) / len(mentions) * 1e6 for name, seconds in times.items()}
        matched = sum(map(bool, matcher.match_many(mentions))) / len(mentions)
        per_post.append(took["batch"])
        print(
            f"{len(work.phrases):8} {matched:8.1%} "
            f"{took['raw']:6.2f} {took['batch']:7.2f} {ratio(times['raw'], times['batch']):6.2f} "
            f"{took['raw single']:8.2f} {took['single']:7.2f} {ratio(times['raw single'], times['single']):6.2f}"
        )
    return per_post


def beside(work: Work, normal: list[str], batch_us: float, rounds: int) -> None:
    """The other ways, on the texts normalised already."""
    finders = {
        "flashtext": flashtext_finder,
        "one big re": big_re_finder,
        "re for each rule": rule_re_finder,
        "FTS5 percolator": fts_finder,
    }
    jobs: dict[str, Callable[[], object]] = {}
    for name, build in finders.items():
        find = build(work)
        if find is not None:
            some = normal[: OTHERS[name]]
            jobs[name] = lambda find=find, some=some: [find(text) for text in some]  # type: ignore[misc]
    took = in_turns(jobs, min(rounds, 3))
    print(f"{'10,000 phrases':20} {'us a post':>10} {'times whole matching':>21}")
    for name, seconds in took.items():
        each = statistics.median(seconds) / OTHERS[name] * 1e6
        print(f"{name:20} {each:10.1f} {each / batch_us:21.1f}")


def flashtext_finder(work: Work) -> Callable[[str], object] | None:
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        print("flashtext is left out: install it with `pip install flashtext` to see it here")
        return None
    processor = KeywordProcessor()
    processor.add_keywords_from_list(work.phrases)
    return lambda text: processor.extract_keywords(text, span_info=True)


def big_re_finder(work: Work) -> Callable[[str], object]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, work.phrases)) + r")\b").findall


def rule_re_finder(work: Work) -> Callable[[str], object]:
    groups = [work.phrases[at : at + 5] for at in range(0, len(work.phrases), 5)]
    patterns = [re.compile(r"\b(?:" + "|".join(map(re.escape, group)) + r")\b") for group in groups]
    return lambda text: [number for number, pattern in enumerate(patterns) if pattern.search(text)]


def fts_finder(work: Work) -> Callable[[str], object]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE post USING fts5(words)")
    groups = [work.phrases[at : at + 5] for at in range(0, len(work.phrases), 5)]
    queries = [" OR ".join(f'"{phrase}"' for phrase in group) for group in groups]

    def find(text: str) -> list[int]:
        database.execute("DELETE FROM post")
        database.execute("INSERT INTO post VALUES (?)", (text,))
        asked = "SELECT 1 FROM post WHERE post MATCH ?"
        return [number for number, query in enumerate(queries) if database.execute(asked, (query,)).fetchone()]

    return find


def building(works: list[Work]) -> None:
    """Reading the queries is once for each query ever; building is for each matcher."""
    print(f"\n{'phrases':>8} {'reading ms':>11} {'building ms':>12} {'memory MB':>10}")
    for work in works:
        parse.cache_clear()
        some = work.rules[:4_000]
        read = timed(lambda some=some: [parse(rule.query) for rule in some]) * len(work.rules) / len(some)
        gc.collect()
        if len(work.rules) <= 4_000:
            built = statistics.median(timed(lambda rules=work.rules: Matcher(rules)) for _ in range(ROUNDS))
        else:
            built = timed(lambda rules=work.rules: Matcher(rules)) - read
        print(f"{len(work.phrases):8} {read * 1e3:11.0f} {built * 1e3:12.0f} {memory_of(len(work.rules)):10.0f}")


def memory_of(count: int) -> float:
    """What a matcher of so many rules adds to a fresh process, with the rules, in megabytes."""
    ran = subprocess.run(
        [sys.executable, __file__, "--memory", str(count)], stdout=subprocess.PIPE, text=True, check=True
    )
    return float(ran.stdout)


def print_memory(count: int) -> None:
    work = work_of([normalise(text).words for text in made_texts(2_000)], count)
    Matcher([Rule("warm", "warm", RuleKind.TOPIC, "warm")])
    before = resident()
    matcher = Matcher(work.rules)
    print(resident() - before)
    del matcher


def resident() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def in_turns(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """The times of each job, in seconds; in each round every job has its turn."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            times[name].append(timed(job))
    return times


def ratio(raw: list[float], whole: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(raw, whole, strict=True))


def timed(job: Callable[[], object]) -> float:
    began = time.process_time()
    job()
    return time.process_time() - began


def work_of(texts: Sequence[str], count: int, stands: float = SELDOM, commonest: int = 0) -> Work:
    """Rules of 5 phrases and 3 exclusions; in a tenth of them the last phrase is two words near each other."""
    chance = random.Random(7)
    words = sorted({word for text in texts for word in text.split() if len(word) > 4})
    counted = Counter(word for text in texts for word in text.split() if word.isascii() and len(word) > 2)
    common = [word for word, _ in counted.most_common(commonest)]
    rules: list[Rule] = []
    phrases: list[str] = []
    for number in range(count):
        some = [phrase_from(texts, words, chance, stands) for _ in range(5)]
        excluded = [chance.choice(words) for _ in range(3)]
        if number % 10 == 0 and common:
            some[-1] = " ".join(chance.sample(common, 2))
        phrases += some
        wanted = [f'"{one}"' for one in some]
        if number % 10 == 0:
            wanted[-1] = f"({some[-1].replace(' ', ' NEAR/5 ')})"
        query = f"({' OR '.join(wanted)}) " + " ".join(f"-{one}" for one in excluded)
        rules.append(Rule(str(number), str(number), RuleKind.TOPIC, query))
    return Work(rules, phrases)


def phrase_from(texts: Sequence[str], words: list[str], chance: random.Random, stands: float) -> str:
    if chance.random() < stands:
        for _ in range(20):
            several = chance.choice(texts).split()
            at = chance.randrange(max(1, len(several) - 1))
            pair = several[at : at + 2]
            if len(pair) == 2 and all(len(word) > 4 and word.isascii() for word in pair):
                return " ".join(pair)
    return f"{chance.choice(words)} {chance.choice(words)}"


def made_texts(count: int = 20_000) -> list[str]:
    """Posts of invented words, as long and as full of names, links and signs as real ones."""
    chance = random.Random(3)
    syllables = [a + b + c for a in "bdfgklmnprstvw" for b in "aeiou" for c in ("", "n", "r", "s", "l")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    ends = ["", "", "", "", "", ",", ".", "!", "...", "?", ":", "\u2019s", "'s", " -", " &amp;"]
    texts = []
    for _ in range(count):
        said = [word + chance.choice(ends) for word in chance.choices(words, weights, k=chance.randint(8, 26))]
        said += ["#" + "".join(word.title() for word in chance.choices(words, k=2))] * (chance.random() < 0.2)
        said = ["@user"] * (chance.random() < 0.3) + said + ["https://t.co/abc"] * (chance.random() < 0.3)
        said += ["\U0001f600"] * (chance.random() < 0.05)
        texts.append(" ".join(said))
    return texts


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        print_memory(int(sys.argv[2]))
    else:
        main()
