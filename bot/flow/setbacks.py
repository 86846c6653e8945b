"""What becomes of a delivery that failed: it waits, is parked, or is told elsewhere. Nothing is ever dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.notice import ALL_EDITS, Delivery, Notice, NoticeKind, priority
from bot.domain.severity import Severity
from bot.domain.watch import OpenTrouble, parked_key, refused_key
from bot.errors import (
    ChatError,
    ChatLimitedError,
    ChatRefusedError,
    ChatUncertainError,
    Limited,
    PagerError,
    PagerRefusedError,
    ThreadGoneError,
)
from bot.flow import standin
from bot.flow.ops import ops_notice
from bot.flow.rules import LiveRules
from bot.ports import Chance, Clock, NewKey, Store

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
    NoticeKind.SUMMED: "a sum of mentions",
    NoticeKind.SUMMED_EDIT: "more of a sum of mentions",
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

_LOOSE_EDITS = (NoticeKind.PAGE_EDIT, NoticeKind.STAND_IN_EDIT, NoticeKind.SUMMED_EDIT)
"""Edits of messages that need not be there."""


@dataclass(frozen=True, slots=True)
class Setbacks:
    """Decides by the kind of the error, and keeps what it decides."""

    store: Store
    rules: LiveRules
    clock: Clock
    new_key: NewKey
    chance: Chance

    def failed(self, delivery: Delivery, error: ChatError) -> None:
        """The chat did not take it, or may not have."""
        now, notice = self.clock(), delivery.notice
        log.warning("not_delivered", delivery=delivery.id, alert=notice.alert_id, reason=str(error))
        if isinstance(error, ChatLimitedError):
            self._limited(delivery, error, now + timedelta(seconds=error.wait_s))
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

    def _limited(self, delivery: Delivery, error: ChatLimitedError, until: datetime) -> None:
        """What Slack limits waits: this channel's posts, or all edits. Of another call it is this message alone."""
        lane = {Limited.POSTS: delivery.notice.lane, Limited.EDITS: ALL_EDITS}.get(error.of, "")
        with self.store.atomic():
            if lane:
                self.store.pause_lane(lane, until, str(error))
            self.store.postpone_delivery(delivery, until, str(error), uncertain=delivery.uncertain)

    def _backoff(self, delivery: Delivery) -> timedelta:
        """Twice as long each time, and by chance up to a half less: what failed together is not tried together."""
        longest: float = min(2 ** min(delivery.attempts, 10), LONGEST_BACKOFF_S)
        return timedelta(seconds=longest * (1 - self.chance() / 2))

    def page_failed(self, delivery: Delivery, error: PagerError) -> None:
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
        """Somebody deleted a page, a sum, or what stood in for an alert: that is for them to do."""
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
                about = (notice.channel, "its first message was deleted", now)
                urgency = priority(NoticeKind.ROOT, Severity.NORMAL)
                self.store.add_notice(Notice(self.new_key(), NoticeKind.ROOT, *about, urgency, notice.alert_id))

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


def _not_told(notice: Notice, error: ChatError | PagerError, fate: str) -> str:
    about = "" if notice.alert_id is None else f" of alert {notice.alert_id}"
    what = f"Not told to {notice.channel}" if notice.kind.is_page else f"Not posted in {notice.channel}"
    return f"{what}: {_SAID[notice.kind]}{about}. {error.what} ({error.cure}). {fate}"
