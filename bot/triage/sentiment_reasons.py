"""The weightiest words of a reading, as a person would quote them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.query.functionwords import FUNCTION_WORDS
from bot.triage.sentiment_setting import SETTING
from bot.triage.sentiment_signals import Weighed, valences
from bot.triage.sentiment_tokens import LINK, NAME, NUMBER, REACH, Token, negates

QUOTED = 3
LONGEST_QUOTE = 60
LEAST = 0.05
"""What a word must have given to be worth a quotation."""
_FIRST_FACE = 0x2190
_UNTOLD = frozenset((LINK, NAME, NUMBER))


def quoted(
    read: Sequence[Token], by_token: Sequence[float], care: Sequence[Weighed], by_care: Sequence[float], side: int
) -> tuple[str, ...]:
    """Up to three quotations that gave most to one side (1 glad, -1 sad), the weightiest first.

    A phrase about care takes in its single words; a negated word is told with its negation. Words that only name the
    place or its people are never told.
    """
    told = {found.said: side * share for found, share in zip(care, by_care, strict=True) if side * share > LEAST}
    heaviest = sorted([(side * share, at) for at, share in enumerate(by_token) if side * share > LEAST], reverse=True)
    for share, at in islice((one for one in heaviest if _is_telling(read[one[1]])), 2 * QUOTED):
        said = _with_negation(read, at)
        fuller = next((phrase for phrase in told if _covers(phrase, said)), said)
        inside = [phrase for phrase in told if phrase != fuller and _covers(fuller, phrase)]
        told[fuller] = told.get(fuller, 0.0) + share + sum(map(told.pop, inside))
    return tuple(islice(_apart(sorted(told, key=lambda said: -told[said])), QUOTED))


def _is_telling(token: Token) -> bool:
    if token.word in _UNTOLD or token.word in SETTING:
        return False
    if not token.word.isalpha() and not any(sign.isalpha() or ord(sign) > _FIRST_FACE for sign in token.word):
        return False
    return token.word in valences() or token.word.replace("'", "") not in FUNCTION_WORDS


def _with_negation(read: Sequence[Token], at: int) -> str:
    first = at
    if read[at].is_negated:
        first = next((back for back in range(at - 1, max(-1, at - 1 - REACH), -1) if negates(read[back].word)), at)
    return " ".join(token.said.lower() for token in read[first : at + 1])[:LONGEST_QUOTE]


def _covers(phrase: str, said: str) -> bool:
    return f" {said} ".replace("'", "") in f" {phrase} ".replace("'", "")


def _apart(told: Sequence[str]) -> Iterator[str]:
    """Each quotation that is not inside a weightier one."""
    kept: list[str] = []
    for said in told:
        if not any(_covers(one, said) or _covers(said, one) for one in kept):
            kept.append(said)
            yield said[:LONGEST_QUOTE]
