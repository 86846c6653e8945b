"""A database from before the history was chained: nothing of it is altered, and its lines are covered all the same."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.alert import Change, Verb
from bot.domain.mention import Mention
from bot.flow.audit import Audit, audit_lines
from bot.storage import sqlite, versions
from bot.storage.schema import STEPS
from bot.storage.sqlite import migrate_sqlite, open_sqlite

AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
OLD_ALERT = """INSERT INTO alerts (revision, state, severity, category, rule_id, rule_name, channel, policy, lead_id,
    opened_at, updated_at, why, owner, mention_count, reach, acknowledged_by, resolved_by, note)
    VALUES (2, 'acknowledged', 'high', 'safety', 'r', 'R', 'reputation', '', 1,
    0, 0, '', '', 1, 0, 'U0DANA001', '', '')"""
OLD_CHANGE = """INSERT INTO changes (alert_id, revision, at, who, verb, before, after, reason)
    VALUES (1, ?, 0, 'U0DANA001', ?, '', '', '')"""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was made by a program that knew no more than the steps before `life`, with one alert in it."""
    path = tmp_path / "wardwatch.db"
    names = [step.name for step in STEPS]
    with monkeypatch.context() as past:
        for module in (sqlite, versions):
            past.setattr(module, "STEPS", STEPS[: names.index("life")])
        migrate_sqlite(str(path))
        store = open_sqlite(str(path))
        store.add_page("x", [Mention("x", "1", "St. Brigid Medical Center", AT)], "", AT)
        store.close()
    with sqlite3.connect(path) as raw:
        raw.execute(OLD_ALERT)
        raw.execute("UPDATE mentions SET alert_id = 1, outcome = 'alerted'")
        raw.execute(OLD_CHANGE, (1, "open"))
        raw.execute(OLD_CHANGE, (2, "acknowledge"))
    raw.close()
    migrate_sqlite(str(path))
    return path


def audited(path: Path) -> Audit:
    store, audit = open_sqlite(str(path)), Audit()
    list(audit_lines(store, audit))
    store.close()
    return audit


def test_an_old_alert_is_read_as_it_was(old: Path) -> None:
    """Nothing was pressed, snoozed or merged as far as is known."""
    store = open_sqlite(str(old))
    alert = store.alert(1)
    store.close()

    assert (alert.acknowledged_by, alert.presses, alert.merged_into, alert.snoozed_until) == (
        "U0DANA001",
        (),
        None,
        None,
    )


def test_old_lines_have_no_digest_and_say_so(old: Path) -> None:
    """An unhashed beginning is no fault, and is counted."""
    audit = audited(old)

    assert (audit.changes, audit.unhashed, audit.faults) == (2, 2, [])


def test_the_first_new_line_covers_the_old_ones(old: Path) -> None:
    """From then on an old line cannot be altered unnoticed either."""
    store = open_sqlite(str(old))
    store.add_change(Change(1, 3, AT, "U0LEE0001", Verb.NOTE, "", "", "Called the family."))
    store.close()
    assert audited(old).faults == []

    with sqlite3.connect(old) as raw:
        raw.execute("DROP TRIGGER changes_refuse_UPDATE")
        raw.execute("UPDATE changes SET who = 'U0SAM0001' WHERE revision = 2")
    raw.close()

    [fault] = audited(old).faults
    assert fault.startswith("alert 1, revision 3")


def test_words_of_an_old_alert_are_found(old: Path) -> None:
    """The index is built from what is there."""
    engine = sqlite.SqliteEngine(old, 1)

    found = [engine.newest_with([words], 10) for words in (["brigid", "med"], ["nobody"])]

    engine.close()
    assert found == [[1], []]
