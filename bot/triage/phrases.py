"""Phrases as people write them in the word lists, and where they stand in normalised words.

In a phrase, `a/b` is either word, `<group>` any word of that group, `word*` any ending, `word?` may be absent, and
`...` is up to three other words. It knows nothing of meaning: which phrases say something else in truth the lists say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.query.text import normalise
from bot.triage.groups import GROUPS

Span = tuple[int, int]

_GAP = r"(?: [^ \n]+){0,3}?"
_NEGATED = re.compile(
    r"(?:^| )(?:no|not|never|without|zero|cannot|neither|nor|sin|nunca|ningun|ninguna"
    r"|(?:is|was|were|are|did|do|does|have|has|had|would|ca|wo|ai)nt"
    r")(?: (?:a|an|any|the|been|being|be|get|got|have))?$"
)
_LOOK_BACK = 40
_GROUP = re.compile("<([a-z]+)>")


class Phrases:
    """A list of phrases as one pattern over normalised words."""

    def __init__(self, lines: str | Iterable[str], groups: Mapping[str, str] = GROUPS) -> None:
        each = lines.splitlines() if isinstance(lines, str) else lines
        phrases = [_pattern(line, groups) for line in each if line.strip()]
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


def fault(phrase: str, groups: Mapping[str, str]) -> str:
    """What keeps a phrase from being read, in one clause; empty when nothing does."""
    words = phrase.split()
    if words and "..." in (words[0], words[-1]):
        return "begins or ends with ..., which stands between words"
    if words and words[0].endswith("?"):
        return "begins with a word that may be absent"
    unknown = [name for name in _GROUP.findall(phrase) if name not in groups]
    if unknown:
        return f"names the group <{unknown[0]}>, which is not there"
    letters = [choice for word in words if word != "..." for choice in _choices(word.removesuffix("?"), groups)]
    return (
        ""
        if letters and all(normalise(choice.rstrip("*")).words for choice in letters)
        else "has a word without letters"
    )


def _pattern(phrase: str, groups: Mapping[str, str]) -> str:
    first, *rest = phrase.split()
    return _word(first, groups) + "".join(_next(word, groups) for word in rest)


def _next(word: str, groups: Mapping[str, str]) -> str:
    if word == "...":
        return _GAP
    if word.endswith("?"):
        return f"(?: {_word(word[:-1], groups)})?"
    return f" {_word(word, groups)}"


def _word(word: str, groups: Mapping[str, str]) -> str:
    either = [_ending(choice) for choice in _choices(word, groups)]
    return either[0] if len(either) == 1 else f"(?:{'|'.join(either)})"


def _choices(word: str, groups: Mapping[str, str]) -> list[str]:
    return _GROUP.sub(lambda group: groups[group[1]], word).split("/")


def _ending(choice: str) -> str:
    return re.escape(normalise(choice.rstrip("*")).words) + (r"[^ \n]*" if choice.endswith("*") else "")
