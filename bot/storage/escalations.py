"""How far each alert has walked its policy. The policy is kept as JSON: it is the alert's own copy."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

import json
from datetime import time, timedelta
from typing import Any

from bot.domain.escalation import Escalation, Progress
from bot.domain.policy import Condition, Policy, Step, Target, TargetKind, Way
from bot.domain.severity import Severity
from bot.storage.engine import Engine, Row, Value, places
from bot.storage.rows import maybe_moment, maybe_when, moment, when

_COLUMNS = "alert_id, policy, started_at, progress, round, step, next_at, set_off_by, told_at"
_Json = dict[str, Any]


class Escalations:
    """Keeps one escalation for each alert."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def escalation(self, alert_id: int) -> Escalation | None:
        """See `Store`."""
        rows = self._engine.rows(f"SELECT {_COLUMNS} FROM escalations WHERE alert_id = ?", [alert_id])
        return next((_escalation(row) for row in rows), None)

    def save_escalation(self, escalation: Escalation) -> None:
        """See `Store`."""
        self._engine.change(_SAVE, _values(escalation))


def _values(escalation: Escalation) -> list[Value]:
    return [
        escalation.alert_id,
        policy_json(escalation.policy),
        moment(escalation.started_at),
        escalation.progress.value,
        escalation.round,
        escalation.step,
        maybe_moment(escalation.next_at),
        escalation.by,
        maybe_moment(escalation.told_at),
    ]


def _escalation(row: Row) -> Escalation:
    alert_id, policy, started_at, progress, turn, step, next_at, by, told_at = row
    times = maybe_when(next_at), by, maybe_when(told_at)
    return Escalation(alert_id, policy_of(policy), when(started_at), Progress(progress), turn, step, *times)


def policy_json(policy: Policy) -> str:
    """A policy as text: every key is written, delays are whole microseconds."""
    kept = {
        "id": policy.id,
        "steps": [_step_json(step) for step in policy.steps],
        "repeats": policy.repeats,
        "last_resort": None if policy.last_resort is None else _step_json(policy.last_resort),
        "confirm_after": None if policy.confirm_after is None else _duration(policy.confirm_after),
        "reopen_after": _duration(policy.reopen_after),
        "timezone": policy.timezone,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def policy_of(text: str) -> Policy:
    """The reverse of `policy_json`."""
    kept = json.loads(text)
    return Policy(
        id=kept["id"],
        steps=tuple(_step(step) for step in kept["steps"]),
        repeats=kept["repeats"],
        last_resort=None if kept["last_resort"] is None else _step(kept["last_resort"]),
        confirm_after=None if kept["confirm_after"] is None else timedelta(microseconds=kept["confirm_after"]),
        reopen_after=timedelta(microseconds=kept["reopen_after"]),
        timezone=kept["timezone"],
    )


def _step_json(step: Step) -> _Json:
    when = step.when
    return {
        "after": _duration(step.after),
        "targets": [[target.kind.value, target.id] for target in step.targets],
        "ways": [way.value for way in step.ways],
        "at_least": when.at_least.value,
        "weekdays": sorted(when.weekdays),
        "start": None if when.start is None else when.start.isoformat(),
        "end": None if when.end is None else when.end.isoformat(),
    }


def _step(kept: _Json) -> Step:
    start, end = (None if kept[key] is None else time.fromisoformat(kept[key]) for key in ("start", "end"))
    return Step(
        after=timedelta(microseconds=kept["after"]),
        targets=tuple(Target(TargetKind(kind), name) for kind, name in kept["targets"]),
        ways=tuple(Way(way) for way in kept["ways"]),
        when=Condition(Severity(kept["at_least"]), frozenset(kept["weekdays"]), start, end),
    )


def _duration(length: timedelta) -> int:
    return length // timedelta(microseconds=1)


_KEPT = [column for column in _COLUMNS.split(", ") if column != "alert_id"]

_SAVE = f"""INSERT INTO escalations ({_COLUMNS}) VALUES {places(9)}
    ON CONFLICT (alert_id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in _KEPT)}"""
