"""Phrases as people write them in the word lists, and where they stand in normalised words.

In a phrase, `a/b` is either word, `<group>` any word of that group, `word*` any ending, `word?` may be absent, and
`...` is up to three other words. It knows nothing of meaning: which phrases say something else in truth the lists say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.query.text import normalise
from bot.triage.groups import GROUPS

Span = tuple[int, int]

_GAP = r"(?: [^ \n]+){0,3}?"
_NEGATED = re.compile(
    r"(?:^| )(?:no|not|never|without|zero|cannot|neither|nor"
    r"|(?:is|was|were|are|did|do|does|have|has|had|would|ca|wo|ai)nt"
    r")(?: (?:a|an|any|the|been|being|be|get|got|have))?$"
)
_LOOK_BACK = 40
_GROUP = re.compile("<([a-z]+)>")


class Phrases:
    """A list of phrases as one pattern over normalised words."""

    def __init__(self, lines: str) -> None:
        phrases = [_pattern(line) for line in lines.splitlines() if line.strip()]
        # The longest first: an alternation takes the first that fits, and the fuller quotation explains more.
        alternatives = "|".join(sorted(phrases, key=len, reverse=True)) or "(?!)"
        self._pattern = re.compile(f"(?<![^ ])(?:{alternatives})(?![^ ])")

    def found(self, words: str) -> Iterator[Span]:
        """Where the phrases stand in normalised words, without overlap."""
        return (hit.span() for hit in self._pattern.finditer(words))

    def asserted(self, words: str) -> Iterator[Span]:
        """The same, less those that a negation stands directly before: `no infection`."""
        return (span for span in self.found(words) if not is_negated(words, span[0]))

    def hidden(self, words: str) -> str:
        """The words with these phrases made unreadable, every offset unmoved."""
        return self._pattern.sub(lambda hit: "\x00" * len(hit[0]), words)


def is_negated(words: str, start: int) -> bool:
    """Whether a negation stands directly before this place in normalised words."""
    return bool(_NEGATED.search(words[max(0, start - _LOOK_BACK) : max(0, start - 1)]))


def _pattern(phrase: str) -> str:
    first, *rest = phrase.split()
    return _word(first) + "".join(_next(word) for word in rest)


def _next(word: str) -> str:
    if word == "...":
        return _GAP
    if word.endswith("?"):
        return f"(?: {_word(word[:-1])})?"
    return f" {_word(word)}"


def _word(word: str) -> str:
    spelled = _GROUP.sub(lambda group: GROUPS[group[1]], word)
    either = [_ending(choice) for choice in spelled.split("/")]
    return either[0] if len(either) == 1 else f"(?:{'|'.join(either)})"


def _ending(choice: str) -> str:
    return re.escape(normalise(choice.rstrip("*")).words) + (r"[^ \n]*" if choice.endswith("*") else "")
