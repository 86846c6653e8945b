"""A report for people to read, and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot.cli.tables import counted, table
from bot.domain.report import Report, Summary, Taken, spoken
from bot.rulebook.faults import printable

MOST_RULES = 15


def sheet(report: Report) -> str:
    """Counts first, then the times."""
    zone = ZoneInfo(report.timezone)
    since, until = (f"{at.astimezone(zone):%Y-%m-%d %H:%M}" for at in (report.since, report.until))
    lines = [f"{counted(report.alerts, 'alert')} opened from {since} to {until} ({report.timezone})"]
    if report.alerts:
        lines += ["", *_counts("severity", report.by_severity), "", *_counts("state", report.by_state), ""]
        lines += [*_counts("rule", report.by_rule), "", *_sentences(report), "", *_times(report)]
    return "\n".join(lines)


def record(report: Report) -> dict[str, Any]:
    """The same as values; times in seconds."""
    return {
        "since": report.since.isoformat(),
        "until": report.until.isoformat(),
        "timezone": report.timezone,
        "alerts": report.alerts,
        "by_severity": dict(report.by_severity),
        "by_state": dict(report.by_state),
        "by_rule": dict(report.by_rule),
        "by_hour": list(report.by_hour),
        "merged": report.merged,
        "answered_online": report.answered_online,
        "times": {measure.value: _summary_record(summary) for measure, summary in report.times.items()},
    }


def _counts(noun: str, counts: Mapping[Any, int]) -> list[str]:
    rows = [(printable(str(name)), f"{count:,}") for name, count in counts.items() if count]
    more = len(rows) - MOST_RULES
    return [*table((noun, "alerts"), rows[:MOST_RULES]), *([f"and {more} more"] if more > 0 else [])]


def _sentences(report: Report) -> list[str]:
    hours = ", ".join(f"{hour:02}:00 ({count})" for hour, count in report.busiest)
    return [
        f"answered online: {report.answered_online:,}",
        *([f"merged into others: {report.merged:,}"] if report.merged else []),
        f"busiest hours of the day: {hours}",
    ]


def _times(report: Report) -> list[str]:
    head = ("time", "alerts", "median", "9 of 10 within", "business hours: median", "9 of 10 within")
    rows = []
    for measure, summary in report.times.items():
        cells = [*_cells(summary, "all_hours"), *_cells(summary, "business_hours")]
        rows.append((measure.value, f"{summary.count:,}", *cells))
    return table(head, rows)


def _cells(summary: Summary, which: str) -> list[str]:
    return ["-" if taken is None else spoken(getattr(taken, which)) for taken in (summary.median, summary.p90)]


def _summary_record(summary: Summary) -> dict[str, Any]:
    return {"count": summary.count, "median": _taken_record(summary.median), "p90": _taken_record(summary.p90)}


def _taken_record(taken: Taken | None) -> dict[str, float] | None:
    if taken is None:
        return None
    return {"all_hours": taken.all_hours.total_seconds(), "business_hours": taken.business_hours.total_seconds()}
