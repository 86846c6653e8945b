"""Alerts of St. Brigid's for the tests of the domain, and the world in which people press."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from moved_clock import NOON

from bot.domain.alert import Action, Alert, Change, Decided, Decision, Refused, State, carried_to, carry, decide
from bot.domain.severity import Severity

DANA, LEE, SAM = "U0DANA001", "U0LEE0001", "U0SAM0001"
PEOPLE = [DANA, LEE, SAM]


def an_alert(**changes: object) -> Alert:
    values: dict[str, object] = {
        "id": 17,
        "revision": 1,
        "state": State.OPEN,
        "severity": Severity.NORMAL,
        "category": "service",
        "rule_id": "hospital-name",
        "rule_name": "St. Brigid by name",
        "channel": "reputation",
        "policy": "",
        "lead_id": 1,
        "opened_at": NOON,
        "updated_at": NOON,
    }
    return Alert(**{**values, **changes})  # type: ignore[arg-type]


def done(alert: Alert, action: Action, who: str = DANA, now: datetime = NOON, target: Alert | None = None) -> Alert:
    """The alert after an action that is no refusal."""
    decision = decide(alert, action, who, now, target)
    assert isinstance(decision, Decided), decision
    return decision.alert


def refused(
    alert: Alert, action: Action, who: str = DANA, now: datetime = NOON, target: Alert | None = None
) -> Refused:
    """The refusal of an action, which changes nothing."""
    decision = decide(alert, action, who, now, target)
    assert isinstance(decision, Refused), decision
    assert decision.alert == alert
    return decision


@dataclass
class World:
    """Several alerts, and the desk's part of a merge: what one loses another one gains."""

    alerts: dict[int, Alert]
    changes: tuple[Change, ...] = ()

    def act(self, alert_id: int, action: Action, who: str, now: datetime) -> Decision:
        before = self.alerts[alert_id]
        decision = decide(before, action, who, now, self.alerts.get(action.into))
        if isinstance(decision, Decided):
            self._keep(decision)
            for target in carried_to(before, decision.alert):
                if carried := carry(self.alerts[target], before, decision.alert, who, now):
                    self._keep(carried)
        return decision

    def _keep(self, decided: Decided) -> None:
        self.alerts[decided.alert.id] = decided.alert
        self.changes = (*self.changes, decided.change)

    def copy(self) -> World:
        return replace(self, alerts=dict(self.alerts))
