"""What `/wardwatch` answers, apart from why."""

from __future__ import annotations

from bot.domain.drill import Drill
from bot.domain.mute import Mute
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence, When, Who
from bot.slack.words.parts import count
from bot.slack.words.told import what

SHARE = "Share with the channel"
MUTES, DRILLS = "What is muted now", "Drills"
NO_MUTES = "Nothing is muted."
NO_DRILLS = "There is no drill in the folder drills of the rules."
START_DRILL = "Whoever runs Wardwatch starts one with: wardwatch drill NAME. It is not started from here."
SEARCH_WHAT: Sentence = ("Write what to look for: ", Bold("/wardwatch search waiting room"), ".")
MUTE_HOW: Sentence = (
    "Write what to mute and for how long: ",
    Bold("/wardwatch mute @handle 2h"),
    ", ",
    Bold("/wardwatch mute site forum.example 1d"),
    ", ",
    Bold('/wardwatch mute phrase "open day" 7d'),
    ". To end one: ",
    Bold("/wardwatch mute end 3"),
    ". At most 30 days.",
)
UNKNOWN: Sentence = ("Wardwatch does not know that. ",)
HELP_LINES: tuple[tuple[str, str], ...] = (
    ("status", "the open alerts that you may see, the gravest first"),
    ("mine", "the alerts that you own"),
    ("oncall", "who is on call now and next; take over, or ask for a swap"),
    ("search WORDS", "the alerts whose mentions hold all of these words"),
    ("mute", "what is muted; with @handle, site HOST or phrase WORDS and a time such as 2h it mutes"),
    ("why URL", "what became of the mention behind a link: which rule it matched or nearly matched, and its alert"),
    ("drill", "which rehearsals there are, and which one runs"),
    ("help", "this"),
)
HELP_FOOT = "Only you see the answers. Add the word share at the end, or press Share, and the channel sees them."


def help_line(usage: str, does: str) -> Sentence:
    """One word of the command."""
    return (Bold(f"/wardwatch {usage}"), f": {does}")


def found(words: str, number: int) -> Sentence:
    """How many alerts hold these words."""
    told = count(number, "alert") if number else "no alert that you may see"
    return ("Found ", Bold(told), f" with “{one_line(words, 80)}”, among the newest mentions of alerts.")


def shared_by(who: str, command: str) -> Sentence:
    """Who lets the channel see an answer."""
    return (Who(who), f" shares /wardwatch {one_line(command, 80)}")


def mute(one: Mute) -> Sentence:
    """One mute: its number, what, until when, by whom."""
    why = f" ({one_line(one.reason, 120)})" if one.reason else ""
    return (f"{one.id}: ", Bold(what(one)), " until ", When(one.until), ", by ", Who(one.who), why)


def drill(one: Drill) -> Sentence:
    """One drill."""
    return (Bold(one_line(one.name, 80)), f": {one_line(one.about, 200)}")
