"""Feeds: RSS, Atom and JSON Feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from bot.domain.mention import Author, Mention, MentionKind
from bot.domain.source import Page
from bot.errors import SourceRefusedError, SourceUnavailableError
from bot.sources.cursor import dump_cursor, load_cursor, text_part
from bot.sources.entry import Entries, NotAFeedError
from bot.sources.fetch import Fetched, Fetcher, Unchanged, Validators
from bot.sources.jsonfeed import parse_json_feed
from bot.sources.shapes import SHAPES, Article
from bot.sources.syndication import parse_xml_feed
from bot.sources.xmlguard import UnsafeXmlError


@dataclass(frozen=True, slots=True)
class FeedSource:
    """Reads one feed whole, unless it has not changed. The store knows what it has seen before.

    With `is_secret`, nothing of the address but its host goes into a mention, not even by a relative link.
    """

    name: str
    url: str = field(repr=False)
    fetcher: Fetcher
    shape: str = "plain"
    is_secret: bool = False

    def fetch(self, cursor: str, now: datetime) -> Page:
        """All entries of the feed as articles; an entry without a date has just been seen."""
        found = self.fetcher.get(self.name, self.url, self._validators(cursor), now)
        if isinstance(found, Unchanged):
            return Page((), cursor)
        entries = self._entries(found)
        articles = [SHAPES[self.shape](entry) for entry in entries.entries]
        mentions = tuple(self._mention(article, now) for article in articles if not _is_empty(article))
        faults = entries.faults + tuple(
            f"entry {number} is empty" for number, article in enumerate(articles, 1) if _is_empty(article)
        )
        return Page(mentions, self._cursor(found.validators), faults=faults, gap=entries.gap)

    def _entries(self, found: Fetched) -> Entries:
        host = urlsplit(found.url).hostname or ""
        base = _base(found.url, is_secret=self.is_secret)
        try:
            if found.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
                return parse_json_feed(found.body, base)
            return parse_xml_feed(found.body, found.content_type, base)
        except NotAFeedError as error:
            cure = "open its address in a browser"
            raise SourceUnavailableError(f"{host} {error}", who=self.name, cure=cure) from None
        except UnsafeXmlError as error:
            cure = "find out who wrote this feed, or remove the source"
            raise SourceRefusedError(f"{host} {error}", who=self.name, cure=cure) from None

    def _mention(self, article: Article, now: datetime) -> Mention:
        entry = article.entry
        return Mention(
            source=self.name,
            external_id=article.external_id,
            text=entry.text,
            published_at=entry.published_at or now,
            url=entry.link,
            title=entry.title,
            lang=entry.lang,
            kind=MentionKind.ARTICLE,
            author=Author(name=entry.author),
            content_key=article.content_key,
        )

    def _validators(self, cursor: str) -> Validators:
        place = load_cursor(cursor)
        if text_part(place, "at") != self._address_mark():
            return Validators()
        return Validators(text_part(place, "etag"), text_part(place, "modified"))

    def _cursor(self, validators: Validators) -> str:
        return dump_cursor(at=self._address_mark(), etag=validators.etag, modified=validators.modified)

    def _address_mark(self) -> str:
        """Tells whether the cursor is about this address and shape, without saying the address."""
        return sha256(f"{self.shape} {self.url}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_empty(article: Article) -> bool:
    entry = article.entry
    return not (entry.id or entry.link or entry.title or entry.text)


def _base(url: str, *, is_secret: bool) -> str:
    """What relative links are relative to, without a user name or password."""
    parts = urlsplit(url)
    origin = parts._replace(netloc=parts.netloc.rpartition("@")[2])
    return (origin._replace(path="/", query="", fragment="") if is_secret else origin).geturl()
