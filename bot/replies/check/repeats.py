"""R2 and R5 against the mention: its clinical words must not come back in the reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.domain.mention import Mention
from bot.domain.reply import Finding, FindingLevel
from bot.replies.check.notation import group
from bot.replies.check.reading import Reading, read

_WHY = "It repeats a clinical word from what was written to us."
_INSTEAD = "Leave the word out, even though the writer used it; name a standard that holds for all."

_ENDINGS = (
    r"\w{2,20}(?:itis|ectomy|ectomies|oscopy|oscopies|plasty|cillin|statin|mycin|otomy|algia|oplasty|prazole|sartan)"
)
_NO_ILLNESS = frozenset({"nostalgia"})
_SAME = 5
"""Letters that two clinical words share from their beginning when they are the same word: `diabetic`, `diabetes`."""


def repeats(reading: Reading, mention: Mention | None) -> Iterator[Finding]:
    """Every clinical word of the draft that the mention has, too."""
    if mention is None:
        return
    said = {hit[0][:_SAME] for hit in _clinical_in(read(f"{mention.title}\n{mention.text}").words.text)}
    for hit in _clinical_in(reading.words.text):
        if hit[0][:_SAME] in said:
            yield reading.finding("R2", FindingLevel.BLOCK, hit.span(), _WHY, _INSTEAD)


def _clinical_in(words: str) -> list[re.Match[str]]:
    found = [*_clinical().finditer(words), *re.finditer(rf"\b{_ENDINGS}\b", words)]
    return [hit for hit in found if hit[0] not in _NO_ILLNESS]


@cache
def _clinical() -> re.Pattern[str]:
    names = "|".join(group(name) for name in ("condition", "procedure", "drug", "doctor_of", "bodypart"))
    return re.compile(f"(?<![^ ])(?:{names})s?(?![^ ])")
