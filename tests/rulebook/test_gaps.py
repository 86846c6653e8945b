"""`check` warns of the time in which a policy would find nobody on call."""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.domain.rulebook import Rulebook
from bot.rulebook.lint import lint_closely

Book = Callable[..., Rulebook]

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PEOPLE = "people: [{id: dana, name: Dana, slack: U0DANA001}]\n"
POLICY = "policies: {crisis: {steps: [{tell: [dana]}], last_resort: {tell: [schedule: duty]}}}\n"


def warnings(book: Book, layer: str, policy: str = POLICY, routing: str = "") -> tuple[str, ...]:
    schedule = f"schedules:\n  duty: {{layers: [{{people: [dana], {layer}}}]}}\n"
    files = {"routing": routing} if routing else {}
    return lint_closely(book(oncall=f"{PEOPLE}{schedule}{policy}", **files), NOW)


def test_a_schedule_that_is_always_held_is_not_warned_of(book: Book) -> None:
    """It began long ago."""
    assert warnings(book, "start: 2026-01-05") == ()


def test_the_first_gap_is_told_and_the_others_are_counted(book: Book) -> None:
    """In local time, at the line of the schedule."""
    (found,) = warnings(
        book, "start: 2026-01-05, only: {days: [mon-fri]}", routing="timezone: America/Chicago\nprivate: news\n"
    )

    assert found == (
        "oncall.yaml:3: schedule duty: policy crisis relies on it, and nobody is on call from Sat 2026-11-21 00:00 "
        "to Mon 2026-11-23 00:00, and 7 more times in eight weeks: "
        "add a layer for that time, or let the policy tell somebody else as well"
    )


def test_a_schedule_that_begins_later_has_a_gap_until_then(book: Book) -> None:
    """From now on."""
    (found,) = warnings(book, "start: 2026-11-23")

    assert "nobody is on call from Fri 2026-11-20 12:00 to Mon 2026-11-23 09:00: add a layer" in found


def test_a_schedule_that_no_policy_uses_may_have_gaps(book: Book) -> None:
    """Nobody relies on it."""
    assert warnings(book, "start: 2099-01-01", policy="") == ()
