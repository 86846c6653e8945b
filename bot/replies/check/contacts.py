"""R5: an e-mail address, a phone number, a link or a handle that is not among the approved contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.domain.reply import Finding, FindingLevel, Replies
from bot.replies.check.reading import CONTACTS, Reading

_PHONE = re.compile(
    r"(?<![\w$€£#/.-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?|\d{2,4}[ .-])?"
    r"\d{3,4}[ .-]\d{3,4}(?:[ .-]\d{2,4})?(?![\w%])"
    r"|(?<![\w$€£#/.-])\+?\d{10,13}(?![\w%])"
)
_LETTERED = re.compile(r"\b1?[ -]?8\d\d[ -][A-Z]{3,9}(?:-[A-Z]{2,9})?\b")
_SPELT = re.compile(
    r"[\w.+-]{1,64} ?(?:\[at\]|\(at\)|\{at\}| at ) ?[\w-]{1,63} ?(?:\[dot\]|\(dot\)|\{dot\}| dot ) ?[a-z]{2,12}\b", re.I
)
_PUBLIC = frozenset({"911", "988", "311", "211", "112", "8002738255", "8002221222"})
"""Emergency and crisis lines of everybody."""

_WHY = "It is not on the list of approved contacts."
_INSTEAD = "Name a contact from replies.yaml, or have this one approved there."


def strange_contacts(reading: Reading, approved: Replies) -> Iterator[Finding]:
    """Every contact in the draft that nobody approved."""
    addresses = _addresses(approved)
    numbers = _PUBLIC | {_digits(contact.phone).removeprefix("1") for contact in approved.contacts}
    text = reading.shown.text
    for pattern in (CONTACTS, _SPELT):
        for hit in pattern.finditer(text):
            written = hit[0].rstrip(".,;:!?)\"'")
            if _address(written) not in addresses:
                yield _finding(reading, hit.start(), hit.start() + len(written))
    hidden = CONTACTS.sub(lambda hit: "@" * len(hit[0]), text)
    for pattern in (_PHONE, _LETTERED):
        for hit in pattern.finditer(hidden):
            if not _is_date(hit[0]) and _digits(hit[0]).removeprefix("1") not in numbers:
                yield _finding(reading, *hit.span())


def _finding(reading: Reading, start: int, end: int) -> Finding:
    return reading.shown_finding("R5", FindingLevel.BLOCK, (start, end), _WHY, _INSTEAD)


def _addresses(approved: Replies) -> set[str]:
    """Approved e-mail addresses and pages, the home page of each page's host among them."""
    found = set()
    for contact in approved.contacts:
        found |= {_address(contact.email), _address(contact.url)}
        if contact.url:
            found.add(_address(urlsplit(contact.url).hostname or ""))
    return found - {""}


def _address(written: str) -> str:
    """As two spellings of one address are compared."""
    bare = re.sub(r"^(?:mailto:|https?://)?(?:www\.)?", "", written.lower())
    return bare.rstrip("/")


def _digits(written: str) -> str:
    return "".join(letter for letter in written if letter.isdigit())


def _is_date(written: str) -> bool:
    """`2026-05-09`, or years such as `2025-2026`: R4 looks at those."""
    return bool(re.fullmatch(r"(?:19|20)\d\d[ .-](?:\d{2}[ .-]\d{2}|(?:19|20)\d\d)|\d{2}[ .-]\d{2}[ .-]\d{4}", written))
