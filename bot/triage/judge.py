"""The one entry of triage: what a mention feels like, what it is about, how grave it is, and what in it is private."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.mention import MAX_TEXT, MAX_TITLE, Mention
from bot.domain.rule import Match
from bot.domain.verdict import Verdict
from bot.query.text import normalise
from bot.triage.category import findings, noise
from bot.triage.private import masked, private_details
from bot.triage.sentiment import feel
from bot.triage.severity import weigh
from bot.triage.topics import OTHER


def judge(mention: Mention, matches: Sequence[Match]) -> Verdict:
    """The verdict on a mention that matched, or on one that did not. Reads title and text, nothing else of the world.

    The reasons quote normalised words and never a private detail. What lies beyond the storable length is not read.
    """
    body = mention.text[:MAX_TEXT]
    private = private_details(body)
    text = f"{_masked(mention.title[:MAX_TITLE])}\n{masked(body, private)}".strip()
    words = normalise(text).searched
    found = findings(text, words)
    is_grave = any(finding.topic.is_grave for finding in found)
    feeling = feel(text, words, lang=mention.lang, rating=mention.rating, is_grave=is_grave)
    severity, reasons = weigh(mention, matches, found, feeling, noise(words))
    category = found[0].topic.category if found else OTHER
    return Verdict(feeling.sentiment, category, severity, reasons, private)


def _masked(title: str) -> str:
    return masked(title, private_details(title))
