"""St. Brigid Medical Center with everything real: files, SQLite, HTTP, Slack's own client and framework.

Only Slack itself is a stand-in: the strict local workspace. Time stands still until a test moves it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from moved_clock import MovedClock
from over_http import web
from sqlite_files import fresh_sqlite
from workspace import AlertMessage, StoryWorkspace

from bot import wiring
from bot.domain.rulebook import Rulebook
from bot.domain.source import SourceConfig
from bot.ports import Store
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.settings import Settings
from bot.slack.app import build_app
from bot.slack.socket import listen
from bot.wiring import Bot
from bot.wiring.reading import build_sources

RULES = Path(__file__).parent.parent / "rules"
DAY = timedelta(days=1)


@cache
def shipped_rules() -> Rulebook:
    return wiring.load_rules(RULES)


def rulebook(folder: Path) -> Rulebook:
    """The rules of a folder, by day and by night; our own, which no test changes, are read once."""
    book = shipped_rules() if folder == RULES else wiring.load_rules(folder)
    return book.without_quiet_hours()


class Hospital:
    """One hospital in one test."""

    def __init__(self, folder: Path, clock: MovedClock, running: Running, rules: Path) -> None:
        self.clock = clock
        self.running = running
        self.slack = running.workspace
        self.workspace = StoryWorkspace(running)
        self.public = folder / "public.jsonl"
        self.public.touch()
        database = folder / "wardwatch.db"
        self.settings = Settings(BOT_TOKEN, APP_TOKEN, running.api_url, str(database), is_paced=False)
        if not database.exists():
            fresh_sqlite(database)
        self.rules = rules
        self.store: Store = wiring.open_store(self.settings)
        self.bot = self._bot()
        self._published = 0
        self.over_http = False

    def _bot(self) -> Bot:
        config = SourceConfig("public", "file", timedelta(seconds=1), {"path": str(self.public)})
        sources, off = build_sources([config], self.settings)
        assert off == []
        return wiring.build_bot(self.settings, rulebook(self.rules), self.store, sources, self.clock)

    def publishes(self, text: str, **fields: Any) -> str:
        """Somebody publishes something. Answers its id."""
        self._published += 1
        record = {
            "source": "x",
            "external_id": f"post-{self._published}",
            "text": text,
            "published_at": self.clock().isoformat(),
            **fields,
        }
        with self.public.open("a", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n")
        return str(record["external_id"])

    def works(self) -> None:
        """The bot polls, takes in, and delivers all that may be delivered at this moment."""
        for timed in self.bot.sources:
            self.bot.poller.poll(timed.source)
        while self.bot.intake.take():
            pass
        self.delivers()

    def delivers(self) -> None:
        """The bot carries out all that is due, and delivers all that may be delivered at this moment."""
        while self.bot.escalator.carry_out_one() or self.bot.deliverer.deliver_one():
            pass

    def hears(self, text: str, **fields: Any) -> str:
        """Somebody publishes something and the bot does its rounds."""
        external_id = self.publishes(text, **fields)
        self.works()
        return external_id

    @contextmanager
    def listening(self, *, at_once: bool = True) -> Iterator[None]:
        """The bot hears Slack, by socket or over HTTP; a click is shown `at_once`, or when the bot next works."""
        nudge = self.delivers if at_once else lambda: None
        if self.over_http:
            with web(self, nudge):
                yield
            return
        app = build_app(self.bot.client, self.bot.desk(nudge), self.bot.office(nudge, self.rules))
        listener = listen(app, APP_TOKEN)
        self.workspace.expect_connected()
        try:
            yield
        finally:
            listener.stop()

    def alert_about(self, text: str, channel: str = "reputation", **fields: Any) -> AlertMessage:
        """The thread that opens when this is published."""
        self.hears(text, **fields)
        return self.workspace.channel(channel).expect_alert()

    def restarts(self) -> None:
        """The process ends and begins anew on the same database."""
        self.store.close()
        self.store = wiring.open_store(self.settings)
        self.bot = self._bot()

    @property
    def now(self) -> datetime:
        return self.clock()


@contextmanager
def open_hospital(folder: Path, clock: MovedClock, rules: Path = RULES) -> Iterator[Hospital]:
    """A hospital with nothing said about it yet."""
    with serve(st_brigid(clock=clock)) as running:
        hospital = Hospital(folder, clock, running, rules)
        try:
            yield hospital
        finally:
            hospital.store.close()
