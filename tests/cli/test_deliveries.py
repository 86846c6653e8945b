"""`wardwatch deliveries`."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import wiring
from bot.cli.deliveries import deliveries
from bot.domain.notice import Notice, NoticeKind
from bot.domain.pace import SLACK_PACE
from bot.errors import MisuseError
from bot.ports import Store
from bot.settings import Settings

NOW = wiring.clock()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'w.db'}")
    with closing(wiring.open_store(Settings(database_path=str(tmp_path / "w.db")))) as made:
        yield made


def queue(store: Store, key: str) -> None:
    since = NOW - timedelta(minutes=2)
    store.add_notice(Notice(key, NoticeKind.OPS, "wardwatch-ops", "a test", since, 10, text="hello"))


def park(store: Store, reason: str) -> int:
    delivery = store.claim_delivery("t", NOW, NOW + timedelta(minutes=2))
    assert delivery is not None
    store.park_delivery(delivery, reason, NOW)
    return delivery.id


def run(*given: str) -> Result:
    return CliRunner().invoke(deliveries, list(given), standalone_mode=False)


def test_nothing_waits(store: Store) -> None:
    """And the exit code says so."""
    outcome = run()

    assert (outcome.output, outcome.return_value) == ("Everything is delivered.\n", 0)


def test_what_is_put_aside_needs_a_person(store: Store) -> None:
    """It is listed with its reason; the exit code is 1."""
    queue(store, "first")
    park(store, "invalid_blocks")
    queue(store, "second")

    outcome = run()

    assert outcome.return_value == 1
    assert "parked" in outcome.output
    assert "invalid_blocks" in outcome.output
    assert [json.loads(line)["state"] for line in run("--json").output.splitlines()] == ["parked", "waiting"]


def test_how_far_slacks_limits_hold_back_is_said_below(store: Store) -> None:
    """In the words of the ops channel; to machines a line is a message."""
    for number in range(100):
        queue(store, f"k{number}")
    delivery = store.claim_delivery("t", wiring.clock(), NOW + timedelta(minutes=2), SLACK_PACE)
    assert delivery is not None
    store.finish_delivery(delivery, None, NOW)

    said = run().output.splitlines()[-1]

    assert said == "Slack limits us: about 100 s behind in wardwatch-ops, 99 messages wait. The gravest go first."
    assert len(run("--json").output.splitlines()) == 99


def test_it_is_tried_again_on_request(store: Store) -> None:
    """One, or all of them."""
    queue(store, "first")
    number = park(store, "a bug")

    assert run("--retry", str(number)).output == "1 of 1 will be tried at once\n"
    assert store.undelivered() == {"waiting": 1, "claimed": 0, "parked": 0}

    park(store, "the same bug")
    assert run("--retry", "all").return_value == 0
    unknown = run("--retry", "404")
    assert (unknown.return_value, "no delivery 404" in unknown.output) == (1, True)


def test_a_delivery_that_cannot_be_named_is_misuse(store: Store) -> None:
    """The cure says what to give."""
    assert isinstance(run("--retry", "everything").exception, MisuseError)
