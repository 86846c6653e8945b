"""A notice is something to be told to someone; a delivery is the attempt-until-done of telling it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.severity import Severity

EDITS_IN = "edits in "
"""What the lane of edits in a channel is called, before the channel."""
ALL_POSTS = "all posts"
ALL_EDITS = "all edits"
"""The two methods that share a limit over all channels. No channel is called so."""


class NoticeKind(StrEnum):
    """What is told. Every kind is rendered from the present state when it is sent, `ops` from its text."""

    ROOT = "root"
    SUGGESTIONS = "suggestions"
    MENTION = "mention"
    SUMMED = "summed up"
    """Mentions that are not told one by one; `text` is the moment from which on (ISO)."""
    SUMMED_EDIT = "summed up edit"
    """That reply shows the present; `channel` and `text` are where it stands, and after a blank that moment."""
    RAISED = "raised"
    ASSIGNED = "assigned"
    EDIT = "edit"
    OPS = "ops"
    OPS_OUTSIDE = "ops outside"
    """A trouble of the bot that nobody would read in Slack."""
    MOVED = "moved"
    """A first post was made anew; `text` is where the old one stood: a channel id and a timestamp."""
    STAND_IN = "stand-in"
    """The alert in the ops channel while it cannot be told where it belongs; `text` is empty while it stands."""
    STAND_IN_EDIT = "stand-in edit"
    """That message shows the present; `channel` and `text` are where it stands."""
    PAGE = "page"
    """A direct message to a person who is paged; `channel` is their Slack user id."""
    PAGE_CHANNEL = "page in a channel"
    """A step of a policy told in a channel; `text` holds the Slack user ids to mention, with blanks between them."""
    PAGE_OUTSIDE = "page outside"
    """A page that leaves Slack; `channel` is the way and the member's id: `sms lee`."""
    PAGE_EDIT = "page edit"
    """A page that was sent shows what became of it; `channel` and `text` are where it stands."""
    CONFIRM = "confirm"
    """The owner is asked whether it goes on; `channel` is their Slack user id."""
    SKIPPED = "skipped"
    EXHAUSTED = "exhausted"
    REOPENED = "reopened"
    WOKEN = "woken"
    HANDOFF = "hand-off"
    """What is open of the one who leaves (`text`), for the one who comes (`channel`), both as Slack user ids."""
    ANSWER = "answer"
    """Where a draft of a reply stands; `text` is the draft's id."""
    STATEMENT = "statement"
    """The reminder to update what is said in public about a crisis."""
    DIGEST = "digest"
    """What quiet hours held back in a channel until the time in `text` (ISO)."""
    SWAP_ASKED = "swap asked"
    """Somebody is asked to take a shift; `channel` is their Slack user id, `text` the number of the swap."""
    SWAP_DECIDED = "swap decided"
    """The one of the two who did not decide it learns what became of a swap; `channel` and `text` as above."""

    @property
    def is_page(self) -> bool:
        """Whether it is told only while nobody has acknowledged."""
        return self in (NoticeKind.PAGE, NoticeKind.PAGE_CHANNEL, NoticeKind.PAGE_OUTSIDE)

    @property
    def is_direct(self) -> bool:
        """Whether it is a direct message; its `channel` is then a Slack user id."""
        return self in (NoticeKind.PAGE, NoticeKind.CONFIRM, NoticeKind.HANDOFF) or self.is_of_swap

    @property
    def is_of_swap(self) -> bool:
        """Whether it is about a swap of shifts."""
        return self in (NoticeKind.SWAP_ASKED, NoticeKind.SWAP_DECIDED)

    @property
    def needs_thread(self) -> bool:
        """Whether it cannot be told before the first post of its alert: what calls a person never waits for that."""
        return not (self.is_page or self.is_direct or self in _WITHOUT_THREAD)

    @property
    def is_edit(self) -> bool:
        """Whether it changes a message that stands there already."""
        return self in _EDITS

    @property
    def leaves_slack(self) -> bool:
        """Whether it is told elsewhere, where Slack's limits do not hold."""
        return self in (NoticeKind.PAGE_OUTSIDE, NoticeKind.OPS_OUTSIDE)

    @property
    def is_in_thread(self) -> bool:
        """Whether it is told where the alert belongs: its first post, an edit of it, or a reply."""
        return self is NoticeKind.ROOT or (self.needs_thread and self not in (NoticeKind.OPS, NoticeKind.DIGEST))


_EDITS = (NoticeKind.EDIT, NoticeKind.PAGE_EDIT, NoticeKind.STAND_IN_EDIT, NoticeKind.SUMMED_EDIT)
_WITHOUT_THREAD = (NoticeKind.ROOT, NoticeKind.STAND_IN, *_EDITS[1:])


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told, to which channel, and why.

    `key` is our delivery id: it travels in the message's metadata, so that a message whose receipt was lost
    can be found again. `alert_id` and `mention_id` say what it is about; an `ops` notice has only `text`.
    Nothing is sent before `not_before`.
    """

    key: str
    kind: NoticeKind
    channel: str
    reason: str
    created_at: datetime
    priority: int
    alert_id: int | None = None
    mention_id: int | None = None
    text: str = ""
    not_before: datetime | None = None

    @property
    def lane(self) -> str:
        """What it is told one after the other with: posts to one channel, or edits in it."""
        return f"{EDITS_IN}{self.channel}" if self.kind.is_edit else self.channel

    @property
    def method(self) -> str:
        """What it shares a limit with whatever the channel: all posts or all edits; empty when it leaves Slack."""
        if self.kind.leaves_slack:
            return ""
        return ALL_EDITS if self.kind.is_edit else ALL_POSTS

    @property
    def turn(self) -> datetime:
        """When it has its turn beside others: who has the earliest goes first (see `turn_of`)."""
        return turn_of(self.priority, self.created_at)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notice that this worker has claimed. `uncertain` means that an earlier attempt may have succeeded."""

    id: int
    notice: Notice
    token: str
    attempts: int
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a message stands: Slack's own channel id and timestamp."""

    channel_id: str
    ts: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The Slack thread of an alert, and the revision that its first message shows."""

    alert_id: int
    root: Receipt
    shown_revision: int


def priority(kind: NoticeKind, severity: Severity) -> int:
    """Small numbers go first: first posts of a crisis, pages, other first posts, replies, edits."""
    if kind in (NoticeKind.ROOT, NoticeKind.RAISED):
        return FIRST if severity is Severity.CRISIS else 20 - severity.rank
    return _PRIORITIES.get(kind, 40)


def turn_of(priority: int, created_at: datetime) -> datetime:
    """The order of delivery, as a moment: urgent ones long ago, by priority; others when they were made, and later.

    So an urgent one always goes first, and of the others none is overtaken by one that was made more than
    `AGEING` times the difference of their priorities after it, however many keep coming.
    """
    if priority <= LAST_URGENT:
        return _LONG_AGO + timedelta(microseconds=priority)
    return created_at + (priority - LAST_URGENT) * AGEING


AGEING = timedelta(seconds=10)
"""What one step of priority is worth: a first post goes before a reply that is two minutes older, and no older one."""
LAST_URGENT = 17
"""The last priority that time does not outweigh: crises, pages, and what answers people; they are few."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
FIRST = 0
"""Of the first post of a crisis, or of an alert for which somebody is called."""
AFTER_A_CLICK = 5
"""The priority of an edit that shows what a person just did: they are looking at it."""
_PRIORITIES = {
    NoticeKind.PAGE: 1,
    NoticeKind.PAGE_OUTSIDE: 1,
    NoticeKind.OPS_OUTSIDE: 1,
    NoticeKind.PAGE_CHANNEL: 1,
    NoticeKind.PAGE_EDIT: AFTER_A_CLICK,
    NoticeKind.CONFIRM: 6,
    NoticeKind.EXHAUSTED: 6,
    NoticeKind.SKIPPED: 7,
    NoticeKind.REOPENED: 7,
    NoticeKind.WOKEN: 7,
    NoticeKind.SWAP_ASKED: 8,
    NoticeKind.SWAP_DECIDED: 8,
    NoticeKind.OPS: 10,
    NoticeKind.ASSIGNED: 12,
    NoticeKind.ANSWER: 8,
    NoticeKind.STATEMENT: 9,
    NoticeKind.HANDOFF: 12,
    NoticeKind.DIGEST: 25,
    NoticeKind.MOVED: 29,
    NoticeKind.SUGGESTIONS: 30,
    NoticeKind.MENTION: 31,
    NoticeKind.SUMMED: 32,
}
