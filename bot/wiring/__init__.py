"""The only place that builds concrete things, and the only reader of the clock, the environment and randomness."""

from __future__ import annotations

import logging
import os
import random
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import structlog

from bot.domain.difference import Difference
from bot.domain.drill import DrillRun
from bot.domain.rulebook import Rulebook
from bot.flow.act import Desk
from bot.flow.clocks import ClockWatch
from bot.flow.deliver import Deliverer
from bot.flow.due import Escalator
from bot.flow.holding import Holdings
from bot.flow.intake import Intake, growing_batches
from bot.flow.office import Office
from bot.flow.ops import OPS_ADDRESS
from bot.flow.paced import PacedChat
from bot.flow.poll import Poller
from bot.flow.reload import ReadySources, Reloader
from bot.flow.rules import LiveRules
from bot.flow.spikes import SpikeWatch
from bot.flow.turns import Turns
from bot.flow.watch import Auditor, Hearing
from bot.heartbeat import HttpHeartbeat
from bot.paging import ApprisePager
from bot.ports import Chat, Clock, Store
from bot.rulebook.drill import drills_in
from bot.rulebook.examples import failing_examples
from bot.rulebook.load import load
from bot.rulebook.watch import FolderWatch
from bot.settings import Settings, read_settings
from bot.wiring.reading import PolledSources, TimedSource, no_sources, polling

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.schedule import Loop, Round, Schedule, Senders

log = structlog.get_logger()

SLACK_TIMEOUT_S = 10
"""A call to Slack that takes longer counts as lost."""
CLAIMED_FOR = 0.8
"""Of the time within which others take over: the rest is for noticing, and for clocks that differ."""
COUNTED_EVERY = timedelta(minutes=1)
AUDIT_EVERY = timedelta(minutes=1)
PACE_LOOKED_AT_EVERY = timedelta(seconds=10)
SENDERS = 4
"""Threads that deliver. A channel in which Slack is slow keeps two of them at most, with a post and with an edit."""


def clock() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def new_key() -> str:
    """A key that nobody can guess or repeat."""
    return secrets.token_hex(16)


def host_settings() -> Settings:
    """The settings in this process's environment."""
    return read_settings(os.environ)


def configure_logging(log_format: str, *, quiet: bool = False) -> None:
    """One line an event on stderr, as `key=value` text or as JSON; when `quiet`, warnings and errors alone."""
    renderer = (
        structlog.processors.JSONRenderer(sort_keys=True)
        if log_format == "json"
        else structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="level=%(levelname)s logger=%(name)s %(message)s"
    )


def open_store(settings: Settings) -> Store:
    """The store, brought up to date first."""
    from bot.storage import open as storage

    applied = storage.migrate(settings.database)
    if applied:
        log.info("database_migrated", steps=len(applied))
    return storage.open_store(settings.database)


def open_history(settings: Settings) -> Store:
    """The store as it is, to be read: nothing is brought up to date. Raises `StoreVersionError` when it must be."""
    from bot.storage.open import open_store

    return open_store(settings.database)


def open_history_if_any(settings: Settings) -> Store | None:
    """As `open_history`; None while there is no database yet."""
    from bot.storage.open import is_postgres

    there = is_postgres(settings.database) or Path(settings.database).exists()
    return open_history(settings) if there else None


@contextmanager
def scratch_store() -> Iterator[Store]:
    """An empty store that is gone afterwards."""
    from bot.storage.sqlite import migrate_sqlite, open_sqlite

    with TemporaryDirectory(prefix="wardwatch-") as folder:
        path = str(Path(folder) / "scratch.db")
        migrate_sqlite(path)
        store = open_sqlite(path)
        try:
            yield store
        finally:
            store.close()


def slack_client(settings: Settings, before_post: Callable[[], None] | None = None) -> WebClient:
    """A client for Slack's Web API that never repeats a call by itself; `before_post` is as for `client_for`."""
    from bot.slack.client import client_for

    settings.require("SLACK_BOT_TOKEN")
    return client_for(settings.slack_bot_token, settings.slack_api_url, SLACK_TIMEOUT_S, before_post)


@dataclass(frozen=True, slots=True)
class Bot:
    """Everything that runs, built for one store and one chat; the rules may be replaced while it runs."""

    settings: Settings
    rules: LiveRules
    store: Store
    client: WebClient
    sources: Sequence[TimedSource]
    poller: Poller
    intake: Intake
    deliverer: Deliverer
    escalator: Escalator
    holdings: Holdings
    turns: Turns | None
    spikes: SpikeWatch
    clock: Clock

    def desk(self, nudge: Callable[[], None]) -> Desk:
        """Where clicks arrive; `nudge` is called after each change."""
        return Desk(self.store, self.deliverer.chat, self.rules, self.clock, new_key, nudge)

    def office(
        self,
        nudge: Callable[[], None],
        rules_folder: Path | None = None,
        runs: Callable[[], Sequence[DrillRun]] = tuple,
    ) -> Office:
        """What people ask for that is not about one alert; `rules_folder` holds the drills that it names."""
        drills = partial(drills_in, rules_folder) if rules_folder else tuple
        return Office(self.store, self.deliverer.chat, self.rules, self.intake, self.clock, nudge, drills, runs)

    def schedule(self, rules_folder: Path | None = None, *, polls: bool = True) -> tuple[Schedule, Callable[[], None]]:
        """The clockwork of a long run, not yet started, and the nudge that makes it deliver at once.

        With a `rules_folder`, what is edited there comes into force while it runs. A process that does not poll leaves
        reading the sources and taking in to others.
        """
        from bot.schedule import Loop, Round, Schedule

        deliveries = self.senders()

        def carry_out() -> bool:
            done = self.escalator.carry_out_one()
            if done:
                deliveries.wake()
            return done

        dues = Loop("escalate", carry_out, lambda: self.store.next_due_at(self.clock()), self.clock)

        def nudge() -> None:
            dues.wake()
            deliveries.wake()

        batches = growing_batches()

        def take_in() -> bool:
            taken = self.intake.take(next(batches))
            if taken:
                nudge()
            return taken > 0

        intake = Loop("intake", take_in, lambda: None, self.clock)

        def wake() -> None:
            intake.wake()
            nudge()

        def count() -> None:
            while self.spikes.look():
                nudge()

        rounds = [polling(self.poller, timed, wake, self.turns) for timed in self.sources]
        rounds.append(Round("count", COUNTED_EVERY, count))
        rounds += self._auditing(deliveries.wake)
        loops = [self.keeper(), *([intake] if polls else ()), dues, *deliveries.loops]
        schedule = Schedule(rounds if polls else [], loops, self.clock)
        schedule.add_loop(self._watching_clock(schedule.replan, nudge))
        if rules_folder is not None:
            polled = PolledSources(schedule, self.poller, self.settings, self.clock, wake, self.turns)
            schedule.add_loop(self._watching(rules_folder, polled.ready if polls else no_sources, nudge))
        return schedule, nudge

    def auditor(self) -> Auditor:
        """What looks after the bot itself."""
        heartbeat = HttpHeartbeat(self.settings.heartbeat_url)
        tells_outside = bool(self.settings.secret(OPS_ADDRESS))
        return Auditor(self.store, self.rules, self.clock, new_key, heartbeat, tells_outside)

    def hearing(self) -> Hearing:
        """Where this process says that it hears Slack over a connection of its own."""
        return Hearing(self.store, self.clock, new_key())

    def _auditing(self, told: Callable[[], None]) -> list[Round]:
        """Not at once: after a downtime everything is late for a moment."""
        from bot.schedule import Round

        auditor = self.auditor()

        def audit() -> None:
            if auditor.audit() or self.deliverer.setbacks.stand_in_for_stranded():
                told()

        def look_at_pace() -> None:
            if auditor.look_at_pace():
                told()

        return [
            Round("audit", AUDIT_EVERY, audit, begins_after=AUDIT_EVERY),
            Round("pace", PACE_LOOKED_AT_EVERY, look_at_pace, begins_after=PACE_LOOKED_AT_EVERY),
        ]

    def clock_watch(self, replan: Callable[[datetime], None]) -> ClockWatch:
        """What notices that the clock was set; `replan` is for what waits in this process alone."""
        return ClockWatch(self.store, self.rules, self.clock, new_key, replan)

    def _watching_clock(self, replan: Callable[[datetime], None], told: Callable[[], None]) -> Loop:
        from bot.schedule import Loop

        watch = self.clock_watch(replan)

        def look() -> bool:
            if watch.look():
                told()
            return False

        return Loop("clock", look, lambda: None, self.clock)

    def senders(self) -> Senders:
        """What delivers, not yet started. It shares this process with what takes in."""
        from bot.schedule import Senders

        return Senders(
            SENDERS, self.deliverer.deliver_one, lambda: self.store.next_delivery_at(self.clock()), self.clock
        )

    def keeper(self) -> Loop:
        """Keeps what is worked on from being taken over, not yet started."""
        from bot.schedule import Loop

        def prolong() -> bool:
            self.holdings.prolong()
            return False

        return Loop("claims", prolong, lambda: self.clock() + self.holdings.term / 4, self.clock)

    def _watching(
        self, folder: Path, prepare: Callable[[Difference, Rulebook], ReadySources], told: Callable[[], None]
    ) -> Loop:
        from bot.schedule import Loop

        watch = FolderWatch(folder)
        reloader = Reloader(self.store, self.rules, watch, prepare, failing_examples, self.clock, new_key)
        if self.turns:
            reloader.is_first = self.turns.is_first

        def look() -> bool:
            if reloader.step():
                told()
            return False

        return Loop("rules", look, lambda: watch.next_look(self.clock()), self.clock)


Client = Callable[[Callable[[], None]], "WebClient"]
"""Makes the client of a bot from what must be asked before each new message."""


def build_bot(
    settings: Settings,
    book: Rulebook,
    store: Store,
    sources: Sequence[TimedSource],
    now: Clock = clock,
    *,
    speed: float = 1,
    client_for: Client | None = None,
) -> Bot:
    """Put the parts together. `speed` is how many times as fast as the one on the wall the clock `now` runs."""
    from bot.slack.poster import SlackChat

    holdings = Holdings(now, timedelta(seconds=settings.takeover_s * CLAIMED_FOR * speed))
    client = client_for(holdings.check) if client_for else slack_client(settings, holdings.check)
    chat: Chat = SlackChat(client)
    if speed != 1:
        chat = PacedChat(chat, speed)
    rules = LiveRules(book)
    poller = Poller(store, now, new_key, rules, now())
    return Bot(
        settings=settings,
        rules=rules,
        store=store,
        client=client,
        sources=sources,
        poller=poller,
        intake=Intake(store, rules, now, new_key),
        deliverer=Deliverer(
            store,
            chat,
            rules,
            now,
            new_key,
            ApprisePager(settings.secret),
            holdings,
            random.random,
            settings.pace.by_a_clock(speed),
        ),
        escalator=Escalator(store, chat, rules, now, new_key, holdings),
        holdings=holdings,
        turns=Turns(store, poller, holdings, now, new_key, new_key()) if settings.is_shared else None,
        spikes=SpikeWatch(store, rules, now, new_key),
        clock=now,
    )


def load_rules(folder: Path) -> Rulebook:
    """The rulebook of a folder; its warnings are logged."""
    book = load(folder)
    for warning in book.warnings:
        log.warning("rules_warning", reason=warning)
    return book
