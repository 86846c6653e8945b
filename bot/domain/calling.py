"""What a step of a policy does to an alert: nothing but a line of its history."""

from __future__ import annotations

from datetime import datetime

from bot.domain.alert import SYSTEM, Alert, Decided, Verb
from bot.domain.alert.growth import grown_by


def paged(alert: Alert, told: tuple[str, ...], reason: str, now: datetime) -> Decided:
    """The alert after a step of its policy. `told` are Slack user ids and `#channel` names; nobody: it was skipped."""
    return grown_by(alert, alert, Verb.PAGE, SYSTEM, now, ("", " ".join(told), reason))
