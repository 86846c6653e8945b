"""Rounds of posts that were written blind, each judged once. Nobody has developed on the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import yaml

from bot.domain.mention import Mention
from bot.domain.verdict import Verdict
from bot.rulebook.wordbook import shipped
from bot.triage.category import Reader
from bot.triage.judge import judge

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FOLDER = Path(__file__).with_name("rounds")
DEVELOPED = (1, 2, 3, 4, 5, 6)
HELD_OUT = 7
SELF_HARM = "self-harm"
"""The one topic that has a section of its own; the other sections are categories."""


@dataclass(frozen=True)
class Judged:
    """A post under the section it was written for: it is about it (`holds`), or only sounds like it."""

    section: str
    text: str
    holds: bool
    must_be_crisis: bool
    verdict: Verdict

    @property
    def is_told(self) -> bool:
        """Whether the verdict names the section, first or not."""
        if self.section == SELF_HARM:
            return any(topic.startswith(SELF_HARM) for topic in self.verdict.topics)
        return self.section in (_categories(self.verdict) or {"other"})


@cache
def judged(number: int) -> tuple[Judged, ...]:
    """All posts of a round with their verdicts."""
    reader = Reader(shipped())
    read = yaml.safe_load((FOLDER / f"{number}.yaml").read_text(encoding="utf-8"))
    return tuple(
        Judged(section, text, key != "ignore", key == "crisis", judge(reader, Mention("x", "1", text, AT), ()))
        for section, keys in read.items()
        for key, texts in keys.items()
        for text in texts.splitlines()
    )


@cache
def _category_of() -> dict[str, str]:
    return {topic.id: topic.category for topic in shipped().topics}


def _categories(verdict: Verdict) -> set[str]:
    return {_category_of()[topic] for topic in verdict.topics}
