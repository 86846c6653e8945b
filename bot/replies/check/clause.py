"""A clause: one way to break one rule, as phrases, with examples that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.reply import FindingLevel
from bot.replies.check.notation import pattern
from bot.replies.check.reading import Reading

Span = tuple[int, int]

HIDDEN = "\0"
"""Stands for a letter of what is not read."""

_OF_ONE_PERSON = frozenset({"R1", "R2", "R3", "R5"})
_OF_ANYBODY = """
if/whether/unless/in_case <you> are/have/need/feel/believe/would/think/want/received/get/got/live/know/see/notice/
    cannot/prefer/like/care
if <your> symptoms/pain/child/condition/loved_one/baby/insurance/plan/employer/doctor/family
if <you> or ..4
someone <you> love/know
^ <guard> ~2 <your> ~1 <wellbeing> !<visit>/is/was/were/surgery/procedure/incision/elevated/dry
<your> <wellbeing> beats/works/pumps/needs/need/deserves/deserve/matters/matter/counts/comes_first/will_thank
is/are best? answered/explained by/through <your> ~1 insurance/insurer/insurance_company/plan/employer
schedule/book/make/plan/get/talk/speak/check/ask/see/call/contact/visit ..4 to/with/from? <your> own/primary_care/
    family/regular ~1 doctor/provider/physician/clinician/pharmacist/office/team
<your> own/primary_care/family/regular/local ~1 doctor/doctors/gp/physician/provider/dentist/pharmacist/pharmacy/vet/
    clinic !was/were/has/had/did/said/told/called/sent/referred/asked/knew/saw
tell/ask/bring/warn/remind/tag/encourage/hug ..1 <your> ~1 friend/friends/family/loved_ones/neighbor/neighbors/kids
tell/talk to? <your> ~1 friend/friends/family/loved_ones ..1
hope <your> friend/friends !was/were/had/got/came
<you> or <your> ~1 <kin>/family would/could/can/may/might/want/wants/wish/wishes/feel/feels/contact/call
ask/have <your> ~1 <kin> to? call/contact/write/reach/phone/ring
<your> st ~1 team/family/friends/neighbors/staff/caregivers !was/were/did/had/has/saw/took/gave/told
wish/wishes/wishing <you> ..4 happy/safe/merry/healthy/blessed/wonderful/restful/peaceful/joyful ..2 <holiday>/year/
    season/day/weekend/week
"""
"""What holds for whoever reads it: conditions, calls to look after oneself, wishes for a holiday. `if your visit ...`
is none of these: it says that there was one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """`phrases`, `elsewhere`, `needs` and `unless` are in the notation of `notation`.

    What stands in `elsewhere` says something harmless and is not read. A hit counts only if its sentence also has one
    of `needs`, and none of `unless`; with `whole`, the whole draft instead of the sentence. `blocks` are drafts that
    this clause must find, `passes` near ones that it must not.
    """

    rule: str
    why: str
    instead: str
    phrases: str
    elsewhere: str = ""
    needs: str = ""
    unless: str = ""
    whole: bool = False
    level: FindingLevel = FindingLevel.BLOCK
    blocks: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()

    def found(self, reading: Reading) -> Iterator[Span]:
        """Where it is broken, as slices of the reading's words."""
        words = reading.words.text
        if not pattern(self.phrases).search(words):
            return
        words = _hidden(words, self.elsewhere)
        if self.rule in _OF_ONE_PERSON:
            words = _hidden(words, _OF_ANYBODY)
        counts: dict[str, bool] = {}
        for hit in pattern(self.phrases).finditer(words):
            around = words if self.whole else reading.sentence(*hit.span())
            if around not in counts:
                counts[around] = self._counts(around)
            if counts[around]:
                yield hit.span()

    def _counts(self, around: str) -> bool:
        """Whether a hit in this sentence, or draft, is one."""
        if self.needs and not pattern(self.needs).search(around):
            return False
        return not (self.unless and pattern(self.unless).search(around))


def _hidden(words: str, phrases: str) -> str:
    """The words with these phrases made unreadable, every offset unmoved."""
    for hit in pattern(phrases).finditer(words):
        words = f"{words[: hit.start()]}{HIDDEN * len(hit[0])}{words[hit.end() :]}"
    return words
