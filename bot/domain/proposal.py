"""A proposal is an exclusion that a person wants in a rule, because an alert was not about the hospital.

It changes no rule: an editor of the rules folder applies or rejects it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.alert import State
from bot.domain.view import CaseMention

LOOKS_BACK = timedelta(days=30)
"""How far back it is counted what an exclusion would have removed."""
MOST_SAMPLES = 5

_REAL = (State.ACKNOWLEDGED, State.RESOLVED)


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    APPLIED = "applied"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Impact:
    """What else an edited query would have removed: of `matched` mentions so many, of which `real` ones.

    Real are those of alerts that the team has acknowledged or resolved. `capped` says that there were more mentions
    than were looked at: the newest were. The alert that gave rise to the question does not count.
    """

    matched: int
    removed: int = 0
    real: int = 0
    samples: tuple[CaseMention, ...] = ()
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """One exclusion for one rule. `edited` is the query with it, as it was when somebody proposed it.

    `who` and `decided_by` are Slack user ids, or the name of a tool; the three numbers are as in `Impact`.
    """

    id: int
    alert_id: int
    rule_id: str
    exclusion: str
    query: str
    edited: str
    who: str
    at: datetime
    matched: int
    removed: int
    real: int
    state: ProposalState = ProposalState.OPEN
    decided_by: str = ""
    decided_at: datetime | None = None


def impact(matched: Sequence[CaseMention], removed: Sequence[CaseMention], *, capped: bool) -> Impact:
    """The numbers, with the mentions that the team took for real as the first samples."""
    real = [one for one in removed if one.state in _REAL]
    others = [one for one in removed if one.state not in _REAL]
    samples = (*real, *others)[:MOST_SAMPLES]
    return Impact(len(matched), len(removed), len(real), samples, capped)
