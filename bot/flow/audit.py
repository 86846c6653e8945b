"""The record of who did what, written out and checked: every change with its digest, every refusal, every mute.

One JSON object a line, in the order in which they are checked: an alert's changes, then the alert itself. No more than
one page is held in memory. The last line has a digest of all lines before it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from bot.domain.alert import Alert, Change, Verb
from bot.domain.audit import Chain, Recorded, Refusal
from bot.domain.mute import Mute
from bot.ports import Store

PAGE = 500

Line = dict[str, Any]


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


_Row = TypeVar("_Row", bound=_Numbered)


@dataclass
class Audit:
    """What was read, and the first thing that is wrong of each alert: a sentence each."""

    changes: int = 0
    alerts: int = 0
    unhashed: int = 0
    head: str = ""
    faults: list[str] = field(default_factory=list)


def audit_lines(store: Store, audit: Audit) -> Iterator[str]:
    """The record as lines of text, each with its end; `audit` fills up as they are read."""
    total = sha256()
    for line in _lines(store, audit):
        text = _text(line)
        total.update(text.encode())
        yield text
    audit.head = total.hexdigest()
    yield _text({"kind": "end", "alerts": audit.alerts, "changes": audit.changes, "digest": audit.head})


def check_lines(lines: Iterable[str]) -> Audit:
    """What is wrong with a record that was written before: each fault names its line and what it is about."""
    reading = _Reading()
    for number, text in enumerate(lines, start=1):
        try:
            reading.take(number, text)
        except (ValueError, KeyError, TypeError, AttributeError):
            reading.audit.faults.append(f"line {number}: it is not a line of an audit")
    if not reading.ended:
        reading.audit.faults.append("the file ends too early: its last line is missing")
    return reading.audit


def _lines(store: Store, audit: Audit) -> Iterator[Line]:
    for alert in pages(lambda after: store.alerts_after(after, PAGE)):
        yield from _history(store, alert, audit)
    for refusal in pages(lambda after: store.refusals(after, PAGE)):
        yield _refusal(refusal)
    for mute in pages(lambda after: store.mutes_after(after, PAGE)):
        yield _mute(mute)


def _history(store: Store, alert: Alert, audit: Audit) -> Iterator[Line]:
    chain, fault = Chain(), ""
    for recorded in pages(lambda after: store.recorded(alert.id, after, PAGE)):
        yield _change(recorded)
        audit.changes += 1
        audit.unhashed += recorded.digest is None
        following = chain.after(recorded.change, recorded.digest) if not fault else chain
        fault, chain = (following, chain) if isinstance(following, str) else (fault, following)
    # Who works while this is read may have added a change that the alert did not have a moment ago.
    if not fault and chain.revision < alert.revision:
        fault = f"alert {alert.id}: it is at revision {alert.revision}, and its history ends at {chain.revision}"
    if fault:
        audit.faults.append(fault)
    audit.alerts += 1
    yield {"kind": "alert", "id": alert.id, "state": alert.state, "changes": chain.count, "head": chain.digest}


def pages(page: Callable[[int], list[_Row]]) -> Iterator[_Row]:
    """Every row, read page by page: `page` answers those after an id."""
    after = 0
    while rows := page(after):
        yield from rows
        after = rows[-1].id


class _Reading:
    """A file on the way through: the chain of the alert that is being read, and the digest of all lines so far."""

    def __init__(self) -> None:
        self.audit = Audit()
        self.ended = False
        self._total = sha256()
        self._chain = Chain()
        self._alert = 0
        self._spoilt = False

    def take(self, number: int, text: str) -> None:
        line = json.loads(text)
        if self.ended:
            raise ValueError("a line after the last one")
        if line["kind"] == "end":
            self._end(number, line)
            return
        self._total.update(text.encode())
        if line["kind"] == "change":
            self._change(number, line)
        elif line["kind"] == "alert":
            self._end_of_alert(number, line)
        elif line["kind"] not in ("refusal", "mute"):
            raise ValueError(line["kind"])

    def _change(self, number: int, line: Line) -> None:
        change = _read_change(line)
        if self._alert not in (0, change.alert_id):
            self._fault(f"line {number}: alert {self._alert} has no end")
            self._chain, self._spoilt = Chain(), False
        self._alert = change.alert_id
        self.audit.changes += 1
        self.audit.unhashed += line["hash"] is None
        following = self._chain.after(change, line["hash"])
        if isinstance(following, Chain):
            self._chain = following
        else:
            self._fault(f"line {number}: {following}")

    def _end_of_alert(self, number: int, line: Line) -> None:
        found = (self._alert or line["id"], self._chain.count, self._chain.digest)
        if found != (line["id"], line["changes"], line["head"]):
            self._fault(f"line {number}: alert {line['id']}: its last changes were altered, removed or put elsewhere")
        self.audit.alerts += 1
        self._alert, self._chain, self._spoilt = 0, Chain(), False

    def _end(self, number: int, line: Line) -> None:
        self.ended = True
        self.audit.head = self._total.hexdigest()
        counted = (line["alerts"], line["changes"], line["digest"])
        if counted != (self.audit.alerts, self.audit.changes, self.audit.head) and not self.audit.faults:
            self.audit.faults.append(f"line {number}: a line before it was altered, added, removed or put elsewhere")

    def _fault(self, sentence: str) -> None:
        """The first fault of an alert: what follows it is wrong because of it."""
        if not self._spoilt:
            self.audit.faults.append(sentence)
        self._spoilt = True


def _text(line: Line) -> str:
    return json.dumps(line, separators=(",", ":")) + "\n"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _change(recorded: Recorded) -> Line:
    change = recorded.change
    return {
        "kind": "change",
        "alert": change.alert_id,
        "revision": change.revision,
        "at": _moment(change.at),
        "who": change.who,
        "verb": change.verb,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
        "hash": recorded.digest,
    }


def _read_change(line: Line) -> Change:
    at = datetime.fromisoformat(line["at"])
    texts = line["who"], Verb(line["verb"]), line["before"], line["after"], line["reason"]
    return Change(line["alert"], line["revision"], at, *texts)


def _refusal(refusal: Refusal) -> Line:
    asked = {"alert": refusal.alert_id, "who": refusal.who, "verb": refusal.verb, "why": refusal.why}
    return {"kind": "refusal", "at": _moment(refusal.at), **asked}


def _mute(mute: Mute) -> Line:
    ended = {"ended_by": mute.ended_by, "ended_at": _moment(mute.ended_at)} if mute.ended_at else {}
    told = {"mute": mute.kind, "value": mute.value, "until": _moment(mute.until), "who": mute.who}
    return {"kind": "mute", "at": _moment(mute.at), **told, "reason": mute.reason, **ended}
