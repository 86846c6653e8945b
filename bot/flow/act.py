"""A person acts on an alert: authorise, decide, and store the change with what must be shown, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from bot.domain.alert import Action, Alert, Decided, Decision, Refused, State, Verb, Why, decide, refusal
from bot.domain.notice import AFTER_A_CLICK, Notice, NoticeKind
from bot.domain.person import Barred, bar_to_act, bar_to_own
from bot.domain.proposal import Proposal
from bot.errors import StoreBusyError
from bot.flow.escalate import Escalations
from bot.flow.propose import Offer, Proposing, Unfit
from bot.flow.rules import LiveRules
from bot.flow.why import AlertWhy, Explaining, Trace
from bot.ports import Chat, Clock, NewKey, Store

log = structlog.get_logger()

TRIES = 5
GOES_ON = "still on it"
"""The note of an owner who was asked."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where people's clicks and questions arrive. `nudge` wakes the delivery, so that a click is seen at once."""

    store: Store
    chat: Chat
    rules: LiveRules
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

    def go_on(self, alert_id: int, who: str, clicked_in: str) -> Decision | Barred:
        """Who was asked goes on with it; an alert that was opened again meanwhile is acknowledged anew."""
        has_it = self.store.alert(alert_id).state is State.ACKNOWLEDGED
        action = Action(Verb.NOTE, note=GOES_ON) if has_it else Action(Verb.ACKNOWLEDGE)
        return self.act(alert_id, action, who, clicked_in)

    def consider(self, alert_id: int, verb: Verb, who: str, clicked_in: str) -> Alert | Refused | Barred:
        """What would stand in the way of `verb`, before a person is asked for its details. Changes nothing."""
        barred = self._barred(alert_id, who, clicked_in)
        alert = self.store.alert(alert_id)
        answer = barred or refusal(alert, verb)
        if answer is None:
            return alert
        _record(alert_id, verb, who, answer)
        return answer

    def offer(self, alert_id: int, who: str, clicked_in: str) -> Offer | Refused | Barred:
        """The exclusions that would have prevented an alert, for a person who may dismiss it. Changes nothing."""
        answer = self.consider(alert_id, Verb.DISMISS, who, clicked_in)
        return self._proposing.offer(alert_id) if isinstance(answer, Alert) else answer

    def weigh(self, alert_id: int, typed: str) -> Offer:
        """The same offer with what was typed instead, for whoever has it open. Asks Slack nothing, changes nothing."""
        return self._proposing.offer(alert_id, typed)

    def dismiss(self, alert_id: int, typed: str, who: str, clicked_in: str) -> Decision | Barred | Unfit:
        """Close an alert as not about us, and propose the exclusion that was typed, if any, for the rules it needs."""
        answer = self.consider(alert_id, Verb.DISMISS, who, clicked_in)
        if not isinstance(answer, Alert):
            return answer
        weighed = self._proposing.weigh(alert_id, typed)
        if isinstance(weighed, Unfit):
            return weighed
        note = f"proposed to exclude {weighed.exclusion}" if weighed.exclusion else ""
        proposals = self._proposing.proposals(alert_id, weighed, who, self.clock())
        decision = self._decide(alert_id, Action(Verb.DISMISS, note=note), who, proposals)
        _record(alert_id, Verb.DISMISS, who, decision)
        if isinstance(decision, Decided):
            self.nudge()
        return decision

    def why(self, alert_id: int) -> AlertWhy:
        """Why an alert is as it is. Whoever can read the thread may ask."""
        return self._explaining.alert(alert_id)

    def trace(self, url: str, who: str) -> Trace | Barred:
        """What became of a link. The answer tells of rules and sources, so guests and strangers get none."""
        person = self.chat.person(who)
        bar = bar_to_act(person, clicked_in="", lives_in="")
        return Barred(bar, person) if bar else self._explaining.link(url)

    @property
    def _proposing(self) -> Proposing:
        return Proposing(self.store, self.rules, self.clock)

    @property
    def _explaining(self) -> Explaining:
        return Explaining(self.store, self.rules)

    def _barred(self, alert_id: int, who: str, clicked_in: str) -> Barred | None:
        """Asked of Slack for every click: a click carries no authority of its own."""
        person = self.chat.person(who)
        thread = self.store.thread(alert_id)
        # Until the receipt of the first post is kept, only Slack knows where it stands: the click came from there.
        lives_in = thread.root.channel_id if thread and not self._was_told_in(alert_id, clicked_in) else clicked_in
        bar = bar_to_act(person, clicked_in=clicked_in, lives_in=lives_in)
        return Barred(bar, person) if bar else None

    def _was_told_in(self, alert_id: int, clicked_in: str) -> bool:
        """Whether this is the conversation in which the person was called for this alert."""
        opened_at = self.store.alert(alert_id).opened_at
        return any(place.channel_id == clicked_in for _, place in self.store.pages_shown(alert_id, opened_at))

    def _cannot_own(self, alert_id: int, action: Action) -> Refused | None:
        """An alert is only assigned to somebody who may act on it."""
        if action.verb is not Verb.ASSIGN or not action.to or bar_to_own(self.chat.person(action.to)) is None:
            return None
        return Refused(Why.CANNOT_OWN, self.store.alert(alert_id), action.to)

    def _decide(self, alert_id: int, action: Action, who: str, proposals: Sequence[Proposal] = ()) -> Decision:
        """Two people may click at once: whoever is second decides again on what the first one left."""
        for _ in range(TRIES):
            with self.store.atomic():
                decision = decide(self.store.alert(alert_id), action, who, self.clock())
                if isinstance(decision, Refused):
                    return decision
                if self.store.save_alert(decision.alert):
                    self._keep(decision, action.verb)
                    for proposal in proposals:
                        self.store.add_proposal(proposal)
                    return decision
        raise StoreBusyError("too many people changed it at once", who=f"alert {alert_id}", cure="press again")

    def _keep(self, decided: Decided, verb: Verb) -> None:
        alert = decided.alert
        self.store.add_change(decided.change)
        Escalations(self.store, self.rules, self.new_key).after(decided, decided.change.at)
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
