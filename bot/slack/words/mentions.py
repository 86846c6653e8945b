"""How a mention is told: who, where, when, and why it matched. What a stranger wrote comes in made safe."""

from __future__ import annotations

from bot.domain.mention import Author, MentionKind
from bot.domain.rule import Match
from bot.domain.view import NearMiss
from bot.slack.escape import isolated, one_line
from bot.slack.phrase import Bold, Sentence
from bot.slack.words.parts import count

NO_TEXT = "(This mention has no text.)"
WHY_MATCHED = "Why it matched"
NO_LONGER_MATCHES = "No rule matches it any more: its author edited it."
LINK_WITHHELD = "The address is not shown as a link: it is no ordinary web address, or it holds a private detail."

FOLDED = "Its words are folded: a threat, self-harm, or somebody exposed. Those who deal with it can read them."
SHOW_TEXT = "Show the words to me"
FOLDED_SUMMARY = "(words folded)"


def whole_text(alert_id: int) -> str:
    """The title of a private answer with folded words."""
    return f"The words of a mention of alert {alert_id}, shown to you alone"


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
    return f"Hidden: private details ({', '.join(one_line(kind.replace('_', ' '), 30) for kind in kinds)})."


NOTHING_HIDDEN: Sentence = ("Nothing is hidden: no private details were found in the mentions of this alert.",)


def revealed(alert_id: int, shown: int, total: int) -> Sentence:
    """The head of the private answer that shows what is hidden."""
    of = f" These are {shown} of {total} mentions that hold some." if shown < total else ""
    return (f"Private details in alert {alert_id}, for you alone. That you looked is in its history.{of}",)


def detail(kind: str, text: str) -> Sentence:
    """One private detail: what it is, and its words."""
    return (Bold(one_line(kind.replace("_", " "), 30)), f": {isolated(one_line(text, 200))}")


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
