"""Private details in a text: e-mail addresses, phone numbers, record numbers, birth dates, social security numbers.

A first cut that would rather miss a doubtful one than hide a year, a price or a score. It reads nothing but shapes and
the words beside them: it does not know names, streets or rooms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.verdict import PrivateDetail

TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
"""Area codes of hot lines and offices; no private person has one."""
FEWEST_DIGITS = 8
MOST_DIGITS = 15
"""Digits of an international number, the country code included (E.164)."""

_ANY_CASE = re.ASCII | re.IGNORECASE
_LINK = re.compile(r"https?://\S{1,2000}")
_HIDDEN = "\u2588"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\.?,? \d{{4}})"
)
_BORN = r"\b(?:d\.?o\.?b\.?|dates? of birth|birth ?(?:date|day)|born)(?: is| was| on)?[:=]? {0,3}"
_NUMBERED = (
    r"(?:medical|hospital|patient) record|(?:chart|patient|member|insurance(?: policy)?) ?(?:id|number|no\b\.?|#)"
)
_CALL = (
    r"\b(?:call|text|phone|telephone|tel|cell|mobile|fax|ring|reach|whatsapp|number is)"
    r"(?: (?:me|us|him|her|them|back|now))?(?: (?:at|on))?[:.]? {0,2}"
)
_NOT_AFTER = r"(?<![\w$€£#+])(?<!\d[ .,-])"
_NOT_BEFORE = r"(?![ .,-]?\d|\w|%)"


def _digits(found: str) -> str:
    return "".join(letter for letter in found if letter in "0123456789")


def _is_international(found: str) -> bool:
    digits = _digits(found).removeprefix("00")
    return FEWEST_DIGITS <= len(digits) <= MOST_DIGITS and len(set(digits)) > 1 and digits[1:4] not in TOLL_FREE


def _is_national(found: str) -> bool:
    """A US number of a person, with or without its area code: no toll-free line, no `N11` service."""
    digits = _digits(found)
    area, exchange = digits[-10:-7], digits[-7:-4]
    return area not in TOLL_FREE and not area.endswith("11") and not exchange.endswith("11")


def _is_security_number(found: str) -> bool:
    area, group, serial = found.split("-")
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


@dataclass(frozen=True, slots=True)
class _Shape:
    """One form of a detail. The group `it` is what must be hidden; `holds` looks at it once more."""

    kind: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = bool


_EMAIL = _Shape(
    "email",
    re.compile(
        r"(?<![\w.+%-])(?P<it>[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,7}\.[a-z]{2,24})\b", _ANY_CASE
    ),
)
_SHAPES = (
    _Shape(
        "record_number", re.compile(r"\bMRN(?: is)? ?[:#=]? {0,3}(?P<it>[A-Z]{0,3}-?\d(?:-?\d){3,13})\b", _ANY_CASE)
    ),
    _Shape(
        "record_number",
        re.compile(
            rf"\b(?:{_NUMBERED})(?: (?:id|number|no\b\.?))?(?: is)? ?[:#=]? {{0,3}}"
            r"(?P<it>[A-Z]{0,3}-?\d(?:-?\d){4,13})\b",
            _ANY_CASE,
        ),
    ),
    _Shape("birth_date", re.compile(rf"{_BORN}(?P<it>{_DATE})(?!\w)", _ANY_CASE)),
    _Shape("ssn", re.compile(rf"{_NOT_AFTER}(?P<it>\d{{3}}-\d{{2}}-\d{{4}})(?![\w-])", re.ASCII), _is_security_number),
    _Shape(
        "phone", re.compile(r"(?<![\w+])(?P<it>(?:\+|00)[1-9][\d .()/-]{6,20}\d)(?!\w)", re.ASCII), _is_international
    ),
    _Shape(
        "phone",
        re.compile(
            rf"{_NOT_AFTER}(?P<it>(?:1[ .-]?)?\(?[2-9]\d{{2}}(?:\) ?|[ .-])[2-9]\d{{2}}[ .-]\d{{4}}){_NOT_BEFORE}",
            re.ASCII,
        ),
        _is_national,
    ),
    _Shape(
        "phone", re.compile(rf"{_NOT_AFTER}(?P<it>0[1-9]\d{{1,3}}[ -]\d{{3,4}}[ -]?\d{{3,4}}){_NOT_BEFORE}", re.ASCII)
    ),
    _Shape(
        "phone",
        re.compile(rf"{_CALL}(?P<it>[2-9]\d{{2}}[2-9]\d{{6}}|[2-9]\d{{2}}[.-]\d{{4}}){_NOT_BEFORE}", _ANY_CASE),
        _is_national,
    ),
)
"""In the order in which they win where two overlap."""


def private_details(text: str) -> tuple[PrivateDetail, ...]:
    """The places in `text` to hide, in order, never overlapping; offsets are code points of `text`.

    Emergency numbers, short codes and toll-free lines are nobody's secret and are left out, as is what stands inside
    a link, unless it is an e-mail address.
    """
    details = _found(_EMAIL, text)
    rest = _without([link.span() for link in _LINK.finditer(text)], masked(text, details))
    for shape in _SHAPES:
        found = _found(shape, rest)
        rest = masked(rest, found)
        details += found
    return tuple(sorted(details, key=lambda detail: detail.start))


def _found(shape: _Shape, text: str) -> list[PrivateDetail]:
    hits = (hit for hit in shape.pattern.finditer(text) if shape.holds(hit["it"]))
    return [PrivateDetail(shape.kind, *hit.span("it")) for hit in hits]


def masked(text: str, details: Sequence[PrivateDetail]) -> str:
    """The text with these details made unreadable, every other offset unmoved."""
    return _without([(detail.start, detail.end) for detail in details], text)


def _without(spans: list[tuple[int, int]], text: str) -> str:
    """The text with these places hidden, every other offset unmoved."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], _HIDDEN * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
