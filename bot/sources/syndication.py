"""RSS and Atom, by way of feedparser, which sees bytes only: it never fetches and never opens a file."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from time import struct_time
from typing import Any

import feedparser

from bot.sources.entry import MAX_ENTRIES, Entries, Entry, NotAFeedError, too_many, web_link
from bot.sources.markup import one_line, readable
from bot.sources.xmlguard import guarded

_EMAIL_AND_NAME = re.compile(r"\S+@\S+\s+\((.+)\)")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def parse_xml_feed(body: bytes, content_type: str, base: str) -> Entries:
    """The entries of an RSS or Atom feed; raises `NotAFeedError` or `UnsafeXmlError`."""
    document = guarded(body, content_type)
    feed = _parsed(document.xml, base)
    if not feed.version and not feed.entries:
        raise NotAFeedError("sent XML that is no feed")
    gap = document.gap
    if len(feed.entries) > MAX_ENTRIES:
        gap = too_many(len(feed.entries))
    entries = tuple(_entry(entry, feed, base) for entry in feed.entries[:MAX_ENTRIES])
    return Entries(entries, document.faults, gap)


def _parsed(xml: bytes, base: str) -> Any:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    try:
        # A stream, because feedparser takes bytes for the name of a file first. Markup is neither cleaned nor
        # completed, which is slow on hostile input: it becomes plain text in any case.
        return feedparser.parse(
            BytesIO(xml), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        # Its lenient parser fails in unforeseeable ways, and always because of what it was given.
        raise NotAFeedError(f"sent XML that cannot be read ({type(error).__name__})") from error


def _entry(entry: dict[str, Any], feed: Any, base: str) -> Entry:
    return Entry(
        id=_string(entry, "id").strip(),
        link=web_link(base, _string(entry, "link")),
        title=one_line(_plain(entry, "title", is_html=False)),
        text=_text(entry, is_html=not feed.version.startswith("atom")),
        author=_author(_string(entry, "author")),
        publisher=one_line(_string(entry.get("source") or {}, "title")),
        lang=_string(entry.get("title_detail") or {}, "language") or _string(feed.feed, "language"),
        published_at=_published_at(entry),
    )


def _text(entry: Mapping[str, Any], *, is_html: bool) -> str:
    contents = [detail for detail in entry.get("content") or () if _is_text(detail)]
    found = next(filter(None, (_readable(detail, is_html=is_html) for detail in contents)), "")
    return found or _plain(entry, "summary", is_html=is_html)


def _is_text(detail: Mapping[str, Any]) -> bool:
    """Atom may carry a whole picture where others have their text."""
    kind = _string(detail, "type")
    return kind.startswith("text/") or kind == "application/xhtml+xml"


def _plain(entry: Mapping[str, Any], key: str, *, is_html: bool) -> str:
    detail = entry.get(f"{key}_detail") or {"value": _string(entry, key)}
    return _readable(detail, is_html=is_html)


def _readable(detail: Mapping[str, Any], *, is_html: bool) -> str:
    """A text as its type says: RSS has HTML in every description, Atom says whether it is HTML."""
    value = _string(detail, "value")
    return readable(value) if is_html or detail.get("type") != "text/plain" else value.strip()


def _author(author: str) -> str:
    """RSS writes `address (Name)`; the address is no business of ours."""
    found = _EMAIL_AND_NAME.fullmatch(author.strip()[:1_000])
    return one_line(found[1] if found else author)


def _string(holder: Mapping[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _published_at(entry: dict[str, Any]) -> datetime | None:
    for key in ("published_parsed", "updated_parsed", "created_parsed"):
        # feedparser's own `get` falls back from one key to another, and warns about it.
        moment = dict.get(entry, key)
        if isinstance(moment, struct_time):
            return _moment(moment)
    return None


def _moment(parsed: struct_time) -> datetime | None:
    try:
        return _EPOCH + timedelta(seconds=calendar.timegm(parsed))
    except (ValueError, OverflowError):
        return None
