"""Numbers by which an office knows a person: records and accounts of a hospital, insurances, identity papers.

Almost every one needs the word that says what it is: a bare number is a price, an article or a score far more often.
"""

from __future__ import annotations

import re

from bot.triage.private.shape import ANY_CASE, Hit, Shape, Written, digits

FEWEST_DIGITS = 4
FEWEST_IN_A_COUNT = 5
"""After `patient number` and the like, which also count people."""

_SIGN = r"(?:\s(?:id|number|num\b\.?|no\b\.?|#|n[ºo°]\.?))?"
_JOIN = r"\)?(?:\s(?:is|was|es)\b(?!-))?\s?[:#=(]?\s{0,3}"
_VALUE = r"(?P<it>[a-z]{0,4}[- ]?\d(?:[- ]?\d){2,15}[a-z]?)(?![\w%]|[.,:]\d|-\w)"
_MONEY = re.compile(
    r"\s?(?:dollars|euros?|usd|people|patients|hours|days|times|visitors|words|pages|strong)\b", ANY_CASE
)

_RECORD = (
    r"(?:(?:medical|hospital|patient)\srecord(?:\s(?:id|number|num\b\.?|no\b\.?|#))?"
    r"|(?:chart|patient|encounter|visit|hospital|(?:hospital\s)?account)\s?(?:id|number|num\b\.?|no\b\.?|#)"
    rf"|(?:n[ºo°]\.?|n[uú]mero)\sde\s(?:historia(?:\scl[ií]nica)?|expediente)|(?:historia\scl[ií]nica|expediente|NHC){_SIGN})"
)
_INSURANCE = (
    r"(?:(?:member|subscriber|insurance|policy|group|claim|medicare|medicaid|beneficiary)\s?(?:policy\s?)?"
    r"(?:id|number|num\b\.?|no\b\.?|#)"
    r"|(?:health\s)?insurance\spolicy"
    rf"|(?:n[ºo°]\.?|n[uú]mero)\sde\s(?:p[oó]liza|afiliad[oa]|asegurad[oa])|p[oó]liza{_SIGN})"
)
_BILLING = re.compile(
    r"\b(?:bill\w*|pa(?:y|id)\w*|ow(?:e|ed|es|ing)|invoice\w*|charge[sd]?|balance|collections?|collectors?|statements?"
    r"|refund\w*|debt|insur\w*|copay)\b",
    ANY_CASE,
)
_OWN = re.compile(r"\b(?:my|her|his|our|\w+['\u2019]s) (?:\w{2,12} )?account:?\s$", ANY_CASE)
_PAPER = r"(?:passport|driver'?s?\slicen[cs]e|NHS|ID\scard)"
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def _has_digits(hit: Hit) -> bool:
    return len(digits(hit.words)) >= FEWEST_DIGITS and not _MONEY.match(hit.after)


def _is_no_count(hit: Hit) -> bool:
    return len(digits(hit.words)) >= FEWEST_IN_A_COUNT and not _MONEY.match(hit.after)


def _is_of_an_office(hit: Hit) -> bool:
    """Not an account on a site, which bears letters and digits as well."""
    return bool(_OWN.search(hit.before) or _BILLING.search(hit.before) or _BILLING.search(hit.after))


def _is_security_number(hit: Hit) -> bool:
    """By the rules of the US Social Security Administration: no area 000, 666 or 9xx, no group 00, no serial 0000."""
    found = digits(hit.words)
    return found[:3] not in ("000", "666") and found[0] < "9" and found[3:5] != "00" and found[5:] != "0000"


def _has_its_letter(hit: Hit) -> bool:
    """Whether a Spanish identity number ends in the letter that its digits ask for."""
    first, rest = hit.words[0].upper(), digits(hit.words)
    number = int({"X": "0", "Y": "1", "Z": "2"}.get(first, "") + rest)
    return _DNI_LETTERS[number % 23] == hit.words[-1].upper()


SHAPES = (
    Shape("record_number", Written(rf"\bMRN{_SIGN}{_JOIN}{_VALUE}", ANY_CASE | re.ASCII), _has_digits),
    Shape("record_number", Written(rf"\b{_RECORD}{_JOIN}{_VALUE}", ANY_CASE), _is_no_count),
    Shape(
        "record_number", Written(r"\b[Aa]ccount:?\s(?P<it>[A-Z]{1,3}-?\d{6,12})(?![\w-])", re.ASCII), _is_of_an_office
    ),
    Shape("insurance_number", Written(rf"\b{_INSURANCE}{_JOIN}{_VALUE}", ANY_CASE), _is_no_count),
    Shape(
        "insurance_number",
        Written(
            rf"\bmedicare(?:\snumber|\sid|\s?#){_JOIN}(?P<it>[1-9][a-z\d]{{3}}-?[a-z\d]{{3}}-?[a-z\d]{{4}})\b", ANY_CASE
        ),
    ),
    Shape(
        "insurance_number",
        Written(
            r"(?<![\w-])(?P<it>[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d"
            r"-?[AC-HJKMNP-RT-Y]{2}\d{2})(?![\w-])",
            re.ASCII,
        ),
    ),
    Shape(
        "identity_number",
        Written(r"(?<![\w-])(?<!\d[ .,])(?P<it>\d{3}-\d{2}-\d{4})(?![\w-])", re.ASCII),
        _is_security_number,
    ),
    Shape(
        "identity_number",
        Written(
            rf"\b(?:SSN|social\ssecurity|social){_SIGN}{_JOIN}(?P<it>\d{{3}}[ -]?\d{{2}}[ -]?\d{{4}})(?![\w-])",
            ANY_CASE,
        ),
        _is_security_number,
    ),
    Shape(
        "identity_number",
        Written(r"(?<![\w-])(?P<it>(?:\d{8}|[XYZ]\d{7})-?[A-Z])(?![\w-])", re.ASCII),
        _has_its_letter,
    ),
    Shape("identity_number", Written(rf"\b{_PAPER}{_SIGN}{_JOIN}{_VALUE}", ANY_CASE), _is_no_count),
)
