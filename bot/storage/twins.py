"""The same content under several ids: sources that give an article a new id at each read would fill the store.

It compares `content_key` alone; what makes two texts the same content is the source's own knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.mention import Mention
from bot.storage.engine import Engine, Row, batches, places
from bot.storage.rows import when

SAME_CONTENT_WITHIN = timedelta(days=30)
"""Beyond this the same words under another id are a new mention: a yearly notice, an anniversary."""

_SIZES = (1, 2, 4, 8, 16, 32, 64, 100, 200, 400)

_Name = tuple[str, str]
"""A source, and an id or a content key in it."""

_Holders = dict[_Name, list[tuple[str, datetime]]]
"""For a content: the ids that have it with their times of publication, the one that stands for it first."""


def under_known_ids(engine: Engine, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions, each under the id that its content already has, in the store or earlier in this page.

    A mention whose own id is in the store keeps it, whatever its content.
    """
    first: dict[str, dict[str, str]] = defaultdict(dict)
    shared: set[_Name] = set()
    for mention in mentions:
        content_key = mention.content_key
        if content_key and first[mention.source].setdefault(content_key, mention.external_id) != mention.external_id:
            shared.add((mention.source, content_key))
    if not first:
        return mentions
    holders = _stored_holders(engine, first)
    shared.update(content for content, same in holders.items() if same[0][0] != first[content[0]][content[1]])
    if not shared:
        return mentions
    known = _stored_ids(engine, [mention for mention in mentions if _content(mention) in shared])
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


def _stored_holders(engine: Engine, wanted: Mapping[str, Iterable[str]]) -> _Holders:
    """Of the content keys of each source."""
    sql = """SELECT source, content_key, external_id, published_at FROM mentions
        WHERE content_key <> '' AND source = ? AND content_key IN {} ORDER BY id DESC"""
    holders: _Holders = defaultdict(list)
    for source, content_key, external_id, published_at in _find(engine, sql, wanted):
        holders[source, content_key].append((external_id, when(published_at)))
    return holders


def _stored_ids(engine: Engine, mentions: Sequence[Mention]) -> set[_Name]:
    sql = "SELECT source, external_id FROM mentions WHERE source = ? AND external_id IN {}"
    wanted: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        wanted[mention.source][mention.external_id] = None
    return {(source, external_id) for source, external_id in _find(engine, sql, wanted)}


def _find(engine: Engine, sql: str, wanted: Mapping[str, Iterable[str]]) -> Iterator[Row]:
    """The rows for these names, asked for source by source: no index serves pairs of source and name at once."""
    for source, names in wanted.items():
        for batch in batches(list(names)):
            asked = _in_few_sizes(batch)
            yield from engine.rows(sql.format(places(len(asked))), [source, *asked])


def _in_few_sizes(names: Sequence[str]) -> Sequence[str]:
    """Some names twice: preparing a statement for another number of names costs more than looking one up again."""
    size = next((size for size in _SIZES if size >= len(names)), len(names))
    return [*names, *[names[0]] * (size - len(names))]


def _id(mention: Mention) -> _Name:
    return mention.source, mention.external_id


def _content(mention: Mention) -> _Name:
    return mention.source, mention.content_key
