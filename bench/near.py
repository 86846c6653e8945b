"""How well near-copies are found: recall for each kind of edit, and how many strangers are taken for copies.

    python bench/near.py [TEXTS] [--sample 4000]

TEXTS has one text a line, all by different people; without it texts are made. Each is placed as intake places it: by
the same words, then by bands and likeness. Those that join another text are counted as false joins, though most of them
really are copies.
"""

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.grouping import place, story_keys
from bot.domain.mention import Mention
from bot.query.text import words_of
from bot.triage.near import ALIKE, bands, likeness

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LINK = re.compile(r"https?://\S+")


class Stories:
    """Stories in memory, recognised as flow/intake recognises them."""

    def __init__(self) -> None:
        self.leads: list[str] = []
        self._keys: dict[str, int] = {}

    def find(self, text: str) -> tuple[int | None, str]:
        """The story that a text joins, and which kind of key led there."""
        mention = Mention("bench", "", text, NOW)
        words = words_of(mention)
        keys = [key for key in story_keys(mention, words, bands(words)) if key.value.startswith(("words:", "near:"))]
        placed = place(keys, self._keys, lambda story: likeness(self.leads[story], words) >= ALIKE)
        found = getattr(placed, "alert_id", None)
        if found is None:
            self._opening = (words, [key.value for key in keys])
            return None, ""
        return found, "words" if self._keys.get(f"words:{words}") == found else "near"

    def open(self) -> None:
        """The text that was looked for last, and not found, is a story of its own."""
        words, keys = self._opening
        self.leads.append(words)
        self._keys.update(dict.fromkeys(keys, len(self.leads) - 1))


def edits(text: str, others: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """The text as people pass it on."""
    words = text.split()
    changed = list(words)
    changed[chance.randrange(len(words))] = "different"
    yield "retweet prefix", f"RT @someone: {text}"
    yield "another link", f"{LINK.sub('', text).strip()} https://short.example/{chance.randrange(9999)}"
    yield "cut to 80 %", text[: len(text) * 8 // 10]
    yield "one word changed", " ".join(changed)
    yield "tail added", f"{text} {' '.join(chance.choice(others).split()[:3])}"


def made(chance: random.Random) -> list[str]:
    """Texts of common words, each by itself."""
    words = (Path(__file__).parent.parent / "bot/rulebook/common_words.txt").read_text(encoding="utf-8").split()
    return [" ".join(chance.choices(words, k=chance.randint(6, 30))) for _ in range(5_000)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--sample", type=int, default=4000)
    given = parser.parse_args()
    chance = random.Random(1)
    lines = given.texts.read_text(encoding="utf-8").splitlines() if given.texts else made(chance)
    texts = [line for line in lines if len(line.split()) > 4]
    stories, joined, opened = Stories(), Counter[str](), dict[str, int]()
    began = time.perf_counter()
    for text in texts:
        found, because = stories.find(text)
        if found is None:
            stories.open()
            opened[text] = len(stories.leads) - 1
        else:
            joined[because] += 1
    each = (time.perf_counter() - began) / len(texts) * 1e6
    print(f"{len(texts):,} texts: {joined['words']} join by the same words, {joined['near']} by nearly the same")
    print(f"false joins, at most: {joined['near'] / len(texts):.2%}; {each:.0f} us a text")
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for text in chance.sample(sorted(opened), min(given.sample, len(opened))):
        for kind, edited in edits(text, texts, chance):
            hits[kind].append(stories.find(edited)[0] == opened[text])
    for kind, found_it in hits.items():
        print(f"recall, {kind:<17} {sum(found_it) / len(found_it):.3f}")


if __name__ == "__main__":
    main()
