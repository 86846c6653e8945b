"""Warnings about a draft as a whole, and the one block: what could not be read cannot pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.reply import Finding, FindingLevel, Replies
from bot.query.text import normalise
from bot.replies.check.language import unread
from bot.replies.check.reading import CONTACTS, MOST, Reading

LIMITS = {
    "x": 280,
    "bluesky": 300,
    "threads": 500,
    "mastodon": 500,
    "linkedin": 1_250,
    "instagram": 2_200,
    "google": 4_096,
    "facebook": 8_000,
    "reddit": 10_000,
}
"""Characters that each site takes in a reply. X counts in its own way: `counted_by_x`."""

_X_LINK = 23
_X_SINGLE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_LETTERS_TO_SHOUT = 12
_UNFILLED = re.compile(r"\{[^{}\n]{0,60}\}|\[[^\[\]\n]{2,60}\]|<[A-Za-z][^<>\n]{2,40}>")
_APART = re.compile(r"(?<!\w)\w(?:[ ._*-]\w){4,}(?!\w)")


def doubts(reading: Reading, approved: Replies, platform: str, recent: Sequence[str]) -> Iterator[Finding]:
    """What to look at twice."""
    yield from _unread(reading)
    yield from _too_long(reading.draft, platform)
    yield from _shouted(reading)
    yield from _reused(reading.draft, recent)
    yield from _without_contact(reading, approved)
    yield from _as_shown(reading)


def counted_by_x(text: str) -> int:
    """Characters as X counts them: a link as 23, most letters as one, emoji and Chinese, Japanese and Korean as two."""
    links = [hit for hit in CONTACTS.findall(text) if not hit.startswith("@") and "@" not in hit]
    bare = CONTACTS.sub(lambda hit: hit[0] if hit[0] not in links else "", text)
    return _X_LINK * len(links) + sum(
        1 if any(first <= ord(char) <= last for first, last in _X_SINGLE) else 2 for char in bare
    )


def _whole(rule: str, why: str, instead: str, level: FindingLevel = FindingLevel.WARN) -> Finding:
    return Finding(rule, level, "", 0, 0, why, instead)


def _unread(reading: Reading) -> Iterator[Finding]:
    if reading.is_cut:
        draft = reading.draft
        why = f"Only the first {MOST} characters were read; the rest could say anything."
        yield Finding("W-unread", FindingLevel.BLOCK, "", MOST, len(draft), why, "Write a reply of a few sentences.")
    for start, end in unread(reading):
        why = "The checker reads English and Spanish only: it cannot judge these words."
        instead = "Have somebody who speaks the language and knows the ten rules read it."
        yield reading.shown_finding("W-language", FindingLevel.WARN, (start, end), why, instead)


def _too_long(draft: str, platform: str) -> Iterator[Finding]:
    limit = LIMITS.get(platform, 0)
    size = counted_by_x(draft[: MOST + 1]) if platform == "x" else len(draft)
    if limit and size > limit:
        why = f"It has {size} characters, and {platform} takes {limit}."
        yield _whole("W-length", why, f"Shorten it by {size - limit} characters.")


def _shouted(reading: Reading) -> Iterator[Finding]:
    letters = [char for char in CONTACTS.sub("", reading.shown.text) if char.isalpha()]
    if len(letters) >= _LETTERS_TO_SHOUT and sum(map(str.isupper, letters)) > 0.8 * len(letters):
        yield _whole("W-capitals", "All capitals read as shouting.", "Write it in small letters.")


def _reused(draft: str, recent: Sequence[str]) -> Iterator[Finding]:
    words = normalise(draft[:MOST]).words
    if words and any(words == normalise(reply[:MOST]).words for reply in recent):
        why = (
            "The same words were published a short while ago: two public replies that read alike look like a machine's."
        )
        yield _whole("W-reused", why, "Choose another template, or say it in other words.")


def _without_contact(reading: Reading, approved: Replies) -> Iterator[Finding]:
    text = reading.shown.text.lower()
    digits = re.sub(r"\D", "", text)
    for contact in approved.contacts:
        number = re.sub(r"\D", "", contact.phone)
        if any(part and part.lower() in text for part in (contact.email, contact.url)) or (number and number in digits):
            return
    if not approved.contacts and (CONTACTS.search(text) or len(digits) >= len("5550142")):
        return
    yield _whole(
        "W-contact", "It names no approved contact: there is no way on from here.", "Add a number or an address."
    )


def _as_shown(reading: Reading) -> Iterator[Finding]:
    for hit in _UNFILLED.finditer(reading.shown.text):
        why = "A place in the template was not filled in."
        yield reading.shown_finding("W-unfilled", FindingLevel.WARN, hit.span(), why, "Fill it in, or delete it.")
    for hit in _APART.finditer(reading.shown.text):
        why = "Letters are set apart: words written so cannot be read with certainty."
        yield reading.shown_finding("W-disguised", FindingLevel.WARN, hit.span(), why, "Write the word whole.")
