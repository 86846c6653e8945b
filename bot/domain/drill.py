"""A drill: a rehearsed crisis as a timed script of mentions and of what people do about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.alert import Action
from bot.domain.mention import Mention


@dataclass(frozen=True, slots=True)
class Appears:
    """A mention is published. Its `published_at` is set when the drill is played."""

    after: timedelta
    mention: Mention


@dataclass(frozen=True, slots=True)
class Acts:
    """A person of the workspace acts on the alert of an earlier mention, named by its `external_id`."""

    after: timedelta
    person: str
    action: Action
    on: str


DrillStep = Appears | Acts


@dataclass(frozen=True, slots=True)
class Drill:
    """The script, in order of time."""

    name: str
    about: str
    steps: tuple[DrillStep, ...]
