"""What one look of the auditor costs while many alerts are open. `python -m bench.audit [ALERTS]`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.storage.rows import moment
from bot.storage.sqlite import SqliteEngine, migrate_sqlite, open_sqlite

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ROUNDS = 50

_NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
_MENTIONS = f"""{_NUMBERS} INSERT INTO mentions (id, first_seen_at, found_by, outcome, source, external_id, kind,
        published_at, lang, author_handle, author_name, in_reply_to, conversation_id, content_key, url, quoted_url,
        title, text)
    SELECT i, ?, 'x', 'alerted', 'x', CAST(i AS TEXT), 'post', ?, '', '', '', '', '', '', '', '', '', 'text' FROM n"""
_ALERTS = f"""{_NUMBERS} INSERT INTO alerts (id, revision, state, severity, category, rule_id, rule_name, channel,
        policy, lead_id, opened_at, updated_at, why, owner, mention_count, reach, acknowledged_by, resolved_by, note)
    SELECT i, 1, 'open', 'normal', '', 'r', 'r', 'reputation', 'p', i, ?, ?, '', '', 1, 0, '', '', '' FROM n"""
_NOTICES = f"""{_NUMBERS} INSERT INTO notices (id, key, kind, alert_id, text, reason, created_at)
    SELECT i, CAST(i AS TEXT), 'root', i, '', '', ? FROM n"""
_DELIVERIES = f"""{_NUMBERS} INSERT INTO deliveries
        (notice_id, channel, lane, priority, state, receipt_channel, receipt_ts)
    SELECT i, 'reputation', 'reputation', 1, 'done', 'C1', CAST(i AS TEXT) FROM n"""
_DUES = f"""{_NUMBERS} INSERT INTO dues (kind, alert_id, detail, due_at, free_at) SELECT 'step', i, '', ?, ? FROM n"""


def main(alerts: int) -> None:
    """Print the time of one look."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "audit.db")
        migrate_sqlite(path)
        _fill(path, alerts)
        store = open_sqlite(path)
        times = []
        for _ in range(ROUNDS):
            began = perf_counter()
            store.vitals(NOW)
            times.append(perf_counter() - began)
        store.close()
    print(f"{alerts:,} open alerts: one look takes {median(times) * 1e3:.2f} ms (median of {ROUNDS})")


def _fill(path: str, alerts: int) -> None:
    engine, now, later = SqliteEngine(Path(path), 5), moment(NOW), moment(NOW + timedelta(minutes=10))
    with engine.atomic():
        engine.change(_MENTIONS, [alerts, now, now])
        engine.change(_ALERTS, [alerts, now, now])
        engine.change(_NOTICES, [alerts, now])
        engine.change(_DELIVERIES, [alerts])
        engine.change(_DUES, [alerts, later, later])
    engine.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
