"""How an entry becomes an article with an identity. Each shape is one function in `SHAPES`."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

from bot.sources.entry import Entry, web_link
from bot.sources.markup import one_line

MAX_ID = 500
"""Longer ids are hashed: the store would cut them, and two of them might become one."""
LEAST_CONTENT = 20
"""Characters below which two entries that say the same ("Comments are closed") may still be two."""


@dataclass(frozen=True, slots=True)
class Article:
    """An entry, its id, and the second identity that outlives a change of the id."""

    entry: Entry
    external_id: str
    content_key: str


def plain(entry: Entry) -> Article:
    """Most feeds: the id they give, else the link, else the content."""
    content = _content(entry.title, entry.text)
    identity = entry.id or entry.link or f"content:{_digest(content)}"
    return Article(entry, _short(identity), _digest(content) if len(content) >= LEAST_CONTENT else "")


def google_news(entry: Entry) -> Article:
    """Google News: `Title - Publisher`, a list of links for a text, and a new id and link at every fetch."""
    title, publisher = _split_publisher(entry)
    key = _digest(_content(title, publisher))
    return Article(replace(entry, title=title, author=publisher, text=""), f"news:{key}", key)


def google_alerts(entry: Entry) -> Article:
    """Google Alerts: the link leads through Google; the real one is a parameter of it, and names the article."""
    link = _unwrapped(entry.link)
    return plain(replace(entry, link=link, id=link or entry.id))


SHAPES: dict[str, Callable[[Entry], Article]] = {
    "plain": plain,
    "google-news": google_news,
    "google-alerts": google_alerts,
}


def _split_publisher(entry: Entry) -> tuple[str, str]:
    if entry.publisher and entry.title.endswith(f" - {entry.publisher}"):
        return entry.title.removesuffix(f" - {entry.publisher}"), entry.publisher
    title, _, publisher = entry.title.rpartition(" - ")
    return (title, publisher) if title and not entry.publisher else (entry.title, entry.publisher or entry.author)


def _unwrapped(link: str) -> str:
    parts = urlsplit(link)
    if parts.path != "/url" or "google" not in (parts.hostname or "").split("."):
        return link
    found = parse_qs(parts.query, max_num_fields=100)
    real = next((values[0] for name in ("url", "q") if (values := found.get(name))), "")
    return web_link("", real) or link


def _content(*parts: str) -> str:
    """What is said, however it is spaced, capitalised or composed."""
    return "\n".join(one_line(unicodedata.normalize("NFKC", part).casefold()) for part in parts).strip()


def _digest(content: str) -> str:
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _short(identity: str) -> str:
    return identity if len(identity) <= MAX_ID else f"sha256:{_digest(identity)}"
