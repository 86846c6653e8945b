"""Near-copies of a mention, as a story spreads: the same words with another beginning, link or end. No chance in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.drill.script import Appears
from bot.domain.mention import Author, Mention, MentionKind

_HANDLES = ("river", "maple", "north", "old_mill", "orchard", "corner", "bridge", "hill", "station", "market")
_FOLLOWERS = (41, 160, 12, 730, 95, 2_300, 18, 340, 57, 1_150)
_TAILS = ("", " Please share.", " Unbelievable.", " Is this true?", " Wow.")


@dataclass(frozen=True, slots=True)
class Copies:
    """How often a mention is repeated by others, and over which time. `before` are words that copies begin with."""

    count: int
    over: timedelta
    before: tuple[str, ...] = ()


def copies_of(first: Appears, copies: Copies) -> Iterator[Appears]:
    """The copies, spread evenly over their time after `first`. Each has an author and an id of its own."""
    for number in range(1, copies.count + 1):
        after = first.after + copies.over * number / copies.count
        yield Appears(after, _copy(first.mention, copies, number), first.meant)


def _copy(mention: Mention, copies: Copies, number: int) -> Mention:
    begins = ("", f"RT @{mention.author.handle or 'somebody'}: ", *(f"{words} " for words in copies.before))
    begin = begins[number % len(begins)]
    tail = _TAILS[number % len(_TAILS)]
    link = f" https://share.example/{mention.external_id}/{number}" if number % 3 == 0 else ""
    return replace(
        mention,
        external_id=f"{mention.external_id}-copy-{number}",
        text=f"{begin}{mention.text}{tail}{link}",
        kind=MentionKind.REPOST if begin.startswith("RT ") else MentionKind.POST,
        url="",
        author=_author(number),
        in_reply_to="",
    )


def _author(number: int) -> Author:
    place = _HANDLES[number % len(_HANDLES)]
    return Author(f"{place}_{number}", f"{place.replace('_', ' ').title()} {number}", _FOLLOWERS[number % 10])
