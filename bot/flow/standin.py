"""An alert that Slack does not let us tell where it belongs stands in the ops channel until it does."""

from __future__ import annotations

from datetime import datetime

from bot.domain.alert import Alert
from bot.domain.notice import Notice, NoticeKind, Thread, priority
from bot.domain.watch import Stranded
from bot.ports import NewKey, Store

ON_ITS_WAY = "its first post is on its way"


def show(store: Store, new_key: NewKey, alert: Alert, reason: str, now: datetime, urgency: int) -> None:
    """Let the first post of an alert, and what stands in for it, show its present state."""
    store.add_notice(Notice(new_key(), NoticeKind.EDIT, alert.channel, reason, now, urgency, alert.id))
    follow(store, new_key, alert.id, reason, now, urgency)


def follow(store: Store, new_key: NewKey, alert_id: int, reason: str, now: datetime, urgency: int) -> None:
    """Let what stands in for an alert, if anything does, show its present state."""
    place = store.stand_in(alert_id)
    if place is not None:
        about = (place.channel_id, reason, now, urgency, alert_id)
        store.add_notice(Notice(new_key(), NoticeKind.STAND_IN_EDIT, *about, text=place.ts))


def put(store: Store, ops: str, alert: Alert, stranded: Stranded, now: datetime) -> bool:
    """Let a message in the ops channel stand in for an alert: one for each trouble, whoever finds it."""
    if stranded.channel == ops:
        return False
    key = f"stand-in for {alert.id} since {stranded.since:%Y-%m-%d %H:%M:%S}"
    urgency = priority(NoticeKind.ROOT, alert.severity)
    return store.add_notice(Notice(key, NoticeKind.STAND_IN, ops, stranded.reason, now, urgency, alert.id))


def detour(store: Store, alert: Alert, thread: Thread | None, now: datetime) -> str:
    """Why an alert is not told where it belongs; empty when it is."""
    return store.refusal(alert.channel, now) or (ON_ITS_WAY if thread is None else "")
