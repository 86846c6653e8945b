"""The only place that builds concrete things, and the only reader of the clock, the environment and randomness."""

from __future__ import annotations

import logging
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import structlog

from bot.domain.rulebook import Rulebook
from bot.domain.source import SourceConfig
from bot.errors import ChatError, SettingsError
from bot.flow.act import Desk
from bot.flow.deliver import Deliverer
from bot.flow.intake import Intake
from bot.flow.poll import Poller
from bot.flow.rules import LiveRules
from bot.ports import Clock, Source, Store
from bot.rulebook.load import load
from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.schedule import Schedule

log = structlog.get_logger()

SLACK_TIMEOUT_S = 10
"""A call to Slack that takes longer counts as lost; well below the time for which a delivery is claimed."""


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
    from bot.storage.sqlite import migrate_sqlite, open_sqlite

    applied = migrate_sqlite(settings.database_path)
    if applied:
        log.info("database_migrated", steps=len(applied))
    return open_sqlite(settings.database_path)


def open_history(settings: Settings) -> Store:
    """The store as it is, to be read: nothing is brought up to date. Raises `StoreVersionError` when it must be."""
    from bot.storage.sqlite import open_sqlite

    return open_sqlite(settings.database_path)


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


def slack_client(settings: Settings) -> WebClient:
    """A client for Slack's Web API that never repeats a call by itself."""
    from bot.slack.client import client_for

    settings.require("SLACK_BOT_TOKEN")
    return client_for(settings.slack_bot_token, settings.slack_api_url, SLACK_TIMEOUT_S)


def slack_answers(settings: Settings) -> bool:
    """Whether Slack takes our token now; False when it cannot be reached. Raises `ChatError` when it refuses."""
    from bot.slack.faults import call

    try:
        call(slack_client(settings).auth_test, who="SLACK_BOT_TOKEN", repeatable=True)
    except ChatError as error:
        if not error.retryable:
            raise
        log.warning("slack_unreachable", reason=str(error))
        return False
    return True


def warn_of_channels(bot: Bot) -> None:
    """One line in the log for each channel that the rules name and the bot cannot post to."""
    from bot.slack.channels import Channels

    channels = Channels(bot.client)
    for name in bot.rules.current.book.channels():
        try:
            trouble = channels.trouble_with(name)
        except ChatError as error:
            trouble = str(error)
        if trouble:
            log.warning("channel_unusable", channel=name, reason=trouble)


@dataclass(frozen=True, slots=True)
class TimedSource:
    """A source, and how often it is read."""

    source: Source
    every: timedelta


def build_sources(configs: Sequence[SourceConfig], settings: Settings) -> tuple[list[TimedSource], list[str]]:
    """The sources that can be read, and a sentence for each that is off because the host lacks something."""
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
            built.append(TimedSource(build_source(config, keys), config.every))
        except SettingsError as error:
            off.append(f"source {config.name} is off: {error}")
    return built, off


@dataclass(frozen=True, slots=True)
class Bot:
    """Everything that runs, built for one store and one chat; the rules may be replaced while it runs."""

    rules: LiveRules
    store: Store
    client: WebClient
    sources: Sequence[TimedSource]
    poller: Poller
    intake: Intake
    deliverer: Deliverer
    clock: Clock

    def desk(self, nudge: Callable[[], None]) -> Desk:
        """Where clicks arrive; `nudge` is called after each change."""
        return Desk(self.store, self.deliverer.chat, self.rules, self.clock, new_key, nudge)

    def schedule(self) -> tuple[Schedule, Callable[[], None]]:
        """The clockwork of a long run, not yet started, and the nudge that makes it deliver at once."""
        from bot.schedule import Loop, Round, Schedule

        deliveries = Loop(
            "deliver", self.deliverer.deliver_one, lambda: self.store.next_delivery_at(self.clock()), self.clock
        )

        def take_in() -> bool:
            taken = self.intake.take()
            if taken:
                deliveries.wake()
            return taken > 0

        intake = Loop("intake", take_in, lambda: None, self.clock)

        def polling(source: Source) -> Callable[[], object]:
            def poll() -> None:
                self.poller.poll(source)
                intake.wake()
                deliveries.wake()

            return poll

        rounds = [Round(f"poll {timed.source.name}", timed.every, polling(timed.source)) for timed in self.sources]
        return Schedule(rounds, [intake, deliveries], self.clock), deliveries.wake


def build_bot(
    settings: Settings, book: Rulebook, store: Store, sources: Sequence[TimedSource], now: Clock = clock
) -> Bot:
    """Put the parts together."""
    from bot.slack.poster import SlackChat

    client = slack_client(settings)
    chat = SlackChat(client)
    rules = LiveRules(book)
    return Bot(
        rules=rules,
        store=store,
        client=client,
        sources=sources,
        poller=Poller(store, now, new_key, rules, now()),
        intake=Intake(store, rules, now, new_key),
        deliverer=Deliverer(store, chat, rules, now, new_key),
        clock=now,
    )


def load_rules(folder: Path) -> Rulebook:
    """The rulebook of a folder; its warnings are logged."""
    book = load(folder)
    for warning in book.warnings:
        log.warning("rules_warning", reason=warning)
    return book
