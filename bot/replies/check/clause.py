"""A clause: one way to break one rule, as phrases, with examples that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.reply import FindingLevel
from bot.replies.check.notation import pattern
from bot.replies.check.reading import Reading

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """`phrases`, `elsewhere`, `needs` and `unless` are in the notation of `notation`.

    What stands in `elsewhere` says something harmless and is not read. A hit counts only if its sentence also has one
    of `needs`, and none of `unless`; with `whole`, the whole draft instead of the sentence. `blocks` are drafts that
    this clause must find, `passes` near ones that it must not.
    """

    rule: str
    why: str
    instead: str
    phrases: str
    elsewhere: str = ""
    needs: str = ""
    unless: str = ""
    whole: bool = False
    level: FindingLevel = FindingLevel.BLOCK
    blocks: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()

    def found(self, reading: Reading) -> Iterator[Span]:
        """Where it is broken, as slices of the reading's words."""
        words = reading.words.text
        if self.elsewhere:
            words = pattern(self.elsewhere).sub(lambda hit: "\0" * len(hit[0]), words)
        for hit in pattern(self.phrases).finditer(words):
            around = words if self.whole else reading.sentence(*hit.span())
            if self.needs and not pattern(self.needs).search(around):
                continue
            if self.unless and pattern(self.unless).search(around):
                continue
            yield hit.span()
