"""Private answers to what was not done, and why."""

from __future__ import annotations

from bot.domain.alert import Refused, Why
from bot.domain.person import Bar, Barred
from bot.slack.phrase import Sentence, Who
from bot.slack.words.parts import by

UNKNOWN_ALERT: Sentence = ("Nothing was done: Wardwatch does not know this alert any more.",)
UNKNOWN_BUTTON: Sentence = (
    "Nothing was done: this Wardwatch does not know that button. Look at the alert's first post.",
)
NO_ONE_CHOSEN: Sentence = ("Nothing was done: no person was chosen.",)
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
}


def refused(refusal: Refused) -> Sentence:
    """Why a click changed nothing: who made it impossible, and when."""
    match refusal.why:
        case Why.ALREADY_ACKNOWLEDGED:
            return ("Nothing changed: this alert was already acknowledged", *by(refusal.by, refusal.at), ".")
        case Why.ALREADY_ASSIGNED:
            return ("Nothing changed: ", Who(refusal.by), " already owns this alert.")
        case Why.CLOSED:
            how = f" ({refusal.alert.disposition})" if refusal.alert.disposition else ""
            closed = f"Nothing changed: this alert is already {refusal.alert.state}"
            return (closed, *by(refusal.by, refusal.at), f"{how}. It stays closed.")
        case Why.CANNOT_OWN:
            return ("Nothing changed: ", Who(refusal.by), " may not act on alerts, and so cannot own one.")
        case Why.NO_OWNER_NAMED:
            return NO_ONE_CHOSEN
        case Why.NO_DISPOSITION:
            return ("Nothing changed: choose how the alert was dealt with.",)


def barred(answer: Barred) -> Sentence:
    """Why this person may not do it."""
    return (f"Nothing changed: {_BARS[answer.bar]}",)
