"""The one entry of triage: what a mention feels like, what it is about, how grave it is, and what in it is private."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.circumstances import ALONE, Circumstances
from bot.domain.mention import MAX_TEXT, MAX_TITLE, Mention
from bot.domain.rule import Match
from bot.domain.topic import OTHER
from bot.domain.verdict import PrivateDetail, Verdict
from bot.query.text import normalise
from bot.triage.category import Finding, Reader
from bot.triage.private import masked, private_details
from bot.triage.sentiment import Feeling, feel
from bot.triage.severity import weigh


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a mention say, whatever surrounds it. Reading takes the time; weighing it again takes none."""

    mention: Mention
    findings: tuple[Finding, ...]
    feeling: Feeling
    noise: str
    private: tuple[PrivateDetail, ...]

    def verdict(self, matches: Sequence[Match], around: Circumstances = ALONE) -> Verdict:
        """The verdict in these circumstances. The reasons quote normalised words and never a private detail."""
        found = self.findings
        severity, reasons = weigh(self.mention, matches, found, self.feeling, self.noise, around)
        return Verdict(
            self.feeling.sentiment,
            found[0].topic.category if found else OTHER,
            severity,
            reasons,
            self.private,
            tuple(finding.topic.id for finding in found),
            any(finding.topic.is_private for finding in found),
        )


def read(reader: Reader, mention: Mention) -> Reading:
    """Reads title and text, nothing else of the world. What lies beyond the storable length is not read."""
    body = mention.text[:MAX_TEXT]
    private = private_details(body)
    text = f"{_masked(mention.title[:MAX_TITLE])}\n{masked(body, private)}".strip()
    words = normalise(text).searched
    found, noise = reader.read(text)
    is_grave = any(finding.topic.is_grave for finding in found)
    feeling = feel(text, words, lang=mention.lang, rating=mention.rating, is_grave=is_grave)
    return Reading(mention, found, feeling, noise, private)


def judge(reader: Reader, mention: Mention, matches: Sequence[Match], around: Circumstances = ALONE) -> Verdict:
    """The verdict on a mention that matched, or on one that did not."""
    return read(reader, mention).verdict(matches, around)


def _masked(title: str) -> str:
    return masked(title, private_details(title))
