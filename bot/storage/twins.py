"""The same content under several ids: sources that give an article a new id at each read would fill the store.

It compares `content_key` alone; what makes two texts the same content is the source's own knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.mention import Mention
from bot.storage.engine import Engine, Row, batches, places
from bot.storage.rows import when

SAME_CONTENT_WITHIN = timedelta(days=30)
"""Beyond this the same words under another id are a new mention: a yearly notice, an anniversary."""

_Name = tuple[str, str]
"""A source, and an id or a content key in it."""

_Holders = dict[_Name, list[tuple[str, datetime]]]
"""For a content: the ids that have it with their times of publication, the one that stands for it first."""


def under_known_ids(engine: Engine, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, each under the id that its content already has, in the store or earlier in this page.

    A mention whose own id is in the store keeps it, whatever its content.
    """
    keyed = [mention for mention in mentions if mention.content_key]
    holders = _stored_holders(engine, keyed)
    shared = _shared_contents(keyed, holders)
    if not shared:
        return mentions
    known = _stored_ids(engine, [mention for mention in keyed if _content(mention) in shared])
    return [
        _under_known_id(mention, known, holders) if _content(mention) in shared else mention for mention in mentions
    ]


def _under_known_id(mention: Mention, known: set[_Name], holders: _Holders) -> Mention:
    same = holders[_content(mention)]
    near = (held for held, published_at in same if abs(published_at - mention.published_at) <= SAME_CONTENT_WITHIN)
    twin = next(near, None)
    if twin is not None and _id(mention) not in known:
        return replace(mention, external_id=twin)
    known.add(_id(mention))
    same.append((mention.external_id, mention.published_at))
    return mention


def _shared_contents(keyed: Sequence[Mention], holders: _Holders) -> set[_Name]:
    """The contents that a mention has under another id than the one that stands for it."""
    first = {content: same[0][0] for content, same in holders.items()}
    return {
        content
        for mention in keyed
        if first.setdefault(content := _content(mention), mention.external_id) != mention.external_id
    }


def _stored_holders(engine: Engine, keyed: Sequence[Mention]) -> _Holders:
    sql = """SELECT source, content_key, external_id, published_at FROM mentions
        WHERE content_key <> '' AND source = ? AND content_key IN {} ORDER BY id DESC"""
    holders: _Holders = defaultdict(list)
    for source, content_key, external_id, published_at in _find(engine, sql, map(_content, keyed)):
        holders[source, content_key].append((external_id, when(published_at)))
    return holders


def _stored_ids(engine: Engine, mentions: Sequence[Mention]) -> set[_Name]:
    sql = "SELECT source, external_id FROM mentions WHERE source = ? AND external_id IN {}"
    return {(source, external_id) for source, external_id in _find(engine, sql, map(_id, mentions))}


def _find(engine: Engine, sql: str, names: Iterable[_Name]) -> Iterator[Row]:
    """The rows for these names, asked for source by source: no index serves pairs of source and name at once."""
    by_source: dict[str, dict[str, None]] = defaultdict(dict)
    for source, name in names:
        by_source[source][name] = None
    for source, wanted in by_source.items():
        for batch in batches(list(wanted)):
            yield from engine.rows(sql.format(places(len(batch))), [source, *batch])


def _id(mention: Mention) -> _Name:
    return mention.source, mention.external_id


def _content(mention: Mention) -> _Name:
    return mention.source, mention.content_key
