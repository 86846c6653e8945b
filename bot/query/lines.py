"""Many texts as one string of bytes to be scanned at once: each text a line of its normalised words.

Says what `text` says of the same texts, without offsets, in a fraction of the time: whatever can be done to all of them
by one call is. It serves to find the few texts that are worth a closer look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from bot.query.folding import ASCII_WORDS, LINK_REST, Step, bare_links, decoded, full_links, spelt_out
from bot.query.latin import in_ascii, visible
from bot.query.names import ASCII_TAG, parts_of
from bot.query.text import normalise_all

_BORDER = "\x1e"
"""Between texts while they are worked on. It is white space, so no step reaches across it."""

FEW = 4
"""So few texts are not worth sorting into plain and foreign ones."""

_LINK = re.compile(f"https?://{LINK_REST}+ ?")
_BARE_LINK = re.compile("/(?:" + "|".join(rf"(?<=\.[A-Za-z]{{{size}}}/)" for size in (2, 3, 4, 6, 7)) + ")")
"""Where a link without a scheme may be. Patterns that begin with one certain letter are quick, a host's name is not."""
_CUTTING = frozenset("'`")
"""Signs after a hashtag that are dropped from its word, but end its name."""
_WIDE = re.compile(rb"   +")
_TO_WORDS = bytes({ord(_BORDER): 10, 10: 32}.get(code, ASCII_WORDS[code]) for code in range(256))


class Lines(NamedTuple):
    """Words of texts as UTF-8, a space before and after each line. Line `i` is of text `i`, those after of `more`.

    Between two words stand one or two spaces (see `gapped`): making them one would take as long as all the rest.
    `tags` are the hashtags, folded and with their signs, each with the text that has it. `scattered` are the texts
    that have several lines, as their hashtags have asides.
    """

    joined: bytes
    more: list[int]
    tags: list[tuple[str, int]]
    scattered: AbstractSet[int]


def gapped(words: str) -> tuple[str, ...]:
    """The ways in which some words, joined by single spaces, may stand in lines. Few words: each gap doubles them."""
    first, *others = words.split(" ")
    ways = [first]
    for word in others:
        ways = [f"{way}{gap}{word}" for way in ways for gap in (" ", "  ")]
    return tuple(ways)


def lines_of(texts: Sequence[str]) -> Lines:
    """The lines of some texts. Takes any strings."""
    if len(texts) <= FEW:
        written, left = _written(texts)
        if not left:
            return _lines(written, [], {})
    foreign = [number for number, text in enumerate(texts) if not text.isascii()]
    entities = [number for number, text in enumerate(texts) if "&" in text and text.isascii()]
    plain = list(texts)
    for number in (*foreign, *entities):
        plain[number] = ""
    seen = [_without_links(_join(plain))]
    more: list[int] = []
    others: dict[int, str] = {}
    for numbers in (foreign, entities):
        if numbers:
            written, left = _written([texts[number] for number in numbers])
            seen.append(written)
            more += numbers
            others |= {numbers[at]: texts[numbers[at]] for at in left}
    return _lines(f" {_BORDER} ".join(seen), more, others)


def _join(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0].replace(_BORDER, " ")
    joined = f" {_BORDER} ".join(texts)
    if joined.count(_BORDER) == len(texts) - 1:
        return joined
    return f" {_BORDER} ".join([text.replace(_BORDER, " ") for text in texts])


def _written(texts: Sequence[str]) -> tuple[str, list[int]]:
    """Texts in ASCII, joined, with entities decoded and without links; and which of them cannot be said in ASCII."""
    joined = _join(texts)
    if "&" in joined:
        joined = decoded(joined)
    if joined.isascii():
        return _without_links(joined), []
    if "/" in joined or "www." in joined.lower():
        joined = _BORDER.join([visible(line) if "/" in line or "w" in line else line for line in joined.split(_BORDER)])
    seen = _without_links(joined)
    written = in_ascii(seen)
    if written is not None:
        return written, []
    lines = [in_ascii(line) for line in seen.split(_BORDER)]
    return _BORDER.join([line or " " for line in lines]), [number for number, line in enumerate(lines) if line is None]


def _lines(seen: str, more: list[int], others: dict[int, str]) -> Lines:
    """`seen` has no links; `more` are the texts of its last lines. The `others` go the long way round."""
    if "#" not in seen and not others:
        return Lines(_words(seen), more, [], frozenset())
    lines = [_words(seen)]
    tags: list[tuple[str, int]] = []
    scattered: set[int] = set()
    if "#" in seen:
        count = seen.count(_BORDER) + 1 - len(more)
        for line, name, aside in _tags(seen):
            number = line if line < count else more[line - count]
            tags.append((name, number))
            if aside:
                lines.append(aside)
                more.append(number)
                scattered.add(number)
    if others:
        numbers = list(others)
        batch = normalise_all(list(others.values()))
        lines.append(batch.searched.encode())
        more += [numbers[owner] for owner in batch.owners]
        scattered.update(numbers)
        tags += [(name, numbers[at]) for at, names in enumerate(batch.names) for name in names if name[0] == "#"]
    return Lines(b"\n".join(lines), more, tags, scattered)


def _without_links(joined: str) -> str:
    if "www." in joined.lower():
        joined = _each(joined, full_links(), "ww.", "WW.", "wW.", "Ww.")
    if "://" in joined:
        seen = _LINK.sub(" ", joined)
        joined = _each(joined, full_links(), "://") if "://" in seen else seen
    if "/" in joined and _BARE_LINK.search(joined):
        joined = _each(joined, bare_links(), "/")
    return joined


def _each(joined: str, step: Step, *needs: str) -> str:
    """One step over the texts that have need of it."""
    for need in needs:
        if need in joined:
            lines = joined.split(_BORDER)
            joined = _BORDER.join([step.at_once(line) if need in line else line for line in lines])
    return joined


def _tags(seen: str) -> list[tuple[int, str, bytes]]:
    """Each hashtag with its line before it and its aside, if it has one, after it."""
    tags = []
    number = last = 0
    for hit in ASCII_TAG.finditer(seen):
        start, end = hit.span()
        number += seen.count(_BORDER, last, start)
        last = start
        name, aside = _tag(hit[0], seen[end : end + 1] in _CUTTING)
        tags.append((number, name, aside))
    return tags


@lru_cache(maxsize=8192)
def _tag(tag: str, cut_short: bool) -> tuple[str, bytes]:
    parts = parts_of(tag[1:])
    aside = " ".join([tag[1 + first : 1 + last] for first, last in parts]) if len(parts) > 1 or cut_short else ""
    return tag.lower(), f" {aside} ".lower().encode() if aside else b""


def _words(seen: str) -> bytes:
    words = f" {spelt_out(seen)} ".encode("ascii").translate(_TO_WORDS)
    return _WIDE.sub(b"  ", words) if b"   " in words else words
