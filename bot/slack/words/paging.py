"""What is said when somebody is called, is asked whether they go on, or takes over; and when quiet hours end."""

from __future__ import annotations

from bot.domain.alert import Alert, Change, State
from bot.domain.notice import NoticeKind
from bot.slack import ids
from bot.slack.escape import isolated, one_line
from bot.slack.phrase import Bold, Part, Sentence, Who
from bot.slack.words.parts import count
from bot.slack.words.threads import MARKS, state

OPEN_THREAD, STILL_ON_IT, HAND_BACK = "Open thread", "Yes, still on it", "Hand it back"
STILL_OPEN = "Nobody has acknowledged it."
CONFIRM = "Are you still on it?"
NO_ANSWER = "Without an answer it is opened again soon, and others are called."
NOT_POSTED = "(its thread is not posted yet)"


def called(alert: Alert) -> Sentence:
    """The first line of a page: how grave, which alert."""
    return (f"{MARKS[alert.severity]} ", Bold(f"{alert.severity.capitalize()} alert {alert.id}"), _rule(alert))


def standing(alert: Alert) -> Sentence:
    """What became of an alert that somebody was called for."""
    return (STILL_OPEN,) if alert.state is State.OPEN else state(alert)


def why_called(reason: str) -> str:
    """Why this person is called."""
    return f"You are called by {one_line(reason, 300)}."


def called_summary(alert: Alert) -> str:
    """What a notification says of a page, unescaped: no word of the mention."""
    rule = one_line(alert.rule_name, 80)
    return (
        f"{alert.severity.capitalize()} alert {alert.id} ({rule}), {alert.state}. {_ACT.get(alert.state, '')}".strip()
    )


_ACT = {State.OPEN: "Please acknowledge it."}


def everyone_called(alert: Alert, mentioned: tuple[str, ...]) -> Sentence:
    """The line of a channel post; who is mentioned is notified by it."""
    people = [part for user in mentioned for part in (Who(user), " ")]
    return (*people, *called(alert), ": ", STILL_OPEN)


def why_told(reason: str) -> str:
    """Why a channel is told."""
    return f"This is {one_line(reason, 300)}."


def asked(alert: Alert, reason: str) -> Sentence:
    """The question to the owner of an alert that was acknowledged."""
    why = one_line(reason, 120)
    return (Bold(CONFIRM), " You have ", *called(alert), f", and {why}. " if why else ". ", NO_ANSWER)


def asked_summary(alert: Alert) -> str:
    """What a notification says of that question, unescaped."""
    return f"Alert {alert.id}: {CONFIRM}"


def news(kind: NoticeKind, alert: Alert, reason: str) -> Sentence:
    """A line of the thread about the calling itself."""
    why = one_line(reason, 400)
    match kind:
        case NoticeKind.SKIPPED:
            return (Bold("Nobody could be called"), f" for alert {alert.id}: {why}.")
        case NoticeKind.EXHAUSTED:
            return (Bold(f"Nobody has acknowledged alert {alert.id}"), f", and policy {why}.")
        case NoticeKind.REOPENED:
            return (Bold(f"Alert {alert.id} is open again"), f": {why}.")
        case NoticeKind.WOKEN:
            return (Bold(f"Alert {alert.id} is awake again"), f": {why}.")
    raise ValueError(f"{kind} is no news of a thread")


def hands_over(leaver: str, total: int) -> Sentence:
    """The first line of a hand-off."""
    open_alerts = count(total, "alert is open", "alerts are open")
    return (Bold("You are on call now."), f" {open_alerts} that ", Who(leaver), " had, the worst first:")


def handover_summary(total: int) -> str:
    """What a notification says of a hand-off, unescaped."""
    return f"You are on call now. {count(total, 'open alert')} of the one before you."


def was_quiet(total: int) -> Sentence:
    """The first line of what came in during quiet hours."""
    return (Bold("Quiet hours are over."), f" {count(total, 'story', 'stories')} came in, the worst first:")


def quiet_summary(total: int) -> str:
    """What a notification says of it, unescaped."""
    return f"Quiet hours are over. {count(total, 'story', 'stories')} came in."


def listed(alert: Alert, quote: str) -> Sentence:
    """One alert of a list."""
    said = f": “{isolated(quote)}”" if quote else ""
    return (*called(alert), f", {alert.state}{said} ")


def not_listed(more: int) -> str:
    """How many are left out of a list."""
    return f"and {count(more, 'more alert')}; /wardwatch status shows them all"


def paged(line: Change) -> Sentence:
    """A step of a policy as a line of the history: whom it told, and why; or why it told nobody."""
    told = [part for one in line.after.split() for part in _told(one)]
    why = one_line(line.reason, 200)
    return ("told ", *told[:-1], f" ({why})") if told else (f"called nobody: {why}",)


def _told(one: str) -> tuple[Part, ...]:
    return (Who(one) if ids.is_user(one) else one_line(one, 80), ", ")


def _rule(alert: Alert) -> str:
    return f" · {one_line(alert.rule_name, 80)}"
