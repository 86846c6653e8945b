"""Drafts of public replies: what is asked, found, refused and told; consent, and statements for a crisis."""

from __future__ import annotations

from bot.domain.alert import Alert
from bot.domain.consent import ConsentAnswer, ConsentRefused, ConsentWhy
from bot.domain.draft import IN_ADVANCE, Draft, DraftRefused, DraftState, DraftWhy
from bot.domain.reply import Finding, FindingLevel, Holding, Suggestion
from bot.domain.severity import Severity
from bot.slack.escape import link_host, one_line
from bot.slack.phrase import Ago, Bold, Link, Sentence, Who
from bot.slack.words.parts import by, count

REPLY, REPLY_TO, SEND, CHECK = "Reply", "Reply to", "Send for approval", "Check"
EDIT, APPROVE, WITHDRAW = "Edit", "Approve", "Withdraw"
START_LABEL, REPLY_LABEL = "Start from", "Reply"
START_HINT = "What you choose replaces what is written below."
REPLY_HINT = "Edit it. It is checked when you press Check, and again when you send it."
WHY_THESE, OTHERS = "Why these are suggested", "Others are at it"
GO_ON_ANYWAY: Sentence = ("You may go on all the same: both drafts are kept.",)
NOTHING_FITS: Sentence = ("No prepared reply fits. Write one.",)
FOUND_NOTHING: Sentence = (
    Bold("Nothing found."),
    " That is no clearance: a person who knows the rules has to approve it.",
)
MUST_CHANGE: Sentence = (Bold("This cannot be sent for approval as it stands."),)
LOOK_AGAIN: Sentence = (Bold("Look at this twice, then send it again if it is meant so."),)
MOST_FINDINGS, MOST_IN_ERROR = 12, 3

OPEN_BOX, OPEN_POST, IS_PUBLISHED = "Open the reply box", "Open the post", "It is published"
COPY: Sentence = ("Copy these words. ", "A person publishes them; Wardwatch publishes nothing.")
IN_BOX: Sentence = ("The reply box opens with these words in it. ", "A person sends them; Wardwatch publishes nothing.")
PUBLISHED, SAVE = "Published", "Save"
LINK_LABEL, LINK_HINT = "Link of the published reply", "As the site shows it: https://..."

HOLDING = "Statements approved in advance"
DO_NOT_CONTACT: Sentence = (Bold("Do not contact"), ": this person asked not to be contacted.")
CONSENTED: Sentence = ("The author agreed to be contacted.",)
REFUSED_CONTACT: Sentence = ("The author does not want to be contacted about this.",)

CONSENT, CONSENT_TITLE, RECORD = "Record consent", "Consent", "Record"
ANSWER_LABEL = "May we contact you? What did they answer?"
CHOOSE_ANSWER = "Choose what they answered."
WORDS_LABEL, WORDS_HINT = "Their answer in their own words", "The answer alone, nothing about their health."
CONSENT_LINK_LABEL, CONSENT_LINK_HINT = "Link of their answer", "Give this or their words: an answer needs evidence."
CONSENT_ANSWERS = (
    (ConsentAnswer.YES, "Yes, they agree"),
    (ConsentAnswer.NO, "No, not about this"),
    (ConsentAnswer.STOP, "They asked not to be contacted at all"),
)

_STATES = {
    DraftState.WAITING: "it waits for approval",
    DraftState.APPROVED: "it is approved",
    DraftState.PUBLISHED: "it is published",
    DraftState.WITHDRAWN: "it was withdrawn",
}
_PLAIN = {
    DraftWhy.NO_WORDS: "the reply is empty. Write it, or choose one to start from.",
    DraftWhy.TOO_LONG: "the reply is too long: 3,000 characters at most.",
    DraftWhy.SAME_WORDS: "these are the words as they stand already.",
    DraftWhy.BLOCKED: "the checker finds what may not be said in public. Press Edit, then Check.",
    DraftWhy.WORDS_CHANGED: "the words were changed since you saw them. Look at the latest message about this reply.",
    DraftWhy.OWN_WORDS: "you wrote these words yourself. At this severity somebody else has to approve them.",
    DraftWhy.NEEDS_LEAD: "in a crisis a lead of the team has to approve it. Ask one of them.",
    DraftWhy.NOT_APPROVED: "nobody has approved these words yet.",
    DraftWhy.WEAK_APPROVAL: "the alert is graver than when this was approved. Edit it, and have it approved again.",
    DraftWhy.WITHDRAWN: "this reply was withdrawn.",
    DraftWhy.BAD_LINK: "this is no web address. Write it as https://...",
    DraftWhy.DO_NOT_CONTACT: "this person asked not to be contacted.",
    DraftWhy.UNKNOWN: "Wardwatch does not know this reply any more.",
}
_CONSENT_REFUSED = {
    ConsentWhy.NO_ANSWER: CHOOSE_ANSWER,
    ConsentWhy.NO_EVIDENCE: "Give the link of their answer, or its words.",
    ConsentWhy.BAD_LINK: "This is no web address. Write it as https://...",
    ConsentWhy.TOO_LONG: "This is too long: 500 characters at most.",
    ConsentWhy.NO_HANDLE: "This source does not say who wrote it, so nobody can be put on the list.",
}


def drafted(draft: Draft) -> Sentence:
    """One line about somebody else's draft."""
    return (Who(draft.author), " drafted a reply ", Ago(draft.written_at), f": {_STATES[draft.state]}.")


def choice(number: int, suggestion: Suggestion) -> str:
    """A suggestion as an option."""
    return f"{number}. {one_line(suggestion.template_id, 30)}: {one_line(suggestion.text, 60)}"


def prepared_choice(holding: Holding) -> str:
    """A statement as an option."""
    return f"In advance: {one_line(holding.id, 60)}"


def why_chosen(number: int, reason: str) -> Sentence:
    """Why a suggestion is among the three."""
    return (f"{number}: {one_line(reason, 300)}",)


def finding(found: Finding) -> Sentence:
    """One finding: the rule, the words, why, and what to write instead."""
    how = "blocks" if found.level is FindingLevel.BLOCK else "warning"
    words = f" “{one_line(found.text, 120)}”" if found.text else ""
    return (Bold(f"{found.rule} ({how})"), f"{words}: {one_line(found.why, 300)} ", _instead(found))


def more_findings(number: int) -> Sentence:
    """That not all are listed."""
    return (f"and {count(number, 'more finding')}.",)


def blocked(found: tuple[Finding, ...]) -> str:
    """What is said beside the field of words that cannot be sent."""
    blocks = [one for one in found if one.level is FindingLevel.BLOCK]
    told = [
        f"“{one_line(one.text, 60)}” ({one.rule}): {one_line(one.why, 120)} {_instead(one)}"
        for one in blocks[:MOST_IN_ERROR]
    ]
    more = len(blocks) - MOST_IN_ERROR
    return " · ".join([*told, f"and {more} more: press Check"] if more > 0 else told)


def _instead(found: Finding) -> str:
    return f"Instead: {one_line(found.instead, 300)}" if found.instead else ""


def standing(draft: Draft, alert: Alert) -> list[Sentence]:
    """Where a draft stands, and what comes next."""
    name = Bold(f"Reply {draft.id}")
    written: Sentence = (name, " to ", Bold(f"alert {alert.id}"), *by(draft.author, draft.written_at))
    match draft.state:
        case DraftState.WAITING:
            return [(*written, "."), (_next_approval(alert.severity),)]
        case DraftState.APPROVED:
            return [(*written, "."), (*approval(draft), ".")]
        case DraftState.PUBLISHED:
            host = link_host(draft.link)
            where: Sentence = (" ", Link(draft.link, f"on {one_line(host, 60)}")) if host else ()
            return [(name, Bold(" is published"), *by(draft.published_by, draft.published_at), ".", *where)]
    return [(name, " was withdrawn.")]


def approval(draft: Draft) -> Sentence:
    """By whom, and when."""
    how = " in advance" if draft.approved_as == IN_ADVANCE else ""
    return (Bold(f"Approved{how}"), *by(draft.approved_by, draft.approved_at))


def _next_approval(severity: Severity) -> str:
    if severity is Severity.CRISIS:
        return "It waits for the approval of a lead who did not write it."
    if severity is Severity.HIGH:
        return "It waits for the approval of somebody who did not write it."
    return "It waits for approval."


def summary(draft: Draft, alert: Alert) -> str:
    """What a notification says of a draft, unescaped."""
    return f"Reply {draft.id} to alert {alert.id}: {_STATES[draft.state]}."


def approved_statement(holding: Holding) -> Sentence:
    """Whose approval a statement has, and how long."""
    approved, until = holding.approved_on, holding.valid_until
    return (
        Bold(one_line(holding.id, 60)),
        f" · approved by {one_line(holding.approved_by, 80)} on {approved.day} {approved:%b %Y}, ",
        f"valid until {until.day} {until:%b %Y}",
    )


def reminder(alert: Alert) -> Sentence:
    """That a crisis goes on and people wait to hear something."""
    last: Sentence = ("Nothing was published about it so far.",)
    if alert.answered_at is not None:
        last = ("The first words were published ", Ago(alert.answered_at), ".")
    return (Bold(f"Alert {alert.id} is still a crisis."), " Is what we say in public up to date? ", *last)


def refused(no: DraftRefused) -> Sentence:
    """Why nothing was done to a draft: who made it impossible, and when."""
    who_and_when = by(no.by, no.at)
    match no.why:
        case DraftWhy.CLOSED:
            return ("Nothing changed: this alert was closed", *who_and_when, ". Reopen it to answer.")
        case DraftWhy.MERGED:
            merged = f"Nothing changed: this alert was merged into alert {no.other}"
            return (merged, *who_and_when, f". Answer in alert {no.other}.")
        case DraftWhy.ALREADY_APPROVED:
            return ("Nothing changed: this reply was already approved", *who_and_when, ".")
        case DraftWhy.ALREADY_PUBLISHED:
            return ("Nothing changed: this reply was already published", *who_and_when, ".")
    return (f"Nothing changed: {_PLAIN[no.why]}",)


def consent_refused(no: ConsentRefused) -> str:
    """What is wrong with an answer that was to be recorded."""
    return _CONSENT_REFUSED[no.why]


def consented(answer: ConsentAnswer | None) -> Sentence:
    """What the card says of an answer; nothing when nobody asked."""
    match answer:
        case ConsentAnswer.STOP:
            return DO_NOT_CONTACT
        case ConsentAnswer.YES:
            return CONSENTED
        case ConsentAnswer.NO:
            return REFUSED_CONTACT
    return ()
