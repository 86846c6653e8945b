"""Public feeds that need no key, read beside the demonstration: what is said of the visitor's own name."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import quote_plus

import click

from bot import wiring
from bot.domain.rule import Rule, RuleKind
from bot.domain.rulebook import Rulebook
from bot.domain.source import Page, SourceConfig
from bot.errors import MisuseError, QueryError, SourceError
from bot.ports import Source
from bot.settings import Settings
from bot.wiring.reading import TimedSource, build_sources

RULE = "watched"
EVERY = timedelta(minutes=5)
FRESH = timedelta(days=14)
"""What is older is no news to somebody who has a look."""
MOST = 15
"""Mentions of one read: a demonstration is no archive."""
FIRST_LOOK_S = 20.0
LONGEST_NAME = 80
_PHRASE = re.compile(r'"([^"]{2,100})"')
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Watching:
    """What is looked for; nothing when the query is empty. `looks` says how the last look at each feed went."""

    query: str = ""
    looks: dict[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, query: str | None) -> Watching:
        """Check a query that somebody typed. Raises `MisuseError`."""
        from bot.query.syntax import parse

        if query is None:
            return cls()
        try:
            parse(query.strip())
        except QueryError as error:
            cure = error.cure or "write it as in: --watch '\"Your Hospital\"'"
            raise MisuseError(f"cannot be read at {error.who}: {error.what}", who="--watch", cure=cure) from error
        return cls(query.strip())

    def added_to(self, book: Rulebook) -> Rulebook:
        """The rulebook with a rule for what is looked for."""
        if not self.query:
            return book
        rule = Rule(RULE, f"Watched: {self.query}"[:LONGEST_NAME], RuleKind.HOSPITAL, self.query)
        return replace(book, rules=(*book.rules, rule))

    def addresses(self) -> dict[str, tuple[str, str]]:
        """The feeds that are read, by name: address and shape."""
        if not self.query:
            return {}
        phrases = _PHRASE.findall(self.query)
        asked = " OR ".join(f'"{phrase}"' for phrase in phrases) or self.query
        words = quote_plus(asked)
        found = {
            "Google News": (f"https://news.google.com/rss/search?q={words}&hl=en-US&gl=US&ceid=US:en", "google-news"),
            "Bing News": (f"https://www.bing.com/news/search?q={words}&format=rss", "plain"),
        }
        tag = "".join(_LETTERS.findall(phrases[0] if phrases else self.query))
        if tag.isascii() and len(tag) <= LONGEST_NAME:
            found["Mastodon"] = (f"https://mastodon.social/tags/{tag}.rss", "plain")
        return found

    def sources(self) -> list[TimedSource]:
        """The feeds, each read every few minutes."""
        configs = [
            SourceConfig(name, "feed", EVERY, {"url": url, "shape": shape})
            for name, (url, shape) in self.addresses().items()
        ]
        built, _ = build_sources(configs, Settings())
        return [TimedSource(FreshNews(timed.source, self.looks), timed.every) for timed in built]

    @contextmanager
    def told(self) -> Iterator[None]:
        """Say in one line how the first look at the feeds went. It never holds the demonstration up."""
        done = threading.Event()
        if self.query:
            look = threading.Thread(target=self._tell, args=(done,), name="watch", daemon=True)
            look.start()
        try:
            yield
        finally:
            done.set()

    def _tell(self, done: threading.Event) -> None:
        names, until = set(self.addresses()), wiring.clock() + timedelta(seconds=FIRST_LOOK_S)
        while len(self.looks) < len(names) and wiring.clock() < until and not done.wait(0.3):
            pass
        if not done.is_set():
            click.echo(first_look(self.query, names, dict(self.looks)))


def first_look(query: str, names: set[str], polled: dict[str, str]) -> str:
    """How the first look went, in one line."""
    read = sorted(name for name, trouble in polled.items() if not trouble)
    if read:
        silent = sorted(names - set(read))
        missing = f"; {', '.join(silent)} cannot be read now" if silent else ""
        return f"Watching for {query} in {', '.join(read)}{missing}."
    return f"No public feed can be read from here now, so nothing is watched for {query}; the drill goes on."


@dataclass(frozen=True, slots=True)
class FreshNews:
    """A source of which only the newest counts. That it cannot be read is no trouble of the bot; `looks` keeps it."""

    source: Source
    looks: dict[str, str]

    @property
    def name(self) -> str:
        """The name of the source."""
        return self.source.name

    def fetch(self, cursor: str, now: datetime) -> Page:
        """See `Source`. A feed that cannot be read has nothing new."""
        try:
            page = self.source.fetch(cursor, now)
        except SourceError as error:
            self.looks[self.name] = error.what
            return Page((), cursor)
        self.looks[self.name] = ""
        fresh = [mention for mention in page.mentions if now - mention.published_at < FRESH]
        newest = sorted(fresh, key=lambda mention: mention.published_at)[-MOST:]
        return replace(page, mentions=tuple(newest))
