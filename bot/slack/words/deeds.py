"""What somebody did to an alert, as a line of its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.domain.alert import SYSTEM, Change, Verb
from bot.slack.escape import one_line
from bot.slack.phrase import Sentence, When, Who
from bot.slack.words.paging import paged


def change(line: Change) -> Sentence:
    """One line of the history: who did what, when."""
    actor: Sentence = ("Wardwatch",) if line.who == SYSTEM else (Who(line.who),)
    return (*actor, " ", *_deed(line), ", ", When(line.at))


_DEEDS = {
    Verb.ACKNOWLEDGE: "acknowledged it",
    Verb.UNACKNOWLEDGE: "took the acknowledgement back",
    Verb.WAKE: "woke it",
    Verb.DRAFT: "drafted a reply",
    Verb.APPROVE: "approved a reply",
    Verb.PUBLISH: "told that a reply is published",
    Verb.WITHDRAW: "withdrew a reply",
    Verb.CONSENT: "recorded whether the author may be contacted",
    Verb.OPEN: "opened it",
    Verb.REVEAL: "looked at the private details",
    Verb.EDIT: "read an edited mention",
}
_DEEDS_FOR_A_REASON = {
    Verb.RESOLVE: "resolved it",
    Verb.DISMISS: "dismissed it as not about us",
    Verb.JOIN: "added a mention",
    Verb.ESCALATE: "escalated it",
    Verb.REOPEN: "opened it again",
}


def _deed(line: Change) -> Sentence:
    reason = one_line(line.reason, 120)
    if line.verb in _DEEDS:
        return (_DEEDS[line.verb],)
    if line.verb in _DEEDS_FOR_A_REASON:
        said = _DEEDS_FOR_A_REASON[line.verb]
        return (f"{said} ({reason})" if reason else said,)
    told = _TOLD.get(line.verb)
    return told(line, reason) if told else (f"{line.verb}: {reason}" if reason else f"{line.verb}",)


def _assigned(line: Change, _reason: str) -> Sentence:
    return ("took it",) if line.after == line.who else ("assigned it to ", Who(line.after))


def _unassigned(line: Change, _reason: str) -> Sentence:
    return ("gave it back",) if line.before == line.who else ("took it from ", Who(line.before))


def _weighed(line: Change, _reason: str) -> Sentence:
    return (f"found {one_line(line.before, 40) or 'its severity'} {line.verb}",)


def _merged(reason: str) -> str:
    """On the alert that was merged its reason says where to; on the other one, which alert came or went."""
    return (
        reason.replace("merged into", "merged it into", 1)
        if reason.startswith("merged")
        else f"joined two stories: {reason}"
    )


def _changed(line: Change, reason: str) -> str:
    said = f"changed its severity from {one_line(line.before, 40)} to {one_line(line.after, 40)}"
    return f"{said} ({reason})" if reason else said


def _until(reason: str) -> Sentence:
    try:
        return (" until ", When(datetime.fromisoformat(reason)))
    except ValueError:
        return ()


_TOLD: dict[Verb, Callable[[Change, str], Sentence]] = {
    Verb.ASSIGN: _assigned,
    Verb.UNASSIGN: _unassigned,
    Verb.MERGE: lambda _line, reason: (_merged(reason),),
    Verb.SNOOZE: lambda line, _reason: ("snoozed it", *_until(line.reason)),
    Verb.CHANGE_SEVERITY: lambda line, reason: (_changed(line, reason),),
    Verb.TOO_HIGH: _weighed,
    Verb.TOO_LOW: _weighed,
    Verb.NOTE: lambda _line, reason: (f"noted: {reason}",),
    Verb.PAGE: lambda line, _reason: paged(line),
}
"""What needs more than a word."""
