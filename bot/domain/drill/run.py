"""One performance of a drill: how its clock runs, and what happened in it apart from the alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DrillState(StrEnum):
    """Whether it is being played."""

    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class DrillRun:
    """One performance. `mark` is what its ids carry in Slack; `file` and `script` are the drill's file as it was read.

    `began_at` is by the clock on the wall. `channel` is where everything is told, empty where the rules say.
    `heard_at` is the last sign of life of the process that plays it.
    """

    mark: str
    file: str
    script: str
    speed: float
    channel: str
    began_at: datetime
    state: DrillState = DrillState.RUNNING
    heard_at: datetime | None = None

    @property
    def pace(self) -> str:
        """How fast it is played, in words."""
        return "as fast as written" if self.speed == 1 else f"{self.speed:g} times as fast as written"

    @property
    def is_over(self) -> bool:
        """Whether nothing is done in it any more."""
        return self.state is DrillState.OVER


def story_time(run: DrillRun, now: datetime) -> datetime:
    """The moment of the story: it begins when the drill does, and its clock runs `speed` times as fast."""
    return run.began_at + (now - run.began_at) * run.speed


class DrillEventKind(StrEnum):
    """What happened in a drill apart from the alerts."""

    JOINED = "joined"
    """`who` joined: they may be called."""
    OPENING = "opening"
    """The opening message stands at `about`, a channel id and a timestamp."""
    POSTED = "posted"
    """A message stands at `about`, a channel id and a timestamp: it is deleted when the drill is wiped."""
    UPLOADED = "uploaded"
    """The file `about` was uploaded: as above."""
    TOLD = "told"
    """The inject `about` was told."""
    ANSWERED = "answered"
    """`who` said what was done about the inject `about`, in `words`."""
    STOPPING = "stopping"
    """Somebody asked whoever plays it to stop."""
    ENDED = "ended"
    """The drill ended; `words` say why."""


@dataclass(frozen=True, slots=True)
class DrillEvent:
    """One line of the drill's own record, in story time."""

    at: datetime
    kind: DrillEventKind
    who: str = ""
    about: str = ""
    words: str = ""
