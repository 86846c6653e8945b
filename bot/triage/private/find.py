"""The places of a text to hide: every kind of private detail, in the order in which they win where two overlap."""

from __future__ import annotations

import re

from bot.domain.verdict import PrivateDetail
from bot.triage.private import dates, numbers, phones, places
from bot.triage.private.shape import ANY_CASE, Hit, Shape, Written, compiled, found, masked, without

KINDS = (
    "email",
    "phone",
    "record_number",
    "insurance_number",
    "identity_number",
    "birth_date",
    "admission_date",
    "room",
    "address",
)

_OFFICE = re.compile(
    r"(?:admin|appointments|billing|careers|contact|feedback|hello|help|hr|info|jobs|mail|media|news|no-?reply|office"
    r"|patient-?relations|press|privacy|support|webmaster)@",
    ANY_CASE,
)
_LINK = re.compile(r"https?://\S{1,2000}")
_DIGIT = re.compile(r"\d", re.ASCII)


def _is_of_a_person(hit: Hit) -> bool:
    return not _OFFICE.match(hit.words)


_EMAIL = Shape(
    "email",
    Written(
        r"(?<![\w.+%-])(?P<it>(?:[\w.+%-]{1,40}')?[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,7}\.[a-z]{2,24})\b",
        ANY_CASE | re.ASCII,
    ),
    _is_of_a_person,
)
_SPELLED = Shape(
    "email",
    Written(
        r"(?<![\w.+%-])(?P<it>[\w.+%-]{1,40}(?: dot [\w+%-]{1,40}){0,3}(?: ?[(\[]at[)\]] ?| at )"
        r"(?!(?:the|a|my|our|this) )[a-z0-9-]{2,40}"
        r"(?:(?: dot | ?[(\[]dot[)\]] ?)[a-z0-9-]{2,24}){1,3}"
        r"|[\w.+%-]{1,40} ?[(\[]at[)\]] ?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,24}){1,3}"
        r"|[\w+%-]{1,40}[._\d][\w.+%-]{0,40} ?@ ?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{1,40}){0,3}\.[a-z]{2,24})\b(?! at )",
        ANY_CASE | re.ASCII,
    ),
)
"""An address that is written so that no machine shall read it: `jo dot lane at post dot example`."""
_SHAPES = (*numbers.SHAPES, *dates.SHAPES, *phones.SHAPES, *places.SHAPES)


def private_details(text: str) -> tuple[PrivateDetail, ...]:
    """The places in `text` to hide, in order, never overlapping; offsets are code points of `text`.

    Emergency numbers, short codes, free lines and what belongs to an office are nobody's secret and are left out, as is
    what stands inside a link, unless it is an e-mail address.
    """
    details = found(_EMAIL, text)
    details += found(_SPELLED, masked(text, details))
    has_digits = bool(_DIGIT.search(text))
    if not has_digits and not compiled(dates.WORDED_DATE).search(text):
        return tuple(details)
    rest = without(masked(text, details), [link.span() for link in _LINK.finditer(text)])
    for shape in _SHAPES if has_digits else dates.SHAPES:
        more = found(shape, rest)
        rest = masked(rest, more)
        details += more
    return tuple(sorted(details, key=lambda detail: detail.start))
