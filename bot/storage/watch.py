"""What is measured about the bot itself, and the troubles that people were told of."""

# Every value is bound; only our own column names are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.behind import Queue
from bot.domain.watch import HEARING, Backlog, OpenTrouble, Pause, Rhythm, Vitals
from bot.storage.engine import Engine, Row, Value
from bot.storage.rows import SOURCE_COLUMNS, maybe_moment, maybe_when, moment, source_state, when
from bot.storage.spikes import quiet_sources


class Watch:
    """Measures."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def vitals(self, now: datetime) -> Vitals:
        """See `Store`."""
        at = moment(now)
        [(mentions_waiting, oldest_mention)] = self._engine.rows(_WAITING)
        [(dues_overdue, oldest_due)] = self._engine.rows(_OVERDUE, [at, at])
        return Vitals(
            backlog=tuple(_backlog(row) for row in self._engine.rows(_BACKLOG, [at, at])),
            queues=tuple(_queue(row) for row in self._engine.rows(_QUEUES, [at, at, at])),
            pauses=tuple(_pause(row) for row in self._engine.rows(_PAUSES, [at])),
            sources=tuple(source_state(row) for row in self._engine.rows(_SOURCES)),
            rhythms=tuple((name, rhythm(row)) for name, *row in self._engine.rows(_RHYTHMS)),
            quiet=tuple(quiet_sources(self._engine)),
            mentions_waiting=mentions_waiting,
            oldest_mention=maybe_when(oldest_mention),
            dues_overdue=dues_overdue,
            oldest_due=maybe_when(oldest_due),
            free_bytes=self._engine.free_bytes(),
            heard_until=next((when(until) for (until,) in self._engine.rows(_HEARD, [HEARING])), None),
        )

    def troubles(self) -> list[OpenTrouble]:
        """See `Store`."""
        rows = self._engine.rows("SELECT key, text, since, calm_since FROM troubles ORDER BY since, key")
        return [OpenTrouble(key, text, when(since), maybe_when(calm)) for key, text, since, calm in rows]

    def note_trouble(self, trouble: OpenTrouble) -> bool:
        """See `Store`."""
        return bool(self._engine.change(_NOTE_TROUBLE, [trouble.key, trouble.text, moment(trouble.since)]))

    def note_calm(self, key: str, since: datetime | None) -> None:
        """See `Store`."""
        self._engine.change("UPDATE troubles SET calm_since = ? WHERE key = ?", [maybe_moment(since), key])

    def end_trouble(self, key: str) -> bool:
        """See `Store`."""
        return bool(self._engine.change("DELETE FROM troubles WHERE key = ?", [key]))


def rhythm_values(row: Sequence[Any], now: datetime) -> list[Value]:
    """`RHYTHM_COLUMNS` of a source that has just said something new; `row` is what they were."""
    known = Rhythm(now, now) if row[0] is None else rhythm(row).after(now)
    return [moment(known.since), moment(known.last), known.longest_silence // timedelta(microseconds=1)]


def rhythm(row: Sequence[Any]) -> Rhythm:
    """A row of `RHYTHM_COLUMNS`, once the source has said something."""
    since, last, longest_silence = row
    return Rhythm(when(since), when(last), timedelta(microseconds=longest_silence))


def _backlog(row: Row) -> Backlog:
    channel, state, count, oldest, reason = row
    return Backlog(channel, state, count, when(oldest), reason)


def _queue(row: Row) -> Queue:
    """That a bucket is full again soon after a token was taken says about when that was."""
    place, count, every, full_at = row
    return Queue(place, count, timedelta(microseconds=every), when(full_at))


def _pause(row: Row) -> Pause:
    lane, until, reason, is_refusal = row
    return Pause(lane, when(until), reason, bool(is_refusal))


_WAITING = "SELECT COUNT(*), MIN(first_seen_at) FROM mentions WHERE outcome IS NULL"

_OVERDUE = "SELECT COUNT(*), MIN(due_at) FROM dues WHERE free_at IS NOT NULL AND due_at < ? AND free_at < ?"

# What must not be sent yet, because it was held back on purpose, is no backlog; nor is what waits for such a post.
# It counts from when it was let go.
_BACKLOG = """SELECT channel, state, COUNT(*), MIN(since), MAX(last_reason) FROM (
        SELECT deliveries.channel, state, last_reason, free_at, attempts,
            COALESCE((SELECT MAX(root.held_until) FROM notices root
                WHERE root.alert_id = notices.alert_id AND root.held_until > notices.created_at),
                notices.created_at) AS since
        FROM deliveries JOIN notices ON notices.id = deliveries.notice_id WHERE deliveries.state <> 'done'
    ) undone
    WHERE (free_at IS NULL OR attempts > 0 OR free_at <= ?) AND since <= ?
    GROUP BY channel, state ORDER BY channel, state"""

# Posts have the bucket of their channel, edits that of all edits. What waits for a first post that is held back is held
# back with it, and what is refused to us does not wait for the pace.
_QUEUES = """SELECT buckets.name, COUNT(*), MAX(buckets.every), MAX(buckets.full_at) FROM deliveries
        JOIN buckets ON buckets.name = CASE WHEN method = 'all edits' THEN method ELSE lane END
    WHERE deliveries.state = 'waiting' AND deliveries.free_at <= ?
        AND NOT EXISTS (SELECT 1 FROM pauses WHERE pauses.lane = deliveries.lane AND is_refusal = 1 AND until > ?)
        AND NOT EXISTS (SELECT 1 FROM deliveries root WHERE root.root_of = deliveries.after_root_of
            AND root.state <> 'done' AND root.free_at > ?)
    GROUP BY buckets.name ORDER BY buckets.name"""

_HEARD = "SELECT until FROM leases WHERE name = ?"

_PAUSES = "SELECT lane, until, reason, is_refusal FROM pauses WHERE until > ? ORDER BY lane"

_SOURCES = f"SELECT {SOURCE_COLUMNS} FROM source_states ORDER BY name"

RHYTHM_COLUMNS = "first_new_at, last_new_at, longest_silence"

_RHYTHMS = f"SELECT name, {RHYTHM_COLUMNS} FROM source_states WHERE first_new_at IS NOT NULL ORDER BY name"

_NOTE_TROUBLE = "INSERT INTO troubles (key, text, since) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING"
