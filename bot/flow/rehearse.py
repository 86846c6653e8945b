"""Plays a drill in its own store: publishes its mentions, tells its injects, and ends it with a scorecard.

What people do, and all that the bot does with the mentions, goes through the same steps as every day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.domain.drill import (
    Appears,
    Drill,
    DrillEvent,
    DrillEventKind,
    DrillRun,
    DrillState,
    Inject,
    Performance,
    Scorecard,
    scorecard,
)
from bot.domain.mention import Mention
from bot.domain.notice import Receipt
from bot.domain.person import Barred, bar_of
from bot.domain.rulebook import Rulebook
from bot.domain.source import Page
from bot.errors import ChatError
from bot.ports import Chat, Clock, Store
from bot.ports.drill_chat import DrillChat
from bot.replies.check.checker import check

log = structlog.get_logger()

THE_PUBLIC = "the public"
"""The source that a drill's mentions are read from."""
PAGE = 100
SETTLES = timedelta(minutes=2)
"""Story time after the last thing that is expected, for what is still on its way."""
MOST_ALERTS = 1_000
MOST_MENTIONS = 2_000
MOST_CHANGES = 1_000


@dataclass(frozen=True, slots=True)
class ScriptedPublic:
    """A source that returns what the script has published so far. Its cursor is how much that was."""

    drill: Drill
    began_at: datetime
    name: str = THE_PUBLIC

    def fetch(self, cursor: str, now: datetime) -> Page:
        """What has come due since; `now` is the moment of the story."""
        read = int(cursor) if cursor.isdecimal() else 0
        due = [one for one in self.drill.mentions if self.began_at + one.after <= now]
        fresh = due[read : read + PAGE]
        mentions = tuple(self._published(one) for one in fresh)
        return Page(mentions, str(read + len(fresh)), more=read + len(fresh) < len(due))

    def _published(self, one: Appears) -> Mention:
        return replace(one.mention, published_at=self.began_at + one.after)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One performance. Any process that has the drill's store may ask for its scorecard; one plays it.

    `clock` shows story time, `wall` the time on the wall.
    """

    store: Store
    people: Chat
    chat: DrillChat
    drill: Drill
    run: DrillRun
    book: Callable[[], Rulebook]
    clock: Clock
    wall: Clock

    def begin(self, joined: tuple[str, ...] = ()) -> None:
        """Let these people be part of it, and post the opening message, unless that was done."""
        for who in joined:
            self.join(who)
        if self._opening() is None:
            channel = self.run.channel or self.book().routing.default_channel
            place = self.chat.open(self.drill, self.run, channel)
            self._note(DrillEventKind.OPENING, about=f"{place.channel_id} {place.ts}")

    def barred(self, who: str) -> Barred | None:
        """What keeps a person from taking part; None when nothing does. Raises `ChatError`."""
        person = self.people.person(who)
        bar = bar_of(person)
        return Barred(bar, person) if bar else None

    def join(self, who: str) -> bool:
        """This person may be called from now on; False when that was so already."""
        return self._note(DrillEventKind.JOINED, who)

    def step(self) -> bool:
        """Tell the injects that are due; whether the drill is over now."""
        self.store.note_drill_alive(self.wall())
        if self.store.drill_state() is not DrillState.RUNNING:
            return True
        if any(one.kind is DrillEventKind.STOPPING for one in self.store.drill_events()):
            return True
        opening, told = self._opening(), self._told()
        for inject in self.drill.injects:
            if opening and inject.id not in told and self._is_due(inject):
                self._tell(inject, opening)
        return self.clock() >= self.run.began_at + self.drill.lasts + SETTLES and self._is_all_published()

    def answer(self, inject_id: str, who: str, words: str) -> bool:
        """Somebody says what was done about an inject; False when it is unknown, or answered already."""
        with self.store.atomic():
            events = self.store.drill_events()
            is_answered = any(one.kind is DrillEventKind.ANSWERED and one.about == inject_id for one in events)
            if is_answered or inject_id not in {inject.id for inject in self.drill.injects}:
                return False
            return self._note(DrillEventKind.ANSWERED, who, inject_id, words)

    def end(self, why: str) -> Scorecard | None:
        """End it and tell the scorecard in its thread; None when somebody else has ended it."""
        if not self.store.end_drill():
            return None
        self._note(DrillEventKind.ENDED, words=why)
        card, opening = self.card(), self._opening()
        if opening:
            try:
                self.chat.close(self.drill, card, opening)
            except ChatError as error:
                log.warning("scorecard_not_told", drill=self.run.mark, reason=str(error))
        log.info("drill_ended", drill=self.run.mark, reason=why)
        return card

    def card(self) -> Scorecard:
        """How the team did so far: a function of the script and the store."""
        return scorecard(self.drill, self.performance(), self.clock())

    def performance(self) -> Performance:
        """What happened, as the store has it."""
        alerts = tuple(reversed(self.store.alerts(MOST_ALERTS)))
        book = self.book()
        return Performance(
            run=self.run,
            alerts=alerts,
            mentions=tuple(one for alert in alerts for one in self.store.mentions_of(alert.id, MOST_MENTIONS)),
            changes=tuple(one for alert in alerts for one in self.store.changes(alert.id, MOST_CHANGES)),
            events=tuple(self.store.drill_events()),
            refusals=tuple(self.store.refusals(0, MOST_CHANGES)),
            findings=tuple(
                (draft, check(draft.text, approved=book.replies).findings)
                for alert in alerts
                for draft in self.store.drafts(alert.id)
            ),
            names=tuple((member.slack, member.name) for member in book.oncall.members),
        )

    def _is_all_published(self) -> bool:
        """At a high speed the script may be behind its own clock."""
        return int(self.store.source_state(THE_PUBLIC).cursor or 0) >= len(self.drill.mentions)

    def _is_due(self, inject: Inject) -> bool:
        return self.run.began_at + inject.after <= self.clock()

    def _tell(self, inject: Inject, opening: Receipt) -> None:
        """What Slack does not take now is tried at the next step."""
        try:
            self.chat.inject(inject, opening)
        except ChatError as error:
            log.warning("inject_not_told", inject=inject.id, reason=str(error))
            return
        self._note(DrillEventKind.TOLD, about=inject.id)

    def _told(self) -> frozenset[str]:
        return frozenset(one.about for one in self.store.drill_events() if one.kind is DrillEventKind.TOLD)

    def _opening(self) -> Receipt | None:
        for event in self.store.drill_events():
            if event.kind is DrillEventKind.OPENING:
                channel, _, ts = event.about.partition(" ")
                return Receipt(channel, ts)
        return None

    def _note(self, kind: DrillEventKind, who: str = "", about: str = "", words: str = "") -> bool:
        return self.store.add_drill_event(DrillEvent(self.clock(), kind, who, about, words))
