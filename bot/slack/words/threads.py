"""What a thread says of its alert: state, owner, severity, size, and what its replies are about."""

from __future__ import annotations

from datetime import datetime

from bot.domain.alert import Alert, State
from bot.domain.severity import Severity
from bot.domain.topic import Guidance, work_days_after
from bot.domain.verdict import Verdict
from bot.domain.view import NextTold
from bot.slack.escape import link_host, one_line
from bot.slack.phrase import Ago, Bold, Link, Sentence, When, Who
from bot.slack.words.parts import by, count

MARKS = {Severity.LOW: "⚪", Severity.NORMAL: "🟡", Severity.HIGH: "🔴", Severity.CRISIS: "🚨"}
MOST_TOLD = 5
WHAT_TO_DO = "What to do"
WHY_SEVERITY = "Why it matters"
HISTORY = "What was done"
SUGGESTED = "Suggested replies"
CHECK_BEFORE_PUBLISHING = (
    "A person must check and edit a reply before it is published. Wardwatch never publishes anything."
)
NO_SUGGESTIONS = "No prepared reply fits this alert. The team has to write one."
GO_TO_THREAD = "Go to the thread of the alert"


def heading(severity: Severity, rule_name: str) -> str:
    """The first line of an alert: how grave, and which rule."""
    return f"{MARKS[severity]} {severity.capitalize()}: {rule_name}"


def guided(one: Guidance) -> Sentence:
    """What the team wants done about a topic."""
    return (Bold(one.name.capitalize()), f": {one_line(one.instructions, 1_000)}")


def clock(one: Guidance, first_seen: datetime) -> Sentence:
    """How long there is to report it, counted from the time first seen."""
    due = work_days_after(first_seen.date(), one.report_days)
    days = f"{one.report_days} work days ({one.report_under})" if one.report_under else f"{one.report_days} work days"
    told = f" If it must be reported, that is due within {days}: by {due:%A %d %B %Y}, holidays not counted out."
    return (Bold(one.name.capitalize()), ": first seen ", When(first_seen), ".", told)


def verdict(severity: Severity, found: Verdict) -> Sentence:
    """What triage found, on one line. `severity` is the alert's, which may be graver than its lead mention's."""
    tone = found.sentiment
    score = f" ({tone.score:+.2f})" if tone.label != "unknown" else ""
    category = one_line(found.category, 40) or "none"
    return ("Severity ", Bold(severity), f" · sentiment {tone.label}{score} · category {category}")


def totals(alert: Alert, authors: int | None = None) -> str:
    """How big the story is."""
    by = f" by {count(authors, 'author')}" if authors and alert.mention_count > 1 else ""
    reach = f"total reach {count(alert.reach, 'follower')}" if alert.reach else "reach unknown"
    return f"{count(alert.mention_count, 'mention')}{by} · {reach}"


def state(alert: Alert) -> Sentence:
    """Where the alert is in its life, and who brought it there."""
    match alert.state:
        case State.OPEN:
            return (Bold("Open"), ": nobody has acknowledged it yet.")
        case State.ACKNOWLEDGED:
            return (Bold("Acknowledged"), *by(alert.acknowledged_by, alert.acknowledged_at), ".")
        case State.SNOOZED:
            until: Sentence = (" until ", When(alert.snoozed_until)) if alert.snoozed_until else ()
            return (Bold("Snoozed"), *until, ".")
        case State.RESOLVED if alert.merged_into is not None:
            return (Bold(f"Merged into alert {alert.merged_into}"), *by(alert.resolved_by, alert.resolved_at), ".")
        case State.RESOLVED:
            how = f": {alert.disposition}." if alert.disposition else "."
            return (Bold("Resolved"), *by(alert.resolved_by, alert.resolved_at), how)
        case State.DISMISSED:
            return (Bold("Dismissed"), *by(alert.resolved_by, alert.resolved_at), ".")


def owner(alert: Alert) -> Sentence:
    """Who looks after it."""
    return ("Owner: ", Who(alert.owner), ".") if alert.owner else ("Owner: nobody.",)


def age(alert: Alert) -> Sentence:
    """Since when there is something to do about it."""
    return ("Opened ", Ago(alert.opened_at), ".")


def next_told(told: NextTold | None) -> Sentence:
    """Who is told next while nobody acknowledges, and when; nothing when nobody is."""
    if told is None:
        return ()
    last = ", as the last resort" if told.is_last_resort else ""
    return ("Told next, ", When(told.at), ": ", *told_next(told), f"{last}, unless somebody acknowledges.")


def told_next(told: NextTold) -> Sentence:
    """The people, groups and channels, with commas between them."""
    shown = told.who[:MOST_TOLD]
    named = tuple(part for one in shown for part in (Who(one), ", "))[:-1] or ("nobody",)
    more = len(told.who) - len(shown)
    return (*named, f" and {more} more") if more else named


def answered(alert: Alert) -> Sentence:
    """Where the public answer is."""
    link = alert.published_link or alert.answer_link
    host = link_host(link)
    return ("Answer: ", Link(link, f"on {one_line(host, 60)}")) if host else ()


def given(alert: Alert, giver: str) -> Sentence:
    """To a new owner: that it is theirs, and by whom."""
    if not alert.owner:
        return ("This alert was given to somebody, who has given it back since.",)
    by_whom: Sentence = (Who(giver), " gave you ") if giver else ("You were given ",)
    return (Who(alert.owner), ": ", *by_whom, Bold(f"alert {alert.id}"), ".")


def noted(alert: Alert) -> str:
    """What the person who resolved it wrote for the team."""
    return one_line(alert.note, 500)


def alert_line(alert: Alert) -> str:
    """The alert's number and why it was opened."""
    why = one_line(alert.why, 200)
    return f"Alert {alert.id}" + (f" · why a thread of its own: {why}" if why else "")


def joins(number: int, alert_id: int) -> str:
    """The first line of a reply about one more mention."""
    return f"Another mention of alert {alert_id} (now {count(number, 'mention')})"


def raised(alert: Alert, reason: str) -> Sentence:
    """That an alert became graver."""
    told = one_line(reason, 120)
    return (
        f"{MARKS[alert.severity]} ",
        Bold(f"Alert {alert.id} is now {alert.severity}"),
        f": {told}." if told else ".",
    )


def reply_number(number: int, reason: str) -> Sentence:
    """The line above a suggested reply."""
    why = one_line(reason, 300)
    return (Bold(f"Reply {number}"), f" · {why}" if why else "")


def alert_summary(alert: Alert, quote: str) -> str:
    """What a notification or a screen reader says of an alert, unescaped."""
    said = f": “{quote}”" if quote else ""
    return f"{alert.severity.capitalize()} alert {alert.id}, {alert.state}. {one_line(alert.rule_name, 80)}{said}"


def mention_summary(alert: Alert, quote: str) -> str:
    """What a notification says of one more mention, unescaped."""
    said = f": “{quote}”" if quote else "."
    return f"Another mention of alert {alert.id}{said}"


def suggestions_summary(alert: Alert, number: int) -> str:
    """What a notification says of the reply that offers replies."""
    if not number:
        return f"Alert {alert.id}: {NO_SUGGESTIONS}"
    return f"Alert {alert.id}: {count(number, 'suggested reply', 'suggested replies')}. {CHECK_BEFORE_PUBLISHING}"
