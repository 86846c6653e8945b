"""The sources as they are read: built from the team's list, as rounds of a schedule, following edits of that list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.difference import Difference
from bot.domain.rule import Rule
from bot.domain.rulebook import Rulebook
from bot.domain.source import SourceConfig
from bot.errors import SettingsError
from bot.flow.poll import Poller
from bot.flow.reload import ReadySources
from bot.flow.turns import Turns
from bot.ports import Clock, Source
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.schedule import Round, Schedule


@dataclass(frozen=True, slots=True)
class TimedSource:
    """A source, and how often it is read."""

    source: Source
    every: timedelta


def build_sources(
    configs: Sequence[SourceConfig], settings: Settings, rules: Sequence[Rule] = ()
) -> tuple[list[TimedSource], list[str]]:
    """The sources that can be read, and a sentence for each that is off because the host lacks something.

    `rules` are for sources that ask only for what the rules look for.
    """
    from bot.sources.build import SourceKeys, build_source

    named = {str(config.options["url_env"]) for config in configs if config.options.get("url_env")}
    keys = SourceKeys(
        x_bearer_token=settings.x_bearer_token,
        secrets={name: settings.secret(name) for name in named},
        allow_private=settings.allow_private,
        x_base_url=settings.x_api_url,
    )
    built, off = [], []
    for config in configs:
        try:
            built.append(TimedSource(build_source(config, keys, rules), config.every))
        except SettingsError as error:
            off.append(f"source {config.name} is off: {error}")
    return built, off


@dataclass(frozen=True, slots=True)
class PolledSources:
    """The sources as rounds of a schedule, which follow the team's list. `wake` is called after each poll."""

    schedule: Schedule
    poller: Poller
    settings: Settings
    clock: Clock
    wake: Callable[[], None]
    turns: Turns | None = None

    def ready(self, changes: Difference, book: Rulebook) -> ReadySources:
        """Build what is new, changed or off, and nothing else; the sources that go on are not disturbed."""
        changed = {entry.name: entry.keys for entry in changes.sources.changed}
        fresh = [source for source in book.sources if source.name in changed or self._is_stale(source, changes)]
        built, off = build_sources(fresh, self.settings, book.rules)

        def begin() -> None:
            for name in (*changes.sources.removed, *changed):
                self.schedule.drop(f"poll {name}")
            for timed in built:
                self._begin(timed, only_interval=changed.get(timed.source.name) == ("every",))

        return ReadySources(begin, tuple(off))

    def _begin(self, timed: TimedSource, *, only_interval: bool) -> None:
        """At once, even after a refusal, which is most likely mended now; but for a mere change of interval."""
        now = self.clock()
        if self.turns:
            self.turns.read_anew(timed.source.name)
        turn = polling(self.poller, timed, self.wake, self.turns, mended_at=None if only_interval else now)
        self.schedule.put(turn, now + timed.every if only_interval else now)

    def _is_stale(self, source: SourceConfig, changes: Difference) -> bool:
        """Not polled as yet, or asking for what the rules no longer look for."""
        from bot.sources.build import follows_rules

        return not self.schedule.has(f"poll {source.name}") or (changes.asks_otherwise and follows_rules(source))


def polling(
    poller: Poller,
    timed: TimedSource,
    wake: Callable[[], None],
    turns: Turns | None,
    *,
    mended_at: datetime | None = None,
) -> Round:
    """A round that reads a source; with `turns`, only when no other process does."""
    from bot.schedule import Round

    def poll() -> datetime | None:
        if turns:
            again = turns.poll(timed.source, timed.every, mended_at)
        else:
            again = None
            poller.poll(timed.source, mended_at=mended_at)
        wake()
        return again

    return Round(f"poll {timed.source.name}", timed.every, poll)


def no_sources(_changes: Difference, _book: Rulebook) -> ReadySources:
    """Of a process that reads none."""
    return ReadySources(lambda: None)
