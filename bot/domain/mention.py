"""A mention: one public post, reply, article, review or comment that a source returned."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

MAX_TEXT = 100_000
"""Code points of text that are kept; a novel pasted into a post is cut here, and says so."""
MAX_TITLE = 1_000
MAX_FIELD = 2_000
"""Code points of an address, a handle or a name that are kept."""
OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
CLOCK_SKEW = timedelta(days=1)
MAX_COUNT = 2**53

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database takes: NUL and lone surrogates. One code point becomes one: offsets stay true."""


class MentionKind(StrEnum):
    """What sort of public utterance a mention is."""

    POST = "post"
    REPLY = "reply"
    QUOTE = "quote"
    REPOST = "repost"
    ARTICLE = "article"
    REVIEW = "review"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Author:
    """Who published it, as far as the source says. No profile is ever built from this."""

    handle: str = ""
    name: str = ""
    followers: int | None = None
    verified: bool | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """How the public reacted, as far as the source says."""

    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    views: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One public utterance. `(source, external_id)` names it; `text` is never altered in meaning.

    `content_key` is a second identity for sources whose ids change between reads: the same words under
    another id are the same mention. Empty means that the id alone counts.
    """

    source: str
    external_id: str
    text: str
    published_at: datetime
    url: str = ""
    title: str = ""
    lang: str = ""
    kind: MentionKind = MentionKind.POST
    rating: float | None = None
    author: Author = Author()
    engagement: Engagement = Engagement()
    in_reply_to: str = ""
    conversation_id: str = ""
    quoted_url: str = ""
    content_key: str = ""


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A mention with its place in the store. `revision` grows when its author edits it."""

    id: int
    revision: int
    mention: Mention
    first_seen_at: datetime
    alert_id: int | None = None


def bounded(mention: Mention, now: datetime) -> tuple[Mention, tuple[str, ...]]:
    """The mention as it can be stored, and what had to be changed for that. Loses no mention.

    Lone surrogates and NUL become U+FFFD, overlong fields are cut, and an impossible time of publication
    (before 1990 or more than a day ahead) becomes `now`, the time at which we first saw it.
    """
    notes: list[str] = []
    kept = replace(
        mention,
        source=UNSTORABLE.sub("\ufffd", mention.source),
        content_key=UNSTORABLE.sub("\ufffd", mention.content_key),
        external_id=_clean(mention.external_id, MAX_FIELD, "external_id", notes),
        text=_clean(mention.text, MAX_TEXT, "text", notes),
        title=_clean(mention.title, MAX_TITLE, "title", notes),
        url=_clean(mention.url, MAX_FIELD, "url", notes),
        lang=_clean(mention.lang, 35, "lang", notes),
        author=_bounded_author(mention.author, notes),
        engagement=_bounded_engagement(mention.engagement),
        in_reply_to=_clean(mention.in_reply_to, MAX_FIELD, "in_reply_to", notes),
        conversation_id=_clean(mention.conversation_id, MAX_FIELD, "conversation_id", notes),
        quoted_url=_clean(mention.quoted_url, MAX_FIELD, "quoted_url", notes),
        published_at=_plausible(mention.published_at, now, notes),
    )
    return kept, tuple(notes)


def _clean(value: str, limit: int, field: str, notes: list[str]) -> str:
    if len(value) > limit:
        notes.append(f"{field} cut from {len(value)} to {limit} characters")
        value = value[:limit]
    return UNSTORABLE.sub("\ufffd", value)


def _bounded_author(author: Author, notes: list[str]) -> Author:
    return replace(
        author,
        handle=_clean(author.handle, MAX_FIELD, "author.handle", notes),
        name=_clean(author.name, MAX_FIELD, "author.name", notes),
        followers=_count(author.followers),
    )


def _bounded_engagement(engagement: Engagement) -> Engagement:
    return Engagement(
        likes=_count(engagement.likes),
        reposts=_count(engagement.reposts),
        replies=_count(engagement.replies),
        views=_count(engagement.views),
    )


def _count(value: int | None) -> int | None:
    return None if value is None else max(0, min(value, MAX_COUNT))


def _plausible(published_at: datetime, now: datetime, notes: list[str]) -> datetime:
    if OLDEST <= published_at <= now + CLOCK_SKEW:
        return published_at
    notes.append(f"published_at {published_at.isoformat()} is impossible: the time first seen is used")
    return now
