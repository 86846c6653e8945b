"""What is not told one by one is told as a sum: one reply, edited while more comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Alert
from bot.domain.notice import Notice, NoticeKind, Receipt, priority
from bot.domain.telling import CROWDED, TELLING, goes_on, has_room
from bot.domain.view import AlertView, Sum
from bot.ports import NewKey, Store

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """Decides whether a mention that joins a story is told by itself, and lets a sum be told. Sends nothing."""

    store: Store
    new_key: NewKey

    def has_room(self, alert: Alert, further: int) -> bool:
        """Whether the thread takes the so-manieth further mention of the last hour as a reply of its own."""
        room = has_room(further)
        return self.store.waiting_in(alert.channel, CROWDED) < CROWDED if room is None else room

    def sum_up(self, alert: Alert, now: datetime) -> None:
        """Let the thread say how many more there are."""
        last = self.store.last_sum(alert.id)
        if last is None or not goes_on(last.since, now):
            about = (alert.channel, "too many to tell one by one", now, priority(NoticeKind.SUMMED, alert.severity))
            self.store.add_notice(Notice(self.new_key(), NoticeKind.SUMMED, *about, alert.id, text=now.isoformat()))
        elif last.place is not None:
            _edit(self.store, self.new_key, alert, last.since, last.place, now)


def summed_since(notice: Notice) -> datetime:
    """From when on the reply counts that this notice is about."""
    return datetime.fromisoformat(notice.text.split()[-1])


def summed_up(store: Store, alert_id: int, since: datetime) -> Sum:
    """What such a reply tells, as it stands now."""
    return store.summed_up(alert_id, since, since + TELLING, MOST_SHOWN)


def follow_up(
    store: Store, new_key: NewKey, notice: Notice, view: AlertView, place: Receipt, now: datetime, *, adopted: bool
) -> None:
    """The reply was sent: if more has come while it was on its way, it is edited. Called within a transaction."""
    since = summed_since(notice)
    if notice.kind is NoticeKind.SUMMED and (adopted or summed_up(store, view.alert.id, since) != view.summed):
        _edit(store, new_key, view.alert, since, place, now)


def _edit(store: Store, new_key: NewKey, alert: Alert, since: datetime, place: Receipt, now: datetime) -> None:
    about = (place.channel_id, "more has come", now, priority(NoticeKind.SUMMED_EDIT, alert.severity), alert.id)
    text = f"{place.ts} {since.isoformat()}"
    store.add_notice(Notice(new_key(), NoticeKind.SUMMED_EDIT, *about, text=text))
