"""What a person asks for, and the answer: a change, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.alert.values import Alert, Change, Disposition, Verb
from bot.domain.severity import Severity

LONGEST_SNOOZE = timedelta(days=30)
LONGEST_NOTE = 3_000
LONGEST_LINK = 2_000


@dataclass(frozen=True, slots=True)
class Action:
    """What a person asks for. `to` is the new owner of an assignment; a resolution names its disposition.

    The `note` of a dismissal says why, and becomes the reason of its change. `until` ends a snooze, `severity` is the
    one to change to, `into` the alert to merge into, `link` the public answer that a resolution tells of. `seen` is the
    revision that the person looked at when they pressed, 0 when it is not known; `at` is when they pressed, if the chat
    says so.
    """

    verb: Verb
    to: str = ""
    disposition: Disposition | None = None
    note: str = ""
    until: datetime | None = None
    severity: Severity | None = None
    into: int = 0
    link: str = ""
    seen: int = 0
    at: datetime | None = None


class Why(StrEnum):
    """Why an action was refused."""

    ALREADY_ACKNOWLEDGED = "already acknowledged"
    ALREADY_ASSIGNED = "already assigned"
    ALREADY_SNOOZED = "already snoozed"
    SAME_SEVERITY = "same severity"
    NOT_ACKNOWLEDGED = "not acknowledged"
    NOT_SNOOZED = "not snoozed"
    NOT_CLOSED = "not closed"
    NO_OWNER = "no owner"
    CLOSED = "closed"
    MERGED = "merged"
    OVERTAKEN = "overtaken"
    NO_OWNER_NAMED = "no owner named"
    CANNOT_OWN = "cannot own"
    NO_DISPOSITION = "no disposition"
    NO_TIME = "no time"
    TIME_PASSED = "time passed"
    TOO_LONG = "too long"
    NO_SEVERITY = "no severity"
    NO_NOTE = "no note"
    NOTE_TOO_LONG = "note too long"
    BAD_LINK = "bad link"
    INTO_ITSELF = "into itself"
    NO_SUCH_ALERT = "no such alert"
    TARGET_CLOSED = "target closed"
    TARGET_MERGED = "target merged"
    NOT_AN_ACTION = "not an action"


@dataclass(frozen=True, slots=True)
class Decided:
    """The alert after an action, and the line for its history."""

    alert: Alert
    change: Change


@dataclass(frozen=True, slots=True)
class Refused:
    """The action changes nothing: why, and who made it impossible, when. `other` is the other alert of a merge."""

    why: Why
    alert: Alert
    by: str = ""
    at: datetime | None = None
    other: int = 0


Decision = Decided | Refused
