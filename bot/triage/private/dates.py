"""Dates that belong to one person: of birth, and of care (admission, discharge, an operation, a visit)."""

from __future__ import annotations

import re

from bot.triage.private.shape import ANY_CASE, HIDDEN, Hit, Shape, Written

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre)"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
)
_WORDED = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|thirty[ -]first"
    r"|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    r"|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte|veinti(?:uno|d[oó]s|tr[eé]s|cuatro|cinco|s[eé]is|siete|ocho"
    r"|nueve)|treinta(?: y uno)?)"
)
WORDED_DATE = Written(rf"\b{_WORDED} (?:of |de ){_MONTHS}\b|\b{_MONTHS} (?:the )?{_WORDED}\b", ANY_CASE)
"""A date without a digit."""
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_WORDED})"
_NUMBERS = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
_NAMED = rf"(?:{_WEEKDAY}\.?,? )?(?:(?:the )?{_DAY}[ -]?(?:of |de )?{_MONTHS}\b\.?|{_MONTHS}\.?[ -](?:the )?{_DAY})"
_DAY_OF_WEEK = rf"{_WEEKDAY},? (?:the )?\d{{1,2}}(?:st|nd|rd|th)"
_WITH_YEAR = rf"(?:{_NUMBERS}|(?:{_NAMED})(?:,? |-| de | del )\d{{4}})"
_ANY = rf"(?:{_NUMBERS}|(?:{_NAMED})(?:(?:,? |-| de | del )\d{{4}})?|{_DAY_OF_WEEK})"
_END = r"(?![\w/]|-\d)"
_JOIN = r"(?: is| was| es| on| el)?(?: on)?\s?[:=]? {0,3}"

_BORN = r"(?:\bborn|\(b\.|\bnac(?:i[oó]|[ií]|id[oa]))" + _JOIN
_OF_BIRTH = r"(?:\bd\.?o\.?b\.?|\bdates? of birth|\bbirth ?date|\bfecha de nacimiento)" + _JOIN
_BIRTHDAY = r"\b(?:birthday|cumplea[nñ]os)(?: is| was| es)(?: on| el)? "
_SOME_BIRTHDAY = (
    r"\b(?:birthday(?! (?:party|bash|card))|birth ?date|d\.?o\.?b\.?|date of birth|cumplea[nñ]os)\b"
    r"[^.!?\n]{1,40}?(?:\s|:)"
)
_KIN = (
    r"(?:m[ou]m(?:my)?|dad(?:dy)?|mother|father|son|daughter|wife|husband|grand\w{2,9}|gran(?:ny)?|nan(?:a|ny)?|brother"
    r"|sister|aunt|uncle|cousin|niece|nephew|baby|kid|child|boy|girl|twins|partner|friend|patient|man|woman|lady)"
    r"(?:-in-law)?"
)
_TURNS = (
    rf"\b(?:I|he|she|who|{_KIN})(?:['\u2019](?:ll|s|m))?"
    r"(?: (?:just|only|finally|recently|will|is|was|has|had|be)){0,2}"
    r" turn(?:s|ed|ing)? (?:\d{1,2}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w{3,5})?) (?:on |this )?"
)
_WHOSE = rf"(?:my|her|his|their|our|your|{_KIN}['\u2019]s)"
_SET = r"(?:(?:was|is)(?: set| scheduled| booked)?|scheduled|booked|set)"
_STAY = (
    r"\b(?:(?:admission|discharge|visit|surgery) date|dates? of (?:admission|discharge|service|surgery)|DOS"
    r"|fecha de (?:ingreso|alta|operaci[oó]n))"
)
_CARE = (
    r"(?:\b(?:(?:(?:was|were|been|got|be|is) )?(?:re)?admitted"
    r"(?: to (?!\w{2,20}ing\b)(?:the |your )?[\w.']{1,20}(?: [\w.']{1,20}){0,3}?)?"
    r"|discharged(?: home| from (?:the |your )?(?:hospital|ward|icu|er))?|sent (?:\w{2,12} )?home"
    r"|released (?:home|from (?:the |your )?(?:hospital|ward|icu|er))|operated|hospitali[sz]ed|checked in"
    r"|(?:went|go|going|came|taken) in(?: for (?:\w{2,15} )?(?:surgery|operation|procedure|scan|delivery))?"
    r"|gave birth(?: (?:there|here))?|appointment(?: (?:was|is))?"
    r"|(?:my|her|his|their|our) (?:hospital )?stay (?:was|lasted) from"
    rf"|{_WHOSE} (?:\w{{2,12}} )?(?:operation|op|delivery) {_SET}"
    r"|(?:operation|op) (?:was|is)|delivery was"
    rf"|(?:surgery|procedure|c-section|appt|appointment) {_SET}):?"
    r" (?:last |on |for )?"
    r"|\b(?:in (?:the )?(?:hospital|icu)|inpatient(?: there| here)?) since "
    r"|\b(?:ingres(?:aron|ad[oa]|[eéoó])|(?:el |de )alta|operaron) (?:el )?)"
)
_FACT = re.compile(r",? (?:that|to having|it was|guilt)\b", ANY_CASE)
_FOUNDING = re.compile(r"\b(?:hospital|clinic|centre|center|foundation|charity|star)\b.{0,12}\bborn\b", ANY_CASE)
_OF_A_HOUSE = re.compile(
    r"\b(?:hospital|clinic|centre|center|foundation|charity|St\.? \w+)['\u2019]s (?:\w+ ){0,2}birthday\b"
    r"(?!.*\b(?:birthday|birth ?date|date of birth|d\.?o\.?b)\b)",
    ANY_CASE,
)


def _is_of_a_person(hit: Hit) -> bool:
    return not _FOUNDING.search(hit.before[-40:])


def _is_a_birthday(hit: Hit) -> bool:
    """Not that of a house. That a clinic has somebody's birthday wrong is what people complain of."""
    return not _OF_A_HOUSE.search(hit.before)


def _is_no_confession(hit: Hit) -> bool:
    """Not "he admitted on March 3 that ..."."""
    return not _FACT.match(hit.after)


SHAPES = (
    Shape("birth_date", Written(rf"{_BORN}(?P<it>{_WITH_YEAR}){_END}", ANY_CASE), _is_of_a_person),
    Shape("birth_date", Written(rf"{_OF_BIRTH}(?P<it>{_ANY}){_END}", ANY_CASE)),
    Shape("birth_date", Written(rf"{_BIRTHDAY}(?P<it>{_ANY}){_END}", ANY_CASE), _is_of_a_person),
    Shape("birth_date", Written(rf"{_SOME_BIRTHDAY}(?P<it>{_NUMBERS}){_END}", ANY_CASE), _is_a_birthday),
    Shape("birth_date", Written(rf"{_TURNS}(?P<it>{_ANY}){_END}", ANY_CASE)),
    Shape("admission_date", Written(rf"{_STAY}{_JOIN}(?P<it>{_ANY}){_END}", ANY_CASE)),
    Shape("admission_date", Written(rf"{_CARE}(?P<it>{_ANY}){_END}", ANY_CASE), _is_no_confession),
    Shape(
        "admission_date",
        Written(rf"{HIDDEN} (?:and|to|until|through|till|[-\u2013]|y|al) (?P<it>{_ANY}){_END}", ANY_CASE),
    ),
)
