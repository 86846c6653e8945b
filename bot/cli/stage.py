"""Colleagues in the local workspace: they click at their time, as people do."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import structlog

from bot.domain.alert import Action, Disposition, Verb
from bot.domain.drill import Acts, Drill, DrillRun
from bot.domain.notice import Thread
from bot.errors import WardwatchError
from bot.ports import Clock, Store
from bot.sandbox.people import People
from bot.sandbox.records import View
from bot.sandbox.workspace import Workspace
from bot.slack import ids
from bot.slack.drill_door import marked

log = structlog.get_logger()

PATIENCE = timedelta(seconds=10)
"""How long a person of the drill looks for the alert, or for the form, before giving up."""
LOOK_AGAIN_S = 0.1


class Stage:
    """The colleagues of one performance. What the public says is published by the drill itself."""

    def __init__(self, drill: Drill, run: DrillRun, workspace: Workspace, store: Store, clock: Clock) -> None:
        self._drill = drill
        self._run = run
        self._workspace = workspace
        self._people = People(workspace)
        self._store = store
        self._clock = clock

    def play(self, stopping: threading.Event) -> None:
        """Do what the script says at its time, by the clock on the wall, until the end or until `stopping`."""
        for step in self._drill.deeds:
            if self._wait_until(self._run.began_at + step.after / self._run.speed, stopping):
                return
            self.act(step, stopping)

    def _wait_until(self, at: datetime, stopping: threading.Event) -> bool:
        return stopping.wait(max(0.0, (at - self._clock()).total_seconds()))

    def act(self, step: Acts, stopping: threading.Event | None = None) -> None:
        """Do one thing now. A drill goes on when one of its people does not find what they look for."""
        stopping = stopping or threading.Event()
        try:
            thread = self._thread_of(step.on, stopping)
            if thread is not None:
                self._do(self._workspace.directory.person(step.person).id, step.action, thread)
        except WardwatchError as error:
            log.warning("drill_step_failed", person=step.person, verb=step.action.verb, on=step.on, reason=str(error))

    def _thread_of(self, external_id: str, stopping: threading.Event) -> Thread | None:
        give_up = self._clock() + PATIENCE
        while self._clock() < give_up and not stopping.wait(LOOK_AGAIN_S):
            for alert in self._store.alerts():
                about = [judged.stored.mention.external_id for judged in self._store.mentions_of(alert.id)]
                if external_id in about and (thread := self._store.thread(alert.id)):
                    return thread
        log.warning("drill_step_failed", on=external_id, reason="no thread about it was found in time")
        return None

    def _do(self, who: str, action: Action, thread: Thread) -> None:
        channel, ts = thread.root.channel_id, thread.root.ts
        if action.verb is Verb.ASSIGN:
            self._people.choose(who, channel, ts, self._id(ids.ASSIGN), action.to)
        elif action.verb is Verb.ACKNOWLEDGE:
            self._people.click(who, channel, ts, self._id(ids.button("acknowledge")))
        else:
            self._people.click(who, channel, ts, self._id(ids.button("resolve")))
            self._fill_in(who, action.disposition or Disposition.NO_FOLLOW_UP, action.note)

    def _fill_in(self, who: str, disposition: Disposition, note: str) -> None:
        form = self._workspace.wait_for(lambda: self._form(who), PATIENCE.total_seconds())
        if form is None:
            log.warning("drill_step_failed", person=who, reason="the form did not open")
            return
        self._people.modals.fill(who, form.id, self._id(ids.field("disposition")), disposition.capitalize())
        if note:
            self._people.modals.fill(who, form.id, self._id(ids.field("note")), note)
        self._people.modals.submit(who, form.id)

    def _id(self, name: str) -> str:
        return marked(name, self._run.mark)

    def _form(self, who: str) -> View | None:
        """The form in front of this person, once it is filled: it opens at once, and empty."""
        top = self._workspace.views.stack(who)[-1:]
        return next((view for view in top if view.body.get("submit")), None)
