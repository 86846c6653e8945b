"""What keeps a phrase from being asserted: a negation, or words that make it a fear or an expectation, before it."""

from __future__ import annotations

import re

_NEGATED = re.compile(
    r"(?:^| )(?:no|not|never|without|zero|cannot|neither|nor|sin|nunca|ningun|ninguna"
    r"|(?:is|was|were|are|did|do|does|have|has|had|would|ca|wo|ai)nt"
    r")(?: (?:a|an|any|the|been|being|be|get|got|have))?$"
)
_LOOK_BACK = 40
_HEADS = (
    r"no|not|never|without|zero|cannot|neither|nor|nobody|none|nothing|hardly|barely|rarely"
    r"|(?:is|was|were|are|did|do|does|have|has|had|would|could|should|ca|wo|ai)nt"
    r"|sin|nunca|ningun|ninguna|nadie|jamas|ni"
    r"|instead|rather than|far from|afraid|scared|terrified|worried|worry|worries|fear|fears|feared|fearing"
    r"|dreaded|dreading|expected|expecting|braced|in case"
)
_EMPTY = (
    r"a|an|any|the|one|of|at all|single|once|ever|even|that|some|at|on|in|about|for|there|to|it"
    r"|be|been|being|is|was|were|are|am|get|got|getting|have|had|having|feel|felt|feeling|seem|seemed|find|found|see|saw"
    r"|made|make|me|us|him|her|them|my|our|his|their|i|we|she|he|they|as|so|too|remotely"
    r"|sign|signs|symptoms?|hint|trace|ounce|instance|cases?|kind|sort|bit|type|form"
    r"|staff|nurses?|doctors?|members?|person|people|ward|desk|post op|or"
)
_DENIED = re.compile(rf"(?:^| )(?:{_HEADS})(?: (?:{_EMPTY})){{0,6}}$")
_FAR_BACK = 80


def is_negated(words: str, start: int) -> bool:
    """Whether a negation stands directly before this place in normalised words."""
    return bool(_NEGATED.search(words[max(0, start - _LOOK_BACK) : max(0, start - 1)]))


def is_denied(words: str, start: int) -> bool:
    """Whether what begins at this place is denied, feared or expected, but not said to be.

    Only words may stand between that carry nothing of their own: `no sign of an infection`. A verb ends the reach: in
    `nobody noticed the infection` there was one.
    """
    return bool(_DENIED.search(words[max(0, start - _FAR_BACK) : max(0, start - 1)]))
