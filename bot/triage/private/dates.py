"""Dates that belong to one person: of birth, and of care (admission, discharge, an operation, a visit)."""

from __future__ import annotations

import re

from bot.triage.private.shape import ANY_CASE, HIDDEN, Hit, Shape, Written

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBERS = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
_NAMED = rf"(?:the )?{_DAY}[ -]?(?:of |de )?{_MONTHS}\.?|{_MONTHS}\.? {_DAY}"
_WITH_YEAR = rf"(?:{_NUMBERS}|(?:{_NAMED})(?:,? |-| de | del )\d{{4}})"
_ANY = rf"(?:{_NUMBERS}|(?:{_NAMED})(?:(?:,? |-| de | del )\d{{4}})?)"
_END = r"(?![\w/]|-\d)"
_JOIN = r"(?: is| was| es| on| el)?(?: on)?\s?[:=]? {0,3}"

_BORN = (
    r"(?:\bd\.?o\.?b\.?|\bdates? of birth|\bbirth ?date|\bborn|\(b\."
    r"|\bfecha de nacimiento|\bnac(?:i[oó]|[ií]|id[oa]))" + _JOIN
)
_BIRTHDAY = r"\b(?:birthday|cumplea[nñ]os)(?: is| was| es)(?: on| el)? "
_STAY = (
    r"\b(?:(?:admission|discharge|visit|surgery) date|dates? of (?:admission|discharge|service|surgery)|DOS"
    r"|fecha de (?:ingreso|alta|operaci[oó]n))"
)
_CARE = (
    r"(?:\b(?:(?:(?:was|were|been|got|be|is) )?(?:re)?admitted(?: to(?: the| your)?(?: [\w.']{1,20}){1,4}?)?"
    r"|discharged(?: home)?|operated|(?:my|her|his|their|our|the) (?:surgery|operation|procedure|c-section) (?:was|is))"
    r" (?:on )?"
    r"|\bin (?:the )?(?:hospital|icu) since |\b(?:ingres(?:aron|ad[oa]|[eéoó])|(?:el |de )alta|operaron) (?:el )?)"
)
_FACT = re.compile(r",? (?:that|to having|it was|guilt)\b", ANY_CASE)
_FOUNDING = re.compile(r"\b(?:hospital|clinic|centre|center|foundation|charity|star)\b.{0,12}\bborn\b", ANY_CASE)


def _is_of_a_person(hit: Hit) -> bool:
    return not _FOUNDING.search(hit.before[-40:])


def _is_no_confession(hit: Hit) -> bool:
    """Not "he admitted on March 3 that ..."."""
    return not _FACT.match(hit.after)


SHAPES = (
    Shape("birth_date", Written(rf"{_BORN}(?P<it>{_WITH_YEAR}){_END}", ANY_CASE), _is_of_a_person),
    Shape("birth_date", Written(rf"{_BIRTHDAY}(?P<it>{_ANY}){_END}", ANY_CASE), _is_of_a_person),
    Shape("admission_date", Written(rf"{_STAY}{_JOIN}(?P<it>{_ANY}){_END}", ANY_CASE)),
    Shape("admission_date", Written(rf"{_CARE}(?P<it>{_ANY}){_END}", ANY_CASE), _is_no_confession),
    Shape(
        "admission_date",
        Written(rf"{HIDDEN} (?:and|to|until|through|till|[-\u2013]|y|al) (?P<it>{_ANY}){_END}", ANY_CASE),
    ),
)
