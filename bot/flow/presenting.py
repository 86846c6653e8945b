"""What a notice tells, as it stands at the moment when it is told: a notice never carries it. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Alert, State
from bot.domain.notice import Notice, NoticeKind, Thread
from bot.domain.severity import Severity
from bot.domain.swap import SwapState
from bot.domain.view import AlertView, Listing, Sum, SwapView, Told
from bot.flow import standin
from bot.flow.contacts import Contacts
from bot.flow.next_told import next_told
from bot.flow.rules import LiveRules
from bot.flow.several import digest, handed_over
from bot.flow.suggesting import offered, statements
from bot.flow.summing import summed_since, summed_up
from bot.flow.swaps import swap_view
from bot.flow.why import near_misses
from bot.ports import Clock, Store

_STAND_INS = (NoticeKind.STAND_IN, NoticeKind.STAND_IN_EDIT)
_WHOLE = (NoticeKind.ROOT, NoticeKind.EDIT, *_STAND_INS)
"""What shows the whole alert."""
_OF_MENTIONS = (NoticeKind.MENTION, NoticeKind.SUMMED, NoticeKind.SUMMED_EDIT)
"""What shows neither what people did nor what they were answered."""


@dataclass(frozen=True, slots=True)
class Presenter:
    """Reads the store and the rules."""

    store: Store
    rules: LiveRules
    clock: Clock

    def view(self, notice: Notice, thread: Thread | None) -> Told | None:
        """The alert, the alerts or the swap that a notice is about; None for one that is its text alone."""
        if notice.kind is NoticeKind.HANDOFF:
            return handed_over(self.store, notice.text)
        if notice.kind is NoticeKind.DIGEST:
            return digest(self.store, notice.channel, datetime.fromisoformat(notice.text))
        if notice.kind.is_of_swap:
            return swap_view(self.rules.current.book.oncall, self.store.swap(int(notice.text)))
        if notice.alert_id is None:
            return None
        alert = self.store.alert(notice.alert_id)
        lead = self.store.judged(alert.lead_id)
        book = self.rules.current.book
        is_offer = notice.kind is NoticeKind.SUGGESTIONS
        suggestions = offered(self.store, book, alert, lead) if is_offer else ()
        prepared = statements(book, alert, self.clock())
        draft = self.store.draft(int(notice.text.split()[0])) if notice.kind is NoticeKind.ANSWER else None
        is_of_people = notice.kind not in _OF_MENTIONS
        consent = Contacts(self.store).answer(alert.id, lead.stored.mention) if is_of_people else None
        joined = self.store.judged(notice.mention_id) if notice.mention_id is not None else None
        is_whole = notice.kind in _WHOLE
        nearly = near_misses(book, lead) if is_whole else ()
        changes = tuple(self.store.changes(alert.id, by_people=True)) if is_of_people else ()
        told = next_told(self.store, book.oncall, alert) if is_whole else None
        guidance = book.wordbook.guidance((joined or lead).verdict.topics)
        detour = standin.detour(self.store, alert, thread, self.clock()) if notice.kind in _STAND_INS else ""
        answer = prepared, draft, consent
        of_many = self._summed(notice), self._authors(alert) if is_whole else None
        return AlertView(alert, lead, changes, joined, suggestions, nearly, told, *answer, guidance, detour, *of_many)

    def _summed(self, notice: Notice) -> Sum | None:
        if notice.alert_id is None or notice.kind not in (NoticeKind.SUMMED, NoticeKind.SUMMED_EDIT):
            return None
        return summed_up(self.store, notice.alert_id, summed_since(notice))

    def _authors(self, alert: Alert) -> int | None:
        """Not known of an alert that took over the mentions of another one."""
        found = self.store.authors(alert.id)
        return found.authors if found.mentions == alert.mention_count else None


def needless(notice: Notice, view: Told | None) -> str:
    """Why a notice is not to be told any more; empty when it is."""
    if isinstance(view, Listing):
        return "" if view.total else "nothing of it is open any more"
    if isinstance(view, SwapView):
        is_late = notice.kind is NoticeKind.SWAP_ASKED and view.swap.state is not SwapState.ASKED
        return f"the swap is {view.swap.state}" if is_late else ""
    if view is None:
        return ""
    state = view.alert.state
    if notice.kind.is_page and state is not State.OPEN:
        return f"the alert is {state}"
    if notice.kind is NoticeKind.ANSWER and view.draft and int(notice.text.split()[1]) < view.draft.revision:
        return "the draft has changed since, and that is told"
    if notice.kind is NoticeKind.STATEMENT and (state.is_closed or view.alert.severity is not Severity.CRISIS):
        return "the crisis is over"
    if notice.kind is NoticeKind.STAND_IN and not view.detour:
        return "it is told where it belongs"
    if notice.kind is NoticeKind.STAND_IN and state.is_closed:
        return f"the alert is {state}"
    if notice.kind is NoticeKind.CONFIRM and state is not State.ACKNOWLEDGED:
        return f"the alert is {state}"
    return ""
