"""Messages about several alerts, as they stand when the message is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.alert import Alert
from bot.domain.view import Listed, Listing
from bot.ports import Store

MOST_LISTED = 20


def handed_over(store: Store, leaver: str) -> Listing:
    """What the one who leaves owns or has acknowledged, and has not finished."""
    return _listing(store, store.alerts_of(leaver))


def digest(store: Store, channel: str, until: datetime) -> Listing:
    """What quiet hours held back in a channel; what was closed meanwhile is left out."""
    held = [store.alert(alert_id) for alert_id in store.held_until(channel, until)]
    return _listing(store, [alert for alert in held if not alert.state.is_closed])


def _listing(store: Store, alerts: Sequence[Alert]) -> Listing:
    worst = sorted(alerts, key=lambda alert: (-alert.severity.rank, alert.opened_at))[:MOST_LISTED]
    return Listing(tuple(_listed(store, alert) for alert in worst), len(alerts))


def _listed(store: Store, alert: Alert) -> Listed:
    thread = store.thread(alert.id)
    return Listed(alert, store.judged(alert.lead_id), thread.root if thread else None)
