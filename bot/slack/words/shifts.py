"""What is said about taking shifts over and swapping them."""

from __future__ import annotations

from datetime import datetime

from bot.domain.hours import Stretch
from bot.domain.oncall import Member
from bot.domain.roster import Override, Shift
from bot.domain.snooze import zone_of
from bot.domain.swap import Swap, SwapBar, SwapRefused, SwapState
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence, When, Who

TAKE_OVER, ASK_SWAP, ASK = "Take over", "Swap a shift", "Ask"
FROM_LABEL, TO_LABEL, REASON_LABEL = "From", "Until", "Why"
GIVES_LABEL, TAKES_LABEL = "Which of your shifts?", "Who takes it?"
TAKES_HINT = "They are asked in a direct message. Nothing changes before they say yes."
NO_START, NO_END = "Choose when you begin.", "Choose when you end."
BAD_ORDER = "The end must come after the beginning."
IN_THE_PAST = "This is over already. Choose an end in the future."
TOO_LONG = "At most 60 days. Ask whoever edits oncall.yaml to change the schedule itself."
CHOOSE_SHIFT, CHOOSE_PERSON = "Choose one of your shifts.", "Choose who takes it."
NO_SHIFT_OF_YOURS: Sentence = ("You have no shift in the next 60 days, so there is none to swap.",)
NOBODY_ELSE: Sentence = ("There is nobody else in oncall.yaml to swap with.",)
NOT_IN_TEAM: Sentence = (
    "Nothing changed: oncall.yaml does not name you with your Slack id, or not this schedule any more. "
    "Whoever edits the rules can add you.",
)
UNKNOWN_SWAP: Sentence = ("Nothing was done: Wardwatch does not know this swap any more.",)
YES, NO = "Yes, I take it", "No"
_BARS = {
    SwapBar.WITH_ONESELF: "a swap needs somebody else.",
    SwapBar.OVER: "this shift is over.",
    SwapBar.NOT_THE_ASKERS: "this shift is no longer the one's who asks.",
    SwapBar.NOT_THE_OTHERS: "the shift in return is no longer the other one's.",
    SwapBar.NOT_ASKED: "only the one who was asked can answer.",
    SwapBar.DECIDED: "this swap was decided before.",
}


def taking_over(name: str, present: Shift, member: str) -> Sentence:
    """Who would be relieved."""
    who = Bold(one_line(member, 60)) if present.member else Bold("Nobody")
    return (
        "You will be on call for ",
        Bold(one_line(name, 60)),
        ". ",
        who,
        " is on call now, until ",
        When(present.end),
        ".",
    )


def taken_over(override: Override, name: str) -> Sentence:
    """That the person is on call."""
    return (
        "You are on call for ",
        Bold(one_line(name, 60)),
        " from ",
        When(override.start),
        " until ",
        When(override.end),
        ".",
    )


def shift(one: Shift, zone: str) -> str:
    """A shift as an option, by the clock of its schedule."""
    return f"{local(one.start, zone)} to {local(one.end, zone)}"


def for_nothing(member: Member) -> str:
    """An option: the other one takes the shift, and gives none."""
    return f"{one_line(member.name, 30)}, nothing in return"


def in_return(member: Member, one: Shift, zone: str) -> str:
    """An option: the other one's shift in return."""
    return f"{one_line(member.name, 20)}, for {shift(one, zone)}"


def local(at: datetime, zone: str) -> str:
    """A moment by the clock of a schedule: `Mon 23 Nov 09:00`."""
    here = at.astimezone(zone_of(zone))
    return f"{here:%a} {here.day} {here:%b} {here:%H:%M}"


def asked(asker: str, name: str, swap: Swap) -> Sentence:
    """The question that the other one gets."""
    takes: Sentence = (" In return they take yours ", *_time(swap.takes), ".") if swap.takes else ()
    return (
        Who(asker),
        " asks you to take their shift of ",
        Bold(one_line(name, 60)),
        " ",
        *_time(swap.gives),
        ".",
        *takes,
    )


def question_sent(other: str) -> Sentence:
    """That the other one was asked."""
    return (Who(other), " was asked in a direct message. Nothing changes before they say yes.")


def answered(swap: Swap, asker: str, other: str) -> Sentence:
    """What became of a swap, for both."""
    match swap.state:
        case SwapState.ACCEPTED:
            takes: Sentence = ("; in return ", Who(asker), " takes theirs ", *_time(swap.takes)) if swap.takes else ()
            return (Bold("Swapped"), ": ", Who(other), " takes the shift ", *_time(swap.gives), *takes, ".")
        case SwapState.DECLINED:
            return (
                Bold("Not swapped"),
                ": ",
                Who(other),
                " said no. ",
                Who(asker),
                " keeps the shift ",
                *_time(swap.gives),
                ".",
            )
        case _:
            return (Bold("Not swapped"), ": the shift ", *_time(swap.gives), " was over before the answer came.")


def swap_refused(answer: SwapRefused) -> Sentence:
    """Why a swap cannot be."""
    return (f"Nothing changed: {_BARS[answer.bar]}",)


def _time(time: Stretch) -> Sentence:
    return ("from ", When(time.start), " until ", When(time.end))
