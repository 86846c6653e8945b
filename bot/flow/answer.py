"""From a draft to a published reply: written, checked, approved by people, published by a person, kept on the record.

Nothing here publishes. Every step is one transaction of the draft, the alert, its history and what is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TypeVar

import structlog

from bot.domain.alert import Action, Alert, Decided, Verb
from bot.domain.alert.growth import grown_by
from bot.domain.audit import Refusal
from bot.domain.consent import Consent, ConsentAnswer, ConsentRefused, ConsentWhy, objection_to_consent
from bot.domain.draft import (
    DEEDS,
    IN_ADVANCE,
    Asker,
    Draft,
    DraftAction,
    DraftRefused,
    DraftState,
    DraftVerb,
    DraftWhy,
    decide_draft,
    objection_to_writing,
)
from bot.domain.notice import AFTER_A_CLICK, Notice, NoticeKind, priority
from bot.domain.person import Barred
from bot.domain.reply import DraftVerdict, Holding, Suggestion
from bot.domain.role import Role, role_to_lead
from bot.domain.site import site_of
from bot.domain.view import JudgedMention
from bot.errors import StoreBusyError
from bot.flow.authority import Authority
from bot.flow.contacts import Contacts
from bot.flow.escalate import Escalations
from bot.flow.rules import LiveRules
from bot.flow.suggesting import judged_words, offered, statements
from bot.ports import Chat, Clock, NewKey, Store

log = structlog.get_logger()

TRIES = 5
Kept = TypeVar("Kept")
No = TypeVar("No", DraftRefused, Barred, ConsentRefused)
AS_RESPONDER = Action(Verb.NOTE)
"""Whoever may note something on an alert may write, approve and publish; what a crisis needs more is for the draft."""


class _OvertakenError(Exception):
    """Somebody else saved the alert or the draft first: nothing of this try is stored."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What the form for a reply must know. `others` are drafts of the alert beside `draft`, which is edited."""

    alert: Alert
    lead: JudgedMention
    suggestions: tuple[Suggestion, ...]
    statements: tuple[Holding, ...]
    others: tuple[Draft, ...]
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Where drafts are written, approved and reported as published; and where consent is recorded."""

    store: Store
    chat: Chat
    rules: LiveRules
    clock: Clock
    new_key: NewKey
    nudge: Callable[[], None]

    def outline(self, alert_id: int, who: str, clicked_in: str, draft_id: int = 0) -> Outline | DraftRefused | Barred:
        """Authorise, and say what the form must know, or why nothing can be written. Changes nothing."""
        alert = self.store.alert(alert_id)
        barred = self._authority.bar(alert, AS_RESPONDER, who, clicked_in)
        if barred:
            return self._refuse(alert_id, Verb.DRAFT, who, barred)
        outline = self.outlined(alert_id, draft_id)
        # The checker's first look in a process takes a second or more; Slack waits three for a form that comes back.
        self.weigh(alert_id, outline.lead.stored.mention.text)
        no = objection_to_writing(outline.alert, "a reply", DraftVerdict().outcome) or self._left_alone(outline)
        if no is None and outline.draft and outline.draft.state in (DraftState.PUBLISHED, DraftState.WITHDRAWN):
            asker = Asker(who, Role.RESPONDER, Role.RESPONDER)
            decided = decide_draft(outline.draft, alert, DraftAction(DraftVerb.EDIT), asker, self.clock())
            no = decided if isinstance(decided, DraftRefused) else None
        return self._refuse(alert_id, Verb.DRAFT, who, no) if no else outline

    def outlined(self, alert_id: int, draft_id: int = 0) -> Outline:
        """The same for whoever has the form open. Does not authorise, asks Slack nothing."""
        alert, book = self.store.alert(alert_id), self.rules.current.book
        lead = self.store.judged(alert.lead_id)
        drafts = self.store.drafts(alert_id)
        others = tuple(one for one in drafts if one.id != draft_id and one.state is not DraftState.WITHDRAWN)
        draft = next((one for one in drafts if one.id == draft_id), None)
        prepared = statements(book, alert, self.clock())
        return Outline(alert, lead, offered(self.store, book, alert, lead), prepared, others, draft)

    def weigh(self, alert_id: int, text: str) -> DraftVerdict:
        """What the checker says of these words. Does not authorise, asks Slack nothing, changes nothing."""
        alert = self.store.alert(alert_id)
        mention = self.store.judged(alert.lead_id).stored.mention
        return judged_words(self.store, self.rules.current.book, alert, mention, text, self.clock())

    def write(
        self, alert_id: int, text: str, who: str, clicked_in: str, draft_id: int = 0, seen: str = ""
    ) -> Draft | DraftRefused | Barred:
        """A new draft, or other words for one; `seen` is the digest of the words that were edited.

        The words of a statement that was approved in advance need no other approval.
        """
        alert = self.store.alert(alert_id)
        barred = self._authority.bar(alert, AS_RESPONDER, who, clicked_in)
        if barred:
            return self._refuse(alert_id, Verb.DRAFT, who, barred)
        if draft_id:
            return self._do(draft_id, DraftAction(DraftVerb.EDIT, text, seen=seen), self._asker(alert, who))
        answer = self._in_one(lambda: self._add(alert_id, text, who), f"alert {alert_id}")
        return self._refuse(alert_id, Verb.DRAFT, who, answer) if isinstance(answer, DraftRefused) else answer

    def turn_down(self, alert_id: int, who: str) -> None:
        """Keep that somebody sent words which the checker blocks; the words themselves are kept nowhere."""
        self._refuse(alert_id, Verb.DRAFT, who, DraftRefused(DraftWhy.BLOCKED))

    def act(
        self, alert_id: int, draft_id: int, action: DraftAction, who: str, clicked_in: str
    ) -> Draft | DraftRefused | Barred:
        """Approve it, withdraw it, or tell that it is published. Raises `UnknownDraftError`."""
        alert, draft = self.store.alert(alert_id), self.store.draft(draft_id)
        verb = DEEDS[action.verb].verb
        barred = self._authority.bar(alert, AS_RESPONDER, who, clicked_in)
        if barred:
            return self._refuse(alert_id, verb, who, barred)
        if draft.alert_id != alert_id:
            return self._refuse(alert_id, verb, who, DraftRefused(DraftWhy.UNKNOWN))
        return self._do(draft_id, action, self._asker(alert, who))

    def consent(
        self, alert_id: int, answer: ConsentAnswer | None, link: str, words: str, who: str, clicked_in: str
    ) -> Consent | ConsentRefused | Barred:
        """Record what the author of the lead mention answered to the question whether they may be contacted."""
        alert = self.store.alert(alert_id)
        barred = self._authority.bar(alert, AS_RESPONDER, who, clicked_in)
        if barred:
            return self._refuse(alert_id, Verb.CONSENT, who, barred)
        mention = self.store.judged(alert.lead_id).stored.mention
        no = objection_to_consent(answer, link, words, mention.author.handle if mention.author else "")
        if no or answer is None:
            return self._refuse(alert_id, Verb.CONSENT, who, no or ConsentRefused(ConsentWhy.NO_ANSWER))
        consent = Consent(0, alert_id, answer, link, words, who, self.clock())

        def keep() -> Consent:
            self._keep_alert(Contacts(self.store).record(self.store.alert(alert_id), mention, consent))
            return consent

        return self._in_one(keep, f"alert {alert_id}")

    @property
    def _authority(self) -> Authority:
        return Authority(self.store, self.chat, self.rules)

    def _asker(self, alert: Alert, who: str) -> Asker:
        role = self._authority.role(alert, who) or Role.VIEWER
        return Asker(who, role, role_to_lead(self.rules.current.book.oncall.roles))

    def _left_alone(self, outline: Outline) -> DraftRefused | None:
        mention = outline.lead.stored.mention
        stop = Contacts(self.store).answer(outline.alert.id, mention) is ConsentAnswer.STOP
        return DraftRefused(DraftWhy.DO_NOT_CONTACT, outline.draft) if stop else None

    def _add(self, alert_id: int, text: str, who: str) -> Draft | DraftRefused:
        outline, now = self.outlined(alert_id), self.clock()
        alert, verdict = outline.alert, self.weigh(alert_id, text)
        no = objection_to_writing(alert, text, verdict.outcome) or self._left_alone(outline)
        if no:
            return no
        site = site_of(outline.lead.stored.mention)
        draft = self.store.add_draft(_in_advance(Draft(0, alert_id, text, who, now, site), outline.statements))
        self._keep(draft, alert, Verb.DRAFT, "", who, now)
        return draft

    def _do(self, draft_id: int, action: DraftAction, asker: Asker) -> Draft | DraftRefused:
        answer = self._in_one(lambda: self._do_once(draft_id, action, asker), f"draft {draft_id}")
        if not isinstance(answer, DraftRefused):
            return answer
        alert_id = self.store.draft(draft_id).alert_id
        return self._refuse(alert_id, DEEDS[action.verb].verb, asker.who, answer)

    def _do_once(self, draft_id: int, action: DraftAction, asker: Asker) -> Draft | DraftRefused:
        """What the checker says is asked anew: the rules, or the mention, may have changed since it was written."""
        draft, now = self.store.draft(draft_id), self.clock()
        outline = self.outlined(draft.alert_id, draft_id)
        text = action.text if action.verb is DraftVerb.EDIT else draft.text
        verdict = self.weigh(draft.alert_id, text)
        no = self._left_alone(outline) if action.verb in (DraftVerb.EDIT, DraftVerb.APPROVE) else None
        after = no or decide_draft(draft, outline.alert, replace(action, outcome=verdict.outcome), asker, now)
        if isinstance(after, DraftRefused):
            return after
        if action.verb is DraftVerb.EDIT:
            after = _in_advance(after, outline.statements)
        if not self.store.save_draft(after):
            raise _OvertakenError
        self._keep(after, outline.alert, DEEDS[action.verb].verb, f"{draft.id} {draft.state}", asker.who, now)
        return after

    def _keep(self, draft: Draft, alert: Alert, verb: Verb, was: str, who: str, now: datetime) -> None:
        """The alert learns of it, its history too, and the thread is told where the draft stands."""
        after = alert
        if draft.state is DraftState.PUBLISHED:
            self.store.add_wordings(draft.site, alert.id, [draft.text], now, published=True)
            first = alert.answered_at is None
            after = replace(alert, answered_at=now, published_link=draft.link) if first else alert
        told = (was, f"{draft.id} {draft.state}", _for_the_record(draft, verb))
        self._keep_alert(grown_by(alert, after, verb, who, now, told))
        reason, urgency = f"{verb} by a person", priority(NoticeKind.ANSWER, alert.severity)
        about = (alert.channel, reason, now, urgency, alert.id)
        text = f"{draft.id} {draft.revision}"
        self.store.add_notice(Notice(self.new_key(), NoticeKind.ANSWER, *about, text=text))

    def _keep_alert(self, decided: Decided) -> None:
        if not self.store.save_alert(decided.alert):
            raise _OvertakenError
        self.store.add_change(decided.change)
        Escalations(self.store, self.rules, self.new_key).after(decided, decided.change.at)
        reason, now = f"{decided.change.verb} by a person", decided.change.at
        about = (decided.alert.channel, reason, now, AFTER_A_CLICK, decided.alert.id)
        self.store.add_notice(Notice(self.new_key(), NoticeKind.EDIT, *about))

    def _in_one(self, keep: Callable[[], Kept], who: str) -> Kept:
        """In one transaction; whoever is second decides again on what the first one left."""
        for _ in range(TRIES):
            try:
                with self.store.atomic():
                    kept = keep()
            except _OvertakenError:
                continue
            self.nudge()
            return kept
        raise StoreBusyError("too many people changed it at once", who=who, cure="press again")

    def _refuse(self, alert_id: int, verb: Verb, who: str, no: No) -> No:
        """What was refused is kept, like what was done."""
        why = no.bar if isinstance(no, Barred) else no.why
        log.info("action_refused", alert=alert_id, verb=verb, who=who, reason=why)
        self.store.add_refusal(Refusal(0, alert_id, who, verb, why, self.clock()))
        return no


def _in_advance(draft: Draft, prepared: tuple[Holding, ...]) -> Draft:
    """The very words of a statement that is offered were approved before there was a crisis."""
    for one in prepared:
        if one.text.strip() == draft.text.strip():
            at = datetime.combine(one.approved_on, time(12), UTC)
            approved = replace(draft, state=DraftState.APPROVED, approved_by=one.approved_by, approved_at=at)
            return replace(approved, approved_as=IN_ADVANCE)
    return draft


def _for_the_record(draft: Draft, verb: Verb) -> str:
    """The words that were written, the digest of those that were approved, or where they were published."""
    if verb is Verb.DRAFT:
        return draft.text
    return draft.link if verb is Verb.PUBLISH else f"words {draft.words}"
