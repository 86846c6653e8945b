"""The clock, keys, sources and the rules folder, as the steps see them. All times are aware and in UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.domain.rulebook import Rulebook
from bot.domain.source import Page

Clock = Callable[[], datetime]
"""The present moment. Only wiring has a real one."""

NewKey = Callable[[], str]
"""A fresh key that nobody can guess or repeat: claim tokens and delivery ids."""


Chance = Callable[[], float]
"""A random number from 0 to 1. Only wiring has a real one."""


class Source(Protocol):
    """A public place that can be read. Called by the poll step, by one thread at a time; it stores nothing."""

    @property
    def name(self) -> str:
        """The name in `sources.yaml`."""

    def fetch(self, cursor: str, now: datetime) -> Page:
        """Read what came after `cursor` (empty at the very first read; else what an earlier page returned).

        Reading twice with one cursor is harmless. Raises `SourceError` and nothing else for what the world does wrong.
        """


class RulesFolder(Protocol):
    """The files that the team edits. Called by flow/reload, by one thread."""

    def look(self) -> Rulebook | None:
        """What the folder says, once after each change that has come to rest; None while there is nothing new.

        Raises `RulesError`, just as once, for a folder that cannot be used or is gone.
        """

    def forget(self) -> None:
        """The last answer could not be used: give it again."""
