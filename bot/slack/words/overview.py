"""What App Home and the command say of everything: alerts, people on call, sources."""

from __future__ import annotations

from datetime import datetime

from bot.domain.oncall import OnCall
from bot.domain.report import Measure, Report, Summary, spoken
from bot.domain.source import SourceState
from bot.domain.view import Listed
from bot.flow.duty import Duty
from bot.slack.escape import one_line
from bot.slack.phrase import Ago, Bold, Sentence, When, Who
from bot.slack.words.parts import count
from bot.slack.words.threads import MARKS

TITLE = "Wardwatch"
MINE, OTHERS, ON_CALL, SOURCES = "Your alerts", "Open alerts", "On call", "Sources"
WEEK = "The last seven days"
NONE_MINE = "You own no open alert."
NONE_OPEN = "No other alert is open in the channels that you are in."
NONE_ON_CALL = "No schedule is written in oncall.yaml."
NO_SOURCES = "No source is configured."
TAKE_OVER, ASK_SWAP = "Take over", "Ask for a swap"


def listed(one: Listed) -> Sentence:
    """One alert on one line: how grave, which, how it stands, whose, since when."""
    alert = one.alert
    owner: Sentence = ("owner ", Who(alert.owner)) if alert.owner else ("nobody owns it",)
    until: Sentence = (" until ", When(alert.snoozed_until)) if alert.snoozed_until else ()
    name = one_line(alert.rule_name, 80)
    head = f" {name} · {count(alert.mention_count, 'mention')} · {alert.state}"
    return (
        f"{MARKS[alert.severity]} ",
        Bold(f"Alert {alert.id}"),
        head,
        *until,
        " · ",
        *owner,
        " · opened ",
        Ago(alert.opened_at),
    )


def quoted(quote: str) -> str:
    """A few words of the mention."""
    return f"“{quote}”" if quote else ""


def not_shown(number: int) -> str:
    """That not all are shown."""
    return f"and {number:,} more, which are in their channels."


def on_call(duty: Duty, oncall: OnCall) -> Sentence:
    """Who is on call in a schedule, until when, and who comes then."""
    now: Sentence = (Bold(one_line(duty.schedule.name, 60)), ": ", *_member(duty.now.member, oncall))
    until: Sentence = (" until ", When(duty.now.end))
    if duty.next is None:
        return (*now, *until)
    return (*now, *until, ", then ", *_member(duty.next.member, oncall))


def source(state: SourceState, now: datetime) -> Sentence:
    """How a source fares."""
    name = Bold(one_line(state.name, 60))
    if state.succeeded_at is None:
        return ("⚪ ", name, ": never read with success", _trouble(state))
    mark = "🔴 " if state.trouble else "🟢 "
    return (mark, name, ": last read ", Ago(min(state.succeeded_at, now)), _trouble(state))


def week(found: Report) -> list[Sentence]:
    """How many alerts there were in the last days, and how long each part of the work took."""
    levels = [f"{number:,} {level}" for level, number in found.by_severity.items() if number]
    told = f" ({', '.join(levels)})" if levels else ""
    return [(Bold(count(found.alerts, "alert")), told), *(_measure(*one) for one in found.times.items())]


def _measure(measure: Measure, times: Summary) -> Sentence:
    if times.median is None:
        return (f"{measure.capitalize()}: nothing to measure",)
    median, business = spoken(times.median.all_hours), spoken(times.median.business_hours)
    nine = f"; nine of ten within {spoken(times.p90.all_hours)}" if times.p90 else ""
    return (f"{measure.capitalize()}: median ", Bold(median), f" ({business} of business hours){nine}")


def summary(mine: int, others: int) -> Sentence:
    """The whole in one line."""
    return (Bold(count(mine, "alert")), " of yours, ", Bold(count(others, "other open alert")), ".")


def _trouble(state: SourceState) -> str:
    return f", in trouble: {one_line(state.trouble, 160)}" if state.trouble else ""


def _member(member_id: str, oncall: OnCall) -> Sentence:
    if not member_id:
        return (Bold("nobody"),)
    member = oncall.member(member_id)
    return (Who(member.slack),) if member and member.slack else (one_line(member.name if member else member_id, 60),)
