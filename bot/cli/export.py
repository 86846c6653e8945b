"""`wardwatch export`: the alerts as a table, and the record of who did what, written or checked."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from bot import wiring
from bot.errors import MisuseError, WardwatchError
from bot.flow.audit import Audit, audit_lines, check_lines, pages

if TYPE_CHECKING:
    from bot.domain.alert import Alert
    from bot.ports import Store

PAGE = 500
COLUMNS = (
    "id",
    "state",
    "severity",
    "category",
    "rule_id",
    "rule_name",
    "channel",
    "owner",
    "mention_count",
    "reach",
    "opened_at",
    "acknowledged_by",
    "acknowledged_at",
    "snoozed_until",
    "resolved_by",
    "resolved_at",
    "disposition",
    "merged_into",
    "answer_link",
    "note",
    "why",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would compute; what people wrote is text."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--audit", is_flag=True, help="The record of every change, refusal and mute, instead of the alerts.")
@click.option("--verify", is_flag=True, help="With --audit: check FILE, which was written before.")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", help="Of the alerts.")
def export(file: Path | None, audit: bool, verify: bool, form: str) -> int:
    """Write the alerts, or the record of who did what, to FILE or standard output.

    --audit writes one JSON object a line, and checks the chain of every history while it writes. Exit code 1, and a
    line for each alert, when a history was altered.

    Example: wardwatch export --audit audit.jsonl && wardwatch export --audit --verify audit.jsonl
    """
    if verify and not (audit and file):
        raise MisuseError("--verify checks a record in a file", cure="write: wardwatch export --audit --verify FILE")
    if verify and file:
        return _verify(file)
    settings = wiring.host_settings()
    wiring.configure_logging(settings.log_format, quiet=True)
    store = wiring.open_history(settings)
    try:
        with _opened(file) as out:
            return _write_audit(store, out) if audit else _write_alerts(store, out, form)
    finally:
        store.close()


def _write_audit(store: Store, out: TextIO) -> int:
    audit = Audit()
    out.writelines(audit_lines(store, audit))
    return _told(audit)


def _verify(file: Path) -> int:
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            return _told(check_lines(lines))
    except OSError as error:
        raise WardwatchError(f"cannot be read: {error.strerror}", who=str(file)) from error


def _told(audit: Audit) -> int:
    old = f", {audit.unhashed} of them from before there were digests" if audit.unhashed else ""
    click.echo(f"{audit.alerts} alerts, {audit.changes} changes{old}; digest {audit.head or 'none'}", err=True)
    for fault in audit.faults:
        click.echo(f"wardwatch: {fault}", err=True)
    return 1 if audit.faults else 0


def _write_alerts(store: Store, out: TextIO, form: str) -> int:
    rows = (_row(alert) for alert in pages(lambda after: store.alerts_after(after, PAGE)))
    out.writelines(_as_csv(rows) if form == "csv" else (json.dumps(row) + "\n" for row in rows))
    return 0


def _row(alert: Alert) -> dict[str, object]:
    values = {name: getattr(alert, name) for name in COLUMNS}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _as_csv(rows: Iterable[dict[str, object]]) -> Iterator[str]:
    yield _csv_line(COLUMNS)
    for row in rows:
        yield _csv_line([_cell(value) for value in row.values()])


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv_line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


@contextmanager
def _opened(file: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its place when all of it is written."""
    if file is None or str(file) == "-":
        yield sys.stdout
        return
    fresh = file.with_name(file.name + ".new")
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        fresh.replace(file)
    except OSError as error:
        raise WardwatchError(f"cannot be written: {error.strerror}", who=str(file)) from error
