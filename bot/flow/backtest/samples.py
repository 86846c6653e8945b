"""A few of many mentions, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.text import words_of


@dataclass(frozen=True, slots=True)
class Sample:
    """One mention, with the words that matched; none where it is shown because nothing did."""

    mention: Mention
    evidence: tuple[Evidence, ...] = ()


class Samples:
    """Counts all that it is offered and keeps at most `most`, spread over the whole, no two with the same words.

    Which ones depends on their ids alone, so the same recording shows the same ones.
    """

    def __init__(self, most: int) -> None:
        self.count = 0
        self._most = most
        self._kept: dict[str, tuple[int, Sample]] = {}

    def offer(self, mention: Mention, evidence: Iterable[Evidence] = ()) -> None:
        """Count this one, and perhaps keep it."""
        self.count += 1
        rank = crc32(f"{mention.source} {mention.external_id}".encode("utf-8", "replace"))
        if self._most == 0 or (len(self._kept) == self._most and rank >= self._worst()[1]):
            return
        words = words_of(mention)
        if words in self._kept and self._kept[words][0] <= rank:
            return
        self._kept[words] = rank, Sample(mention, tuple(evidence))
        if len(self._kept) > self._most:
            del self._kept[self._worst()[0]]

    def _worst(self) -> tuple[str, int]:
        words = max(self._kept, key=lambda words: self._kept[words][0])
        return words, self._kept[words][0]

    @property
    def shown(self) -> tuple[Sample, ...]:
        """Those that were kept, the oldest first."""
        kept = [sample for _, sample in self._kept.values()]
        return tuple(sorted(kept, key=lambda sample: sample.mention.published_at))
