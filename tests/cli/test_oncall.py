"""`wardwatch oncall`: who is on call now, next, and when."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_files import fresh_sqlite

from bot import wiring
from bot.cli.main import cli
from bot.domain.roster import Override
from bot.errors import MisuseError, StoreVersionError
from bot.storage.sqlite import open_sqlite

NOW = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
RULE = "kind: hospital\nrules:\n  - {id: name, query: SBMC, examples: {match: [SBMC], ignore: [ABC]}}\n"
TEAM = """people:
  - {id: dana, name: Dana Whitfield, slack: U0DANA001}
  - {id: lee, name: "Lee Park, MD; PR", slack: U0LEE0001}
"""
DUTY = """  pr-duty:
    name: PR duty
    timezone: America/Chicago
    layers:
      - {people: [dana, lee], start: 2026-01-05}
"""
OFFICE = """  office:
    timezone: Europe/London
    layers:
      - {people: [lee], start: 2026-01-05, only: {days: [mon-fri], from: 08:00, until: 17:00}}
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The verb over a folder with these schedules, at 09:30 on a Friday in Chicago."""
    monkeypatch.setattr(wiring, "clock", lambda: NOW)

    def invoke(*options: str, schedules: str = f"schedules:\n{DUTY}") -> Result:
        folder = tmp_path / "rules"
        folder.mkdir(exist_ok=True)
        (folder / "hospital.yaml").write_text(RULE, encoding="utf-8")
        (folder / "oncall.yaml").write_text(TEAM + schedules, encoding="utf-8")
        environment = {"DATABASE_URL": f"sqlite:///{tmp_path / 'wardwatch.db'}"}
        return CliRunner().invoke(
            cli, ["oncall", "--rules", str(folder), *options], env=environment, standalone_mode=False
        )

    return invoke


def take_over(tmp_path: Path, member: str, start: datetime, end: datetime) -> None:
    path = fresh_sqlite(tmp_path / "wardwatch.db")
    store = open_sqlite(path)
    store.add_override(Override(0, "pr-duty", member, start, end, "U0DANA001", NOW))
    store.close()


def test_now_next_and_the_next_two_weeks(run: Run) -> None:
    """By the clock of the schedule's place; the shifts at both ends are whole."""
    result = run()

    assert result.output == (
        "PR duty (pr-duty), by the clock of America/Chicago\n"
        "  now   Lee Park, MD; PR until Mon 2026-11-23 09:00\n"
        "  next  Dana Whitfield from Mon 2026-11-23 09:00 until Mon 2026-11-30 09:00\n"
        "\n"
        "  from                  until                 on call\n"
        "  Mon 2026-11-16 09:00  Mon 2026-11-23 09:00  Lee Park, MD; PR\n"
        "  Mon 2026-11-23 09:00  Mon 2026-11-30 09:00  Dana Whitfield\n"
        "  Mon 2026-11-30 09:00  Mon 2026-12-07 09:00  Lee Park, MD; PR\n"
        "  no gaps\n"
    )


def test_gaps_are_shown_and_summed_up(run: Run) -> None:
    """The part of them that lies in the period."""
    result = run("--from", "2026-11-21", "--days", "3", schedules=f"schedules:\n{OFFICE}")

    assert result.output.splitlines()[4:] == [
        "  from                  until                 on call",
        "  Fri 2026-11-20 17:00  Mon 2026-11-23 08:00  nobody",
        "  Mon 2026-11-23 08:00  Mon 2026-11-23 09:00  Lee Park, MD; PR",
        "  Mon 2026-11-23 09:00  Mon 2026-11-23 17:00  Lee Park, MD; PR",
        "  Mon 2026-11-23 17:00  Tue 2026-11-24 08:00  nobody",
        "  2 gaps: nobody is on call for 63 h 00 min of this time",
    ]


def test_a_schedule_that_has_not_begun(run: Run) -> None:
    """Its gap has no start."""
    result = run(schedules=f"schedules:\n{DUTY.replace('2026-01-05', '2026-12-01')}")

    assert "  now   nobody until Tue 2026-12-01 09:00\n" in result.output
    assert "  ...                   Tue 2026-12-01 09:00  nobody\n" in result.output


def test_a_doubled_hour_is_told_apart(run: Run) -> None:
    """The hand-off of 1 November is at the first 01:30, in summer time."""
    nightly = DUTY.replace("start: 2026-01-05", "start: 2026-10-31, rotate: daily, handoff: 01:30")

    result = run("--from", "2026-11-01", "--days", "1", schedules=f"schedules:\n{nightly}")

    assert "  Sat 2026-10-31 01:30        Sun 2026-11-01 01:30 (CDT)  Dana Whitfield\n" in result.output


def test_overrides_come_from_the_database(run: Run, tmp_path: Path) -> None:
    """And are marked."""
    take_over(tmp_path, "dana", NOW - timedelta(hours=1), NOW + timedelta(hours=1))

    result = run()

    assert "  now   Dana Whitfield (override) until Fri 2026-11-20 10:30\n" in result.output
    assert "  Fri 2026-11-20 08:30  Fri 2026-11-20 10:30  Dana Whitfield (override)\n" in result.output
    assert result.output.endswith(
        "  override 1: Dana Whitfield from Fri 2026-11-20 08:30 until Fri 2026-11-20 10:30, by U0DANA001\n"
    )


def test_an_override_can_be_ended(run: Run, tmp_path: Path) -> None:
    """Once; then whoever the layers name is back."""
    take_over(tmp_path, "dana", NOW - timedelta(hours=1), NOW + timedelta(hours=1))

    first, second = run("--end", "1"), run("--end", "1")

    assert first.output == "ended override 1; the layers count again\n"
    assert str(second.exception) == "override 1: it is over already, or there is none (see `wardwatch oncall`)"
    assert "  now   Lee Park, MD; PR until" in run().output


def test_a_person_who_left_is_named_by_id(run: Run, tmp_path: Path) -> None:
    """An override outlives an edit of the people."""
    take_over(tmp_path, "zoe", NOW, NOW + timedelta(hours=1))

    assert "  now   zoe (override) until" in run().output


def test_a_database_that_is_not_up_to_date_is_not_passed_over(run: Run, tmp_path: Path) -> None:
    """Whoever took over may stand in it."""
    with closing(sqlite3.connect(tmp_path / "wardwatch.db")) as database:
        database.execute("CREATE TABLE mentions (id INTEGER)")

    assert isinstance(run().exception, StoreVersionError)


def test_all_schedules_or_one(run: Run) -> None:
    """Without `--schedule` each has its part."""
    both = f"schedules:\n{DUTY}{OFFICE}"

    every, one = run(schedules=both).output, run("--schedule", "office", schedules=both).output

    assert [line for line in every.splitlines() if "by the clock" in line] == [
        "PR duty (pr-duty), by the clock of America/Chicago",
        "office (office), by the clock of Europe/London",
    ]
    assert every.endswith(f"\n\n{one}")


def test_an_unknown_schedule_is_misuse(run: Run) -> None:
    """The known ones are listed."""
    error = run("--schedule", "duty").exception

    assert isinstance(error, MisuseError)
    assert str(error) == "duty: no schedule has this id (name one of oncall.yaml: pr-duty)"


def test_without_schedules_it_says_so(run: Run) -> None:
    """A negative answer."""
    result = run(schedules="")

    assert result.output == "no schedules: write some in oncall.yaml, see rules/README.md\n"
    assert result.return_value == 1


def test_two_formats_at_once_are_misuse(run: Run) -> None:
    """One or the other."""
    assert isinstance(run("--ics", "--json").exception, MisuseError)


def test_json_has_one_object_a_schedule(run: Run, tmp_path: Path) -> None:
    """With offsets, and nothing where there is nothing."""
    take_over(tmp_path, "zoe", NOW, NOW + timedelta(hours=1))

    first, second = (
        json.loads(line) for line in run("--json", schedules=f"schedules:\n{DUTY}{OFFICE}").output.splitlines()
    )

    assert (first["schedule"], first["name"], first["timezone"]) == ("pr-duty", "PR duty", "America/Chicago")
    assert first["now"] == {
        "member": "zoe",
        "name": "zoe",
        "slack": None,
        "start": "2026-11-20T09:30:00-06:00",
        "end": "2026-11-20T10:30:00-06:00",
        "override": True,
    }
    assert first["next"]["member"] == "lee"
    assert [shift["member"] for shift in second["shifts"]][:3] == ["lee", None, "lee"]
    assert second["next"] is None


# --- the calendar


def unfolded(text: str) -> list[str]:
    """The content lines of RFC 5545, each folded line put together again."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def values(text: str, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(text) if line.startswith(f"{name}:")]


def test_the_calendar_can_be_imported(run: Run) -> None:
    """One event a shift, in UTC, with what has a meaning of its own escaped."""
    text = run("--ics").stdout_bytes.decode()

    lines = unfolded(text)
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert values(text, "SUMMARY")[0] == "PR duty: Lee Park\\, MD\\; PR"
    assert values(text, "DTSTART") == ["20261116T150000Z", "20261123T150000Z", "20261130T150000Z"]
    assert values(text, "DTEND") == ["20261123T150000Z", "20261130T150000Z", "20261207T150000Z"]
    assert set(values(text, "DTSTAMP")) == {"20261120T153000Z"}


def test_a_long_name_is_folded_between_characters(run: Run) -> None:
    """No line has more than 75 octets, and nothing is lost."""
    long_name = "Öffentlichkeitsarbeit und Krisenstab 🏥 " * 3

    text = run("--ics", schedules=f"schedules:\n{DUTY.replace('PR duty', long_name)}").stdout_bytes.decode()

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert values(text, "SUMMARY")[1] == f"{long_name.strip()}: Dana Whitfield"


def test_a_shift_keeps_its_uid(run: Run, tmp_path: Path) -> None:
    """Whatever the period, and when its end moves; so a second import replaces the first."""
    before = run("--ics", "--from", "2026-11-18").stdout_bytes.decode()
    take_over(tmp_path, "dana", NOW, NOW + timedelta(days=1))

    after = run("--ics", "--from", "2026-11-17", "--days", "28").stdout_bytes.decode()

    assert values(before, "UID")[0] == "pr-duty-20261116T150000Z@wardwatch"
    assert set(values(before, "UID")) <= set(values(after, "UID"))
    assert len(set(values(after, "UID"))) == len(values(after, "UID"))


def test_gaps_are_no_events(run: Run) -> None:
    """Nobody is on call, so there is nothing to enter."""
    text = run("--ics", "--days", "7", schedules=f"schedules:\n{OFFICE}").stdout_bytes.decode()

    assert all(re.search("Lee Park", line) for line in values(text, "SUMMARY"))
