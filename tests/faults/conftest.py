"""A hospital whose wire to Slack can break."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hospital import Hospital

from bot import wiring
from tests.standins.faulty_proxy import FaultyProxy


@pytest.fixture
def proxy(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyProxy]:
    """Between the bot and the workspace; what hangs is given up after a moment instead of ten seconds."""
    monkeypatch.setattr(wiring, "SLACK_TIMEOUT_S", 1)
    with FaultyProxy(hospital.running.url) as made:
        hospital.settings = replace(hospital.settings, slack_api_url=made.api_url)
        hospital.restarts()
        yield made
