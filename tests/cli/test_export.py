"""`wardwatch export`: the alerts as a table, and a record in which an altered row is found."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_files import fresh_sqlite

from bot.cli.main import cli
from bot.domain.alert import Action, Alert, Decided, Disposition, State, Verb, decide, opening
from bot.domain.audit import Refusal
from bot.domain.mention import Mention
from bot.domain.mute import Mute, MuteKind
from bot.domain.severity import Severity
from bot.errors import MisuseError, StoreVersionError, WardwatchError
from bot.ports import Store
from bot.storage.sqlite import open_sqlite

AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
ACTIONS = (
    Action(Verb.ACKNOWLEDGE),
    Action(Verb.NOTE, note="=Called the family; they were kind."),
    Action(Verb.RESOLVE, disposition=Disposition.ANSWERED_BY_PHONE, note="=1+1"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    path = fresh_sqlite(tmp_path / "wardwatch.db")
    store = open_sqlite(path)
    yield store
    store.close()


def worked(store: Store, external_id: str) -> Alert:
    """An alert with a history of four lines."""
    store.add_page("x", [Mention("x", external_id, "St. Brigid's Hospital", AT)], "", AT)
    lead = store.waiting_mentions(9)[-1]
    alert = store.new_alert(
        Alert(0, 1, State.OPEN, Severity.LOW, "service", "r", "R", "reputation", "", lead.id, AT, AT)
    )
    store.add_change(opening(alert))
    for action in ACTIONS:
        decided = decide(alert, action, "U0DANA001", AT)
        assert isinstance(decided, Decided)
        alert = decided.alert
        store.save_alert(alert)
        store.add_change(decided.change)
    return alert


def export(tmp_path: Path, *arguments: object) -> Result:
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path / 'wardwatch.db'}"}
    return CliRunner().invoke(cli, ["export", *map(str, arguments)], env=environment, standalone_mode=False)


def tampered(tmp_path: Path, sql: str) -> None:
    """As somebody with the file in their hands would do it."""
    with sqlite3.connect(tmp_path / "wardwatch.db") as raw:
        for verb in ("UPDATE", "DELETE"):
            raw.execute(f"DROP TRIGGER changes_refuse_{verb}")
        raw.execute(sql)
    raw.close()


def test_alerts_as_csv(tmp_path: Path, store: Store) -> None:
    """One line each; what people wrote is text, never a formula."""
    worked(store, "1")

    result = export(tmp_path)

    [row] = csv.DictReader(result.stdout.splitlines())
    assert result.return_value == 0
    assert (row["id"], row["state"], row["disposition"]) == ("1", "resolved", "answered by phone")
    assert row["note"] == "'=1+1"
    assert row["merged_into"] == ""


def test_alerts_as_json(tmp_path: Path, store: Store) -> None:
    """One object a line."""
    worked(store, "1")

    row = json.loads(export(tmp_path, "--format", "json").stdout)

    assert (row["id"], row["resolved_by"], row["resolved_at"]) == (1, "U0DANA001", AT.isoformat())


def test_an_untouched_record_is_whole(tmp_path: Path, store: Store) -> None:
    """Written and verified: every change, every refusal, every mute."""
    worked(store, "1")
    worked(store, "2")
    store.add_refusal(Refusal(0, 1, "U0GAIL001", "acknowledge", "guest", AT))
    store.add_mute(Mute(0, MuteKind.AUTHOR, "jonah", AT + timedelta(days=1), "U0DANA001", AT, "a parody"))
    file = tmp_path / "audit.jsonl"

    written = export(tmp_path, "--audit", file)
    verified = export(tmp_path, "--audit", "--verify", file)

    assert (written.return_value, verified.return_value) == (0, 0)
    assert written.stderr == verified.stderr
    assert "2 alerts, 8 changes; digest " in written.stderr
    kinds = [json.loads(line)["kind"] for line in file.read_text().splitlines()]
    assert kinds == [*["change"] * 4, "alert", *["change"] * 4, "alert", "refusal", "mute", "end"]
    assert '"who":"U0GAIL001","verb":"acknowledge","why":"guest"' in file.read_text()


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE changes SET who = 'U0SAM0001' WHERE alert_id = 2 AND revision = 3", "alert 2, revision 3"),
        ("UPDATE changes SET reason = '' WHERE alert_id = 2 AND revision = 3", "alert 2, revision 3"),
        ("UPDATE changes SET at = at + 1 WHERE alert_id = 2 AND revision = 4", "alert 2, revision 4"),
        ("UPDATE changes SET hash = NULL WHERE alert_id = 2 AND revision = 3", "alert 2, revision 3"),
        ("UPDATE changes SET alert_id = 1 WHERE alert_id = 2 AND revision = 4", "alert 1, revision 4"),
        ("DELETE FROM changes WHERE alert_id = 2 AND revision = 3", "alert 2, revision 4"),
        ("DELETE FROM changes WHERE alert_id = 2 AND revision = 4", "alert 2: it is at revision 4"),
        ("DELETE FROM changes WHERE alert_id = 2", "alert 2: it is at revision 4"),
    ],
)
def test_an_altered_database_is_found_while_writing(tmp_path: Path, store: Store, sql: str, named: str) -> None:
    """Named by its alert and revision; exit code 1, and the rest is written all the same."""
    worked(store, "1")
    worked(store, "2")
    tampered(tmp_path, sql)

    result = export(tmp_path, "--audit", tmp_path / "audit.jsonl")

    assert result.return_value == 1
    assert named in result.stderr
    assert (tmp_path / "audit.jsonl").read_text().splitlines()[-1].startswith('{"kind":"end"')


def altered(lines: list[str], number: int, was: str, becomes: str) -> list[str]:
    assert was in lines[number]
    return [line.replace(was, becomes) if index == number else line for index, line in enumerate(lines)]


CHANGED = {
    "altered": (lambda lines: altered(lines, 6, "U0DANA001", "U0SAM0001"), "line 7: alert 2, revision 2"),
    "removed": (lambda lines: lines[:6] + lines[7:], "line 7: alert 2, revision 3"),
    "reordered": (lambda lines: [*lines[:6], lines[7], lines[6], *lines[8:]], "line 7: alert 2, revision 3"),
    "last removed": (lambda lines: lines[:8] + lines[9:], "line 9: alert 2: its last changes"),
    "alert removed": (lambda lines: lines[:5] + lines[10:], "a line before it was altered, added, removed"),
    "refusal altered": (lambda lines: altered(lines, 10, "guest", "role"), "a line before it was altered"),
    "cut off": (lambda lines: lines[:-1], "the file ends too early"),
    "end of alert removed": (lambda lines: lines[:4] + lines[5:], "line 5: alert 1 has no end"),
    "added": (lambda lines: [*lines[:10], lines[10], *lines[10:]], "a line before it was altered, added"),
    "no JSON": (lambda lines: [*lines[:3], "{", *lines[4:]], "line 4: it is not a line of an audit"),
    "no object": (lambda lines: [*lines[:3], "[]", *lines[4:]], "line 4: it is not a line of an audit"),
}


@pytest.mark.parametrize("how", CHANGED)
def test_an_altered_file_is_found(tmp_path: Path, store: Store, how: str) -> None:
    """And named; exit code 1."""
    worked(store, "1")
    worked(store, "2")
    store.add_refusal(Refusal(0, 1, "U0GAIL001", "acknowledge", "guest", AT))
    file = tmp_path / "audit.jsonl"
    export(tmp_path, "--audit", file)
    change, named = CHANGED[how]
    file.write_text("\n".join(change(file.read_text().splitlines())) + "\n")

    result = export(tmp_path, "--audit", "--verify", file)

    assert result.return_value == 1
    assert named in result.stderr


def test_misuse_is_said(tmp_path: Path, store: Store) -> None:
    """A check needs a file, a file must be there, a database too."""
    assert isinstance(export(tmp_path, "--verify").exception, MisuseError)
    assert isinstance(export(tmp_path, "--audit", "--verify").exception, MisuseError)
    assert isinstance(export(tmp_path, "--audit", "--verify", tmp_path / "none").exception, WardwatchError)
    assert isinstance(export(tmp_path, tmp_path / "no" / "folder").exception, WardwatchError)
    assert isinstance(export(tmp_path / "elsewhere").exception, StoreVersionError)
