"""The one entry: a draft in, what must not be published out. It changes nothing and approves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from bot.domain.mention import Mention
from bot.domain.reply import DraftVerdict, Finding, FindingLevel, Replies
from bot.replies.check.contacts import strange_contacts
from bot.replies.check.doubts import doubts
from bot.replies.check.likeness.finding import likenesses
from bot.replies.check.names import names
from bot.replies.check.reading import Reading, read
from bot.replies.check.repeats import repeats
from bot.replies.check.rules import CLAUSES

NOTHING_APPROVED = Replies()
MOST_OF_ONE_KIND = 200
"""Findings that one clause gives at most: nobody reads more, and the draft is blocked long since."""


def check(
    draft: str,
    *,
    mention: Mention | None = None,
    approved: Replies = NOTHING_APPROVED,
    platform: str = "",
    recent: Sequence[str] = (),
) -> DraftVerdict:
    """Find what the draft may not say in public, by rules R1 to R10, and what to look at twice.

    `mention` is what it answers: clinical words and names from it must not come back, and where it tells of one person,
    neither must a day, nor may other clinical words answer it. `approved` has the contacts that may be named.
    `platform` is a key of `doubts.LIMITS`, or empty where length does not matter. `recent` are replies of the last
    days. Only the first `reading.MOST` code points are read, and a longer draft is blocked for that.
    """
    reading = read(draft)
    found = [
        *_by_words(reading),
        *repeats(reading, mention),
        *strange_contacts(reading, approved),
        *names(reading, mention, approved),
        *doubts(reading, approved, platform, recent),
    ]
    blocked = [(finding.start, finding.end) for finding in found if finding.level is FindingLevel.BLOCK]
    found += likenesses(reading, blocked, _instead())
    return DraftVerdict(tuple(_once(found)))


@cache
def _instead() -> dict[str, str]:
    """What to write instead where a rule is broken in no wording that it knows."""
    return {clause.rule: clause.instead for clause in reversed(CLAUSES)}


def _by_words(reading: Reading) -> Iterator[Finding]:
    for clause in CLAUSES:
        for start, end in islice(clause.found(reading), MOST_OF_ONE_KIND):
            yield reading.finding(clause.rule, clause.level, (start, end), clause.why, clause.instead)


def _once(found: Iterable[Finding]) -> list[Finding]:
    """In the order of the draft; of findings by one rule that overlap, the longest."""
    kept: dict[str, list[Finding]] = {}
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        same = kept.setdefault(finding.rule, [])
        if not same or finding.start >= same[-1].end > 0:
            same.append(finding)
        elif finding.end - finding.start > same[-1].end - same[-1].start:
            same[-1] = finding
    return sorted((finding for same in kept.values() for finding in same), key=lambda found: (found.start, found.end))
