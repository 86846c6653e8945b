"""What a form must know of an alert before it can ask, and to judge what it was told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Alert
from bot.domain.notice import Receipt
from bot.domain.person import Person
from bot.domain.view import JudgedMention, NextTold
from bot.errors import UnknownAlertError
from bot.ports import Store

_NUMBER = re.compile(r"(?:alert\s*)?#?\s*([1-9][0-9]{0,17})", re.IGNORECASE)
_PERMALINK = re.compile(r"https?://[^/\s]+/archives/([CGD][A-Z0-9]{2,30})/p([0-9]{7,18})(?:\?(\S*))?")
_ROOT = re.compile(r"(?:^|&)thread_ts=([0-9]{1,12}\.[0-9]{6})(?:&|$)")


@dataclass(frozen=True, slots=True)
class Briefing:
    """An alert with the mention that speaks for it, for the person who asks, at this moment.

    `told_at_once` is whom an escalation by this person would tell; it is only there for the form that asks for one.
    """

    alert: Alert
    lead: JudgedMention
    person: Person
    now: datetime
    told_at_once: NextTold | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The same when the form comes back. `named` finds the alert that somebody means by its number or link."""

    alert: Alert
    lead: JudgedMention
    now: datetime
    named: Callable[[str], Alert | None]


def named(store: Store, typed: str) -> Alert | None:
    """The alert that is meant by `17`, `#17`, `alert 17`, or the link of a message in its thread."""
    number = _NUMBER.fullmatch(typed.strip())
    alert_id = int(number[1]) if number else _by_link(store, typed.strip().strip("<>"))
    try:
        return store.alert(alert_id) if alert_id is not None else None
    except UnknownAlertError:
        return None


def _by_link(store: Store, typed: str) -> int | None:
    link = _PERMALINK.fullmatch(typed)
    if not link:
        return None
    root = _ROOT.search(link[3] or "")
    return store.alert_of_thread(Receipt(link[1], root[1] if root else f"{link[2][:-6]}.{link[2][-6:]}"))
