"""Counts mentions by rule, category and source, and tells each spike once when it begins and once when it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.domain.routing import destination
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.domain.spike import HOUR_S, Direction, Phase, Reading
from bot.domain.surge import Counted, Counting, Series, SeriesName, with_hour
from bot.domain.view import CaseMention
from bot.flow import spike_words
from bot.flow.ops import ops_notice
from bot.flow.rules import LiveRules
from bot.ports import Clock, NewKey, Store
from bot.triage.spikes.detector import follow, step
from bot.triage.spikes.state import State

log = structlog.get_logger()

SPAN = timedelta(minutes=10)
"""Mentions are counted in spans of this length."""
LONGEST_GAP = timedelta(hours=2)
"""After a longer time without counting, what came meanwhile came all at once, which is no spike: it is left out."""
FRESH = timedelta(days=1)
"""What was published longer before it was seen than this is an archive, not news."""
RECENT = timedelta(hours=4)
BEFORE = timedelta(days=14)
MOST_BEHIND = 400
"""The newest mentions of a series that are read when its spike is told."""
SAME = 0.5
"""A spike of which more than this share of mentions is behind another one is the same spike."""


@dataclass(frozen=True, slots=True)
class SpikeWatch:
    """The counting step. Any number of workers may run it: each span is counted in one transaction, by one of them."""

    store: Store
    rules: LiveRules
    clock: Clock
    new_key: NewKey

    def look(self) -> bool:
        """Count one span, if one is over and all of it was taken in. True means: go again."""
        now = self.clock()
        with self.store.atomic():
            counting = self.store.counting()
            if counting is None or now - counting.until > LONGEST_GAP:
                self.store.count_on(_span_of(now) + SPAN)
                return False
            until = counting.until + SPAN
            if until > now or not self.store.is_taken_in(until):
                return False
            self._count(counting, until)
            self.store.count_on(until)
        return True

    def _count(self, counting: Counting, until: datetime) -> None:
        counts = self.store.counted(counting, until, counting.until - FRESH)
        known = {series.name: series for series in self.store.series()}
        book = self.rules.current.book
        gone = [name for name in known if not _is_watched(name, book)]
        self.store.drop_series(gone)
        watched = _watched(book, [*known, *counts])
        read = [_read(known.get(name) or _new(name, counting), counting.until, counts.get(name, 0)) for name in watched]
        read.sort(key=lambda one: -one[1].score)
        after = {series.name: series for series, _ in read}
        for series, reading in read:
            after[series.name] = self._tell(series, reading, after, until)
        self.store.save_series(list(after.values()))

    def _tell(
        self, series: Series, reading: Reading, all_series: Mapping[SeriesName, Series], until: datetime
    ) -> Series:
        """The series with the spike that it is in. Of a source nothing is told here: the auditor tells its silence."""
        if reading.phase is Phase.BEGINS:
            begins = replace(series, began_at=until - SPAN, reason=reading.reason, part_of="")
            return begins if series.name.counted is Counted.SOURCE else self._begin(begins, all_series, until)
        if reading.phase is Phase.ENDS:
            self._end(series, until)
            return replace(series, began_at=None, reason="", part_of="")
        return series

    def _begin(self, series: Series, all_series: Mapping[SeriesName, Series], until: datetime) -> Series:
        found = self.store.behind(series.name, until - BEFORE, MOST_BEHIND)
        now = [case for case in found if case.judged.stored.first_seen_at >= until - RECENT]
        whole = self._same(series.name, now, all_series, until)
        if whole:
            log.info("spike_is_part", series=str(series.name), of=str(whole))
            return replace(series, part_of=str(whole))
        before = found[len(now) :]
        self._say(series, spike_words.begun(series, self._named(series), _hour(until), now, before), "a spike begins")
        log.info("spike_begins", series=str(series.name), reason=series.reason)
        return series

    def _end(self, series: Series, until: datetime) -> None:
        if series.is_told and series.began_at:
            text = spike_words.ended(series, self._named(series), series.began_at, _hour(until))
            self._say(series, text, "a spike has ended")
            log.info("spike_ends", series=str(series.name))

    def _same(
        self, name: SeriesName, now: Sequence[CaseMention], all_series: Mapping[SeriesName, Series], until: datetime
    ) -> SeriesName | None:
        """The series that was told already and has most of these mentions, too, in the same channel."""
        ids = {case.judged.stored.id for case in now}
        for other in all_series.values():
            if other.name == name or not other.is_told or self._channel(other.name) != self._channel(name):
                continue
            theirs = {case.judged.stored.id for case in self.store.behind(other.name, until - RECENT, MOST_BEHIND)}
            if len(ids & theirs) > SAME * len(ids):
                return other.name
        return None

    def _say(self, series: Series, text: str, reason: str) -> None:
        channel = self._channel(series.name)
        self.store.add_notice(ops_notice(self.new_key(), channel, text, reason, self.clock()))

    def _channel(self, name: SeriesName) -> str:
        """Where alerts of ordinary severity of that rule go; those of a category are of all rules."""
        book = self.rules.current.book
        rule = book.rule(name.of) if name.counted is Counted.RULE else None
        return destination(book.routing, rule, Severity.NORMAL).channel if rule else book.routing.default_channel

    def _named(self, series: Series) -> str:
        return spike_words.named(series.name, {rule.id: rule.name for rule in self.rules.current.book.rules})


def _new(name: SeriesName, counting: Counting) -> Series:
    """A category that was never met had nothing so far; of a rule or a source that is new nothing is known."""
    if name.counted is not Counted.CATEGORY:
        return Series(name)
    first = max(counting.since, counting.until - BEFORE)
    spans = int((counting.until - first) / SPAN)
    state, _ = follow(State(), [((first + number * SPAN).timestamp(), 0.0) for number in range(spans)])
    return Series(name, state.to_json())


def _read(series: Series, at: datetime, count: int) -> tuple[Series, Reading]:
    direction = Direction.DOWN if series.name.counted is Counted.SOURCE else Direction.UP
    state = State.from_json(series.state) if series.state else State(direction=direction)
    after, reading = step(state, at, count)
    return replace(series, state=after.to_json(), hours=with_hour(series.hours, _hour(at), count)), reading


def _watched(book: Rulebook, seen: Sequence[SeriesName]) -> list[SeriesName]:
    """Every rule and source there is, from zero upward, and the categories that were ever met."""
    rules = [SeriesName(Counted.RULE, rule.id) for rule in book.rules]
    sources = [SeriesName(Counted.SOURCE, source.name) for source in book.sources]
    met = [name for name in seen if name.counted is Counted.CATEGORY and name.of]
    return list(dict.fromkeys([*rules, *met, *sources]))


def _is_watched(name: SeriesName, book: Rulebook) -> bool:
    return name in _watched(book, [name])


def _span_of(at: datetime) -> datetime:
    """When the span began that this moment is in."""
    return at - timedelta(seconds=at.timestamp() % SPAN.total_seconds())


def _hour(at: datetime) -> int:
    return int(at.timestamp() // HOUR_S)
