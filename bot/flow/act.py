"""A person acts on an alert: authorise, decide, and store the change with what must be shown, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.domain.alert import Action, Alert, Decided, Decision, Refused, Verb, Why, decide, refusal
from bot.domain.notice import AFTER_A_CLICK, Notice, NoticeKind
from bot.domain.person import Barred, bar_to_act, bar_to_own
from bot.errors import StoreBusyError
from bot.ports import Chat, Clock, NewKey, Store

log = structlog.get_logger()

TRIES = 5


@dataclass(frozen=True, slots=True)
class Desk:
    """Where people's clicks arrive. `nudge` wakes the delivery, so that the click is seen at once."""

    store: Store
    chat: Chat
    clock: Clock
    new_key: NewKey
    nudge: Callable[[], None]

    def act(self, alert_id: int, action: Action, who: str, clicked_in: str) -> Decision | Barred:
        """Do it, or say why not. Raises `UnknownAlertError`, and `ChatError` when the person cannot be looked up."""
        barred = self._barred(alert_id, who, clicked_in)
        answer = barred or self._cannot_own(alert_id, action) or self._decide(alert_id, action, who)
        _record(alert_id, action.verb, who, answer)
        if isinstance(answer, Decided):
            self.nudge()
        return answer

    def consider(self, alert_id: int, verb: Verb, who: str, clicked_in: str) -> Alert | Refused | Barred:
        """What would stand in the way of `verb`, before a person is asked for its details. Changes nothing."""
        barred = self._barred(alert_id, who, clicked_in)
        alert = self.store.alert(alert_id)
        answer = barred or refusal(alert, verb)
        if answer is None:
            return alert
        _record(alert_id, verb, who, answer)
        return answer

    def _barred(self, alert_id: int, who: str, clicked_in: str) -> Barred | None:
        """Asked of Slack for every click: a click carries no authority of its own."""
        person = self.chat.person(who)
        thread = self.store.thread(alert_id)
        # Until the receipt of the first post is kept, only Slack knows where it stands: the click came from there.
        lives_in = thread.root.channel_id if thread else clicked_in
        bar = bar_to_act(person, clicked_in=clicked_in, lives_in=lives_in)
        return Barred(bar, person) if bar else None

    def _cannot_own(self, alert_id: int, action: Action) -> Refused | None:
        """An alert is only assigned to somebody who may act on it."""
        if action.verb is not Verb.ASSIGN or not action.to or bar_to_own(self.chat.person(action.to)) is None:
            return None
        return Refused(Why.CANNOT_OWN, self.store.alert(alert_id), action.to)

    def _decide(self, alert_id: int, action: Action, who: str) -> Decision:
        """Two people may click at once: whoever is second decides again on what the first one left."""
        for _ in range(TRIES):
            with self.store.atomic():
                decision = decide(self.store.alert(alert_id), action, who, self.clock())
                if isinstance(decision, Refused):
                    return decision
                if self.store.save_alert(decision.alert):
                    self._keep(decision, action.verb)
                    return decision
        raise StoreBusyError("too many people changed it at once", who=f"alert {alert_id}", cure="press again")

    def _keep(self, decided: Decided, verb: Verb) -> None:
        alert = decided.alert
        self.store.add_change(decided.change)
        reason = f"{verb} by a person"
        self.store.add_notice(
            Notice(self.new_key(), NoticeKind.EDIT, alert.channel, reason, self.clock(), AFTER_A_CLICK, alert.id)
        )


def _record(alert_id: int, verb: Verb, who: str, answer: Decision | Barred) -> None:
    if isinstance(answer, Decided):
        log.info("acted", alert=alert_id, verb=verb, who=who)
    else:
        reason = answer.why if isinstance(answer, Refused) else answer.bar
        log.info("action_refused", alert=alert_id, verb=verb, who=who, reason=reason)
