"""The same content under several ids: sources that give an article a new id at each read would fill the store.

It compares `content_key` alone; what makes two texts the same content is the source's own knowledge.
"""

# Every value is bound; only placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from bot.domain.mention import Mention
from bot.storage.engine import Engine, batches, places
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
    for mention in reversed(mentions):
        if mention.content_key:
            first[mention.source][mention.content_key] = mention.external_id
    if not first:
        return mentions
    holders = _stored_holders(engine, first)
    shared = {content for content, same in holders.items() if same[0][0] != first[content[0]][content[1]]}
    shared |= _shared_here(mentions, first)
    if not shared:
        return mentions
    known = _stored_ids(engine, [mention for mention in mentions if _content(mention) in shared])
    return [
        _under_known_id(mention, known, holders) if _content(mention) in shared else mention for mention in mentions
    ]


def _shared_here(mentions: Sequence[Mention], first: Mapping[str, Mapping[str, str]]) -> set[_Name]:
    """The contents that come under several ids in this page."""
    if sum(map(len, first.values())) == len(mentions):
        return set()
    keyed = [mention for mention in mentions if mention.content_key]
    return {_content(one) for one in keyed if one.external_id != first[one.source][one.content_key]}


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
    """Of the content keys of each source, those that are stored; the newest mention of each comes first."""
    holders: _Holders = defaultdict(list)
    for source, keys in wanted.items():
        for batch in batches(list(keys), _SIZES[-1]):
            asked = _in_few_sizes(batch, "")
            found = engine.rows(_holders_sql(len(asked)), [*asked, source])
            for _, content_key, external_id, published_at in sorted(found, reverse=True):
                holders[source, content_key].append((external_id, when(published_at)))
    return holders


def _stored_ids(engine: Engine, mentions: Sequence[Mention]) -> set[_Name]:
    wanted: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        wanted[mention.source][mention.external_id] = None
    known: set[_Name] = set()
    for source, ids in wanted.items():
        for batch in batches(list(ids), _SIZES[-1]):
            asked = _in_few_sizes(batch, batch[0])
            known.update((source, found) for (found,) in engine.rows(_ids_sql(len(asked)), [source, *asked]))
    return known


@lru_cache(maxsize=len(_SIZES))
def _holders_sql(count: int) -> str:
    """A join, because what is in a list of `IN` would be sorted and made distinct first: twice the price."""
    return f"""WITH asked (name) AS (VALUES {", ".join(["(?)"] * count)})
        SELECT id, content_key, external_id, published_at FROM asked CROSS JOIN mentions
        WHERE content_key <> '' AND source = ? AND content_key = asked.name"""


@lru_cache(maxsize=len(_SIZES))
def _ids_sql(count: int) -> str:
    return f"SELECT external_id FROM mentions WHERE source = ? AND external_id IN {places(count)}"


def _in_few_sizes(names: Sequence[str], filling: str) -> Sequence[str]:
    """Filled up: preparing a statement for another number of names costs more than looking one up in vain."""
    size = next(size for size in _SIZES if size >= len(names))
    return [*names, *[filling] * (size - len(names))]


def _id(mention: Mention) -> _Name:
    return mention.source, mention.external_id


def _content(mention: Mention) -> _Name:
    return mention.source, mention.content_key
