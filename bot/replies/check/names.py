"""R5: names of people, as a greeting, after a title, beside a job, as a signature, or known from the mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.mention import Mention
from bot.domain.reply import Finding, FindingLevel, Replies
from bot.query.folding import fold
from bot.replies.check.given_names import GIVEN_NAMES, NO_NAMES
from bot.replies.check.reading import Reading

_WHY = "It names a person."
_INSTEAD = "Leave the name out; name an office from the approved contacts instead."

_NAME = r"[A-Z][\w'-]{1,30}"
_TITLE = (
    r"(?:Dr|DR|dr|Dra|Mr|MR|Mrs|MRS|Ms|MS|Miss|Prof|Professor|Sr|Sra|Srta|Doctor|Doctora|Nurse|nurse|RN|NP|PA|CNA"
    r"|[Ee]nfermer[ao]|doctora|se\u00f1ora|se\u00f1orita)"
)
_GREETING = (
    r"(?:hi|hello|hey|dear|thanks|thank you|sorry|gracias|hola|estimad[oa]|querid[oa]"
    r"|good (?:morning|evening|afternoon))"
)
_JOB = (
    r"(?:manager|supervisor|director|receptionist|ceo|president|administrator|doctor|nurse|surgeon|chief|officer|coordinator"
    r"|midwife|physician|therapist|advocate|specialist|technician|tech|chaplain|assistant|dietitian|pharmacist|volunteer)"
)
_OFFICE = (
    r"(?:registration|billing|scheduling|admissions|admitting|radiology|front desk|desk|lab|pharmacy|er|ed|icu|nicu"
    r"|maternity|reception|housekeeping|security|imaging|nursing|patient|guest|triage|surgery|oncology|cardiology|pediatrics"
    r"|orthopedics|labor|intake|records|hygiene|\d)\b"
)
_SHAPES = (
    re.compile(rf"\b{_TITLE}\.? +(?P<it>{_NAME}(?: {_NAME})?)"),
    re.compile(rf"(?i:\b(?:nurse|dr\.?|doctor|mr\.?|mrs\.?|ms\.?)) +(?P<it>{_NAME})"),
    re.compile(
        rf"(?im:(?:^|[.!?] +){_GREETING}(?: so much| again)?)[ ,]+(?P<it>{_NAME}(?: {_NAME})?)(?= ?[,!.:\n-]|$)"
        r"(?!, for (?:voting|coming out|showing up|turning out|making us|your votes|naming us|ranking us))"
    ),
    re.compile(rf"(?i:\b{_JOB}),? +(?P<it>{_NAME} {_NAME})"),
    re.compile(rf"(?i:\b(?:{_JOB}|practitioner)) +(?P<it>{_NAME})(?= (?:is|was|has|will|can|would|who|and)\b|[,!])"),
    re.compile(rf"(?m:[-\u2013\u2014~] ?(?P<it>{_NAME}(?: {_NAME}\.?)?)(?:, [^\n.]{{2,40}})?\s*$)"),
    re.compile(rf"\b(?P<it>{_NAME} {_NAME})(?=,? (?:MD|RN|DO|NP|PA|LPN|CNA|PhD|MSN|DDS|our CEO)\b)"),
    re.compile(
        rf"(?i:\b(?:ask for|contact|(?:speak|talk) (?:to|with)|call|see|signed)) (?P<it>{_NAME}(?: {_NAME})?)"
        r"(?= (?:in|at|from|on|or|and|about|directly)\b|[,.!])"
    ),
    re.compile(
        r"(?i:\b(?:ask|asked|tell|told|let|have|thank|with|to|by|and|or|for|our own|colleague|teammate)) "
        rf"(?P<it>{_NAME})(?= (?:from|in|at|of|on) (?:the |our )?(?i:{_OFFICE}))"
    ),
)
_IN_APPOSITION = re.compile(rf"(?i:\b{_JOB}), (?P<it>{_NAME} {_NAME})(?=[,.])")
"""After a job and between commas stands a person, though the surname be that of many a house: Park, Hall, Wing."""
_GREETED = re.compile(r"(?im:^\s*(?:hi|hello|hey|dear|hola)) +(?P<it>[a-z][a-z'-]{1,20})(?= ?[,!.:\n])")
_UNDER_A_SMALL_LETTER = re.compile(
    rf"\b(?:ask for|nurse|dr\.?|doctor|thanks|thank you|hi|hey|hello|hola|gracias|with|tell|sorry) "
    rf"(?P<it>[a-z]{{3,20}})\b|\b(?P<also>[a-z]{{3,20}}) (?:from|at|in) (?:the |our )?{_OFFICE}"
)
_INITIALS = 3
"""Capitals up to which a word is an office or a short form: HR, PR, ICU."""
_HOLIDAY = "Dr. Martin Luther King Jr. Day"
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_TITLED = re.compile(rf"\b{_TITLE}\.? +")
_ONE_WORD = re.compile(r"\w+ ")
_ALSO_WORDS = frozenset(
    {"sue", "rob", "jack", "frank", "dawn", "don", "tim", "ken", "rich", "holly", "heather", "robin"}
)


def names(reading: Reading, mention: Mention | None, approved: Replies) -> Iterator[Finding]:
    """Every name in the draft, those of the hospital and of approved contacts aside."""
    text = _without_approved(reading.shown.text, approved)
    spans = {hit.span("it") for shape in _SHAPES for hit in shape.finditer(text) if _is_name(hit, text)}
    spans |= {hit.span("it") for hit in _IN_APPOSITION.finditer(text) if fold(hit["it"].split()[0]) not in NO_NAMES}
    spans |= {hit.span("it") for hit in _GREETED.finditer(text) if fold(hit["it"]) not in NO_NAMES}
    spans |= {hit.span() for hit in _WORD.finditer(text) if _is_given(hit, text)}
    spans |= {hit.span(hit.lastgroup or 0) for hit in _UNDER_A_SMALL_LETTER.finditer(text) if _is_small(hit)}
    spans |= _from_mention(text, mention)
    for span in spans:
        yield reading.shown_finding("R5", FindingLevel.BLOCK, span, _WHY, _INSTEAD)


def _is_name(hit: re.Match[str], text: str) -> bool:
    """Whether what stands where a name would is neither an ordinary word nor a house's name."""
    first = re.split(r"[ '-]", hit["it"])[0]
    if first.isupper() and len(first) <= _INITIALS and fold(first) not in GIVEN_NAMES:
        return False
    return fold(first) not in NO_NAMES and not _PLACE.match(text, hit.start("it") + len(first))


def _is_small(hit: re.Match[str]) -> bool:
    """A first name without its capital, where only a name or an ordinary word could stand."""
    word = hit["it"] or hit["also"]
    return word in GIVEN_NAMES and word not in _ALSO_WORDS


def _is_given(word: re.Match[str], text: str) -> bool:
    """A first name with a capital that is not part of the name of a house or a street."""
    bare = re.sub(r"'s?$", "", word[0])
    if fold(bare) not in GIVEN_NAMES or not bare[0].isupper():
        return False
    before, after = text[max(0, word.start() - 8) : word.start()], text[word.end() : word.end() + 80]
    return not re.search(
        r"(?:\bSt\.?|\bSaint|\bSan|\bSanta|\bMount|\bFort|\bPort|\bLake) $", before
    ) and not _PLACE.match(after)


_HOUSES = """
Hospital Medical Health Clinic Center Centre Street Road Avenue Hall Tower Wing Award House Foundation Day Fund Pavilion
Building Room Park Lounge Institute Memorial County General Family University College High School Church Elementary
Rotary Club Bank Fire Police Department Company Week Month
"""
_PLACE = re.compile(
    rf"(?:[ '\u2019]s?)? ?(?:[A-Z]\w+ ){{0,2}}(?:{'|'.join(_HOUSES.split())})\b|, our (?:\w+ ){{0,2}}dog\b"
)
"""What follows a first name that belongs to a house, a street or a day."""


def _from_mention(text: str, mention: Mention | None) -> set[tuple[int, int]]:
    """The writer's name and handle, and names that stand in the mention, wherever they come back."""
    if mention is None:
        return set()
    author = mention.author
    known = {author.handle.lstrip("@"), *author.name.split()}
    titled = _titled(mention.text)
    written = _WORD.findall(f"{mention.title} {mention.text}")
    known |= {word for word in written if word in titled or fold(word) in GIVEN_NAMES}
    wanted = {fold(word) for word in known if len(word) > 2} - NO_NAMES
    return {
        hit.span()
        for hit in _WORD.finditer(text)
        if fold(re.sub(r"'s?$", "", hit[0])) in wanted and hit[0][0].isupper()
    }


def _titled(text: str) -> set[str]:
    """The words that stand after a title, next to it or with one word between."""
    found = set()
    for title in _TITLED.finditer(text):
        between = _ONE_WORD.match(text, title.end())
        for at in (title.end(), between.end() if between else title.end()):
            word = _WORD.match(text, at)
            found.add(word[0] if word else "")
    return found


def _without_approved(text: str, approved: Replies) -> str:
    """The text with approved names made unreadable, every offset unmoved."""
    for name in [_HOLIDAY, approved.hospital, *(contact.name for contact in approved.contacts)]:
        bare = re.sub(r"^(?i:the) ", "", name)
        if bare:
            text = re.sub(re.escape(bare), lambda hit: "\0" * len(hit[0]), text, flags=re.IGNORECASE)
    return text
