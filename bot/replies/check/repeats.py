"""R2 and R4 against the mention: its clinical words, and a day that it tells of, must not come back in the reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.domain.mention import Mention
from bot.domain.reply import Finding, FindingLevel
from bot.replies.check.notation import group, pattern
from bot.replies.check.reading import Reading, read

_WHY = "It repeats a clinical word from what was written to us."
_WHY_ASKED = "It repeats a clinical word from what was written to us, which only asks for a service."
_WHY_NEW = "It answers what somebody wrote about their own care with a clinical word."
_WHY_DAY = "It repeats the day that was written to us."
_INSTEAD = "Leave the word out, even though the writer used it; name a standard that holds for all."

_ENDINGS = (
    r"\w{2,20}(?:itis|ectomy|ectomies|oscopy|oscopies|plasty|cillin|statin|mycin|otomy|algia|oplasty|prazole|sartan)"
)
_NO_ILLNESS = frozenset({"nostalgia"})
_SOMEBODY = """
my/mine/myself/our/i_am/i_have/i_got/i_had/i_was/we_had/we_were/we_got/he/she/him/his/her/hers/<kin>/<person>/patient/
    woman/man/lady/guy/gentleman/someone/somebody/person/friend/neighbor/neighbour/colleague/coworker/teacher/<su>/
    <pariente>/yo/me/mi/mis/nos/nosotros
{(?:a|the|one)} ~2 <someone>
i/we ..2 <past>/went/got/had/been
<past>/gave ..2 me/us
<past> to/at/by/in/from
"""
"""Words by which a mention tells of one person, so that other clinical words and days count as well."""
_OF_EVERYBODY = """
everyone/everybody/anyone/anybody/nobody/no_one/every/all/always/people_who/those_who/whether/advice/if/free/hiring/policy/
    policies/volunteers/research/available/open/welcome/unit/units/center/department
"""
"""What makes a sentence with a clinical word one about everybody: a standard, a service."""
_SAID_OF_ANYTHING = """
pain pains procedure procedures medicine medicines medication medications treatment treatments prescription
prescriptions birth delivery labor hearing filling fillings replacement replacements crown cleaning cleanings removals
bonding reaction bug burn burns imaging diagnostics stress cough cold filling drug drugs high_risk scan scans tear sick
implant operation operations supplement supplements dose screen bridge brace braces trauma infusion induction shock
break breaks broken fall falls distress ill illness therapy test tests exam grief anxiety worry infection infections
"""
_SAME = 5
"""Letters that two clinical words share from their beginning when they are the same word: `diabetic`, `diabetes`."""


def repeats(reading: Reading, mention: Mention | None) -> Iterator[Finding]:
    """Every clinical word of the draft that the mention has, too, whoever it speaks of: what drops its pronouns
    ("Sepsis missed. Twice.") tells of a person as well. Only where the mention asks for a service and says nothing
    else is it no more than a doubt.

    Where the mention tells of one person's care in so many words, other clinical words and a day count as well:
    whatever they say, they say it of that person.
    """
    if mention is None:
        return
    told = read(f"{mention.title}\n{mention.text}").words.text
    somebody = bool(pattern(_SOMEBODY).search(told))
    said = {hit[0][:_SAME] for hit in _clinical_in(told)}
    rule, level, why = "R2", FindingLevel.BLOCK, _WHY
    if _service().fullmatch(told):
        rule, level, why = "W-repeated", FindingLevel.WARN, _WHY_ASKED
    for hit in _clinical_in(reading.words.text):
        if hit[0][:_SAME] in said:
            yield reading.finding(rule, level, hit.span(), why, _INSTEAD)
        elif somebody and _is_of_one(hit, reading):
            yield reading.finding("R2", FindingLevel.BLOCK, hit.span(), _WHY_NEW, _INSTEAD)
    if somebody:
        yield from _days(reading, told)


def _is_of_one(hit: re.Match[str], reading: Reading) -> bool:
    """Whether a clinical word that the mention has not can only be about the person that the mention tells of."""
    if hit[0] in _said_of_anything() or not _illness().fullmatch(hit[0]):
        return False
    return not pattern(_OF_EVERYBODY).search(reading.sentence(*hit.span()))


def _days(reading: Reading, told: str) -> Iterator[Finding]:
    """A day of the mention that comes back as one that is over."""
    for hit in _day().finditer(reading.words.text):
        if re.search(rf"(?<![^ ]){hit['day']}(?![^ ])", told):
            yield reading.finding("R4", FindingLevel.BLOCK, hit.span(), _WHY_DAY, "Leave out when anything happened.")


def _clinical_in(words: str) -> list[re.Match[str]]:
    found = [*_clinical().finditer(words), *re.finditer(rf"\b{_ENDINGS}\b", words)]
    return [hit for hit in found if hit[0] not in _NO_ILLNESS]


@cache
def _clinical() -> re.Pattern[str]:
    return _any_of("condition", "procedure", "drug", "doctor_of", "bodypart")


@cache
def _illness() -> re.Pattern[str]:
    return _any_of("condition", "procedure", "drug")


@cache
def _service() -> re.Pattern[str]:
    """A mention that is one question whether there is something, word for word: "Do you offer IVF?" """
    some = "(?:free |walk in )?"
    offered = f"{some}(?:{'|'.join(map(group, ('procedure', 'drug', 'doctor_of')))})s?(?: shots?| services)?"
    kind = f"(?:{'|'.join(map(group, ('condition', 'procedure', 'bodypart', 'doctor_of')))})"
    house = "(?:center|clinic|unit|department|program)"
    asked = (
        rf"(?:do|does) (?:you|they|the hospital|the clinic) (?:offer|provide) {offered}(?: here)?"
        rf"|(?:is|are) (?:the|your) {kind} {house} (?:open|(?:taking|accepting) new patients)"
    )
    return re.compile(rf" ?(?:{asked})[ .?]*")


@cache
def _any_of(*groups: str) -> re.Pattern[str]:
    return re.compile(f"(?<![^ ])(?:{'|'.join(map(group, groups))})s?(?![^ ])")


@cache
def _said_of_anything() -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in _SAID_OF_ANYTHING.split())


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"(?<![^ ])(?:last|this past|on|that) (?P<day>{group('weekday')}|night|week)(?![^ ])")
