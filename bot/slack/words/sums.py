"""What a thread says of the mentions that it does not tell one by one."""

from __future__ import annotations

from bot.domain.alert import Alert
from bot.domain.view import Sum
from bot.slack.phrase import Bold, Sentence, When
from bot.slack.words.parts import count


def more(told: Sum, alert: Alert) -> Sentence:
    """How many, of what, since when."""
    return (Bold(f"And {count(told.count, 'more mention')} of alert {alert.id}"), " since ", When(told.since), ".")


def size(told: Sum) -> Sentence:
    """How big that is, and where it is kept."""
    by = f"By {count(told.authors, 'author')}, " if told.authors else ""
    reach = f"total reach {count(told.reach, 'follower')}." if told.reach else "reach unknown."
    sentence = f"{by}{reach}"
    return (f"{sentence[0].upper()}{sentence[1:]} So many at once are counted, and not told one by one.",)


def widest(shown: int) -> Sentence:
    """The title of those that are shown; nothing when none is."""
    if not shown:
        return ()
    if shown == 1:
        return (Bold("It is this one:"),)
    return (Bold(f"The {_NUMBERS.get(shown, str(shown))} with the widest reach:"),)


def summary(told: Sum, alert: Alert) -> str:
    """What a notification says of it, unescaped."""
    return f"And {count(told.count, 'more mention')} of alert {alert.id}, told as one."


_NUMBERS = {2: "two", 3: "three"}
