"""The way in: pages of mentions, each stored once, and how the sources fare."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from operator import attrgetter

from bot.domain.mention import Mention
from bot.domain.source import Added, SourceState, Trouble
from bot.storage.engine import Engine, places
from bot.storage.rows import (
    MENTION_COLUMNS,
    NEW_COLUMNS,
    SOURCE_COLUMNS,
    moment,
    new_values,
    source_state,
    source_values,
)
from bot.storage.twins import under_known_ids
from bot.storage.watch import RHYTHM_COLUMNS, rhythm_values

_WIDTH = NEW_COLUMNS.count(",") + 1
_ID = attrgetter("source", "external_id")
_SIZES = (100, 64, 32, 16, 8, 4, 2, 1)
"""Rows of one statement. Few sizes, since preparing a statement of 100 rows costs more than running it."""


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
        """See `Store`. A repeat under another id is stored under the id that is already there.

        Writers take turns, so that whatever has a higher id than all before is of this page.
        """
        seen = moment(now)
        with self._engine.atomic():
            under_ids = under_known_ids(self._engine, mentions)
            named = dict(zip(map(_ID, under_ids), under_ids, strict=True))
            [(newest, *rhythm)] = self._engine.rows(_BEFORE, [source])
            written = self._upsert(list(named.values()), seen, source)
            [(new,)] = self._engine.rows("SELECT COUNT(*) FROM mentions WHERE id > ?", [newest])
            known = rhythm_values(rhythm, now) if new else rhythm
            self._engine.change(_NOTE_SUCCESS, [source, cursor, seen, seen, *known])
        return Added(new=new, edited=written - new, repeated=len(mentions) - written)

    def _upsert(self, mentions: Sequence[Mention], seen: int, source: str) -> int:
        """How many mentions were stored or edited. (`RETURNING` would tell them apart, and cost a fifth more.)"""
        written = 0
        for batch in _in_few_sizes(mentions):
            written += self._engine.change(_upsert_sql(len(batch)), new_values(batch, seen, source))
        return written


def _in_few_sizes(mentions: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    start = 0
    for size in _SIZES:
        while len(mentions) - start >= size:
            yield mentions[start : start + size]
            start += size


@lru_cache(maxsize=len(_SIZES))
def _upsert_sql(rows: int) -> str:
    """The text is the same object each time, which the engines' statement caches reward."""
    values = ", ".join([places(_WIDTH)] * rows)
    news = ", ".join(f"{column} = excluded.{column}" for column in MENTION_COLUMNS.split(", "))
    return f"""INSERT INTO mentions ({NEW_COLUMNS}) VALUES {values}
        ON CONFLICT (source, external_id) DO UPDATE SET {news}, revision = mentions.revision + 1,
            edited_at = excluded.first_seen_at, outcome = NULL, outcome_reason = '', settled_at = NULL
        WHERE mentions.text <> excluded.text OR mentions.title <> excluded.title
            OR mentions.rating <> excluded.rating OR (mentions.rating IS NULL) <> (excluded.rating IS NULL)"""


_BEFORE = f"""SELECT newest, {RHYTHM_COLUMNS} FROM (SELECT COALESCE(MAX(id), 0) AS newest FROM mentions) AS mentions_now
    LEFT JOIN source_states ON name = ?"""

_NOTE_SUCCESS = f"""INSERT INTO source_states
    (name, cursor, polled_at, succeeded_at, not_before, failures, trouble, told, needs_person, {RHYTHM_COLUMNS})
    VALUES (?, ?, ?, ?, NULL, 0, '', 0, 0, ?, ?, COALESCE(?, 0))
    ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor, polled_at = excluded.polled_at,
        succeeded_at = excluded.succeeded_at, not_before = NULL, failures = 0, trouble = '', told = 0,
        needs_person = 0, first_new_at = excluded.first_new_at, last_new_at = excluded.last_new_at,
        longest_silence = excluded.longest_silence"""

_NOTE_FAILURE = f"""INSERT INTO source_states ({SOURCE_COLUMNS}) VALUES {places(9)}
    ON CONFLICT (name) DO UPDATE SET polled_at = excluded.polled_at, not_before = excluded.not_before,
        failures = excluded.failures, trouble = excluded.trouble, told = excluded.told,
        needs_person = excluded.needs_person"""
