"""The smallest pieces of sentences: numbers with their nouns, and by whom something was done, when."""

from __future__ import annotations

from datetime import datetime

from bot.slack.phrase import Sentence, When, Who


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 mention`, `12,000 mentions`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def by(who: str, at: datetime | None) -> Sentence:
    """By whom and when, as far as it is known."""
    by: Sentence = (" by ", Who(who)) if who else ()
    return (*by, ", ", When(at)) if at else by
