"""The way in: pages of mentions, each stored once, and how the sources fare."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from bot.domain.mention import Mention
from bot.domain.source import Added, SourceState, Trouble
from bot.storage.engine import Engine, Row, places
from bot.storage.rows import MENTION_COLUMNS, SOURCE_COLUMNS, mention_values, moment, source_state, source_values, when

SAME_CONTENT_WITHIN = timedelta(days=30)
"""Beyond this the same words under another id are a new mention: a yearly notice, an anniversary."""

_COLUMNS = MENTION_COLUMNS.split(", ")
_FIXED = ("source", "external_id", "first_seen_at")
_MOST_ROWS = 100
"""Rows of one statement; more gain nothing."""

_Item = TypeVar("_Item")
_Name = tuple[str, str]
"""A source, and an id or a content key in it."""


class Pages:
    """Stores what sources return."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def source_state(self, source: str) -> SourceState:
        """See `Store`."""
        rows = self._engine.rows(f"SELECT {SOURCE_COLUMNS} FROM source_states WHERE name = ?", [source])
        return source_state(rows[0]) if rows else SourceState(source)

    def source_states(self) -> list[SourceState]:
        """See `Store`."""
        rows = self._engine.rows(f"SELECT {SOURCE_COLUMNS} FROM source_states ORDER BY name")
        return [source_state(row) for row in rows]

    def note_poll_failure(
        self, source: str, trouble: Trouble, now: datetime, not_before: datetime | None
    ) -> SourceState:
        """See `Store`."""
        with self._engine.atomic():
            state = self.source_state(source).after_failure(trouble, now, not_before)
            self._engine.change(_NOTE_FAILURE, source_values(state))
        return state

    def add_page(self, source: str, mentions: Sequence[Mention], cursor: str, now: datetime) -> Added:
        """See `Store`. A repeat under another id is stored under the id that is already there."""
        seen = moment(now)
        with self._engine.atomic():
            named = {_id(mention): mention for mention in self._under_known_ids(mentions)}
            revisions = self._upsert(list(named.values()), seen)
            self._engine.change(_NOTE_SUCCESS, [source, cursor, seen, seen])
        new = revisions.count(1)
        return Added(new=new, edited=len(revisions) - new, repeated=len(mentions) - len(revisions))

    def _upsert(self, mentions: Sequence[Mention], seen: str) -> list[int]:
        """The revisions of those mentions that were stored or edited."""
        revisions: list[int] = []
        for batch in _batches(mentions, min(_MOST_ROWS, self._engine.most_values // len(_COLUMNS))):
            values = list(chain.from_iterable([mention_values(mention, seen) for mention in batch]))
            revisions += [revision for (revision,) in self._engine.rows(_upsert_sql(len(batch)), values)]
        return revisions

    def _under_known_ids(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """The mentions, each under the id that its content already has in the store or earlier in this page."""
        keyed = [mention for mention in mentions if mention.content_key]
        if not keyed:
            return mentions
        stored_ids = {(source, external_id) for source, external_id, *_ in self._find(_find_ids_sql, map(_id, keyed))}
        holders: _Holders = {}
        for source, external_id, content_key, published_at in self._find(_find_contents_sql, map(_content, keyed)):
            holders.setdefault((source, content_key), []).append((external_id, when(published_at)))
        return [_under_known_id(mention, stored_ids, holders) for mention in mentions]

    def _find(self, sql: Callable[[int], str], names: Iterable[_Name]) -> Iterator[Row]:
        for batch in _batches(sorted(set(names)), min(_MOST_ROWS, self._engine.most_values // 2)):
            yield from self._engine.rows(sql(len(batch)), list(chain.from_iterable(batch)))


_Holders = dict[_Name, list[tuple[str, datetime]]]
"""For a content: the ids that have it, with their times of publication."""


def _id(mention: Mention) -> _Name:
    return mention.source, mention.external_id


def _content(mention: Mention) -> _Name:
    return mention.source, mention.content_key


def _under_known_id(mention: Mention, known: set[_Name], holders: _Holders) -> Mention:
    """Its own id, if that is known, comes before the id of another mention with the same content."""
    if not mention.content_key:
        return mention
    same = holders.setdefault(_content(mention), [])
    near = (
        external_id
        for external_id, published_at in same
        if abs(published_at - mention.published_at) <= SAME_CONTENT_WITHIN
    )
    twin = next(near, None)
    if twin is not None and _id(mention) not in known:
        return replace(mention, external_id=twin)
    known.add(_id(mention))
    same.append((mention.external_id, mention.published_at))
    return mention


def _batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


@lru_cache(maxsize=_MOST_ROWS)
def _upsert_sql(rows: int) -> str:
    """The text is the same object each time, which the engines' statement caches reward."""
    values = ", ".join([places(len(_COLUMNS))] * rows)
    news = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS if column not in _FIXED)
    return f"""INSERT INTO mentions ({MENTION_COLUMNS}) VALUES {values}
        ON CONFLICT (source, external_id) DO UPDATE SET {news}, revision = mentions.revision + 1,
            edited_at = excluded.first_seen_at, outcome = NULL, outcome_reason = '', settled_at = NULL
        WHERE mentions.text <> excluded.text OR mentions.title <> excluded.title
            OR mentions.rating <> excluded.rating OR (mentions.rating IS NULL) <> (excluded.rating IS NULL)
        RETURNING revision"""


@lru_cache(maxsize=_MOST_ROWS)
def _find_ids_sql(rows: int) -> str:
    names = ", ".join([places(2)] * rows)
    return f"SELECT source, external_id FROM mentions WHERE (source, external_id) IN (VALUES {names})"


@lru_cache(maxsize=_MOST_ROWS)
def _find_contents_sql(rows: int) -> str:
    names = ", ".join([places(2)] * rows)
    return f"""SELECT source, external_id, content_key, published_at FROM mentions
        WHERE content_key <> '' AND (source, content_key) IN (VALUES {names}) ORDER BY id DESC"""


_NOTE_SUCCESS = """INSERT INTO source_states
    (name, cursor, polled_at, succeeded_at, not_before, failures, trouble, told) VALUES (?, ?, ?, ?, NULL, 0, '', 0)
    ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor, polled_at = excluded.polled_at,
        succeeded_at = excluded.succeeded_at, not_before = NULL, failures = 0, trouble = '', told = 0"""

_NOTE_FAILURE = f"""INSERT INTO source_states ({SOURCE_COLUMNS}) VALUES {places(8)}
    ON CONFLICT (name) DO UPDATE SET polled_at = excluded.polled_at, not_before = excluded.not_before,
        failures = excluded.failures, trouble = excluded.trouble, told = excluded.told"""
