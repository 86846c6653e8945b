"""Deliver one notice: claim, send, keep the receipt. What cannot be sent now waits or is parked, never dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.notice import Delivery, Notice, NoticeKind, Receipt, Thread, priority
from bot.domain.reply import Suggestion
from bot.domain.severity import Severity
from bot.domain.view import AlertView
from bot.errors import (
    ChatError,
    ChatLimitedError,
    ChatRefusedError,
    ChatUncertainError,
    StoreError,
    ThreadGoneError,
)
from bot.flow.ops import ops_notice
from bot.flow.rules import LiveRules
from bot.flow.why import near_misses
from bot.ports import Chat, Clock, NewKey, Store
from bot.replies.suggest import suggest

log = structlog.get_logger()

CLAIM = timedelta(minutes=2)
"""Longer than any call to the chat may take, so that a live worker never loses its claim."""
MOST_ATTEMPTS_ON_LOST_THREAD = 8
LONGEST_BACKOFF_S = 60
REFUSED_PAUSE = timedelta(minutes=15)
"""After this we look whether a person has mended the channel or the token."""


_SAID = {
    NoticeKind.ROOT: "the first post",
    NoticeKind.SUGGESTIONS: "the suggested replies",
    NoticeKind.MENTION: "a mention",
    NoticeKind.RAISED: "the news of a rise",
    NoticeKind.ASSIGNED: "the word to a new owner",
    NoticeKind.EDIT: "an edit",
}


@dataclass(frozen=True, slots=True)
class Deliverer:
    """The deliver step. It may run in any number of threads and processes on one store."""

    store: Store
    chat: Chat
    rules: LiveRules
    clock: Clock
    new_key: NewKey

    def deliver_one(self) -> bool:
        """Send the most urgent notice. True means "go again", False that nothing can be sent now."""
        now = self.clock()
        delivery = self.store.claim_delivery(self.new_key(), now, now + CLAIM)
        if delivery is None:
            return False
        try:
            self._send(delivery)
        except ChatError as error:
            self._failed(delivery, error)
        except StoreError:
            raise  # the claim stands and runs out: the message is then looked for before it is sent again
        except Exception as bug:
            log.exception("delivery_failed", delivery=delivery.id, alert=delivery.notice.alert_id)
            self.store.park_delivery(delivery, f"a bug: {type(bug).__name__}: {bug}", self.clock())
        return True

    def _send(self, delivery: Delivery) -> None:
        notice = delivery.notice
        thread = self.store.thread(notice.alert_id) if notice.alert_id is not None else None
        view = self._view(notice)
        may_be_there = delivery.uncertain and notice.kind is not NoticeKind.EDIT
        receipt = self.chat.find(notice, thread) if may_be_there else None
        adopted = receipt is not None
        if receipt is None:
            receipt = self.chat.tell(notice, view, thread)
        with self.store.atomic():
            ours = self.store.finish_delivery(delivery, receipt, self.clock())
            if ours and view is not None and notice.kind in (NoticeKind.ROOT, NoticeKind.EDIT):
                self._shown(view, notice, receipt, adopted=adopted)
        log.info("delivered", delivery=delivery.id, kind=notice.kind, alert=notice.alert_id, adopted=adopted, ours=ours)

    def _view(self, notice: Notice) -> AlertView | None:
        """The alert as it stands now: a notice never carries what it tells."""
        if notice.alert_id is None:
            return None
        alert = self.store.alert(notice.alert_id)
        lead = self.store.judged(alert.lead_id)
        book = self.rules.current.book
        suggestions: tuple[Suggestion, ...] = ()
        if notice.kind is NoticeKind.SUGGESTIONS:
            suggestions = suggest(book.rule(alert.rule_id), lead.verdict, book.replies)
        joined = self.store.judged(notice.mention_id) if notice.mention_id is not None else None
        nearly = near_misses(book, lead) if notice.kind in (NoticeKind.ROOT, NoticeKind.EDIT) else ()
        changes = tuple(self.store.changes(alert.id, by_people=True))
        return AlertView(alert, lead, changes, joined, suggestions, nearly)

    def _shown(self, view: AlertView, notice: Notice, receipt: Receipt, *, adopted: bool) -> None:
        """Remember what the root shows. A root that was adopted shows an older state: it is edited to the present."""
        alert = view.alert
        revision = 0 if adopted else alert.revision
        self.store.save_thread(Thread(alert.id, receipt, revision))
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
        elif isinstance(error, ThreadGoneError) and delivery.attempts < MOST_ATTEMPTS_ON_LOST_THREAD:
            self._thread_lost(delivery, error, now)
        elif isinstance(error, ChatRefusedError):
            self._refused(delivery, error, now)
        else:
            uncertain = delivery.uncertain or isinstance(error, ChatUncertainError)
            later = now + timedelta(seconds=min(2**delivery.attempts, LONGEST_BACKOFF_S))
            self.store.postpone_delivery(delivery, later, str(error), uncertain=uncertain)

    def _thread_lost(self, delivery: Delivery, error: ThreadGoneError, now: datetime) -> None:
        """Somebody deleted the first message: the alert gets a new one, and what waits goes there."""
        notice = delivery.notice
        with self.store.atomic():
            if notice.alert_id is not None:
                self._queue(notice.alert_id, NoticeKind.ROOT, notice.channel, "its first message was deleted")
            later = now + timedelta(seconds=min(2**delivery.attempts, LONGEST_BACKOFF_S))
            self.store.postpone_delivery(delivery, later, str(error))

    def _refused(self, delivery: Delivery, error: ChatRefusedError, now: datetime) -> None:
        """What is mendable waits and is tried again, the channel with it; a message that is itself wrong is parked."""
        with self.store.atomic():
            if error.mendable:
                later = now + REFUSED_PAUSE
                self.store.pause_lane(delivery.notice.lane, later, str(error), is_refusal=True)
                self.store.postpone_delivery(delivery, later, str(error), uncertain=delivery.uncertain)
            else:
                self.store.park_delivery(delivery, str(error), now)
            self._tell_of_refusal(delivery.notice, error, now)

    def _tell_of_refusal(self, notice: Notice, error: ChatRefusedError, now: datetime) -> None:
        """Once a day for each channel and reason: the key of the notice sees to that."""
        ops = self.rules.current.book.routing.ops_channel
        if notice.kind is NoticeKind.OPS or notice.channel == ops:
            return
        fate = "It waits and is tried again." if error.mendable else "It is put aside until the next start."
        what = f"Not posted in {notice.channel}: {_SAID[notice.kind]} of alert {notice.alert_id}."
        text = f"{what} {error.what} ({error.cure}). {fate}"
        key = f"refused {notice.channel} {error.code} {now:%Y-%m-%d}"
        self.store.add_notice(ops_notice(key, ops, text, "a delivery was refused", now))

    def _queue(self, alert_id: int, kind: NoticeKind, channel: str, reason: str) -> None:
        urgency = priority(kind, Severity.NORMAL)
        self.store.add_notice(Notice(self.new_key(), kind, channel, reason, self.clock(), urgency, alert_id))
