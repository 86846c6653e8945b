"""What people said of the verdicts, for people to read, and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.cli.tables import counted, table
from bot.domain.feedback import NOT_ABOUT_US, Feedback, Tally
from bot.domain.severity import Severity
from bot.rulebook.faults import printable

MOST_ROWS = 25


def feedback_sheet(said: Feedback) -> str:
    """Tallies by category and by rule, then the severities given against those that the team left."""
    if not said.total.alerts:
        return "no alerts opened"
    head = (
        f"{counted(said.total.alerts, 'alert')}: {said.total.too_high:,} too high, {said.total.too_low:,} too low,"
        f" {said.total.not_about_us:,} not about us"
    )
    parts = [[head], _tallies("category", said.by_category), _tallies("rule", said.by_rule), _confusion(said)]
    return "\n\n".join("\n".join(part) for part in parts)


def feedback_record(said: Feedback) -> dict[str, Any]:
    """The same as values."""
    return {
        "total": asdict(said.total),
        "by_category": {name: asdict(tally) for name, tally in said.by_category.items()},
        "by_rule": {name: asdict(tally) for name, tally in said.by_rule.items()},
        "confusion": [
            {"given": given, "left": left, "alerts": count} for (given, left), count in sorted(said.confusion.items())
        ],
    }


def _tallies(noun: str, tallies: Mapping[str, Tally]) -> list[str]:
    rows = [
        (printable(name), f"{one.alerts:,}", *_shares(one.alerts, one.too_high, one.too_low, one.not_about_us))
        for name, one in list(tallies.items())[:MOST_ROWS]
    ]
    more = len(tallies) - len(rows)
    lines = table((noun, "alerts", "too high", "too low", NOT_ABOUT_US), rows)
    return [*lines, *([f"and {more} more"] if more > 0 else [])]


def _shares(alerts: int, *counts: int) -> list[str]:
    return [f"{count:,} ({count / alerts:.0%})" if count else "-" for count in counts]


def _confusion(said: Feedback) -> list[str]:
    """A row for each severity that the bot gave."""
    lefts = [*(severity.value for severity in Severity), NOT_ABOUT_US]
    rows = []
    for given in Severity:
        counts = [said.confusion.get((given, left), 0) for left in lefts]
        if any(counts):
            rows.append((given.value, *(f"{count:,}" if count else "-" for count in counts)))
    return table(("given \\ left with", *lefts), rows)
