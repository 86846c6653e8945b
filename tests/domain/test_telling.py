"""Which mentions of a story are told one by one."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.telling import ALWAYS_TOLD, MOST_TOLD, TELLING, goes_on, has_room

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("further", "room"),
    [
        (1, True),
        (ALWAYS_TOLD, True),
        (ALWAYS_TOLD + 1, None),
        (MOST_TOLD, None),
        (MOST_TOLD + 1, False),
        (9_999, False),
    ],
)
def test_a_few_are_told_then_as_many_as_the_channel_takes_then_none(further: int, room: bool | None) -> None:
    """None leaves it to the channel."""
    assert has_room(further) is room


@pytest.mark.parametrize(
    ("later", "same"),
    [(timedelta(0), True), (TELLING - timedelta(seconds=1), True), (TELLING, False), (-timedelta(seconds=1), False)],
)
def test_a_sum_goes_on_for_an_hour(later: timedelta, same: bool) -> None:
    """A sum from the future is one of a clock that was set back: another begins."""
    assert goes_on(NOW, NOW + later) is same
