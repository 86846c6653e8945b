"""A place outside that raises the alarm when the bot falls silent."""

from __future__ import annotations

from typing import Protocol


class Heartbeat(Protocol):
    """Called by flow/watch, once a minute while all is well."""

    def beat(self) -> None:
        """Say so. Raises nothing: a beat that is lost is missed outside."""
