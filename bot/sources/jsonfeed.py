"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from bot.sources.entry import MAX_ENTRIES, Entries, Entry, NotAFeedError, too_many, web_link
from bot.sources.jsonl import parse_time
from bot.sources.markup import one_line, readable

_VERSION = "jsonfeed.org/version/1"


def parse_json_feed(body: bytes, base: str) -> Entries:
    """The entries of a JSON Feed; `base` resolves relative links. Raises `NotAFeedError`."""
    document = _document(body)
    items = document.get("items")
    if _VERSION not in _text(document, "version") or not isinstance(items, list):
        raise NotAFeedError("sent JSON that is no JSON Feed")
    read = items[:MAX_ENTRIES]
    faults = [f"item {number} is no object" for number, item in enumerate(read, 1) if not isinstance(item, dict)]
    gap = too_many(len(items)) if len(items) > MAX_ENTRIES else ""
    entries = tuple(_entry(item, document, base) for item in read if isinstance(item, dict))
    return Entries(entries, tuple(faults), gap)


def _document(body: bytes) -> Mapping[str, object]:
    try:
        document = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise NotAFeedError("sent JSON that is broken") from None
    return document if isinstance(document, dict) else {}


def _entry(item: Mapping[str, object], document: Mapping[str, object], base: str) -> Entry:
    return Entry(
        id=_id(item),
        link=web_link(base, _text(item, "url")) or web_link(base, _text(item, "external_url")),
        title=one_line(_text(item, "title")),
        text=_text(item, "content_text") or readable(_text(item, "content_html")) or _text(item, "summary"),
        author=_author(item) or _author(document),
        lang=_text(item, "language") or _text(document, "language"),
        published_at=_time(item, "date_published") or _time(item, "date_modified"),
    )


def _id(item: Mapping[str, object]) -> str:
    found = item.get("id")
    # Version 1.0 tolerated numbers.
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else _text(item, "id")


def _author(holder: Mapping[str, object]) -> str:
    """The first author: a list in version 1.1, a single object in 1.0."""
    authors = holder.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else holder.get("author")
    return one_line(_text(first, "name")) if isinstance(first, dict) else ""


def _text(holder: Mapping[str, object], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _time(item: Mapping[str, object], key: str) -> datetime | None:
    try:
        return parse_time(_text(item, key))
    except ValueError:
        return None
