"""How many mentions there were of what, and the spikes in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.surge import Counting, Series, SeriesName
from bot.domain.view import CaseMention


class SpikeStore(Protocol):
    """Called by flow/spikes, within a transaction."""

    def counting(self) -> Counting | None:
        """How far mentions were counted; None when never."""

    def count_on(self, until: datetime) -> None:
        """Mentions first seen before `until` are counted, or left out for good."""

    def is_taken_in(self, until: datetime) -> bool:
        """Whether no mention first seen before `until` waits for intake."""

    def counted(self, counting: Counting, until: datetime, published_since: datetime) -> Mapping[SeriesName, int]:
        """The mentions first seen from where the counting stands to `until`: matched ones by rule and category, all by
        source. What was published before `published_since` is an archive and does not count. What has none is left out.
        """

    def series(self) -> list[Series]:
        """Every series, by name."""

    def save_series(self, series: Sequence[Series]) -> None:
        """Keep these, new or known."""

    def drop_series(self, names: Sequence[SeriesName]) -> None:
        """Forget these."""

    def behind(self, name: SeriesName, since: datetime, limit: int) -> list[CaseMention]:
        """The mentions of a rule or a category that belong to alerts and were first seen since then, newest first."""
