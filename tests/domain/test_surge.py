"""Series of counts: their names, their last day, and how it is drawn."""

from __future__ import annotations

import pytest

from bot.domain.surge import HOURS, Counted, SeriesName, chart, with_hour


@pytest.mark.parametrize("name", [SeriesName(Counted.RULE, "st-brigid"), SeriesName(Counted.SOURCE, "the local news")])
def test_a_name_is_kept_as_text(name: SeriesName) -> None:
    """And read again, blanks and all."""
    assert SeriesName.read(str(name)) == name


def test_only_the_last_day_is_kept() -> None:
    """Counts of one hour are added up; what is older than a day is gone."""
    hours: tuple[tuple[int, int], ...] = ()
    for hour in range(100, 150):
        hours = with_hour(with_hour(hours, hour, 1), hour, 2)

    assert hours == tuple((hour, 3) for hour in range(150 - HOURS, 150))


def test_a_day_is_drawn_an_hour_a_bar() -> None:
    """The highest bar is the most, the lowest is none, and one mention is never drawn as none."""
    drawn = chart([(76, 99), (98, 1), (99, 50), (100, 700)], 100)

    assert len(drawn) == HOURS
    assert drawn.endswith("▂▂█")
    assert set(drawn[:-3]) == {"▁"}
    assert chart([], 100) == "▁" * HOURS
