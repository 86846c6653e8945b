"""Phrases as people write them in the word lists.

`a/b` is either word, `<group>` any word of that group, `word*` any ending, `word?` may be absent, `...` is up to three
other words, and `one + other` are two phrases in either order, up to eight other words apart. It knows nothing of
meaning: which phrases say something else in truth the lists say. `phrase_index` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from bot.query.text import normalise

GAP = 3
"""So many other words stand where `...` is, at most; and where `+` is, so many:"""
NEAR = 8
_ANY, _BOTH = "...", "+"
_GROUP = re.compile("<([a-z]+)>")


class Step(NamedTuple):
    """One word of a phrase: its choices as written, whether it may be absent, how many others may come before."""

    choices: str
    is_optional: bool
    gap: int


Run = tuple[Step, ...]


def runs(phrase: str) -> tuple[Run, ...]:
    """The one run of a phrase, or the two that stand beside a `+`. The phrase has no `fault`."""
    return tuple(_run(part.split()) for part in f" {phrase} ".split(f" {_BOTH} "))


def choices(written: str, groups: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    """Each choice of a word, normalised, and whether any ending may follow."""
    return _choices(_GROUP.sub(lambda group: groups[group[1]], written) if "<" in written else written)


@lru_cache(maxsize=20_000)
def _choices(written: str) -> tuple[tuple[str, bool], ...]:
    """Kept: the lists write most words many times, and are looked through for faults before they are indexed."""
    each = written.split("/")
    if _is_plain(written.replace("/", "")):
        return tuple(zip(each, repeat(False), strict=False))
    return tuple((_word(choice.rstrip("*")), choice.endswith("*")) for choice in each)


def _is_plain(written: str) -> bool:
    """Most words are: normalising each of them would take most of the time of reading the lists."""
    return written.isascii() and written.isalnum() and written.islower()


def _word(written: str) -> str:
    return written if _is_plain(written) else normalise(written).words


def fault(phrase: str, groups: Mapping[str, str]) -> str:
    """What keeps a phrase from being read, in one clause; empty when nothing does."""
    parts = [part.split() for part in f" {phrase} ".split(f" {_BOTH} ")]
    if len(parts) > 2:
        return "has more than one +"
    for part in parts:
        if what := _fault_of_run(part, groups):
            return what
    return ""


def _run(words: list[str]) -> Run:
    return tuple(
        Step(word.removesuffix("?"), word.endswith("?"), GAP if at and words[at - 1] == _ANY else 0)
        for at, word in enumerate(words)
        if word != _ANY
    )


def _fault_of_run(words: list[str], groups: Mapping[str, str]) -> str:
    if not words:
        return "has nothing on one side of +, or no words"
    if _ANY in (words[0], words[-1]):
        return "begins or ends with ..., which stands between words"
    if words[0].endswith("?"):
        return "begins with a word that may be absent"
    written = [word.removesuffix("?") for word in words if word != _ANY]
    if any("?" in word for word in written):
        return "has a ? inside a word: it stands after the last choice and is for all of them"
    unknown = [name for word in written for name in _GROUP.findall(word) if name not in groups]
    if unknown:
        return f"names the group <{unknown[0]}>, which is not there"
    read = [one for word in written for one, _ in choices(word, groups)]
    if not all(read):
        return "has a word without letters"
    apart = next((one for one in read if " " in one), "")
    return f'has a choice of more than one word ("{apart}")' if apart else ""
