"""The script of a drill: what the public says, what else happens, and what is expected of the team by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.alert import Action
from bot.domain.mention import Mention

NOISE = "noise"
"""What a mention is meant as that must open no alert."""


@dataclass(frozen=True, slots=True)
class Appears:
    """A mention is published. Its `published_at` is set when the drill is played.

    `meant` is the severity that its alert is meant to have at least, or `NOISE`; empty when nothing is meant.
    """

    after: timedelta
    mention: Mention
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Acts:
    """A person of the local workspace acts on the alert of an earlier mention, named by its `external_id`."""

    after: timedelta
    person: str
    action: Action
    on: str


DrillStep = Appears | Acts


class Deed(StrEnum):
    """What may be expected of the team."""

    ACKNOWLEDGE = "acknowledge"
    ASSIGN = "assign"
    ESCALATE = "escalate"
    NOTE = "note"
    DRAFT = "draft"
    APPROVE = "approve"
    PUBLISH = "publish"
    RESOLVE = "resolve"
    DISMISS = "dismiss"
    CONSENT = "consent"
    DO_NOT_CONTACT = "do not contact"


@dataclass(frozen=True, slots=True)
class Expectation:
    """Somebody does this to the alert of a mention, at most `within` after the mention came in. `why` for the team."""

    deed: Deed
    on: str
    within: timedelta
    why: str = ""


@dataclass(frozen=True, slots=True)
class Inject:
    """Something that happens outside of the feeds and is told in the drill's thread: a reporter calls.

    `within` is how long the team has to say what it did about it.
    """

    after: timedelta
    id: str
    title: str
    text: str
    within: timedelta


@dataclass(frozen=True, slots=True)
class Part:
    """A part that somebody plays, and what is theirs to do."""

    role: str
    does: str


@dataclass(frozen=True, slots=True)
class Drill:
    """The script, its steps and injects in order of time."""

    name: str
    about: str
    steps: tuple[DrillStep, ...]
    parts: tuple[Part, ...] = ()
    objectives: tuple[str, ...] = ()
    expected: tuple[Expectation, ...] = ()
    injects: tuple[Inject, ...] = ()

    @property
    def mentions(self) -> tuple[Appears, ...]:
        """What the public says, in order of time."""
        return tuple(step for step in self.steps if isinstance(step, Appears))

    @property
    def deeds(self) -> tuple[Acts, ...]:
        """What people of the local workspace do, in order of time."""
        return tuple(step for step in self.steps if isinstance(step, Acts))

    @property
    def noise(self) -> frozenset[str]:
        """The ids of mentions that must open no alert."""
        return frozenset(one.mention.external_id for one in self.mentions if one.meant == NOISE)

    @property
    def lasts(self) -> timedelta:
        """From the start to the last thing that happens or is expected."""
        return max(self._ends(), default=timedelta(0))

    def _ends(self) -> Iterable[timedelta]:
        appeared = {one.mention.external_id: one.after for one in self.mentions}
        yield from (step.after for step in self.steps)
        yield from (inject.after + inject.within for inject in self.injects)
        yield from (appeared.get(one.on, timedelta(0)) + one.within for one in self.expected)
