"""Deliver one notice: claim, send, keep the receipt. What cannot be sent now waits or is parked, never dropped."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial

import structlog

from bot.domain.notice import AFTER_A_CLICK, Delivery, Notice, NoticeKind, Receipt, Thread, priority
from bot.domain.pace import UNPACED, Pace
from bot.domain.severity import Severity
from bot.domain.view import AlertView, Told
from bot.errors import ChatError, ClaimLostError, PagerError, StoreError
from bot.flow import standin
from bot.flow.holding import Holdings
from bot.flow.ops import OPS_ADDRESS, OUTSIDE_TITLE
from bot.flow.outside import address_of, outside_text
from bot.flow.presenting import Presenter, needless
from bot.flow.rules import LiveRules
from bot.flow.setbacks import Setbacks
from bot.flow.suggesting import remember_offered
from bot.flow.summing import follow_up
from bot.ports import Chance, Chat, Clock, NewKey, Pager, Store

log = structlog.get_logger()


def no_chance() -> float:
    """For whoever needs no chance."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Deliverer:
    """The deliver step. It may run in any number of threads and processes on one store, which share one `pace`."""

    store: Store
    chat: Chat
    rules: LiveRules
    clock: Clock
    new_key: NewKey
    pager: Pager
    holdings: Holdings
    chance: Chance = no_chance
    pace: Pace = UNPACED
    _had_one: ContextVar[bool] = field(
        init=False,
        repr=False,
        compare=False,
        default_factory=lambda: ContextVar("whether its last look found one", default=False),
    )

    @property
    def setbacks(self) -> Setbacks:
        """What becomes of a delivery that failed."""
        return Setbacks(self.store, self.rules, self.clock, self.new_key, self.chance)

    def deliver_one(self) -> bool:
        """Send the notice whose turn it is. True means "go again", False that nothing can be sent now."""
        now = self.clock()
        until = now + self.holdings.term
        is_likely = self._had_one.get()
        self._had_one.set(False)  # whatever fails here: the next look is a careful one
        delivery = self.store.claim_delivery(self.new_key(), now, until, self.pace, is_likely=is_likely)
        self._had_one.set(delivery is not None)
        if delivery is None:
            return self.setbacks.stand_in_for_stranded()
        with self.holdings.holding(partial(self.store.prolong_delivery, delivery), until):
            self._work_on(delivery)
        return True

    def _work_on(self, delivery: Delivery) -> None:
        try:
            self._send(delivery)
        except ClaimLostError as lost:
            log.warning("delivery_given_up", delivery=delivery.id, alert=delivery.notice.alert_id, reason=lost.what)
        except ChatError as error:
            self.setbacks.failed(delivery, error)
        except PagerError as error:
            self.setbacks.page_failed(delivery, error)
        except StoreError:
            raise  # the claim stands and runs out: the message is then looked for before it is sent again
        except Exception as bug:
            log.exception("delivery_failed", delivery=delivery.id, alert=delivery.notice.alert_id)
            self.store.park_delivery(delivery, f"a bug: {type(bug).__name__}: {bug}", self.clock())

    def _send(self, delivery: Delivery) -> None:
        notice = delivery.notice
        thread = self.store.thread(notice.alert_id) if notice.alert_id is not None else None
        view = Presenter(self.store, self.rules, self.clock).view(notice, thread)
        if why := needless(notice, view):
            self._withdraw(delivery, why)
            return
        receipt, adopted = self._tell(delivery, view, thread)
        # A message whose receipt was lost is looked for and adopted; what has left Slack cannot be looked for.
        with self.store.atomic() if notice.kind.leaves_slack else self.store.redoable():
            ours = self.store.finish_delivery(delivery, receipt, self.clock())
            if ours and isinstance(view, AlertView):
                self._told(view, notice, receipt, adopted=adopted)
        log.info("delivered", delivery=delivery.id, kind=notice.kind, alert=notice.alert_id, adopted=adopted, ours=ours)

    def _withdraw(self, delivery: Delivery, reason: str) -> None:
        notice = delivery.notice
        self.store.withdraw_delivery(delivery, reason, self.clock())
        if notice.kind is NoticeKind.STAND_IN and notice.alert_id is not None:
            self.store.retire_stand_in(notice.alert_id)
        log.info("withdrawn", delivery=delivery.id, kind=notice.kind, alert=notice.alert_id, reason=reason)

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
        if view.summed is not None:
            follow_up(self.store, self.new_key, notice, view, receipt, self.clock(), adopted=adopted)
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
            reason, urgency = "an adopted message may show an older state", priority(NoticeKind.EDIT, alert.severity)
            about = (notice.channel, reason, self.clock(), urgency, alert.id)
            self.store.add_notice(Notice(self.new_key(), NoticeKind.EDIT, *about))

    def _queue_moved(self, alert_id: int, channel: str, old: Receipt) -> None:
        """A reply, because the first post itself is edited to the present again and again."""
        kind, text = NoticeKind.MOVED, f"{old.channel_id} {old.ts}"
        about = (channel, "its first post was made anew", self.clock(), priority(kind, Severity.NORMAL), alert_id)
        self.store.add_notice(Notice(self.new_key(), kind, *about, text=text))
