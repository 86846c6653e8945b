"""Alerts, their changes and the last presses on them: rows to values and back, as in `rows`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.domain.alert import FIELDS, Alert, Change, Disposition, Facet, Press, State, Verb
from bot.domain.severity import Severity
from bot.storage.engine import Row, Value
from bot.storage.rows import maybe_moment, maybe_when, moment, when

ALERT_COLUMNS = (
    "revision, state, severity, category, rule_id, rule_name, channel, policy, lead_id, opened_at, updated_at, why, "
    "owner, mention_count, reach, acknowledged_by, acknowledged_at, resolved_by, resolved_at, disposition, note, "
    "snoozed_until, merged_into, answer_link, presses, answered_at, published_link"
)
CHANGE_COLUMNS = "alert_id, revision, at, who, verb, before, after, reason"


def alert_values(alert: Alert) -> tuple[Value, ...]:
    """An alert as `ALERT_COLUMNS`; its id is not among them."""
    return (
        alert.revision,
        alert.state.value,
        alert.severity.value,
        alert.category,
        alert.rule_id,
        alert.rule_name,
        alert.channel,
        alert.policy,
        alert.lead_id,
        moment(alert.opened_at),
        moment(alert.updated_at),
        alert.why,
        alert.owner,
        alert.mention_count,
        alert.reach,
        alert.acknowledged_by,
        maybe_moment(alert.acknowledged_at),
        alert.resolved_by,
        maybe_moment(alert.resolved_at),
        None if alert.disposition is None else alert.disposition.value,
        alert.note,
        maybe_moment(alert.snoozed_until),
        alert.merged_into,
        alert.answer_link,
        _presses_text(alert.presses),
        maybe_moment(alert.answered_at),
        alert.published_link,
    )


def alert(row: Row) -> Alert:
    """A row of the id and `ALERT_COLUMNS`."""
    alert_id, revision, state, severity, category, rule_id, rule_name, channel, policy, lead_id, *rest = row
    opened_at, updated_at, why, owner, count, reach, acknowledged_by, acknowledged_at, *end = rest
    resolved_by, resolved_at, disposition, note, snoozed_until, merged_into, answer_link, *last = end
    presses, answered_at, published_link = last
    return Alert(
        id=alert_id,
        revision=revision,
        state=State(state),
        severity=Severity(severity),
        category=category,
        rule_id=rule_id,
        rule_name=rule_name,
        channel=channel,
        policy=policy,
        lead_id=lead_id,
        opened_at=when(opened_at),
        updated_at=when(updated_at),
        why=why,
        owner=owner,
        mention_count=count,
        reach=reach,
        acknowledged_by=acknowledged_by,
        acknowledged_at=maybe_when(acknowledged_at),
        resolved_by=resolved_by,
        resolved_at=maybe_when(resolved_at),
        disposition=None if disposition is None else Disposition(disposition),
        note=note,
        snoozed_until=maybe_when(snoozed_until),
        merged_into=merged_into,
        answer_link=answer_link,
        presses=_presses(presses),
        answered_at=maybe_when(answered_at),
        published_link=published_link,
    )


def change_values(change: Change) -> tuple[Value, ...]:
    """A change as `CHANGE_COLUMNS`."""
    return (
        change.alert_id,
        change.revision,
        moment(change.at),
        change.who,
        change.verb.value,
        change.before,
        change.after,
        change.reason,
    )


def change(row: Row) -> Change:
    """A row of `CHANGE_COLUMNS`."""
    alert_id, revision, at, who, verb, before, after, reason = row
    return Change(alert_id, revision, when(at), who, Verb(verb), before, after, reason)


_READ: dict[str, Callable[[Any], Any]] = {
    "state": State,
    "severity": Severity,
    "acknowledged_at": maybe_when,
    "resolved_at": maybe_when,
    "snoozed_until": maybe_when,
    "disposition": lambda stored: None if stored is None else Disposition(stored),
}
"""How the fields are read that are no plain texts and numbers."""


def _presses_text(presses: tuple[Press, ...]) -> str:
    """As one column: nobody ever asks the database about a press."""
    return json.dumps([_row(press) for press in presses], ensure_ascii=False, separators=(",", ":"))


def _presses(column: str) -> tuple[Press, ...]:
    """The reverse of `_presses_text`."""
    return tuple(_press(*row) for row in json.loads(column))


def _row(press: Press) -> list[Any]:
    before = [moment(value) if isinstance(value, datetime) else value for value in press.before]
    return [press.facet, press.verb, press.who, moment(press.at), press.revision, press.strength, before]


def _press(facet: str, verb: str, who: str, at: int, revision: int, strength: int, before: list[Any]) -> Press:
    names = FIELDS[Facet(facet)]
    values = tuple(_READ[name](value) if name in _READ else value for name, value in zip(names, before, strict=True))
    return Press(Facet(facet), Verb(verb), who, when(at), revision, strength, values)
