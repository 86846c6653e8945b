"""Where one person is to be found: a room or bed of the hospital, a home. The hospital's own address is no secret."""

from __future__ import annotations

import re

from bot.triage.private.shape import ANY_CASE, Hit, Shape, Written

_ROOM_OF_ALL = re.compile(
    r"\b(?:conference|meeting|class|lecture|seminar|board|operating|exam(?:ination)?|waiting|emergency|chat|hotel|escape"
    r"|press|ball|break-?out|zoom|fitting|changing|dressing|server|play|control|storage|common|lunch|break|event|training|no"
    r"|the birth|o\.?r\.?)\s$",
    ANY_CASE,
)
_EVENT = re.compile(
    r"\b(?:class|lecture|talk|seminar|session|workshop|meeting|meets?|conference|register|auction|course|support group"
    r"|town hall|rehearsal|tv|movie|film|show|episode|hotel)\b",
    ANY_CASE,
)
_NO_NUMBER = re.compile(
    r"\s?(?:more|hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|months?|times|people|persons|patients|chairs|beds|deep"
    r"|cm|mm|m|met(?:er|re)s?|inch(?:es)?|feet|ft|points?"
    r"|park|error|of\b|and a half|hospital|units?|[ap]m|%)(?!\w)",
    ANY_CASE,
)


def _is_of_a_patient(hit: Hit) -> bool:
    """A room that somebody lies in: no hall, no class, no duration."""
    around = hit.before[-45:] + hit.after
    return not (_ROOM_OF_ALL.search(_before_the_word(hit)) or _EVENT.search(around) or _NO_NUMBER.match(hit.after))


def _before_the_word(hit: Hit) -> str:
    """What stands before "room"."""
    return re.sub(r"\S+\s?#?$", "", hit.before)


_WARD = r"(?:,? (?:on |in )?\d{1,2} ?(?:north|south|east|west)\b)?"
_ROOMS = (
    Shape(
        "room",
        Written(
            r"\b(?:room|rm\.?)(?:\s|(?=#))(?:number |no\.? |#\s?)?"
            rf"(?P<it>(?:[a-z]-?|\d{{1,2}}-(?=\d{{3}}))?\d{{1,4}}[a-z]?{_WARD})(?![\w%]|[.,:/-]\d)",
            ANY_CASE,
        ),
        _is_of_a_patient,
    ),
    Shape(
        "room",
        Written(
            r"\b(?:bed|habitaci[oó]n|hab\.|cama|zimmer|chambre)\s(?:number |no\.? |n\.?[ºo°]\.? ?|#)?"
            rf"(?P<it>\d{{1,4}}[a-z]?{_WARD})(?![\w%]|[.,:/-]\d)",
            ANY_CASE,
        ),
        _is_of_a_patient,
    ),
)

_SUFFIX = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Way|Terrace|Circle|Cir|Close"
    r"|Crescent|Square|Sq|Parkway|Pkwy|Trail|Gardens|Row)"
)
_DOOR = r"(?:,? (?:Apt|Apartment|Unit|Suite|Ste|Flat|#)\.? ?#?[\w-]{1,6})?"
_TOWN = (
    r"(?:,? [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?,? [A-Z]{2} \d{5}(?:-\d{4})?"
    r"|(?:,? [A-Z][a-z]{2,15}){0,2},? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b)?"
)
_WORD = r"(?!Minutes?\b|Hours?\b|Days?\b|Miles?\b)[A-Z][\w'\u2019-]{1,19}"
_STREET = (
    rf"(?P<it>(?:(?:Flat|Apt|Unit) \w{{1,4}},? )?\d{{1,5}}[A-Za-z]? (?:(?:[NSEW]\.?|North|South|East|West) )?"
    rf"(?:{_WORD} |\d{{1,3}}(?:st|nd|rd|th) ){{1,3}}{_SUFFIX}\b(?:\.(?=,| [A-Z]{{2}} )|){_DOOR}{_TOWN})"
)
_LIVES = (
    r"(?:\b(?:lives?|living|resides?) (?:at|on|in)|\b(?:home|mailing)? ?address(?: is|:)?"
    r"|\bhouse(?: is)?(?: at)?|\bhome:?)"
)
_PLAIN_STREET = rf"{_LIVES} (?P<it>\d{{1,5}} (?:[a-z]{{2,15}} ){{1,2}}{_SUFFIX}\b)"
_CALLE = (
    r"(?P<it>(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]amino) ?(?:de (?:la |los |las )?|del )?"
    r"[A-ZÁÉÍÓÚÑ]\w{1,19}(?: [A-ZÁÉÍÓÚÑ]\w{1,19}){0,2},? (?:n[ºo°]\.? ?)?\d{1,4}(?:, ?\d{1,2}[ºª°] ?[A-Z]?\b)?)"
)
_STRASSE = r"\b(?P<it>[A-ZÄÖÜ][a-zäöüß]{2,20}(?:straße|strasse|str\.|weg|allee|platz|gasse) \d{1,4}[a-z]?)\b"
_RUE = (
    r"(?P<it>\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|allée|impasse|chemin)"
    r" (?:de la |de |du |des |d['\u2019]|l['\u2019])?[A-Z]\w{1,19})"
)
_BOX = r"(?P<it>P\.? ?O\.? Box \d{1,6})"

_PUBLIC = re.compile(
    r"\b(?:hospital|clinic|medical center|centre|center|building|locat(?:ed|ion)|opens?|opening|offices?|pharmacy|store"
    r"|restaurant|entrance|parking|garage|library|school|church|museum|crash(?:ed)?|collision|collided|fire|shooting"
    r"|accident|near|corner|intersection|visit us|headquarters|campus|site|construction|urgent care|caf[eé]|coffee|shop"
    r"|van|bus|stops?|cl[ií]nica|centro|oficinas?|farmacia|abiert[oa]|ubicad[oa]|situad[oa])\b",
    ANY_CASE,
)
_AT_A_SAINT = re.compile(r"\bSt\.? [A-Z]\w{1,20}(?:'s)?(?: [A-Z]\w{1,20}){0,2}(?:,|:| at| in| is at|'s)? $")
"""Hospitals are called so, and then their address follows."""
_HOME = re.compile(
    r"\b(?:lives?|living|resides?|home|my (?:mailing )?address|house|apartment|vivo|vive[ns]?|mi (?:casa|direcci[oó]n)"
    r"|domicilio|mail it|send (?:it|the|my)|sent (?:it|my)|wohn\w+|habite|find (?:him|her)|(?:he|she)(?:'s| is) at"
    r"|went to)\b",
    ANY_CASE,
)
_FAIR = re.compile(
    r",? (?:fair|festival|market|clinic|journal|pharmacy|caf[eé]|coffee|parade|school|church|hospital|office|opens?"
    r"|abiert[oa]|suite|is (?:open|closed|(?:the|your|our) (?:hospital|clinic|office|main)))\b",
    ANY_CASE,
)


def _is_a_home(hit: Hit) -> bool:
    """Where no word says whose it is, an address is taken for a home: to hide one too many harms nobody."""
    if _HOME.search(hit.before):
        return True
    is_public = _PUBLIC.search(hit.before) or _AT_A_SAINT.search(hit.before)
    return not (is_public or _FAIR.match(hit.after) or "Suite" in hit.words)


def _address(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Shape:
    return Shape("address", Written(rf"(?<![\w$€£#.,/-]){pattern}(?!\w)", flags), _is_a_home)


SHAPES = (
    *_ROOMS,
    _address(_STREET),
    Shape("address", Written(_PLAIN_STREET, ANY_CASE)),
    _address(_CALLE),
    _address(_STRASSE),
    _address(_RUE),
    _address(_BOX, ANY_CASE),
)
