"""The sentences of private answers to questions: why an alert, and what became of a link. Pure functions."""

from __future__ import annotations

from bot.domain.alert import Alert
from bot.domain.severity import Severity
from bot.domain.source import SourceState
from bot.flow.why import RuleWhy
from bot.ports import Fate, Outcome
from bot.query.summary import Line, Sign
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence, When
from bot.slack.words.parts import count

PLACED = "Why this thread and this channel"
RULE_GONE = "This rule is no longer in the rules folder."
NO_ADDRESS = "This is no web address. Write: /wardwatch why https://..."
NOT_RETURNED = "No source returned a mention with this link."
SOURCES = "The sources, and when each was last read"
THREAD = "Open its thread"
NO_THREAD = "It has no thread in Slack yet."
_SIGNS = {
    Sign.FOUND: "✓ found",
    Sign.MISSING: "✗ not there",
    Sign.REFUSED: "✗ excluded by",
    Sign.CLEAR: "✓ not excluded",
    Sign.NEARLY: "⚠️ nearly excluded by",
}


def about_alert(alert_id: int) -> str:
    """The title of the answer to Why?"""
    return f"Why alert {alert_id}"


def severity(severity: Severity) -> str:
    """The title above the reasons of a severity."""
    return f"Why it is {severity}"


def opened(alert: Alert) -> str:
    """Why an alert was opened, and in which channel."""
    return f"Alert {alert.id} in {alert.channel}: {alert.why or 'no reason was recorded'}"


def joined(reason: str) -> str:
    """Why another mention stands in the same thread."""
    return f"A mention {reason}" if reason.startswith("joins") else f"A mention joined: {reason}"


def line(told: Line, quoted: str) -> Sentence:
    """One line of a rule's explanation, with the words of the mention that it is about."""
    more = f" and {told.more} more" if told.more else ""
    parts = one_line(", ".join(told.labels), 240)
    if told.sign is Sign.CLEAR:
        number = count(len(told.labels) + told.more, "exclusion")
        return (Bold(_SIGNS[told.sign]), f": nothing is there of what the query refuses ({number})")
    shown = f": {quoted}" if quoted else ""
    why = f" ({one_line(told.why, 80)})" if told.why else ""
    return (Bold(_SIGNS[told.sign]), f" {parts}{more}{shown}{why}")


def source(state: SourceState) -> Sentence:
    """When a source was last read, and whether it works."""
    name = one_line(state.name, 60)
    if state.polled_at is None:
        return (Bold(name), ": never read")
    trouble = f", in trouble: {one_line(state.trouble, 160)}" if state.trouble else ""
    if state.succeeded_at is None:
        return (Bold(name), ": never read with success", trouble)
    return (Bold(name), ": last read ", When(state.succeeded_at), trouble)


def found(number: int) -> str:
    """What a notification says of the answer."""
    return f"Wardwatch knows {count(number, 'mention')} with this link."


def read(fate: Fate) -> Sentence:
    """Who returned the mention, when, and whether it was edited."""
    found_by = one_line(fate.found_by, 60)
    first: Sentence = ("Source ", Bold(found_by), " returned it; first seen ", When(fate.stored.first_seen_at))
    edited: Sentence = ("; its text was edited, read anew ", When(fate.edited_at)) if fate.edited_at else ()
    return (*first, *edited, ".")


def outcome(fate: Fate) -> Sentence:
    """At which step it is, or was dropped."""
    reason = one_line(fate.reason, 200)
    match fate.outcome:
        case None:
            return (Bold("Waiting"), ": it is stored, and no rule has looked at it yet.")
        case Outcome.UNMATCHED:
            return (Bold("Dropped at matching"), f": {reason}.")
        case Outcome.MUTED:
            return (Bold("Muted"), f": {reason}.")
        case Outcome.FAILED:
            return (Bold("Failed"), f": a fault of Wardwatch, which its log describes ({reason}).")
        case Outcome.ALERTED:
            return (Bold("Matched"), f": {reason}.")


def in_alert(alert: Alert) -> Sentence:
    """Which alert it belongs to."""
    return ("It belongs to ", Bold(f"alert {alert.id}"), f" in {one_line(alert.channel, 80)}, {alert.state}.")


def nearest(rule: RuleWhy) -> Sentence:
    """Which rule came nearest to matching."""
    if rule.near >= 1 and not rule.active:
        return ("A rule holds, but it is not about the day on which this was published:",)
    if rule.near >= 1:
        return ("A rule holds now: it was changed since.",)
    return ("The rule that came nearest:",)
