"""Every sentence that the bot says to people in Slack; only what answers their questions is in `answers`.

Pure functions; nothing here decides anything. What a stranger wrote comes in already made safe (`escape`).
"""

from __future__ import annotations

from datetime import datetime

from bot.domain.alert import SYSTEM, Alert, Change, Disposition, Refused, State, Verb, Why
from bot.domain.mention import Author, MentionKind
from bot.domain.person import Bar, Barred
from bot.domain.proposal import Impact
from bot.domain.rule import Match
from bot.domain.severity import Severity
from bot.domain.verdict import Verdict
from bot.domain.view import CaseMention, NearMiss
from bot.flow.propose import Misfit, Unfit
from bot.slack.escape import isolated, one_line
from bot.slack.phrase import Bold, Sentence, When, Who

ACKNOWLEDGE, ASSIGN, RESOLVE, CANCEL = "Acknowledge", "Assign", "Resolve", "Cancel"
NOT_ABOUT_US, DISMISS, WHY = "Not about us", "Dismiss", "Why?"
DISPOSITION_LABEL, DISPOSITION_HINT = "How was it dealt with?", "Choose one"
NOTE_LABEL, NOTE_HINT = "Note for the team", "Do not write anything here that identifies a patient."
CHOOSE_DISPOSITION = "Choose how it was dealt with."
NOTE_TOO_LONG = "This note is too long: 3,000 characters at most."
RULES_TO_NARROW = "The exclusion would be proposed for"
EXCLUSION_LABEL, EXCLUSION_PLACEHOLDER = "Exclude", "a word, or several words"
EXCLUSION_HINT = "Press Enter to see what it would have removed. Leave it empty to only dismiss the alert."
ALTERNATIVE_LABEL, ALTERNATIVE_HINT = "Or one of these", "Choose one"
NO_EXCLUSION = "No exclusion: the alert is dismissed, and nothing is proposed."
NO_CANDIDATE = "Wardwatch found no exclusion to propose. You can write one, or only dismiss the alert."
SAMPLES = "For example"
MODAL_UNREADABLE = "This form is from an older Wardwatch. Close it and press Resolve again."

NO_TEXT = "(This mention has no text.)"
WHY_MATCHED = "Why it matched"
NO_LONGER_MATCHES = "No rule matches it any more: its author edited it."
WHY_SEVERITY = "Why it matters"
HISTORY = "What was done"
LINK_WITHHELD = "The address is not shown as a link: it is no ordinary web address, or it holds a private detail."

SUGGESTED = "Suggested replies"
CHECK_BEFORE_PUBLISHING = (
    "A person must check and edit a reply before it is published. Wardwatch never publishes anything."
)
NO_SUGGESTIONS = "No prepared reply fits this alert. The team has to write one."

UNKNOWN_ALERT: Sentence = ("Nothing was done: Wardwatch does not know this alert any more.",)
UNKNOWN_BUTTON: Sentence = (
    "Nothing was done: this Wardwatch does not know that button. Look at the alert's first post.",
)
NO_ONE_CHOSEN: Sentence = ("Nothing was done: no person was chosen.",)
OLD_FORM: Sentence = ("Nothing was done: this form is from another Wardwatch. Press Not about us again.",)
NOT_DONE_STORE: Sentence = ("Not done: Wardwatch could not save it just now. Please press again.",)
NOT_DONE_CHAT: Sentence = ("Not done: Slack did not answer Wardwatch just now. Please press again.",)
NOT_DONE_BUG: Sentence = ("Not done: something is wrong in Wardwatch, and it was logged. Please press again.",)

_MARKS = {Severity.LOW: "⚪", Severity.NORMAL: "🟡", Severity.HIGH: "🔴", Severity.CRISIS: "🚨"}
_BARS = {
    Bar.GUEST: "guests can read alerts but not act on them. Ask a full member of this channel.",
    Bar.STRANGER: "people of another organisation cannot act on alerts. Ask a member of this workspace.",
    Bar.BOT: "bots cannot act on alerts.",
    Bar.DEACTIVATED: "this Slack account is deactivated.",
    Bar.ELSEWHERE: "this alert lives in another channel. Act on it there.",
}


def heading(severity: Severity, rule_name: str) -> str:
    """The first line of an alert: how grave, and which rule."""
    return f"{_MARKS[severity]} {severity.capitalize()}: {rule_name}"


def author(who: Author) -> str:
    """Who published it, on one line. The name is a stranger's: it is shown, never parsed."""
    name, handle = one_line(who.name, 80), one_line(who.handle, 80).lstrip("@")
    told = [isolated(name)] if name else []
    if handle:
        told.append(f"(@{isolated(handle)})" if name else f"@{isolated(handle)}")
    facts = [" ".join(told) or "Unknown author"]
    if who.followers is not None:
        facts.append(f"reach {count(who.followers, 'follower')}")
    if who.verified:
        facts.append("verified")
    return " · ".join(facts)


def kind_of(kind: MentionKind, source: str, rating: float | None) -> str:
    """What it is and where it was read."""
    stars = "" if rating is None else f", rated {rating:g} of 5"
    return f"{kind.capitalize()} in {one_line(source, 60)}{stars}"


def open_on(host: str) -> str:
    """The words of the link to the original: they name the host, so that nobody is sent elsewhere unknowingly."""
    return f"Open on {one_line(host, 60)}"


def shortened(shown: int, total: int) -> str:
    """How much of a long text is shown."""
    return f"Shown: {shown:,} of {total:,} characters. Open the original for the rest."


def hidden(kinds: tuple[str, ...]) -> str:
    """Which private details were replaced by dots."""
    return f"Hidden: private details ({', '.join(one_line(kind, 30) for kind in kinds)})."


def matched(match: Match, found: tuple[str, ...], more: int) -> Sentence:
    """Which rule holds, and because of which words."""
    quoted = ", ".join(f"“{isolated(text)}”" for text in found)
    rest = f" and {more} more" if more else ""
    return (Bold(one_line(match.rule_name, 80)), f" because of {quoted}{rest}" if quoted else " holds")


def nearly_excluded(miss: NearMiss, found: tuple[str, ...]) -> Sentence:
    """That a rule holds although something it refuses is nearly there: a person sees at once what to look at."""
    quoted = ", ".join(f"“{isolated(text)}”" for text in found)
    because = f" ({one_line(miss.why, 80)}: {quoted})" if miss.why else f" ({quoted})"
    return (Bold(one_line(miss.rule_name, 80)), f" nearly excluded it by {one_line(miss.refused, 120)}{because}")


def more_rules(more: int) -> str:
    """That further rules hold which are not listed."""
    return f"and {count(more, 'more rule')}"


def verdict(severity: Severity, found: Verdict) -> Sentence:
    """What triage found, on one line. `severity` is the alert's, which may be graver than its lead mention's."""
    tone = found.sentiment
    score = f" ({tone.score:+.2f})" if tone.label != "unknown" else ""
    category = one_line(found.category, 40) or "none"
    return ("Severity ", Bold(severity), f" · sentiment {tone.label}{score} · category {category}")


def totals(alert: Alert) -> str:
    """How big the story is."""
    reach = f"total reach {count(alert.reach, 'follower')}" if alert.reach else "reach unknown"
    return f"{count(alert.mention_count, 'mention')} · {reach}"


def state(alert: Alert) -> Sentence:
    """Where the alert is in its life, and who brought it there."""
    match alert.state:
        case State.OPEN:
            return (Bold("Open"), ": nobody has acknowledged it yet.")
        case State.ACKNOWLEDGED:
            return (Bold("Acknowledged"), *_by(alert.acknowledged_by, alert.acknowledged_at), ".")
        case State.SNOOZED:
            return (Bold("Snoozed"), ".")
        case State.RESOLVED:
            how = f": {alert.disposition}." if alert.disposition else "."
            return (Bold("Resolved"), *_by(alert.resolved_by, alert.resolved_at), how)
        case State.DISMISSED:
            return (Bold("Dismissed"), *_by(alert.resolved_by, alert.resolved_at), ".")


def owner(alert: Alert) -> Sentence:
    """Who looks after it."""
    return ("Owner: ", Who(alert.owner), ".") if alert.owner else ("Owner: nobody.",)


def noted(alert: Alert) -> str:
    """What the person who resolved it wrote for the team."""
    return one_line(alert.note, 500)


def change(line: Change) -> Sentence:
    """One line of the history: who did what, when."""
    actor: Sentence = ("Wardwatch",) if line.who == SYSTEM else (Who(line.who),)
    return (*actor, " ", *_deed(line), ", ", When(line.at))


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
        f"{_MARKS[alert.severity]} ",
        Bold(f"Alert {alert.id} is now {alert.severity}"),
        f": {told}." if told else ".",
    )


GO_TO_THREAD = "Go to the thread of the alert"


def reply_number(number: int, reason: str) -> Sentence:
    """The line above a suggested reply."""
    why = one_line(reason, 300)
    return (Bold(f"Reply {number}"), f" · {why}" if why else "")


def refused(refusal: Refused) -> Sentence:
    """Why a click changed nothing: who made it impossible, and when."""
    match refusal.why:
        case Why.ALREADY_ACKNOWLEDGED:
            return ("Nothing changed: this alert was already acknowledged", *_by(refusal.by, refusal.at), ".")
        case Why.ALREADY_ASSIGNED:
            return ("Nothing changed: ", Who(refusal.by), " already owns this alert.")
        case Why.CLOSED:
            how = f" ({refusal.alert.disposition})" if refusal.alert.disposition else ""
            closed = f"Nothing changed: this alert is already {refusal.alert.state}"
            return (closed, *_by(refusal.by, refusal.at), f"{how}. It stays closed.")
        case Why.CANNOT_OWN:
            return ("Nothing changed: ", Who(refusal.by), " may not act on alerts, and so cannot own one.")
        case Why.NO_OWNER_NAMED:
            return NO_ONE_CHOSEN
        case Why.NO_DISPOSITION:
            return ("Nothing changed: choose how the alert was dealt with.",)


def barred(answer: Barred) -> Sentence:
    """Why this person may not do it."""
    return (f"Nothing changed: {_BARS[answer.bar]}",)


def resolve_title(alert_id: int) -> str:
    """The title of the resolve form: a number, and no word of the mention."""
    return f"{RESOLVE} alert {alert_id}"


def disposition(option: Disposition) -> str:
    """An outcome as an option of the form."""
    return option.capitalize()


def dismissing(alert_id: int) -> str:
    """What the form of Not about us does."""
    return (
        f"Dismissing closes alert {alert_id}. An exclusion would have kept it from being opened: it is proposed to "
        "whoever edits the rules, and changes no rule by itself."
    )


def rule_named(name: str, where: str) -> Sentence:
    """A rule with the place where it is written."""
    return (Bold(one_line(name, 80)), f" ({one_line(where, 80)})")


def why_proposed(reason: str) -> str:
    """Why an exclusion was offered."""
    return f"Proposed because {reason}."


def would_remove(exclusion: str, impact: Impact) -> Sentence:
    """What an exclusion would have removed besides this alert."""
    number = count(impact.matched, "other mention")
    others = f"{'the newest ' if impact.capped else ''}{number} that matched in the last 30 days"
    if not impact.matched:
        return (
            "No other mention matched in the last 30 days: excluding ",
            Bold(exclusion),
            " would remove nothing else.",
        )
    if not impact.removed:
        return ("Excluding ", Bold(exclusion), f" would have removed none of {others}.")
    return ("Excluding ", Bold(exclusion), " would also have removed ", Bold(f"{impact.removed:,}"), f" of {others}.")


def removes_real(number: int) -> str:
    """The warning that an exclusion costs what the team took for real."""
    return f"⚠️ {count(number, 'of them belongs', 'of them belong')} to alerts that the team acknowledged or resolved."


def sample(quote: str, one: CaseMention) -> Sentence:
    """One mention that an exclusion would have removed."""
    return (f"“{isolated(quote)}”" if quote else NO_TEXT, f" (alert {one.alert_id}, {one.state})")


def unfit(answer: Unfit) -> str:
    """What is wrong with an exclusion, and what to write instead."""
    rule, detail = one_line(answer.rule_name, 80), one_line(answer.detail, 200)
    match answer.why:
        case Misfit.UNREADABLE:
            return f"This cannot be read as an exclusion: {detail}."
        case Misfit.EXCLUDES_NOTHING:
            return f"This excludes nothing here: “{rule}” would still match. Write words that stand in the mention."
        case Misfit.BREAKS_EXAMPLE:
            return f"This would also exclude an example that “{rule}” must match: “{detail}”. Write something narrower."
        case Misfit.NO_RULE:
            return "No rule matches this mention any more. Leave the field empty to only dismiss the alert."


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


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 mention`, `12,000 mentions`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _by(who: str, at: datetime | None) -> Sentence:
    """By whom and when, as far as it is known."""
    by: Sentence = (" by ", Who(who)) if who else ()
    return (*by, ", ", When(at)) if at else by


def _deed(line: Change) -> Sentence:
    reason = one_line(line.reason, 120)
    match line.verb:
        case Verb.ACKNOWLEDGE:
            return ("acknowledged it",)
        case Verb.ASSIGN:
            return ("assigned it to ", Who(line.after))
        case Verb.RESOLVE:
            return (f"resolved it ({reason})" if reason else "resolved it",)
        case Verb.DISMISS:
            return (f"dismissed it as not about us ({reason})" if reason else "dismissed it as not about us",)
        case Verb.OPEN:
            return ("opened it",)
        case Verb.JOIN:
            return (f"added a mention ({reason})" if reason else "added a mention",)
        case Verb.EDIT:
            return ("read an edited mention",)
        case _:
            return (f"{line.verb}: {reason}" if reason else f"{line.verb}",)
