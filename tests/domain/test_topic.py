"""Topics: which day a report is due."""

from datetime import date

import pytest

from bot.domain.topic import work_days_after


@pytest.mark.parametrize(
    ("first_seen", "due"),
    [
        (date(2026, 11, 20), date(2026, 12, 4)),
        (date(2026, 11, 21), date(2026, 12, 4)),
        (date(2026, 11, 22), date(2026, 12, 4)),
        (date(2026, 11, 23), date(2026, 12, 7)),
    ],
)
def test_ten_work_days_are_two_weeks(first_seen: date, due: date) -> None:
    """From a Friday, a Saturday, a Sunday and a Monday; the day itself does not count."""
    assert work_days_after(first_seen, 10) == due
