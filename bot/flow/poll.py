"""Read one source: each page is stored together with its cursor, or neither is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.mention import Mention, bounded
from bot.domain.source import Added, Page, SourceState, Trouble
from bot.errors import ClaimLostError, SourceError, SourceLimitedError, SourceRefusedError
from bot.flow.ops import ops_notice
from bot.flow.rules import LiveRules
from bot.ports import Clock, NewKey, Source, Store

log = structlog.get_logger()

MAX_KEY = 200
REFUSED_PAUSE = timedelta(hours=1)
"""A source that refuses us is asked again this much later: each try may cost money, and a person must act first."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll did. `trouble` is empty when it went well; what was stored before the trouble stays stored.

    With `waits_until` nothing was read: the source had asked for a pause.
    """

    source: str
    added: Added
    pages: int = 0
    faults: tuple[str, ...] = ()
    trouble: str = ""
    waits_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Poller:
    """The poll step. The channel for the bot's own troubles is told of what a person should know."""

    store: Store
    clock: Clock
    new_key: NewKey
    rules: LiveRules
    started_at: datetime

    def poll(
        self, source: Source, *, mended_at: datetime | None = None, check: Callable[[], None] | None = None
    ) -> Polled:
        """Read every page the source has now. A failing source is a value: it never stops the others.

        `mended_at` is when a person changed its settings, if that was while we run: a refusal from before is over.
        `check` is called before each read. Raises `ClaimLostError`, with no more stored, when `check` does, and when
        somebody else has read on meanwhile.
        """
        check = check or _no_rival
        state = self.store.source_state(source.name)
        as_of = self.started_at if mended_at is None else max(self.started_at, mended_at)
        if state.must_wait(self.clock(), as_of):
            return Polled(source.name, Added(), waits_until=state.not_before)
        done = Polled(source.name, Added())
        more = True
        while more:
            check()
            try:
                page = source.fetch(state.cursor, self.clock())
            except SourceError as error:
                check()
                return self._failed(done, error)
            done = self._stored(done, page, state)
            more = page.more and page.cursor != state.cursor
            state = self.store.source_state(source.name)
        return done

    def _stored(self, done: Polled, page: Page, before: SourceState) -> Polled:
        now = self.clock()
        mentions = tuple(self._bounded(mention, now) for mention in page.mentions)
        with self.store.atomic():
            if self.store.source_state(done.source).cursor != before.cursor:
                raise ClaimLostError("somebody else has read on meanwhile", who=f"source {done.source}")
            added = self.store.add_page(done.source, mentions, page.cursor, now)
            if before.told:
                self._tell(now, f"Source {done.source} answers again.", "the source recovered")
            if page.gap:
                self._tell_of_gap(done.source, page.gap, now)
        for fault in page.faults:
            log.warning("record_unreadable", source=done.source, reason=fault)
        if added.new or added.edited:
            log.info("page_stored", source=done.source, new=added.new, edited=added.edited, repeated=added.repeated)
        return Polled(done.source, done.added + added, done.pages + 1, done.faults + page.faults)

    def _bounded(self, mention: Mention, now: datetime) -> Mention:
        kept, notes = bounded(mention, now)
        for note in notes:
            log.warning("mention_bounded", source=mention.source, mention=kept.external_id, reason=note)
        return kept

    def _failed(self, done: Polled, error: SourceError) -> Polled:
        now = self.clock()
        trouble = Trouble(str(error), needs_person=isinstance(error, SourceRefusedError))
        with self.store.atomic():
            state = self.store.note_poll_failure(done.source, trouble, now, _not_before(error, now))
            if state.tells_now:
                self._tell(now, f"Source {done.source} cannot be read: {_told(error)}", "a source is in trouble")
        log.warning("poll_failed", source=done.source, reason=str(error), failures=state.failures)
        return Polled(done.source, done.added, done.pages, done.faults, trouble=str(error))

    def _tell_of_gap(self, source: str, gap: str, now: datetime) -> None:
        """Once a day for the same gap: a feed that is too long is so at every poll."""
        key = f"gap {source} {gap} {now:%Y-%m-%d}"[:MAX_KEY]
        self._tell(now, f"Source {source} has a gap: {gap}", "the source cannot give everything", key)

    def _tell(self, now: datetime, text: str, reason: str, key: str = "") -> None:
        channel = self.rules.current.book.routing.ops_channel
        self.store.add_notice(ops_notice(key or self.new_key(), channel, text, reason, now))


def _no_rival() -> None:
    """Nobody else reads the sources of this store."""


def _told(error: SourceError) -> str:
    return f"{error.what} ({error.cure})" if error.cure else error.what


def _not_before(error: SourceError, now: datetime) -> datetime | None:
    if isinstance(error, SourceLimitedError):
        return now + timedelta(seconds=error.wait_s)
    return now + REFUSED_PAUSE if isinstance(error, SourceRefusedError) else None
