"""A post of X becomes a mention: pure, no requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.mention import Author, Engagement, Mention, MentionKind
from bot.sources.jsonl import parse_time

_KINDS = {
    "retweeted": MentionKind.REPOST,
    "quoted": MentionKind.QUOTE,
    "replied_to": MentionKind.REPLY,
}
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))

Record = Mapping[str, object]


class UnreadablePostError(Exception):
    """A record of X's answer is not a post; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one page of X holds, each part as it came and nothing of another kind."""

    posts: tuple[object, ...]
    users: Mapping[str, Record]
    meta: Record
    errors: tuple[Record, ...]


def answer(document: Record) -> Answer:
    """The parts of an answer; all but the posts may be missing, and on an empty page those too."""
    users = _records(record(document, "includes").get("users"))
    return Answer(
        posts=tuple(_list(document.get("data"))),
        users={text(user, "id"): user for user in users},
        meta=record(document, "meta"),
        errors=tuple(_records(document.get("errors"))),
    )


def mention(source: str, post: object, users: Mapping[str, Record]) -> Mention:
    """The mention in a post. Its identity is the first of its edits; raises `UnreadablePostError`.

    The text is the author's: X escapes three characters, which are given back, and shows a long post whole only in
    its note.
    """
    if not isinstance(post, dict):
        raise UnreadablePostError("it is no object")
    edits = [edit for edit in _list(post.get("edit_history_tweet_ids")) if isinstance(edit, str)]
    post_id = text(post, "id")
    if not post_id or not isinstance(post.get("text"), str):
        raise UnreadablePostError("it has no id or no text")
    author = users.get(text(post, "author_id"), {})
    references = _references(post)
    return Mention(
        source=source,
        external_id=edits[0] if edits else post_id,
        text=_unescaped(text(record(post, "note_tweet"), "text") or text(post, "text")),
        published_at=_published_at(post),
        url=_url(text(author, "username"), post_id),
        lang=text(post, "lang"),
        kind=next((kind for name, kind in _KINDS.items() if name in references), MentionKind.POST),
        author=_author(author),
        engagement=_engagement(record(post, "public_metrics")),
        in_reply_to=references.get("replied_to", ""),
        conversation_id=text(post, "conversation_id"),
        quoted_url=_quoted_url(post, references.get("quoted", "")),
    )


def _references(post: Record) -> dict[str, str]:
    return {text(each, "type"): text(each, "id") for each in _records(post.get("referenced_tweets"))}


def _published_at(post: Record) -> datetime:
    try:
        return parse_time(text(post, "created_at"))
    except ValueError:
        raise UnreadablePostError("it has no time") from None


def _quoted_url(post: Record, post_id: str) -> str:
    """The address of the quoted post, with its author's handle where the post's own links say it."""
    if not post_id:
        return ""
    links = (text(url, "expanded_url") for url in _records(record(post, "entities").get("urls")))
    own = next((link.partition("?")[0] for link in links if link.partition("?")[0].endswith(f"/status/{post_id}")), "")
    handle = own.removesuffix(f"/status/{post_id}").rpartition("/")[2]
    return _url(handle, post_id)


def _url(handle: str, post_id: str) -> str:
    """`i` stands for an unknown author, and leads to the post all the same."""
    return f"https://x.com/{handle or 'i'}/status/{post_id}"


def _author(user: Record) -> Author:
    verified = user.get("verified")
    return Author(
        handle=text(user, "username"),
        name=text(user, "name"),
        followers=_count(record(user, "public_metrics"), "followers_count"),
        verified=verified if isinstance(verified, bool) else None,
    )


def _engagement(metrics: Record) -> Engagement:
    reposts = [_count(metrics, "retweet_count"), _count(metrics, "quote_count")]
    known = [count for count in reposts if count is not None]
    return Engagement(
        likes=_count(metrics, "like_count"),
        reposts=sum(known) if known else None,
        replies=_count(metrics, "reply_count"),
        views=_count(metrics, "impression_count"),
    )


def _unescaped(escaped: str) -> str:
    # `&amp;` last: what an author wrote as `&lt;` arrives as `&amp;lt;`.
    for entity, character in _ENTITIES:
        escaped = escaped.replace(entity, character)
    return escaped


def text(holder: Record, key: str) -> str:
    """A part that is text, or an empty one."""
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def record(holder: Record, key: str) -> Record:
    """A part that is an object, or an empty one."""
    value = holder.get(key)
    return value if isinstance(value, dict) else {}


def _count(holder: Record, key: str) -> int | None:
    value = holder.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _records(value: object) -> list[Record]:
    return [each for each in _list(value) if isinstance(each, dict)]
