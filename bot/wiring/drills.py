"""Drills as they are built: a store apart, a clock that runs faster, a client that marks, and every step as always."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.domain.drill import Drill, DrillEvent, DrillEventKind, DrillRun, DrillState, Scorecard, rehearsed, story_time
from bot.domain.mention import Mention
from bot.domain.rulebook import Rulebook
from bot.errors import StoreError
from bot.flow.rehearse import Rehearsal, ScriptedPublic
from bot.ports import Store
from bot.settings import Settings
from bot.wiring import SLACK_TIMEOUT_S, Bot, build_bot, clock, new_key
from bot.wiring.reading import TimedSource, polling

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.schedule import Schedule
    from bot.slack.drill_door import Dress
    from bot.slack.drill_switch import DrillApp

log = structlog.get_logger()

EVERY = timedelta(seconds=1)
"""How often, by the clock on the wall, the script is read on."""
LONGEST_NAP_S = 1.0
"""Another process may have heard a press: what it changed is told after this long at the latest."""
MARK_BYTES = 3
RECORDED = ".jsonl"
"""What the name of a script ends with that holds recorded mentions and expects nothing."""


def new_mark() -> str:
    """The mark of a new drill."""
    return new_key()[: 2 * MARK_BYTES]


def warm(book: Rulebook) -> None:
    """Read word lists and model now: the first mention takes a second or more, which a fast clock makes long."""
    from bot.flow.rules import LiveRules
    from bot.replies.check.checker import check
    from bot.triage.judge import read

    words = "My aunt waited for hours and nobody came."
    mention = Mention("x", "warm", words, clock())
    read(LiveRules(book).current.reader, mention).verdict(())
    check(words, mention=mention)


def drill_of(run: DrillRun) -> Drill:
    """The script of a drill as it was read when it began. Raises `RulesError`."""
    from bot.rulebook.drill import read_drill

    if run.file.endswith(RECORDED):
        from bot.sources.recorded import read_recorded

        return read_recorded(run.file, run.script)
    return read_drill(run.file, run.script)


@dataclass(frozen=True, slots=True)
class PlayedDrill:
    """A drill with the bot that works in its store."""

    run: DrillRun
    drill: Drill
    bot: Bot
    rehearsal: Rehearsal

    def drill_app(self, nudge: Callable[[], None], *, is_alone: bool = False) -> DrillApp:
        """What answers for this drill; `is_alone` in a workspace in which nothing else runs: then it hears Slack."""
        from bot.slack.app import build_app
        from bot.slack.drill_switch import DrillApp

        me: list[DrillApp] = []
        app = build_app(
            self.bot.client,
            self.bot.desk(nudge),
            self.bot.office(nudge),
            drill=self.rehearsal,
            find_drill=(lambda mark: me[0] if mark in ("", self.run.mark) else None) if is_alone else None,
        )
        me.append(DrillApp(app, dress_of(self.run), self._is_over))
        return me[0]

    def _is_over(self) -> bool:
        return self.bot.store.drill_state() is not DrillState.RUNNING

    def clockwork(self, ended: Callable[[], None]) -> tuple[Schedule, Callable[[], None]]:
        """What plays it, not yet started, and the nudge that delivers at once. `ended` is called when it is over."""
        from bot.schedule import Loop, Round, Schedule

        bot, pace = self.bot, self.run.speed
        loop = partial(Loop, clock=bot.clock, pace=pace, longest_nap_s=LONGEST_NAP_S)
        deliveries = loop("deliver", bot.deliverer.deliver_one, lambda: bot.store.next_delivery_at(bot.clock()))
        dues = loop("escalate", bot.escalator.carry_out_one, lambda: bot.store.next_due_at(bot.clock()))
        intake = loop("intake", lambda: bot.intake.take() > 0, lambda: None)
        keeper = loop("claims", lambda: _never(bot.holdings.prolong), lambda: bot.clock() + bot.holdings.term / 4)

        def nudge() -> None:
            intake.wake()
            dues.wake()
            deliveries.wake()

        def play() -> None:
            if self.rehearsal.step():
                ended()

        public = TimedSource(ScriptedPublic(self.drill, self.run.began_at), EVERY)
        rounds = [polling(bot.poller, public, nudge, None), Round("drill", EVERY, play)]
        rounds += [polling(bot.poller, timed, nudge, None) for timed in bot.sources]
        return Schedule(rounds, [keeper, intake, dues, deliveries], clock), nudge


def _never(do: Callable[[], object]) -> bool:
    do()
    return False


def build_drill(
    settings: Settings,
    book: Rulebook,
    store: Store,
    run: DrillRun,
    drill: Drill,
    *,
    outside: bool = False,
    now: Callable[[], datetime] = clock,
    sources: Sequence[TimedSource] = (),
    page: Callable[[Scorecard], str] | None = None,
) -> PlayedDrill:
    """Put the parts together for one drill in its own store. `now` is the clock on the wall."""
    from bot.slack.drilling import SlackDrillChat

    held = rehearsed(book, run.channel, outside=outside)
    story = partial(_story, run, now)
    bot = build_bot(
        settings, held, store, sources, story, speed=run.speed, client_for=partial(_client, settings, store, run, story)
    )
    chat = SlackDrillChat(bot.client, new_key, page)
    rehearsal = Rehearsal(store, bot.deliverer.chat, chat, drill, run, lambda: bot.rules.current.book, story, now)
    return PlayedDrill(run, drill, bot, rehearsal)


def dress_of(run: DrillRun) -> Dress:
    """How a drill's messages look."""
    from bot.slack.drill_door import Dress

    return Dress(run.mark, run.began_at, run.speed)


def _story(run: DrillRun, now: Callable[[], datetime]) -> datetime:
    return story_time(run, now())


def _client(
    settings: Settings,
    store: Store,
    run: DrillRun,
    story: Callable[[], datetime],
    before_post: Callable[[], None],
) -> WebClient:
    from bot.slack.client import settings_for
    from bot.slack.drill_door import DrillClient

    def left(kind: DrillEventKind, about: str) -> None:
        """What is there must be kept for the wiping; a store that is busy is no reason to say that it is not there."""
        try:
            store.add_drill_event(DrillEvent(story(), kind, about=about))
        except StoreError as error:
            log.warning("drill_message_not_kept", kind=kind, place=about, reason=str(error))

    settings.require("SLACK_BOT_TOKEN")
    given = settings_for(settings.slack_bot_token, settings.slack_api_url, SLACK_TIMEOUT_S)
    return DrillClient(dress_of(run), left, before_post, **given)


class DrillsApart:
    """The drills beside a live store, as a process that listens to Slack reaches them. Safe to share between threads.

    What somebody presses is done here, in the drill's store; what follows from it is told by whoever plays the drill.
    """

    def __init__(self, settings: Settings, book: Callable[[], Rulebook], now: Callable[[], datetime] = clock) -> None:
        self._settings = settings
        self._book = book
        self._now = now
        self._open: dict[str, tuple[Store, DrillApp]] = {}
        self._lock = threading.Lock()

    def runs(self) -> list[DrillRun]:
        """Every drill that has a store, oldest first. One whose store cannot be read hides no other."""
        found = [run for mark in self._marks() if (run := self._run(mark))]
        return sorted(found, key=lambda run: run.began_at)

    def find(self, mark: str) -> DrillApp | None:
        """What answers for the drill with this mark; None when there is no such drill any more."""
        if not mark:
            return None
        with self._lock:
            if mark not in self._marks():
                self._close(mark)
                return None
            if mark not in self._open and not self._build(mark):
                return None
            return self._open[mark][1]

    def close(self) -> None:
        """Close every store."""
        with self._lock:
            for mark in list(self._open):
                self._close(mark)

    def _marks(self) -> list[str]:
        from bot.storage.apart import drill_marks

        return drill_marks(self._settings.database)

    def _build(self, mark: str) -> bool:
        from bot.storage.apart import open_drill_store

        store = open_drill_store(self._settings.database, mark)
        run = store.drill_run() if store else None
        if store is None or run is None:
            return False
        played = build_drill(self._settings, self._book(), store, run, drill_of(run), now=self._now)
        self._open[mark] = store, played.drill_app(_nobody)
        return True

    def _run(self, mark: str) -> DrillRun | None:
        from bot.storage.apart import open_drill_store

        try:
            store = open_drill_store(self._settings.database, mark)
            if store is None:
                return None
            with closing(store):
                return store.drill_run()
        except StoreError as error:
            log.warning("drill_unreadable", drill=mark, reason=str(error))
            return None

    def _close(self, mark: str) -> None:
        if opened := self._open.pop(mark, None):
            opened[0].close()


def _nobody() -> None:
    """Whoever plays the drill looks every second."""
