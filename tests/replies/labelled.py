"""The labelled drafts: what a person wrote, which rules it breaks (none: it may be published), and what it answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bot.domain.mention import Author, Mention
from bot.domain.reply import DraftOutcome, DraftVerdict, FindingLevel, Replies
from bot.replies.check.checker import check
from bot.rulebook.load import load

HERE = Path(__file__).parent / "drafts"
RULES = Path(__file__).parents[2] / "rules"


@dataclass(frozen=True, slots=True)
class Draft:
    """One line of a file of labelled drafts."""

    text: str
    rules: frozenset[str]
    mention: Mention | None


def approved() -> Replies:
    return load(RULES).replies


def mention(text: str, author: Author = Author()) -> Mention:
    return Mention("reviews", "1", text, datetime(2026, 3, 1, 9, 30, tzinfo=UTC), author=author)


def drafts(name: str) -> list[Draft]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return [
        Draft(
            record["draft"],
            frozenset(record["rules"]),
            mention(record["mention"]) if "mention" in record else None,
        )
        for record in records
    ]


@dataclass(frozen=True, slots=True)
class Score:
    """What the checker made of a set; `missed` should have been blocked, `stopped` should not."""

    missed: list[str]
    stopped: list[str]
    recall: float
    false_blocks: float


@cache
def judged(name: str) -> list[tuple[Draft, DraftVerdict]]:
    """The drafts of one file with what the checker makes of them, found once for all tests."""
    replies = approved()
    return [(draft, check(draft.text, mention=draft.mention, approved=replies)) for draft in drafts(name)]


def score(name: str) -> Score:
    missed, stopped, bad = [], [], 0
    for draft, verdict in judged(name):
        blocked = verdict.outcome is DraftOutcome.BLOCK
        bad += bool(draft.rules)
        if blocked is not bool(draft.rules):
            (missed if draft.rules else stopped).append(draft.text)
    return Score(missed, stopped, 1 - len(missed) / bad, len(stopped) / (len(judged(name)) - bad))


def blocking(verdict: DraftVerdict) -> set[str]:
    return {finding.rule for finding in verdict.findings if finding.level is FindingLevel.BLOCK}
