"""Whole matching in batches of 256 beside the raw overlapping scan of the same normalised texts.

    python bench/match.py TEXTS [RULES]

TEXTS has one text a line. RULES (default 2,000) is the number of rules, each of 5 phrases and 3 exclusions.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from bot.domain.mention import Mention
from bot.domain.rule import Rule, RuleKind
from bot.query.matcher import Matcher
from bot.query.scanner import BATCH
from bot.query.text import normalise

PUBLISHED = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 5
T = TypeVar("T")


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    rules, phrases = rules_from(lines, count)
    mentions = [Mention("file", str(number), line, PUBLISHED) for number, line in enumerate(lines)]
    normal = [normalise(line).words for line in lines]
    joined = [" " + " \n ".join(normal[at : at + BATCH]) + " " for at in range(0, len(normal), BATCH)]
    raw = AhoCorasick([f" {phrase} " for phrase in phrases if " " in phrase], implementation=Implementation.ContiguousNFA)
    built, matcher = timed(lambda: Matcher(rules), 1)
    scan, _ = timed(lambda: [raw.find_matches_as_indexes(text, overlapping=True) for text in joined])
    whole, found = timed(lambda: matcher.match_many(mentions))
    alone, _ = timed(lambda: [matcher.match(mention) for mention in mentions], 1)
    print(f"{len(lines)} texts, {count} rules, {len(phrases)} phrases, built in {built:.2f} s")
    for name, took in [("raw scan", scan), ("whole, in batches", whole), ("whole, one by one", alone)]:
        print(f"{name:18} {took / len(lines) * 1e6:8.2f} us a text, ratio {scan / took:.2f}")
    print(f"{sum(map(bool, found))} texts matched")


def rules_from(lines: list[str], count: int) -> tuple[list[Rule], list[str]]:
    """Rules whose phrases are pairs of words that do stand in the texts."""
    chance = random.Random(7)
    words = sorted({word for line in lines for word in normalise(line).words.split() if len(word) > 4})
    rules: list[Rule] = []
    phrases: list[str] = []
    for number in range(count):
        some = [f"{chance.choice(words)} {chance.choice(words)}" for _ in range(5)]
        excluded = [chance.choice(words) for _ in range(3)]
        phrases += some + excluded
        wanted = " OR ".join(f'"{one}"' for one in some)
        query = f"({wanted}) " + " ".join(f"-{one}" for one in excluded)
        rules.append(Rule(str(number), str(number), RuleKind.TOPIC, query))
    return rules, phrases


def timed(work: Callable[[], T], rounds: int = ROUNDS) -> tuple[float, T]:
    """The best of some rounds, in seconds, and what the work gave."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        given = work()
        best = min(best, time.perf_counter() - began)
    return best, given


if __name__ == "__main__":
    main()
