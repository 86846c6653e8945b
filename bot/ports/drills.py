"""What a drill's own store knows of the drill that is played in it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.drill import DrillEvent, DrillRun, DrillState
from bot.domain.notice import Receipt


class DrillStore(Protocol):
    """Called by flow/rehearse and by the faces. In the store of the live bot there is no drill."""

    def begin_drill(self, run: DrillRun) -> None:
        """This store belongs to this drill. At most once in the life of a store."""

    def drill_run(self) -> DrillRun | None:
        """The drill that this store belongs to; None in the live store.

        With its script, which may be a long recording: whoever asks often asks for the state alone.
        """

    def drill_state(self) -> DrillState | None:
        """Whether the drill that this store belongs to is being played; None in the live store."""

    def end_drill(self) -> bool:
        """Nothing is done in it any more; False when that was so already."""

    def note_drill_alive(self, now: datetime) -> None:
        """The process that plays it is there."""

    def add_drill_event(self, event: DrillEvent) -> bool:
        """Append to the drill's record; False, and nothing stored, when this person did this about that before."""

    def receipts(self) -> list[Receipt]:
        """Where everything stands that was delivered, each place once."""

    def drill_events(self) -> list[DrillEvent]:
        """The drill's record, oldest first."""
