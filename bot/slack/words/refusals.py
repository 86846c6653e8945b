"""Private answers to what was not done, and why."""

from __future__ import annotations

from bot.domain.alert import Refused, Why
from bot.domain.person import Bar, Barred
from bot.domain.role import Role
from bot.slack.phrase import Sentence, Who
from bot.slack.words.parts import by

UNKNOWN_ALERT: Sentence = ("Nothing was done: Wardwatch does not know this alert any more.",)
UNKNOWN_BUTTON: Sentence = (
    "Nothing was done: this Wardwatch does not know that button. Look at the alert's first post.",
)
OLD_FORM: Sentence = ("Nothing was done: this form is from another Wardwatch. Press Not about us again.",)
NOT_DONE_STORE: Sentence = ("Not done: Wardwatch could not save it just now. Please press again.",)
NOT_DONE_CHAT: Sentence = ("Not done: Slack did not answer Wardwatch just now. Please press again.",)
NOT_DONE_BUG: Sentence = ("Not done: something is wrong in Wardwatch, and it was logged. Please press again.",)
_BARS = {
    Bar.GUEST: "guests can read alerts but not act on them. Ask a full member of this channel.",
    Bar.STRANGER: "people of another organisation cannot act on alerts. Ask a member of this workspace.",
    Bar.BOT: "bots cannot act on alerts.",
    Bar.DEACTIVATED: "this Slack account is deactivated.",
    Bar.ELSEWHERE: "this alert lives in another channel. Act on it there.",
    Bar.NO_ROLE: "only members of the alert's channel, and those named in the rules, act on it. Ask to be let in.",
}


_PLAIN = {
    Why.NOT_ACKNOWLEDGED: "nobody has acknowledged this alert.",
    Why.NOT_SNOOZED: "this alert is not snoozed.",
    Why.NOT_CLOSED: "this alert is not closed.",
    Why.ALREADY_SNOOZED: "this alert is already snoozed until then.",
    Why.SAME_SEVERITY: "the alert has this severity already.",
    Why.NO_OWNER: "nobody owns this alert.",
    Why.NO_OWNER_NAMED: "no person was chosen.",
    Why.NO_DISPOSITION: "choose how the alert was dealt with.",
    Why.NO_TIME: "choose how long to snooze it.",
    Why.TIME_PASSED: "this time has passed already. Choose a later one.",
    Why.TOO_LONG: "an alert can be snoozed for 30 days at most.",
    Why.NO_SEVERITY: "choose a severity.",
    Why.NO_NOTE: "the note is empty.",
    Why.NOTE_TOO_LONG: "this note is too long: 3,000 characters at most.",
    Why.BAD_LINK: "the link of the answer is no web address. It begins with https://.",
    Why.INTO_ITSELF: "an alert cannot be merged into itself.",
    Why.NOT_AN_ACTION: "only Wardwatch itself does this.",
}


def refused(refusal: Refused) -> Sentence:
    """Why a click changed nothing: who made it impossible, and when."""
    who_and_when, other = by(refusal.by, refusal.at), refusal.other
    match refusal.why:
        case Why.ALREADY_ACKNOWLEDGED:
            return ("Nothing changed: this alert was already acknowledged", *who_and_when, ".")
        case Why.ALREADY_ASSIGNED:
            return ("Nothing changed: ", Who(refusal.by), " already owns this alert.")
        case Why.CLOSED:
            how = f" ({refusal.alert.disposition})" if refusal.alert.disposition else ""
            closed = f"Nothing changed: this alert is already {refusal.alert.state}"
            return (closed, *who_and_when, f"{how}. It stays closed.")
        case Why.MERGED:
            merged = f"Nothing changed: this alert was merged into alert {other}"
            return (merged, *who_and_when, f". Act on alert {other}.")
        case Why.OVERTAKEN:
            return ("Nothing changed: at the same moment the alert was changed", *who_and_when, ". Look at it again.")
        case Why.TARGET_CLOSED:
            return (f"Nothing changed: alert {other} is closed", *who_and_when, ". Choose one that is open.")
        case Why.TARGET_MERGED:
            gone = "Nothing changed: that alert was itself merged"
            return (gone, *who_and_when, f". Merge into alert {other} instead.")
        case Why.NO_SUCH_ALERT:
            return (f"Nothing changed: there is no alert {other}.",)
        case Why.CANNOT_OWN:
            return ("Nothing changed: ", Who(refusal.by), " may not act on alerts, and so cannot own one.")
        case _:
            return (f"Nothing changed: {_PLAIN[refusal.why]}",)


def barred(answer: Barred) -> Sentence:
    """Why this person may not do it."""
    if answer.bar is Bar.ROLE:
        needed = "an admin" if answer.needs is Role.ADMIN else f"a {answer.needs or Role.LEAD}"
        return (f"Nothing changed: this needs {needed} of the team. Ask one of them.",)
    return (f"Nothing changed: {_BARS[answer.bar]}",)
