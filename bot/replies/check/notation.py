"""Phrases as the rules write them, made into patterns over the words of a reading.

`a/b` is either word; `a_b` two words that belong together; `<group>` any member of that group of words; `word*` any
ending; `word?` may be absent; `...` is up to three words and `..N` up to N, none beyond the sentence; `~N` is up to N
words that are neither a comma nor a small word such as `about`, `and` or `is`; `!word` must not come next; `^` is the
beginning of a sentence, after a `please` or the like; `{...}` is a regular expression for one word. A line that ends
with `/` goes on in the next.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.replies.check.groups import GROUPS, SMALL

_WORD = r"[^ .\n]+|\d[^ ]*"
_CHOICE = re.compile(r"\{.*?\}(?=/|$)|[^/]+")
_CONTINUED = re.compile(r"/\n +")


@lru_cache(maxsize=512)
def pattern(phrases: str) -> re.Pattern[str]:
    """One pattern for a list of phrases, one on each line. The longest is tried first."""
    joined = _CONTINUED.sub("/", phrases)
    lines = sorted((line for line in joined.splitlines() if line.strip()), key=len, reverse=True)
    return re.compile("(?<![^ ])(?:" + ("|".join(map(_phrase, lines)) or "(?!)") + ")(?![^ ])")


def _phrase(line: str) -> str:
    parts, is_first = [], True
    for item in line.split():
        piece = _piece(item, "" if is_first else " ")
        parts.append(piece)
        is_first = is_first and (item[0] in "^!" or (item.endswith("?") and item[0] != "{"))
        if is_first and item.endswith("?"):
            parts[-1] = f"(?:{_either(item[:-1])} )?"
    return "".join(parts)


def _piece(item: str, space: str) -> str:
    if item == "^":
        return r"(?:^|(?<=\. )|(?<=, ))(?:(?:please|kindly|just|so|and|then|also|but|por favor|simply) (?:, )?)*"
    if item == "...":
        return rf"(?: (?:{_WORD})){{0,3}}?"
    if item.startswith(".."):
        return rf"(?: (?:{_WORD})){{0,{int(item[2:])}}}?"
    if item.startswith("~"):
        return rf"(?: (?!(?:{_small()}) )[^ .,?]+){{0,{int(item[1:])}}}?"
    if item.startswith("!"):
        return f"(?!{space}(?:{_either(item[1:])})(?![^ ]))"
    if item.endswith("?"):
        return f"(?:{space}{_either(item[:-1])})?"
    return space + _either(item)


def _either(item: str) -> str:
    choices = [spelt for choice in _CHOICE.findall(item) for spelt in _choice(choice)]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


def _choice(choice: str) -> list[str]:
    if choice.startswith("<"):
        return [f"(?:{group(choice[1:-1])})"]
    return [f"(?:{choice[1:-1]})" if choice.startswith("{") else _spelt(choice)]


@lru_cache(maxsize=64)
def group(name: str) -> str:
    """The members of a group as alternatives; a member may itself be a `<group>`."""
    members = sorted(GROUPS[name].split(), key=len, reverse=True)
    return "|".join(spelt for member in members for spelt in _choice(member))


def _spelt(word: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    return re.escape(word.rstrip("*").replace("_", " ")).replace(r"\ ", " ") + ending


@lru_cache(maxsize=1)
def _small() -> str:
    return "|".join(SMALL.split())
