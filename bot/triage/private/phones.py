"""Telephone numbers of people. Emergency numbers, free lines and the lines of offices are nobody's secret."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from bot.triage.private.shape import ANY_CASE, Hit, Shape, Written, digits

HOME = "US"
REGIONS = ("US", "GB", "IE", "ES", "MX", "FR", "DE", "IT", "PT", "IN", "AU", "BR")
"""Whose national ways of writing a number are known when a word says that it is one; the first that fits will do."""
OFFICES = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    }
)

_OFFICE = re.compile(
    r"\b(?:hot ?line|help ?line|(?:nurse|crisis|appointment|info(?:rmation)?|main|advice|referral) (?:line|number)"
    r"|switchboard|front desk|reception|(?:press|media) contact|\w{1,20} (?:office|department|desk)"
    r"|billing|newsroom|pharmacy|customer service|to (?:schedule|book|register|donate|rsvp)|register (?:for|at|by)|rsvp"
    r"|hospital|clinic|medical center|centralita|l[ií]nea (?:de|directa)|cita previa|cl[ií]nica|farmacia)",
    ANY_CASE,
)
_PERSON = re.compile(
    r"\b(?:me|my|mine|i'?m|his|her|hers|him|them|cell|mobile|home|landline|mom|mum|mam|mother|dad|father|wife|husband|son"
    r"|daughter|brother|sister|ex|mi|mis|su|m[oó]vil|celular|ll[aá]m[ae]\w*|hij[oa]|mam[aá]|pap[aá]|meine|mein)\b",
    ANY_CASE,
)
_NO_PHONE = re.compile(
    r"\b(?:case|order|ticket|invoice|reference|ref|file|lot|serial|tracking|docket|flight|model|part|article|receipt"
    r"|version|batch|permit|bus|line|page|edition) (?:number|num|no|id)\b[^\d]{0,12}$",
    ANY_CASE,
)
_NEAR = 30
"""Code points before a number within which a word about a person outweighs one about an office."""

_CALL = (
    r"\b(?:call|text|phone|phoning|telephone|tel|cell|mobile|landline|fax|ring|reach|whats ?app|number|nummer|dial"
    r"|m[oó]vil|celular|n[uú]mero|tel[eé]fono|tfno|ll[aá]m[a-z]{1,8}|appel[a-z]{1,5}(?:-moi)?|t[eé]l[eé]phone|contact)\b"
    r"[^\d\n#$€£+]{0,12}?"
)
_SAYS_PHONE = re.compile(rf"{_CALL}$", ANY_CASE)
"""A number in a way that its country has given up is one all the same."""
_START = r"(?<![\w$€£#+/])(?<!\d[ .,-])"
_END = r"(?![ .,-]?\d|\w|%)"


def _is_of_a_person(hit: Hit) -> bool:
    """Whether nothing before the number says that an office answers it, or a word nearer to it names a person."""
    return not _OFFICE.search(hit.before) or bool(_PERSON.search(hit.before[-_NEAR:]))


def _read(words: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(words, region)
    except phonenumbers.NumberParseException:
        return None


def _is_international(hit: Hit) -> bool:
    words = digits(hit.words)
    number = _read("+" + words.removeprefix("00"), None)
    if number is None or len(set(words[2:])) == 1:
        return False
    if not (phonenumbers.is_possible_number(number) or _SAYS_PHONE.search(hit.before)):
        return False
    return phonenumbers.number_type(number) not in OFFICES and _is_of_a_person(hit)


def _is_american(hit: Hit) -> bool:
    """A US number with or without its area code; `N11` is a service."""
    words = digits(hit.words)[-10:]
    number = _read(words, HOME)
    if number is None or words[-7:-4].endswith("11") or words[-10:-7].endswith("11"):
        return False
    return phonenumbers.number_type(number) not in OFFICES and _is_of_a_person(hit)


def _is_british(hit: Hit) -> bool:
    number = _read(hit.words, "GB")
    if number is None or not phonenumbers.is_possible_number(number):
        return False
    return phonenumbers.number_type(number) not in OFFICES and _is_of_a_person(hit)


def _is_national(hit: Hit) -> bool:
    """A number in the way of some country. The word before it says that it is one: the plan of numbers must agree."""
    numbers = (number for region in REGIONS if (number := _read(hit.words, region)))
    valid = next((number for number in numbers if phonenumbers.is_valid_number(number)), None)
    if _NO_PHONE.search(hit.before):
        return False
    return valid is not None and phonenumbers.number_type(valid) not in OFFICES and _is_of_a_person(hit)


SHAPES = (
    Shape("phone", Written(r"(?<![\w+])(?P<it>(?:\+|00)[1-9][\d .()/-]{6,20}\d)(?!\w)", re.ASCII), _is_international),
    Shape(
        "phone",
        Written(rf"{_START}(?P<it>(?:1[ .-]?)?\(?[2-9]\d{{2}}(?:\) ?|[ .-])[2-9]\d{{2}}[ .-]\d{{4}}){_END}", re.ASCII),
        _is_american,
    ),
    Shape(
        "phone", Written(rf"{_START}(?P<it>0[1-9]\d{{1,3}}[ -]\d{{3,4}}[ -]?\d{{3,4}}){_END}", re.ASCII), _is_british
    ),
    Shape(
        "phone",
        Written(rf"{_START}(?P<it>[679]\d{{2}} \d{{2}} \d{{2}} \d{{2}}|0[1-79](?: \d{{2}}){{4}}){_END}", re.ASCII),
        _is_national,
    ),
    Shape(
        "phone",
        Written(rf"{_CALL}(?P<it>[2-9]\d{{2}}[2-9]\d{{6}}|[2-9]\d{{2}}[.-]\d{{4}}){_END}", ANY_CASE),
        _is_american,
    ),
    Shape(
        "phone",
        Written(rf"{_CALL}(?P<it>(?:1[ .-]?)?\(?[2-9]\d{{2}}(?:\) ?|[ .-])\d{{3}}[ .-]\d{{4}}){_END}", ANY_CASE),
        _is_american,
    ),
    Shape("phone", Written(rf"{_CALL}(?P<it>\(?\d(?:[ .()/-]{{0,2}}\d){{7,12}}){_END}", ANY_CASE), _is_national),
)
