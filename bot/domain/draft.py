"""A draft of a public reply: what people do to it, in which state, and why something is refused.

An approval is for exactly the words that the approver saw: an edit needs a new one. Nothing here publishes anything; a
person does, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from bot.domain.alert import Alert, Verb
from bot.domain.reply import DraftOutcome
from bot.domain.role import Role
from bot.domain.severity import Severity
from bot.domain.site import is_link

LONGEST_DRAFT = 3_000
IN_ADVANCE = "in advance"
"""As what somebody approved the words of a holding statement, before there was a crisis."""


class DraftState(StrEnum):
    """Where a draft is on its way to the public."""

    WAITING = "waiting"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class DraftVerb(StrEnum):
    """What people do to a draft."""

    EDIT = "edit"
    APPROVE = "approve"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


class DraftWhy(StrEnum):
    """Why nothing was done to a draft."""

    NO_WORDS = "no words"
    TOO_LONG = "too long"
    SAME_WORDS = "same words"
    BLOCKED = "blocked"
    WORDS_CHANGED = "words changed"
    OWN_WORDS = "own words"
    NEEDS_LEAD = "needs a lead"
    NOT_APPROVED = "not approved"
    WEAK_APPROVAL = "weak approval"
    ALREADY_APPROVED = "already approved"
    ALREADY_PUBLISHED = "already published"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    MERGED = "merged"
    BAD_LINK = "bad link"
    DO_NOT_CONTACT = "do not contact"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands. `author` wrote the words as they are, `approved_as` is the role of the approver then.

    `revision` grows by one with each change; `site` is where it is to be published; `link` where it was.
    """

    id: int
    alert_id: int
    text: str
    author: str
    written_at: datetime
    site: str
    revision: int = 1
    state: DraftState = DraftState.WAITING
    approved_by: str = ""
    approved_as: str = ""
    approved_at: datetime | None = None
    published_by: str = ""
    published_at: datetime | None = None
    link: str = ""

    @property
    def words(self) -> str:
        """A short digest of exactly these words."""
        return words_of(self.text)


@dataclass(frozen=True, slots=True)
class DraftAction:
    """What a person asks for. `seen` is the digest of the words they looked at, empty when they saw none.

    `outcome` is what the checker says of the words that would stand afterwards.
    """

    verb: DraftVerb
    text: str = ""
    link: str = ""
    seen: str = ""
    outcome: DraftOutcome = DraftOutcome.PASS


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, with their role; `leads` is the role that a crisis needs."""

    who: str
    role: Role
    leads: Role


@dataclass(frozen=True, slots=True)
class DraftRefused:
    """Nothing was done: why, and who made it impossible, when. `other` is the alert that took over the story."""

    why: DraftWhy
    draft: Draft | None = None
    by: str = ""
    at: datetime | None = None
    other: int = 0


def words_of(text: str) -> str:
    """A short digest of a text."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def objection_to_writing(alert: Alert, text: str, outcome: DraftOutcome) -> DraftRefused | None:
    """What stands in the way of a new draft, or of other words for one; None when nothing does."""
    return _gone(alert) or _unfit(text, outcome)


def decide_draft(draft: Draft, alert: Alert, action: DraftAction, asker: Asker, now: datetime) -> Draft | DraftRefused:
    """The draft after the action, one revision further, or why nothing is done."""
    deed = DEEDS[action.verb]
    no = _gone(alert) or _state_against(draft, deed.states)
    why = None if no else deed.needs(draft, alert, action, asker)
    if no or why:
        return replace(no, draft=draft) if no else DraftRefused(why or DraftWhy.UNKNOWN, draft)
    return replace(deed.apply(draft, action, asker, now), revision=draft.revision + 1)


def _gone(alert: Alert) -> DraftRefused | None:
    if alert.merged_into is not None:
        return DraftRefused(DraftWhy.MERGED, None, alert.resolved_by, alert.resolved_at, alert.merged_into)
    return DraftRefused(DraftWhy.CLOSED, None, alert.resolved_by, alert.resolved_at) if alert.state.is_closed else None


def _unfit(text: str, outcome: DraftOutcome) -> DraftRefused | None:
    if not text.strip():
        return DraftRefused(DraftWhy.NO_WORDS)
    if len(text) > LONGEST_DRAFT:
        return DraftRefused(DraftWhy.TOO_LONG)
    return DraftRefused(DraftWhy.BLOCKED) if outcome is DraftOutcome.BLOCK else None


def _state_against(draft: Draft, allowed: frozenset[DraftState]) -> DraftRefused | None:
    if draft.state in allowed:
        return None
    match draft.state:
        case DraftState.PUBLISHED:
            return DraftRefused(DraftWhy.ALREADY_PUBLISHED, draft, draft.published_by, draft.published_at)
        case DraftState.APPROVED:
            return DraftRefused(DraftWhy.ALREADY_APPROVED, draft, draft.approved_by, draft.approved_at)
        case DraftState.WAITING:
            return DraftRefused(DraftWhy.NOT_APPROVED, draft)
    return DraftRefused(DraftWhy.WITHDRAWN, draft)


# --- what each needs


def _words_to_keep(draft: Draft, _alert: Alert, action: DraftAction, _asker: Asker) -> DraftWhy | None:
    no = _unfit(action.text, action.outcome)
    if no:
        return no.why
    if action.seen and action.seen != draft.words:
        return DraftWhy.WORDS_CHANGED
    return DraftWhy.SAME_WORDS if action.text == draft.text else None


def _an_approver(draft: Draft, alert: Alert, action: DraftAction, asker: Asker) -> DraftWhy | None:
    if action.seen != draft.words:
        return DraftWhy.WORDS_CHANGED
    if action.outcome is DraftOutcome.BLOCK:
        return DraftWhy.BLOCKED
    if alert.severity.rank >= Severity.HIGH.rank and asker.who == draft.author:
        return DraftWhy.OWN_WORDS
    is_crisis = alert.severity is Severity.CRISIS
    return DraftWhy.NEEDS_LEAD if is_crisis and asker.role.rank < asker.leads.rank else None


def _published_words(draft: Draft, alert: Alert, action: DraftAction, asker: Asker) -> DraftWhy | None:
    """The alert may have become graver since the approval."""
    if action.seen != draft.words:
        return DraftWhy.WORDS_CHANGED
    if not _suffices(draft, alert.severity, asker.leads):
        return DraftWhy.WEAK_APPROVAL
    return None if is_link(action.link) else DraftWhy.BAD_LINK


def _nothing(_draft: Draft, _alert: Alert, _action: DraftAction, _asker: Asker) -> DraftWhy | None:
    return None


def _suffices(draft: Draft, severity: Severity, leads: Role) -> bool:
    """Whether the approval that was given is enough for an alert of this severity."""
    if draft.approved_as == IN_ADVANCE or severity.rank < Severity.HIGH.rank:
        return True
    is_enough = severity is not Severity.CRISIS or Role(draft.approved_as).rank >= leads.rank
    return draft.approved_by != draft.author and is_enough


# --- what each does


def _edit(draft: Draft, action: DraftAction, asker: Asker, now: datetime) -> Draft:
    written = replace(draft, text=action.text, author=asker.who, written_at=now, state=DraftState.WAITING)
    return replace(written, approved_by="", approved_as="", approved_at=None)


def _approve(draft: Draft, _action: DraftAction, asker: Asker, now: datetime) -> Draft:
    approved = replace(draft, state=DraftState.APPROVED, approved_by=asker.who)
    return replace(approved, approved_as=asker.role.value, approved_at=now)


def _publish(draft: Draft, action: DraftAction, asker: Asker, now: datetime) -> Draft:
    published = replace(draft, state=DraftState.PUBLISHED, published_by=asker.who)
    return replace(published, published_at=now, link=action.link)


def _withdraw(draft: Draft, _action: DraftAction, _asker: Asker, _now: datetime) -> Draft:
    return replace(draft, state=DraftState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Deed:
    """One action: the states in which it is possible, what else it needs, what it does, and its name in the history."""

    states: frozenset[DraftState]
    needs: Callable[[Draft, Alert, DraftAction, Asker], DraftWhy | None]
    apply: Callable[[Draft, DraftAction, Asker, datetime], Draft]
    verb: Verb


_LIVE = frozenset({DraftState.WAITING, DraftState.APPROVED})

DEEDS: dict[DraftVerb, Deed] = {
    DraftVerb.EDIT: Deed(_LIVE, _words_to_keep, _edit, Verb.DRAFT),
    DraftVerb.APPROVE: Deed(frozenset({DraftState.WAITING}), _an_approver, _approve, Verb.APPROVE),
    DraftVerb.PUBLISH: Deed(frozenset({DraftState.APPROVED}), _published_words, _publish, Verb.PUBLISH),
    DraftVerb.WITHDRAW: Deed(_LIVE, _nothing, _withdraw, Verb.WITHDRAW),
}
