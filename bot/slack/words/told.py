"""Private answers about mutes, which no card shows."""

from __future__ import annotations

from bot.domain.mute import Mute, MuteKind, MuteRefused, MuteWhy
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence, When, Who, as_plain

_NOTHING = "Nothing changed: "
_KINDS = {MuteKind.AUTHOR: "the author @", MuteKind.SITE: "the site ", MuteKind.PHRASE: "the phrase "}
_WHYS = {
    MuteWhy.NO_VALUE: "say what should be muted.",
    MuteWhy.TOO_LONG_A_VALUE: "this is too long to be muted.",
    MuteWhy.NO_SITE: "this is no site. Write its host, such as forum.example.",
    MuteWhy.UNREADABLE: "this cannot be read as a phrase",
    MuteWhy.TIME_PASSED: "choose an end in the future.",
    MuteWhy.TOO_LONG: "a mute lasts at most 30 days.",
    MuteWhy.ALREADY_MUTED: "it is muted already",
    MuteWhy.NOT_MUTED: "no mute of that number is in force.",
}


def what(mute: Mute) -> str:
    """What is muted."""
    return f"{_KINDS[mute.kind]}{one_line(mute.value, 100)}"


def muting(answer: Mute | MuteRefused) -> Sentence:
    """What is not heard of until when, or why not."""
    if isinstance(answer, MuteRefused):
        return _refused(answer)
    how = ", or until somebody ends it: /wardwatch mute lists what is muted."
    return ("Muted: ", Bold(what(answer)), " until ", When(answer.until), how)


def unmuting(answer: Mute | MuteRefused) -> Sentence:
    """That it is heard of again, or why not."""
    if isinstance(answer, MuteRefused):
        return _refused(answer)
    return ("Heard of again: ", Bold(what(answer)), ".")


def wrong(answer: MuteRefused) -> str:
    """The same, said beside the field that it is about."""
    said = as_plain(_refused(answer)).removeprefix(_NOTHING)
    return said[:1].upper() + said[1:]


def _refused(answer: MuteRefused) -> Sentence:
    why = f"{_NOTHING}{_WHYS[answer.why]}"
    if answer.why is MuteWhy.UNREADABLE:
        return (f"{why}: {one_line(answer.detail, 200)}.",)
    if answer.mute is None:
        return (why,)
    return (why, ", until ", When(answer.mute.until), ", by ", Who(answer.mute.who), ".")
