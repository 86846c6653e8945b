"""Whether the author of a mention may be contacted, and what they answered when they were asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Alert, Decided, Verb
from bot.domain.alert.growth import grown_by
from bot.domain.consent import Consent, ConsentAnswer, opt_out_digest
from bot.domain.mention import Mention
from bot.domain.site import site_of
from bot.ports import Store


@dataclass(frozen=True, slots=True)
class Contacts:
    """Answers and the list of those who asked not to be contacted. Authorises nobody."""

    store: Store

    def answer(self, alert_id: int, mention: Mention) -> ConsentAnswer | None:
        """What this author answered last: here, or anywhere if it was that they be left alone."""
        digest = self._digest(mention)
        if digest and self.store.is_opted_out(digest):
            return ConsentAnswer.STOP
        consent = self.store.consent(alert_id)
        return consent.answer if consent else None

    def record(self, alert: Alert, mention: Mention, consent: Consent) -> Decided:
        """Keep an answer and the list that follows from it, and answer the change for the alert's history.

        Who agrees later is no longer on the list. The handle itself is kept nowhere here. Belongs into a transaction.
        """
        before = self.answer(alert.id, mention)
        self.store.add_consent(consent)
        digest = self._digest(mention)
        if digest and consent.answer is ConsentAnswer.STOP:
            self.store.opt_out(digest, consent.who, consent.at)
        elif digest and consent.answer is ConsentAnswer.YES:
            self.store.end_opt_out(digest)
        return _recorded(alert, before, consent, consent.at)

    def _digest(self, mention: Mention) -> str:
        handle = mention.author.handle if mention.author else ""
        return opt_out_digest(self.store.store_id(), site_of(mention), handle) if handle else ""


def _recorded(alert: Alert, before: ConsentAnswer | None, consent: Consent, now: datetime) -> Decided:
    evidence = "; ".join(part for part in (consent.link, consent.words) if part)
    return grown_by(alert, alert, Verb.CONSENT, consent.who, now, (before or "", consent.answer, evidence))
