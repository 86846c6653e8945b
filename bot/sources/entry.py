"""An entry of a feed, whatever the feed's format, before its identity is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

MAX_ENTRIES = 5_000
"""Entries that are read from one answer, the first ones."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article, as plain text. `published_at` is None where the feed does not say."""

    id: str = ""
    link: str = ""
    title: str = ""
    text: str = ""
    author: str = ""
    publisher: str = ""
    lang: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of an answer, and a sentence for each thing in it that could not be read.

    `gap` says how many entries were left out because there were too many.
    """

    entries: tuple[Entry, ...]
    faults: tuple[str, ...] = ()
    gap: str = ""


class NotAFeedError(Exception):
    """The answer is no feed; the message goes on after "the host ..."."""


def too_many(found: int, read: int = MAX_ENTRIES) -> str:
    """The sentence for what was not read."""
    return f"it has {found} entries: only the first {read} are read"


def web_link(base: str, link: str) -> str:
    """An absolute http or https address, or an empty one."""
    try:
        absolute = urljoin(base, link.strip()) if link.strip() else ""
        is_web = urlsplit(absolute).scheme in ("http", "https")
    except ValueError:
        return ""
    return absolute if is_web else ""
