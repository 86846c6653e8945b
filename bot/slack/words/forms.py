"""Buttons, and the labels, hints and faults of forms."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.alert import Alert, Disposition
from bot.domain.mute import MuteKind
from bot.domain.severity import Severity
from bot.domain.snooze import zone_of
from bot.domain.view import NextTold
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence
from bot.slack.words.parts import count
from bot.slack.words.threads import MARKS, told_next

NAME, CANCEL, CLOSE, ADD, CHANGE, CHOOSE = "Wardwatch", "Cancel", "Close", "Add", "Change", "Choose one"
ACKNOWLEDGE, UNACKNOWLEDGE, ASSIGN, UNASSIGN = "Acknowledge", "Unacknowledge", "Assign", "Unassign"
SNOOZE, WAKE, RESOLVE, REOPEN, ESCALATE = "Snooze", "Wake", "Resolve", "Reopen", "Escalate"
SEVERITY, NOTE, MERGE, MUTE = "Change severity", "Add a note", "Merge", "Mute"
NOT_ABOUT_US, DISMISS, WHY = "Not about us", "Dismiss", "Why?"
TOO_HIGH, TOO_LOW, REVEAL = "Severity is too high", "Severity is too low", "Show private details"
OPEN_THREAD = "Open thread"

FILLING: Sentence = ("One moment…",)
FORM_UNREADABLE: Sentence = ("This form is from another Wardwatch. Close it and press the button again.",)

DISPOSITION_LABEL = "How was it dealt with?"
CHOOSE_DISPOSITION = "Choose how it was dealt with."
ANSWER_LABEL, ANSWER_HINT = "Link of the answer", "Needed when it was answered online."
ANSWER_MISSING = "Give the link of the public answer, or choose another outcome."
NO_WEB_ADDRESS = "This is no web address. Write it as https://..."
NOTE_LABEL, NOTE_HINT = "Note for the team", "Do not write anything here that identifies a patient."
NOTE_TOO_LONG = "This note is too long: 3,000 characters at most."
NOTE_MISSING = "Write the note, or close the form."

SNOOZE_LABEL, UNTIL_LABEL = "For how long?", "Or until"
UNTIL_HINT = "If you choose a moment here, it counts. At most 30 days from now."
NOT_POSSIBLE_UNTIL = "Choose a moment in the future, at most 30 days from now."
CHOOSE_LENGTH = "Choose for how long."

SEVERITY_LABEL = "How grave is it?"
INTO_LABEL, INTO_HINT = "The other alert", "Its number, such as 17, or the link of a message in its thread."
INTO_ITSELF = "That is this alert itself. Name the one that is to take over its story."

MUTE_LABEL, MUTE_FOR_LABEL, REASON_LABEL = "What should be muted?", "For how long?", "Why"
MUTE_HINT = "What is muted opens no alert. It is stored, and can be found."
MUTE_PHRASE = "A phrase, written below"
PHRASE_LABEL, PHRASE_HINT = "Phrase", "Words in the order in which they stand, or anything of the rule language."
PHRASE_MISSING = "Write the phrase, or choose something else above."
PHRASE_TOO_LONG = "This is too long for a phrase: 200 characters at most."
CHOOSE_MUTE = "Choose what should be muted."


def titled(title: str, alert_id: int) -> str:
    """The title of a form: what it does to which alert, and no word of the mention."""
    return f"{title} alert {alert_id}" if len(title) + len(str(alert_id)) <= 16 else title


def disposition(option: Disposition) -> str:
    """An outcome as an option of the form."""
    return option.capitalize()


def severity(option: Severity) -> str:
    """A severity as an option of the form."""
    return f"{MARKS[option]} {option.capitalize()}"


def severity_unchanged(present: Severity) -> str:
    """That nothing else was chosen."""
    return f"It is {present} already. Choose another severity."


def duration(length: timedelta) -> str:
    """How long, in the largest unit."""
    seconds = int(length.total_seconds())
    for unit, name in ((86_400, "day"), (3_600, "hour")):
        if seconds >= unit and seconds % unit == 0:
            return count(seconds // unit, name)
    return count(seconds // 60, "minute")


def tomorrow(morning: datetime, zone: str) -> str:
    """Tomorrow morning with its date, by the clock of the person who chooses."""
    local = morning.astimezone(zone_of(zone))
    return f"Tomorrow morning, {local:%a} {local.day} {local:%b} at {local:%H:%M} ({one_line(zone, 30)})"


def merging(alert_id: int) -> str:
    """What merging does."""
    return f"Alert {alert_id} closes, and whatever joins its story from now on goes to the other alert's thread."


def no_such_alert(typed: str) -> str:
    """That no alert is meant by this."""
    return f"Wardwatch knows no alert “{one_line(typed, 60)}”. Write its number, or the link of its first post."


def into_closed(alert: Alert) -> str:
    """That a closed alert cannot take over a story."""
    return f"Alert {alert.id} is {alert.state}. Name one that is not closed, or reopen it first."


def escalating(next_told: NextTold | None) -> Sentence:
    """Who would be told at once."""
    if next_told is None:
        return (
            "The next step of this alert's policy is taken at once. Wardwatch knows of nobody who waits there: ",
            "say in the thread whom you need.",
        )
    last = " That is the last resort." if next_told.is_last_resort else ""
    return (Bold("Told at once: "), *told_next(next_told), f".{last}")


def muted(kind: MuteKind, value: str) -> str:
    """What can be muted of a mention."""
    return f"The author @{value}" if kind is MuteKind.AUTHOR else f"The site {value}"
