"""One line of JSON Lines becomes a mention, or an error that says what to write instead."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NoReturn

from bot.domain.mention import MAX_COUNT, UNSTORABLE, Author, Engagement, Mention, MentionKind
from bot.errors import MentionError

MAX_LINE = 2 * 1024 * 1024
"""Bytes of one line: the longest text that is kept fits in, even with every character escaped."""
MAX_SOURCE = 200
"""Code points of a source's name; unlike a text it is never cut, since it is half of a mention's identity."""

_RFC3339 = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:)([0-9]{2})(\.[0-9]+)?(.*)", re.DOTALL)
_OFFSET = re.compile(r"[Zz]|[+-][0-9]{2}:[0-9]{2}")
_TIME_CURE = "write RFC 3339 with its offset, as in 2026-03-01T09:30:00Z"
_KINDS = {kind.value: kind for kind in MentionKind}
_NOTHING: Mapping[str, object] = {}


def parse_mention(line: str) -> Mention:
    """A mention from one JSON object, its text exactly as given; raises `MentionError`.

    Unknown keys are ignored and `null` counts as absent. Nothing is cut or corrected here: an impossible date or an
    endless text is a mention still, which `bot.domain.mention.bounded` makes storable.
    """
    return _mention(_object(line))


def parse_labelled(line: str) -> tuple[Mention, frozenset[str] | None]:
    """A mention, and the ids or kinds of the rules that people say should match it; raises `MentionError`.

    None when nobody has said: that is another thing than an empty list, which says that no rule should.
    """
    record = _object(line)
    return _mention(record), _labels(record)


def _mention(record: Mapping[str, object]) -> Mention:
    return Mention(
        source=_source(record),
        external_id=_required(record, "external_id"),
        text=_text(record),
        published_at=_published_at(record),
        url=_string(record, "url"),
        title=_string(record, "title"),
        lang=_string(record, "lang"),
        kind=_kind(record),
        rating=_rating(record),
        author=_author(_part(record, "author")),
        engagement=_engagement(_part(record, "engagement")),
        in_reply_to=_string(record, "in_reply_to"),
        conversation_id=_string(record, "conversation_id"),
        quoted_url=_string(record, "quoted_url"),
    )


def parse_time(text: str) -> datetime:
    """A moment in UTC from RFC 3339; raises `ValueError` for anything else, a time without offset above all."""
    found = _RFC3339.fullmatch(text)
    if not found or not _OFFSET.fullmatch(found[5]):
        raise ValueError("not RFC 3339")
    day, hour, second, fraction, offset = found.groups()
    # A leap second is legal RFC 3339, but no datetime can hold it.
    moment = f"{day}T{hour}{'59' if second == '60' else second}{fraction or ''}{offset.upper()}"
    try:
        return datetime.fromisoformat(moment).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("outside the years that can be counted") from error


def _object(line: str) -> Mapping[str, object]:
    try:
        value = json.loads(line.lstrip("\ufeff"), parse_constant=_not_json)
    except RecursionError:
        raise MentionError("the JSON is nested too deeply", cure="write one flat object on each line") from None
    except ValueError as error:
        place = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise MentionError(f"not JSON{place}", cure="write one JSON object on each line") from None
    if not isinstance(value, dict):
        raise MentionError(f"{_type_of(value)} instead of an object", cure="write one JSON object on each line")
    return value


def _not_json(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _source(record: Mapping[str, object]) -> str:
    source = _required(record, "source")
    if len(source) > MAX_SOURCE or UNSTORABLE.search(source):
        raise MentionError("source is too long or holds unprintable characters", cure="give it a short, plain name")
    return source


def _required(record: Mapping[str, object], key: str) -> str:
    value = _string(record, key)
    if not value:
        raise MentionError(f"{key} is missing", cure=f'add "{key}": "..."')
    return value


def _text(record: Mapping[str, object]) -> str:
    if record.get("text") is None:
        raise MentionError("text is missing", cure='add "text": "...", which may be empty')
    return _string(record, "text")


def _labels(record: Mapping[str, object]) -> frozenset[str] | None:
    value = record.get("labels")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(label, str) for label in value):
        raise MentionError(
            "labels is no list of texts", cure='write ids or kinds of rules, as in "labels": ["hospital"]'
        )
    return frozenset(value)


def _string(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MentionError(f"{key} is {_type_of(value)}", cure=f'write it in quotes, as in "{key}": "..."')
    return value


def _published_at(record: Mapping[str, object]) -> datetime:
    value = _required(record, "published_at")
    try:
        return parse_time(value)
    except ValueError:
        raise MentionError(f"published_at {_shown(value)} is not a time", cure=_TIME_CURE) from None


def _kind(record: Mapping[str, object]) -> MentionKind:
    value = _string(record, "kind") or MentionKind.POST
    if value not in _KINDS:
        raise MentionError(f"kind {_shown(value)} is unknown", cure=f"write one of {', '.join(_KINDS)}")
    return _KINDS[value]


def _rating(record: Mapping[str, object]) -> float | None:
    value = _number(record, "rating")
    if value is not None and not 1 <= value <= 5:
        raise MentionError("rating is out of bounds", cure="write a number from 1 to 5, or leave it out")
    return None if value is None else float(value)


def _part(record: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = record.get(key)
    if value is None:
        return _NOTHING
    if not isinstance(value, dict):
        raise MentionError(f"{key} is {_type_of(value)}", cure=f'write an object, as in "{key}": {{...}}')
    return value


def _author(part: Mapping[str, object]) -> Author:
    verified = part.get("verified")
    if verified is not None and not isinstance(verified, bool):
        raise MentionError(f"author.verified is {_type_of(verified)}", cure="write true or false")
    return Author(
        handle=_string(part, "handle").lstrip("@"),
        name=_string(part, "name"),
        followers=_count(part, "followers"),
        verified=verified,
    )


def _engagement(part: Mapping[str, object]) -> Engagement:
    return Engagement(
        likes=_count(part, "likes"),
        reposts=_count(part, "reposts"),
        replies=_count(part, "replies"),
        views=_count(part, "views"),
    )


def _count(part: Mapping[str, object], key: str) -> int | None:
    value = _number(part, key)
    if value is None:
        return None
    if not 0 <= value <= MAX_COUNT or value != int(value):
        raise MentionError(f"{key} is no count", cure=f"write a whole number from 0 to {MAX_COUNT}, or leave it out")
    return int(value)


def _number(part: Mapping[str, object], key: str) -> int | float | None:
    value = part.get(key)
    if value is None:
        return None
    # In Python `true` is a number; in JSON it is not.
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise MentionError(f"{key} is {_type_of(value)}", cure="write a plain number, or leave it out")
    return value


def _type_of(value: object) -> str:
    names = {
        bool: "true or false",
        str: "a text",
        int: "a number",
        list: "a list",
        dict: "an object",
        float: "a number",
    }
    return names.get(type(value), "null")


def _shown(value: str) -> str:
    """A value in an error: short, and in ASCII, so that no hostile character reaches a terminal."""
    return ascii(value if len(value) <= 40 else f"{value[:37]}...")
