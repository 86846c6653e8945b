"""A person acts on an alert: authorise, decide, and store the change with what must be shown, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog

from bot.domain.alert import (
    Action,
    Alert,
    Decided,
    Decision,
    Refused,
    State,
    Verb,
    Why,
    carried_to,
    carry,
    decide,
    refusal,
)
from bot.domain.audit import Refusal
from bot.domain.mute import Mute, MuteKind, MuteRefused
from bot.domain.notice import AFTER_A_CLICK, Notice, NoticeKind, priority
from bot.domain.person import HOME, Barred
from bot.domain.proposal import Proposal
from bot.domain.role import Role, Roles, role_to_lead
from bot.domain.view import JudgedMention, NextTold
from bot.errors import StoreBusyError, UnknownAlertError
from bot.flow.answer import Answers
from bot.flow.authority import Authority
from bot.flow.brief import Briefing, Reading, named
from bot.flow.escalate import Escalations
from bot.flow.muting import Muting
from bot.flow.next_told import told_by
from bot.flow.propose import Offer, Proposing, Unfit
from bot.flow.rules import LiveRules
from bot.flow.standin import show
from bot.flow.targets import Roster
from bot.flow.why import AlertWhy, Explaining, Trace
from bot.ports import Chat, Clock, NewKey, Store
from bot.triage.private import private_details

log = structlog.get_logger()

TRIES = 5
GOES_ON = "still on it"
"""The note of an owner who was asked."""
MUTE, UNMUTE, TRACE, WHY, READ_WORDS = "mute", "unmute", "trace", "why", "read words"
"""What is asked for that changes no alert, as refusals of it are recorded."""


def _hides(judged: JudgedMention) -> bool:
    """Whether something private was found in what it says or in its title."""
    return bool(judged.verdict.private or private_details(judged.stored.mention.title))


class _OvertakenError(Exception):
    """Somebody else saved an alert first: nothing of this try is stored."""


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
        """Do it, or say why not. Raises `UnknownAlertError`, and `ChatError` when the person cannot be looked up.

        `clicked_in` is the channel of the alert's thread, `HOME`, or a direct message in which the person was told.
        """
        alert = self.store.alert(alert_id)
        barred = self._bar(alert, action, who, clicked_in)
        answer = barred or self._cannot_own(alert, action) or self._decide(alert_id, action, who)
        self._record(alert_id, action.verb, who, answer)
        return answer

    def go_on(self, alert_id: int, who: str, clicked_in: str) -> Decision | Barred:
        """Who was asked goes on with it; an alert that was opened again meanwhile is acknowledged anew."""
        has_it = self.store.alert(alert_id).state is State.ACKNOWLEDGED
        action = Action(Verb.NOTE, note=GOES_ON) if has_it else Action(Verb.ACKNOWLEDGE)
        return self.act(alert_id, action, who, clicked_in)

    def consider(self, alert_id: int, verb: Verb, who: str, clicked_in: str) -> Alert | Refused | Barred:
        """What would stand in the way of `verb`, before a person is asked for its details. Changes nothing."""
        alert = self.store.alert(alert_id)
        answer = self._authority.bar(alert, Action(verb), who, clicked_in) or refusal(alert, verb)
        if answer is None:
            return alert
        self._record(alert_id, verb, who, answer)
        return answer

    def brief(self, alert_id: int, verb: Verb | None, who: str, clicked_in: str) -> Briefing | Refused | Barred:
        """What a form for `verb` must know, or what stands in its way. Changes nothing."""
        answer = self.consider(alert_id, verb or Verb.NOTE, who, clicked_in)
        if not isinstance(answer, Alert):
            return answer
        told = self._told_at_once(answer, who) if verb is Verb.ESCALATE else None
        return Briefing(answer, self.store.judged(answer.lead_id), self.chat.person(who), self.clock(), told)

    def reading(self, alert_id: int) -> Reading:
        """What is needed to judge a form that comes back. Asks Slack nothing, changes nothing."""
        alert = self.store.alert(alert_id)
        return Reading(alert, self.store.judged(alert.lead_id), self.clock(), partial(named, self.store))

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
        self._record(alert_id, Verb.DISMISS, who, decision)
        return decision

    def mute(
        self, kind: MuteKind, value: str, until: datetime, who: str, reason: str = ""
    ) -> Mute | MuteRefused | Barred:
        """Mute an author, a site or a phrase until a time. From anywhere: what is muted belongs to no channel."""
        barred = self._bar_at_large(MUTE, who, role_to_lead(self._roles))
        return barred or Muting(self.store, self.clock).mute(kind, value, until, who, reason)

    def unmute(self, mute_id: int, who: str) -> Mute | MuteRefused | Barred:
        """End a mute before its time."""
        barred = self._bar_at_large(UNMUTE, who, role_to_lead(self._roles))
        return barred or Muting(self.store, self.clock).unmute(mute_id, who)

    def mutes(self) -> list[Mute]:
        """What is muted now, oldest first."""
        return self.store.mutes(self.clock())

    def reveal(self, alert_id: int, who: str, clicked_in: str) -> list[JudgedMention] | Refused | Barred:
        """What is hidden of the alert's mentions, for a person who may see it; that they looked is in the history.

        Nobody is recorded to have looked at nothing.
        """
        answer = self.consider(alert_id, Verb.REVEAL, who, clicked_in)
        if not isinstance(answer, Alert):
            return answer
        mentions = [self.store.judged(answer.lead_id), *self.store.mentions_of(alert_id)]
        hidden = {one.stored.id: one for one in mentions if _hides(one)}
        decision = self.act(alert_id, Action(Verb.REVEAL), who, clicked_in) if hidden else None
        return list(hidden.values()) if decision is None or isinstance(decision, Decided) else decision

    def why(self, alert_id: int, who: str) -> AlertWhy | Barred:
        """Why an alert is as it is. It tells of rules: not for guests, nor for other organisations."""
        barred = self._authority.bar_to_read(self.store.alert(alert_id), who)
        if barred is None:
            return self._explaining.alert(alert_id)
        self._record(alert_id, WHY, who, barred)
        return barred

    def trace(self, url: str, who: str) -> Trace | Barred:
        """What became of a link. The answer tells of rules and sources: for those alone who may read our channels."""
        return self._bar_at_large(TRACE, who, Role.VIEWER) or self._explaining.link(url)

    def words(self, mention_id: int, who: str) -> JudgedMention | Barred:
        """A mention whose words are folded on the cards: for those alone who may act on alerts. Who read it is logged.

        Raises `StoreError` for a mention that was never judged.
        """
        barred = self._bar_at_large(READ_WORDS, who, Role.RESPONDER)
        if barred:
            return barred
        log.info("words_read", mention=mention_id, who=who)
        return self.store.judged(mention_id)

    @property
    def answers(self) -> Answers:
        """Where replies are drafted, approved and reported as published."""
        return Answers(self.store, self.chat, self.rules, self.clock, self.new_key, self.nudge)

    @property
    def _proposing(self) -> Proposing:
        return Proposing(self.store, self.rules, self.clock)

    @property
    def _explaining(self) -> Explaining:
        return Explaining(self.store, self.rules)

    @property
    def _authority(self) -> Authority:
        return Authority(self.store, self.chat, self.rules)

    @property
    def _roles(self) -> Roles:
        return self.rules.current.book.oncall.roles

    def _told_at_once(self, alert: Alert, who: str) -> NextTold | None:
        escalation = Escalations(self.store, self.rules, self.new_key).escalated(alert, who, self.clock())
        return told_by(escalation, Roster(self.store, self.rules.current.book.oncall), alert.severity)

    def _bar(self, alert: Alert, action: Action, who: str, clicked_in: str) -> Barred | None:
        """Who merges must be one who may act on both alerts."""
        barred = self._authority.bar(alert, action, who, clicked_in)
        target = self._target(action)
        return barred or (self._authority.bar(target, action, who, HOME) if target else None)

    def _bar_at_large(self, verb: str, who: str, needed: Role) -> Barred | None:
        barred = self._authority.bar_at_large(who, needed)
        if barred:
            self._record(None, verb, who, barred)
        return barred

    def _cannot_own(self, alert: Alert, action: Action) -> Refused | None:
        """An alert is only assigned to somebody who may act on it."""
        if action.verb is not Verb.ASSIGN or not action.to or not self._authority.bar_to_own(alert, action.to):
            return None
        return Refused(Why.CANNOT_OWN, alert, action.to)

    def _target(self, action: Action) -> Alert | None:
        """The alert that a merge names, if it is there."""
        try:
            return self.store.alert(action.into) if action.verb is Verb.MERGE else None
        except UnknownAlertError:
            return None

    def _decide(self, alert_id: int, action: Action, who: str, proposals: Sequence[Proposal] = ()) -> Decision:
        """Two people may click at once: whoever is second decides again on what the first one left."""
        for _ in range(TRIES):
            try:
                with self.store.atomic():
                    return self._decide_once(alert_id, action, who, proposals)
            except _OvertakenError:
                continue
        raise StoreBusyError("too many people changed it at once", who=f"alert {alert_id}", cure="press again")

    def _decide_once(self, alert_id: int, action: Action, who: str, proposals: Sequence[Proposal]) -> Decision:
        """A merge changes two alerts, both or neither."""
        before, now = self.store.alert(alert_id), self.clock()
        decision = decide(before, action, who, now, self._target(action))
        if isinstance(decision, Refused):
            return decision
        self._keep(decision, action.verb)
        for target in carried_to(before, decision.alert):
            if carried := carry(self.store.alert(target), before, decision.alert, who, now):
                self._keep(carried, action.verb)
        for proposal in proposals:
            self.store.add_proposal(proposal)
        return decision

    def _keep(self, decided: Decided, verb: Verb) -> None:
        alert = decided.alert
        if not self.store.save_alert(alert):
            raise _OvertakenError
        self.store.add_change(decided.change)
        Escalations(self.store, self.rules, self.new_key).after(decided, decided.change.at)
        reason = f"{verb} by a person"
        show(self.store, self.new_key, alert, reason, self.clock(), AFTER_A_CLICK)
        if verb is Verb.ASSIGN and alert.owner != decided.change.who:
            self._tell_owner(alert)

    def _tell_owner(self, alert: Alert) -> None:
        """An edit notifies nobody: who was given an alert by somebody else is told in its thread."""
        kind = NoticeKind.ASSIGNED
        urgency = priority(kind, alert.severity)
        self.store.add_notice(
            Notice(self.new_key(), kind, alert.channel, "somebody else gave it", self.clock(), urgency, alert.id)
        )

    def _record(self, alert_id: int | None, verb: str, who: str, answer: Decision | Barred) -> None:
        """What was refused is kept, like what was done."""
        if isinstance(answer, Decided):
            log.info("acted", alert=alert_id, verb=verb, who=who)
            self.nudge()
            return
        why = answer.why if isinstance(answer, Refused) else answer.bar
        log.info("action_refused", alert=alert_id, verb=verb, who=who, reason=why)
        self.store.add_refusal(Refusal(0, alert_id, who, verb, why, self.clock()))
