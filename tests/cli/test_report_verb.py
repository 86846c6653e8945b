"""`wardwatch report`: how many alerts there were, and how long the work took."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_files import fresh_sqlite

from bot import wiring
from bot.cli.main import cli
from bot.cli.report_words import spoken
from bot.domain.alert import Alert, Change, Disposition, State, Verb
from bot.domain.mention import Mention
from bot.domain.severity import Severity
from bot.errors import StoreError
from bot.ports import Store
from bot.storage.sqlite import open_sqlite

NOW = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

Run = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    path = fresh_sqlite(tmp_path / "wardwatch.db")
    store = open_sqlite(path)
    yield store
    store.close()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(wiring, "clock", lambda: NOW)
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path / 'wardwatch.db'}"}
    folder = str(tmp_path / "no-rules")
    return lambda *options: CliRunner().invoke(cli, ["report", "--rules", folder, *options], env=environment)


def happened(store: Store, number: int, opened: datetime, rule: str = "St. Brigid by name", **fields: object) -> Alert:
    store.add_page("x", [Mention("x", str(number), "St. Brigid", opened - MINUTE)], "", opened)
    lead = store.waiting_mentions(100)[-1].id
    made = Alert(
        0,
        1,
        State.OPEN,
        Severity.HIGH,
        "service",
        "name",
        rule,
        "reputation",
        "",
        lead,
        opened_at=opened,
        updated_at=opened,
    )
    alert = store.new_alert(replace(made, **fields))
    store.add_change(Change(alert.id, 2, opened + 5 * MINUTE, "U0DANA001", Verb.ACKNOWLEDGE, "open", "acknowledged"))
    return alert


def test_the_last_seven_days(run: Run, store: Store) -> None:
    """What was opened before does not count."""
    happened(store, 1, NOW - timedelta(days=8))
    happened(store, 2, NOW - timedelta(days=1))
    ended = {
        "state": State.RESOLVED,
        "disposition": Disposition.ANSWERED_ONLINE,
        "answer_link": "https://x.com/a/status/1",
    }
    happened(store, 3, NOW - timedelta(hours=2), "Dr. Voss", resolved_at=NOW - timedelta(hours=1), **ended)

    assert run().output == (
        "2 alerts opened from 2026-11-13 15:30 to 2026-11-20 15:30 (UTC)\n"
        "\n"
        "severity  alerts\n"
        "high           2\n"
        "\n"
        "state     alerts\n"
        "open           1\n"
        "resolved       1\n"
        "\n"
        "rule                alerts\n"
        "Dr. Voss                 1\n"
        "St. Brigid by name       1\n"
        "\n"
        "answered online: 1\n"
        "busiest hours of the day: 13:00 (1), 15:00 (1)\n"
        "\n"
        "time             alerts      median  9 of 10 within  business hours: median  9 of 10 within\n"
        "to notice             0           -               -                       -               -\n"
        "to acknowledge        2       5 min           5 min                   5 min           5 min\n"
        "to first answer       1  1 h 00 min      1 h 00 min              1 h 00 min      1 h 00 min\n"
        "to resolve            1  1 h 00 min      1 h 00 min              1 h 00 min      1 h 00 min\n"
    )


def test_another_period(run: Run, store: Store) -> None:
    """As far back as one likes."""
    happened(store, 1, NOW - timedelta(days=8))

    assert run("--since", "2w").output.startswith("1 alert opened from 2026-11-06 15:30")


def test_a_period_without_alerts_is_one_line(run: Run, store: Store) -> None:
    """Nothing happened, and nothing is drawn."""
    assert run().output == "0 alerts opened from 2026-11-13 15:30 to 2026-11-20 15:30 (UTC)\n"


def test_json(run: Run, store: Store) -> None:
    """Times in seconds, nothing where nothing happened."""
    happened(store, 1, NOW - timedelta(days=6, hours=20))

    found = json.loads(run("--json").output)

    assert (found["alerts"], found["by_rule"], found["by_severity"]["high"]) == (1, {"St. Brigid by name": 1}, 1)
    assert found["times"]["to notice"] == {"count": 0, "median": None, "p90": None}
    taken = {"all_hours": 300.0, "business_hours": 0.0}
    assert found["times"]["to acknowledge"] == {"count": 1, "median": taken, "p90": taken}
    assert found["by_hour"][19] == 1


def test_business_hours_come_from_the_rules(run: Run, store: Store, tmp_path: Path) -> None:
    """Theirs is the clock of the report, too."""
    folder = tmp_path / "no-rules"
    folder.mkdir()
    (folder / "hospital.yaml").write_text("kind: topic\nrules: [{id: a, query: sbmc}]\n", encoding="utf-8")
    (folder / "oncall.yaml").write_text("business_hours: {timezone: Asia/Kolkata}\n", encoding="utf-8")

    assert run().output.endswith("to 2026-11-20 21:00 (Asia/Kolkata)\n")


def test_without_a_database_there_is_nothing_to_report(run: Run) -> None:
    """And none is made."""
    assert isinstance(run().exception, StoreError)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (60, "1 min"),
        (3599, "1 h 00 min"),
        (3600, "1 h 00 min"),
        (11_100, "3 h 05 min"),
        (86_400, "1 d 0 h"),
        (187_200, "2 d 4 h"),
    ],
)
def test_spans_as_people_say_them(seconds: float, words: str) -> None:
    """The two largest units."""
    assert spoken(timedelta(seconds=seconds)) == words


def test_what_people_said_of_the_verdicts(run: Run, store: Store) -> None:
    """By category and rule, with shares, and what the team left each severity with."""
    wrong = happened(store, 1, NOW - timedelta(days=1))
    happened(store, 2, NOW - timedelta(days=1), "Dr. Voss", rule_id="voss", state=State.DISMISSED)
    store.add_change(Change(wrong.id, 3, NOW, "U0SAM0001", Verb.TOO_HIGH, "high", ""))

    assert run("--triage").output == (
        "2 alerts: 1 too high, 0 too low, 1 not about us\n"
        "\n"
        "category  alerts  too high  too low  not about us\n"
        "service        2   1 (50%)        -       1 (50%)\n"
        "\n"
        "rule                alerts  too high  too low  not about us\n"
        "St. Brigid by name       1  1 (100%)        -             -\n"
        "Dr. Voss                 1         -        -      1 (100%)\n"
        "\n"
        "given \\ left with  low  normal  high  crisis  not about us\n"
        "high                 -       -     1       -             1\n"
    )
    record = json.loads(run("--triage", "--json").output)
    assert record["total"] == {"alerts": 2, "too_high": 1, "too_low": 0, "not_about_us": 1}
    assert {"given": "high", "left": "not about us", "alerts": 1} in record["confusion"]


def test_nothing_was_said_of_nothing(run: Run, store: Store) -> None:
    """No alert, no tally."""
    assert run("--triage").output == "no alerts opened\n"
