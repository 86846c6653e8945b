"""The report of a period, over a real store."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from moved_clock import NOON
from sqlite_files import fresh_sqlite

from bot import wiring
from bot.domain.alert import Alert, State
from bot.domain.mention import Mention
from bot.domain.oncall import BusinessHours
from bot.domain.severity import Severity
from bot.flow import measures
from bot.flow.measures import measured
from bot.settings import Settings

WEEK = timedelta(weeks=1)


@pytest.mark.parametrize("alerts", [0, 1, 2, 4, 5])
def test_every_alert_counts_once_whatever_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alerts: int
) -> None:
    """Also when the last page is full."""
    monkeypatch.setattr(measures, "PAGE", 2)
    with closing(wiring.open_store(Settings(database_path=fresh_sqlite(tmp_path / "wardwatch.db")))) as store:
        for number in range(alerts):
            store.add_page("x", [Mention("x", str(number), "St. Brigid", NOON)], "", NOON)
            lead = store.waiting_mentions(10)[-1].id
            opened = (State.OPEN, Severity.HIGH, "service", "name", "By name", "reputation", "", lead, NOON, NOON)
            store.new_alert(Alert(0, 1, *opened))

        report = measured(store, BusinessHours(), NOON - WEEK, NOON + WEEK)

    assert (report.alerts, report.by_severity[Severity.HIGH]) == (alerts, alerts)
