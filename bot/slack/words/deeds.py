"""What somebody did to an alert, as a line of its history."""

from __future__ import annotations

from bot.domain.alert import SYSTEM, Change, Verb
from bot.slack.escape import one_line
from bot.slack.phrase import Sentence, When, Who
from bot.slack.words.paging import paged


def change(line: Change) -> Sentence:
    """One line of the history: who did what, when."""
    actor: Sentence = ("Wardwatch",) if line.who == SYSTEM else (Who(line.who),)
    return (*actor, " ", *_deed(line), ", ", When(line.at))


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
        case Verb.PAGE:
            return paged(line)
        case _:
            return (f"{line.verb}: {reason}" if reason else f"{line.verb}",)
