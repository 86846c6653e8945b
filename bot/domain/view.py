"""What a face needs to show an alert: its state with its evidence. Cards are pure functions of this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Alert, Change, State
from bot.domain.consent import ConsentAnswer
from bot.domain.draft import Draft
from bot.domain.mention import StoredMention
from bot.domain.notice import Receipt
from bot.domain.reply import Holding, Suggestion
from bot.domain.rule import Evidence, Match
from bot.domain.swap import Swap
from bot.domain.topic import Guidance
from bot.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class JudgedMention:
    """A mention with what was found about it."""

    stored: StoredMention
    matches: tuple[Match, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class CaseMention:
    """A mention with the alert it belongs to, and what became of that."""

    judged: JudgedMention
    alert_id: int
    state: State


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What a rule that held refuses and the mention nearly has: why only nearly, and because of which words."""

    rule_name: str
    refused: str
    why: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NextTold:
    """Who is told next if nobody acknowledges, and when: Slack user ids, group ids or channels, as words show them."""

    at: datetime
    who: tuple[str, ...]
    is_last_resort: bool = False


@dataclass(frozen=True, slots=True)
class Authors:
    """How many known authors so many mentions have."""

    authors: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Sum:
    """Mentions since a moment that are not told one by one: how many, by how many known authors, with which reach.

    `widest` are those of the widest reach.
    """

    since: datetime
    count: int
    authors: int
    reach: int
    widest: tuple[JudgedMention, ...] = ()


@dataclass(frozen=True, slots=True)
class SumPlace:
    """The reply that sums up what came since a moment; `place` is None while it is on its way."""

    since: datetime
    place: Receipt | None


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert as it stands. `lead` is the mention that speaks for the story; `changes` are the latest, oldest first.

    `nearly` are exclusions that nearly kept the lead from matching.
    `next_told` is who is told next while nobody has acknowledged; None when nobody is.
    `statements` were approved in advance, and are there for a crisis alone; `draft` is what a thread reply
    about a draft tells of; `consent` is what the author answered to the question whether we may contact them.
    `guidance` is what to do about what the lead, or else `joined`, is about.
    `detour` is why the alert is not told where it belongs, for what stands in for it.
    `summed` are the mentions that a reply sums up. `authors` is how many known authors the story has, None when that
    is not known.
    `joined` is the mention that a thread reply is about; `suggestions` are only there for the reply that offers them.
    """

    alert: Alert
    lead: JudgedMention
    changes: tuple[Change, ...] = ()
    joined: JudgedMention | None = None
    suggestions: tuple[Suggestion, ...] = ()
    nearly: tuple[NearMiss, ...] = ()
    next_told: NextTold | None = None
    statements: tuple[Holding, ...] = ()
    draft: Draft | None = None
    consent: ConsentAnswer | None = None
    guidance: tuple[Guidance, ...] = ()
    detour: str = ""
    summed: Sum | None = None
    authors: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One alert of a list; `root` is where its thread begins, None when it is not posted yet."""

    alert: Alert
    lead: JudgedMention
    root: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Several alerts in one message, worst first; `total` counts those that are left out too."""

    listed: tuple[Listed, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SwapView:
    """A swap as it stands, with the name of its schedule, and both people by their Slack user ids."""

    swap: Swap
    schedule: str
    asker: str
    other: str


Told = AlertView | Listing | SwapView
"""What a notice is about, as it stands when it is told."""
