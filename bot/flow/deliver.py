"""Deliver one notice: claim, send, keep the receipt. What cannot be sent now waits or is parked, never dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.domain.alert import State
from bot.domain.notice import AFTER_A_CLICK, Delivery, Notice, NoticeKind, Receipt, Thread, priority
from bot.domain.severity import Severity
from bot.domain.swap import SwapState
from bot.domain.view import AlertView, Listing, SwapView, Told
from bot.domain.watch import OpenTrouble, parked_key, refused_key
from bot.errors import (
    ChatError,
    ChatLimitedError,
    ChatRefusedError,
    ChatUncertainError,
    ClaimLostError,
    PagerError,
    PagerRefusedError,
    StoreError,
    ThreadGoneError,
)
from bot.flow import standin
from bot.flow.contacts import Contacts
from bot.flow.holding import Holdings
from bot.flow.next_told import next_told
from bot.flow.ops import OPS_ADDRESS, OUTSIDE_TITLE, ops_notice
from bot.flow.outside import address_of, outside_text
from bot.flow.rules import LiveRules
from bot.flow.several import digest, handed_over
from bot.flow.suggesting import offered, remember_offered, statements
from bot.flow.swaps import swap_view
from bot.flow.why import near_misses
from bot.ports import Chance, Chat, Clock, NewKey, Pager, Store

log = structlog.get_logger()

MOST_ATTEMPTS_ON_LOST_THREAD = 8
LONGEST_BACKOFF_S = 60
REFUSED_PAUSE = timedelta(minutes=5)
"""After this we look whether a person has mended the channel, the token or the address."""
MOST_STRANDED = 100
"""Alerts at a time for which something else is posted."""
PAGES_FAIL_AFTER = 3
"""When a way out of Slack has failed so often with one page, people are told of it; it is still tried again."""

_SAID = {
    NoticeKind.ROOT: "the first post",
    NoticeKind.SUGGESTIONS: "the suggested replies",
    NoticeKind.MENTION: "a mention",
    NoticeKind.RAISED: "the news of a rise",
    NoticeKind.ASSIGNED: "the word to a new owner",
    NoticeKind.EDIT: "an edit",
    NoticeKind.MOVED: "the way to the old thread",
    NoticeKind.STAND_IN: "what stands in",
    NoticeKind.STAND_IN_EDIT: "what became of what stands in",
    NoticeKind.PAGE: "a page",
    NoticeKind.PAGE_CHANNEL: "a page",
    NoticeKind.PAGE_OUTSIDE: "a page",
    NoticeKind.PAGE_EDIT: "what became of a page",
    NoticeKind.CONFIRM: "the question whether it goes on",
    NoticeKind.SKIPPED: "that a step was skipped",
    NoticeKind.EXHAUSTED: "that nobody is left to tell",
    NoticeKind.REOPENED: "that it is open again",
    NoticeKind.WOKEN: "that it is awake again",
    NoticeKind.ANSWER: "where a reply stands",
    NoticeKind.STATEMENT: "a reminder to update a statement",
    NoticeKind.HANDOFF: "a hand-off",
    NoticeKind.DIGEST: "what came in while it was quiet",
    NoticeKind.SWAP_ASKED: "the question for a swap of shifts",
    NoticeKind.SWAP_DECIDED: "what became of a swap of shifts",
}


_STAND_INS = (NoticeKind.STAND_IN, NoticeKind.STAND_IN_EDIT)
_WHOLE = (NoticeKind.ROOT, NoticeKind.EDIT, *_STAND_INS)
"""What shows the whole alert."""
_LOOSE_EDITS = (NoticeKind.PAGE_EDIT, NoticeKind.STAND_IN_EDIT)
"""Edits of messages that need not be there."""


def no_chance() -> float:
    """For whoever needs no chance."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Deliverer:
    """The deliver step. It may run in any number of threads and processes on one store."""

    store: Store
    chat: Chat
    rules: LiveRules
    clock: Clock
    new_key: NewKey
    pager: Pager
    holdings: Holdings
    chance: Chance = no_chance

    def deliver_one(self) -> bool:
        """Send the most urgent notice. True means "go again", False that nothing can be sent now."""
        now = self.clock()
        until = now + self.holdings.term
        delivery = self.store.claim_delivery(self.new_key(), now, until)
        if delivery is None:
            return self.stand_in_for_stranded()
        with self.holdings.holding(partial(self.store.prolong_delivery, delivery), until):
            self._work_on(delivery)
        return True

    def _work_on(self, delivery: Delivery) -> None:
        try:
            self._send(delivery)
        except ClaimLostError as lost:
            log.warning("delivery_given_up", delivery=delivery.id, alert=delivery.notice.alert_id, reason=lost.what)
        except ChatError as error:
            self._failed(delivery, error)
        except PagerError as error:
            self._page_failed(delivery, error)
        except StoreError:
            raise  # the claim stands and runs out: the message is then looked for before it is sent again
        except Exception as bug:
            log.exception("delivery_failed", delivery=delivery.id, alert=delivery.notice.alert_id)
            self.store.park_delivery(delivery, f"a bug: {type(bug).__name__}: {bug}", self.clock())

    def _send(self, delivery: Delivery) -> None:
        notice = delivery.notice
        thread = self.store.thread(notice.alert_id) if notice.alert_id is not None else None
        view = self._view(notice, thread)
        if needless := _needless(notice, view):
            self.store.withdraw_delivery(delivery, needless, self.clock())
            if notice.kind is NoticeKind.STAND_IN and notice.alert_id is not None:
                self.store.retire_stand_in(notice.alert_id)
            log.info("withdrawn", delivery=delivery.id, kind=notice.kind, alert=notice.alert_id, reason=needless)
            return
        receipt, adopted = self._tell(delivery, view, thread)
        with self.store.atomic():
            ours = self.store.finish_delivery(delivery, receipt, self.clock())
            if ours and isinstance(view, AlertView):
                self._told(view, notice, receipt, adopted=adopted)
        log.info("delivered", delivery=delivery.id, kind=notice.kind, alert=notice.alert_id, adopted=adopted, ours=ours)

    def _tell(self, delivery: Delivery, view: Told | None, thread: Thread | None) -> tuple[Receipt | None, bool]:
        """The receipt, and whether it is of a message that was there already. A page that left Slack has none."""
        notice = delivery.notice
        if notice.kind is NoticeKind.PAGE_OUTSIDE and isinstance(view, AlertView):
            book = self.rules.current.book
            self.holdings.check()
            self.pager.page(address_of(book.oncall, notice.channel), *outside_text(book.replies.hospital, view.alert))
            return None, False
        if notice.kind is NoticeKind.OPS_OUTSIDE:
            self.holdings.check()
            self.pager.page(OPS_ADDRESS, OUTSIDE_TITLE, notice.text)
            return None, False
        may_be_there = delivery.uncertain and not notice.kind.is_edit
        found = self.chat.find(notice, thread) if may_be_there else None
        return (found, True) if found else (self.chat.tell(notice, view, thread), False)

    def _view(self, notice: Notice, thread: Thread | None) -> Told | None:
        """The alert, or the alerts, as they stand now: a notice never carries what it tells."""
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
        consent = Contacts(self.store).answer(alert.id, lead.stored.mention)
        joined = self.store.judged(notice.mention_id) if notice.mention_id is not None else None
        is_whole = notice.kind in _WHOLE
        nearly = near_misses(book, lead) if is_whole else ()
        changes = tuple(self.store.changes(alert.id, by_people=True))
        told = next_told(self.store, book.oncall, alert) if is_whole else None
        guidance = book.wordbook.guidance((joined or lead).verdict.topics)
        detour = standin.detour(self.store, alert, thread, self.clock()) if notice.kind in _STAND_INS else ""
        answer = prepared, draft, consent
        return AlertView(alert, lead, changes, joined, suggestions, nearly, told, *answer, guidance, detour)

    def _told(self, view: AlertView, notice: Notice, receipt: Receipt | None, *, adopted: bool) -> None:
        """What follows from a message that is there now."""
        if receipt is None:
            return
        if notice.kind is NoticeKind.STAND_IN_EDIT and not view.detour:
            self.store.retire_stand_in(view.alert.id)
        if notice.kind.is_in_thread:
            now = self.clock()
            standin.follow(self.store, self.new_key, view.alert.id, "it is told where it belongs", now, AFTER_A_CLICK)
        if notice.kind in (NoticeKind.ROOT, NoticeKind.EDIT):
            self._shown(view, notice, receipt, adopted=adopted)
        if notice.kind is NoticeKind.SUGGESTIONS:
            remember_offered(self.store, view.alert, view.lead.stored.mention, view.suggestions, self.clock())
        if notice.kind is NoticeKind.PAGE and self.store.alert(view.alert.id).revision != view.alert.revision:
            self._page_is_old(view.alert.id, notice, receipt)

    def _page_is_old(self, alert_id: int, notice: Notice, place: Receipt) -> None:
        """Somebody acted while the page was on its way: it is edited to the present."""
        reason, now = "the alert changed while it was told", self.clock()
        about = (place.channel_id, reason, now, AFTER_A_CLICK, alert_id)
        self.store.add_notice(Notice(f"{notice.key} at once", NoticeKind.PAGE_EDIT, *about, text=place.ts))

    def _shown(self, view: AlertView, notice: Notice, receipt: Receipt, *, adopted: bool) -> None:
        """Remember what the root shows. A root that was adopted shows an older state: it is edited to the present."""
        alert = view.alert
        revision = 0 if adopted else alert.revision
        before = self.store.thread(alert.id)
        self.store.save_thread(Thread(alert.id, receipt, revision))
        if before is not None and before.root != receipt:
            self._queue_moved(alert.id, notice.channel, before.root)
        if adopted:
            self._queue(alert.id, NoticeKind.EDIT, notice.channel, "an adopted message may show an older state")

    def _failed(self, delivery: Delivery, error: ChatError) -> None:
        now, notice = self.clock(), delivery.notice
        log.warning("not_delivered", delivery=delivery.id, alert=notice.alert_id, reason=str(error))
        if isinstance(error, ChatLimitedError):
            until = now + timedelta(seconds=error.wait_s)
            with self.store.atomic():
                self.store.pause_lane(notice.lane, until, str(error))
                self.store.postpone_delivery(delivery, until, str(error), uncertain=delivery.uncertain)
        elif isinstance(error, ThreadGoneError) and notice.kind in _LOOSE_EDITS:
            self._message_gone(delivery, now)
        elif isinstance(error, ThreadGoneError) and delivery.attempts < MOST_ATTEMPTS_ON_LOST_THREAD:
            self._thread_lost(delivery, error, now)
        elif isinstance(error, ChatRefusedError):
            self._refused(delivery, error, now, mendable=error.mendable)
        else:
            uncertain = delivery.uncertain or isinstance(error, ChatUncertainError)
            later = now + self._backoff(delivery)
            self.store.postpone_delivery(delivery, later, str(error), uncertain=uncertain)

    def _backoff(self, delivery: Delivery) -> timedelta:
        """Twice as long each time, and by chance up to a half less: what failed together is not tried together."""
        longest: float = min(2 ** min(delivery.attempts, 10), LONGEST_BACKOFF_S)
        return timedelta(seconds=longest * (1 - self.chance() / 2))

    def _page_failed(self, delivery: Delivery, error: PagerError) -> None:
        """A page is tried for as long as nobody has acknowledged; one whose answer was lost is sent again."""
        now = self.clock()
        log.warning("not_paged", delivery=delivery.id, alert=delivery.notice.alert_id, reason=str(error))
        if isinstance(error, PagerRefusedError):
            self._refused(delivery, error, now, mendable=True)
            return
        with self.store.atomic():
            later = now + self._backoff(delivery)
            self.store.postpone_delivery(delivery, later, str(error))
            if delivery.attempts >= PAGES_FAIL_AFTER:
                self._tell_of_failing(delivery.notice, error, now)

    def _message_gone(self, delivery: Delivery, now: datetime) -> None:
        """Somebody deleted a page, or what stood in for an alert: that is for them to do."""
        with self.store.atomic():
            self.store.withdraw_delivery(delivery, "somebody deleted the message", now)
            if delivery.notice.kind is NoticeKind.STAND_IN_EDIT and delivery.notice.alert_id is not None:
                self.store.retire_stand_in(delivery.notice.alert_id)

    def _thread_lost(self, delivery: Delivery, error: ThreadGoneError, now: datetime) -> None:
        """Somebody deleted the first message: the alert gets a new one, and what waits goes there."""
        notice = delivery.notice
        with self.store.atomic():
            later = now + self._backoff(delivery)
            ours = self.store.postpone_delivery(delivery, later, str(error))
            if ours and notice.alert_id is not None:
                self._queue(notice.alert_id, NoticeKind.ROOT, notice.channel, "its first message was deleted")

    def _refused(self, delivery: Delivery, error: ChatError | PagerError, now: datetime, *, mendable: bool) -> None:
        """What is mendable waits and is tried again, its lane with it; a message that is itself wrong is parked."""
        notice = delivery.notice
        with self.store.atomic():
            if mendable:
                later = now + REFUSED_PAUSE
                self.store.pause_lane(notice.lane, later, str(error), is_refusal=True)
                self.store.postpone_delivery(delivery, later, str(error), uncertain=delivery.uncertain)
                self._tell_of_refusal(notice, error, now, refused_key(notice.channel), "It waits and is tried again.")
                self.stand_in_for_stranded()
            else:
                self.store.park_delivery(delivery, str(error), now)
                fate = "It is put aside until the next start."
                self._tell_of_refusal(notice, error, now, parked_key(notice.channel), fate)

    def _tell_of_refusal(
        self, notice: Notice, error: ChatError | PagerError, now: datetime, key: str, fate: str
    ) -> None:
        """Once for each trouble, of which the auditor tells the end."""
        ops = self.rules.current.book.routing.ops_channel
        if notice.kind in (NoticeKind.OPS, NoticeKind.OPS_OUTSIDE) or notice.channel == ops:
            return
        text = _not_told(notice, error, fate)
        if self.store.note_trouble(OpenTrouble(key, text, now)):
            self.store.add_notice(ops_notice(self.new_key(), ops, text, "a delivery was refused", now))

    def _tell_of_failing(self, notice: Notice, error: PagerError, now: datetime) -> None:
        """Once a day for each way: the key of the notice sees to that."""
        ops, key = self.rules.current.book.routing.ops_channel, f"not paged {notice.channel} {now:%Y-%m-%d}"
        if notice.kind is not NoticeKind.OPS_OUTSIDE:
            text = _not_told(notice, error, "It is tried again.")
            self.store.add_notice(ops_notice(key, ops, text, "a page was not sent", now))

    def stand_in_for_stranded(self) -> bool:
        """People must be able to act on what cannot be told where it belongs; whether somebody is told now."""
        now, ops = self.clock(), self.rules.current.book.routing.ops_channel
        put = [
            standin.put(self.store, ops, self.store.alert(stranded.alert_id), stranded, now)
            for stranded in self.store.stranded(now, MOST_STRANDED)
        ]
        return any(put)

    def _queue_moved(self, alert_id: int, channel: str, old: Receipt) -> None:
        """A reply, because the first post itself is edited to the present again and again."""
        kind, text = NoticeKind.MOVED, f"{old.channel_id} {old.ts}"
        about = (channel, "its first post was made anew", self.clock(), priority(kind, Severity.NORMAL), alert_id)
        self.store.add_notice(Notice(self.new_key(), kind, *about, text=text))

    def _queue(self, alert_id: int, kind: NoticeKind, channel: str, reason: str) -> None:
        urgency = priority(kind, Severity.NORMAL)
        self.store.add_notice(Notice(self.new_key(), kind, channel, reason, self.clock(), urgency, alert_id))


def _not_told(notice: Notice, error: ChatError | PagerError, fate: str) -> str:
    about = "" if notice.alert_id is None else f" of alert {notice.alert_id}"
    what = f"Not told to {notice.channel}" if notice.kind.is_page else f"Not posted in {notice.channel}"
    return f"{what}: {_SAID[notice.kind]}{about}. {error.what} ({error.cure}). {fate}"


def _needless(notice: Notice, view: Told | None) -> str:
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
