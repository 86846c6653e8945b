"""Where a leaf of a query stands in a field. Everything is looked for in normalised words and told in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from bot.query.characters import UNSPACED, is_mark
from bot.query.folding import fold, see
from bot.query.fuzzy import within
from bot.query.reading import FieldText, Span
from bot.query.text import squeezed
from bot.query.tree import Cased, Fuzzy, Phrase, Prefix, TextLeaf, Word

_PLAIN = (Word, Phrase)
"""Made once: a union that is written where it is asked for is made each time."""

_BEFORE = frozenset(' \n"\u201c')
_AFTER = frozenset((*' ,!?;)"\n\u201d\u2026', ""))
_AFTER_WITH_NEXT = frozenset((".", ". ", "..", ".\n", '."', ": "))
"""What may stand before and after words that are written as they are compared: no link reaches across the first, none
begins before the second, and there the words begin and end.
"""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_RUN = re.compile(r"[^ \n]+")


def stands(leaf: TextLeaf, field: FieldText) -> bool:
    """Whether the leaf stands in the field at all; cheap where it is a plain word or phrase."""
    if isinstance(leaf, _PLAIN) and leaf.words.isascii():
        return f" {leaf.words} " in field.padded or _is_tag(leaf, field)
    return next(spots(leaf, field), None) is not None


def spans_of(leaf: TextLeaf, field: FieldText, limit: int | None = None) -> list[Span]:
    """The first places of the leaf, in order; none inside another."""
    if isinstance(leaf, _PLAIN) and leaf.words.isascii() and not _is_tag(leaf, field):
        pattern = f" {leaf.words} "
        at = field.padded.find(pattern)
        if at < 0:
            return []
        if field.padded.find(pattern, at + 1) < 0:
            span = written_span(leaf.words, field.normal.original)
            return [span or field.normal.span(at, at + len(leaf.words))]
    # A place in an aside comes late and may stand early, so more are read than are wanted.
    read = islice(spots(leaf, field), None if limit is None else 4 * limit)
    kept: list[Span] = []
    for start, end in sorted(set(read), key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept[:limit]


def _is_tag(leaf: Word | Phrase, field: FieldText) -> bool:
    return isinstance(leaf, Phrase) and field.normal.is_tagged(leaf.words)


def written_span(words: str, original: str) -> Span | None:
    """The slice of words in ASCII that stand once, if they are written as they are compared; mostly they are."""
    lowered = original.lower()
    start = lowered.find(words)
    if start < 0 or len(lowered) != len(original) or (start and lowered[start - 1] not in _BEFORE):
        return None
    end = start + len(words)
    after = lowered[end : end + 2]
    return (start, end) if after[:1] in _AFTER or after in _AFTER_WITH_NEXT else None


def spots(leaf: TextLeaf, field: FieldText) -> Iterator[Span]:
    """Every place of the leaf, in no order, perhaps twice."""
    match leaf:
        case Word():
            yield from _whole(leaf.words, field)
        case Phrase():
            yield from _named(squeezed(leaf.words), field)
            yield from _whole(leaf.words, field)
        case Prefix():
            yield from _beginning(leaf.words, field)
        case Fuzzy():
            yield from _about(leaf, field)
        case Cased():
            plain = _whole(leaf.words, field), _named(squeezed(leaf.words), field) if " " in leaf.words else ()
            capitals = _capitals(leaf.text)
            for span in (span for some in plain for span in some):
                if _capitals(field.normal.original[slice(*span)]) == capitals:
                    yield span
        case _:
            yield from _named(leaf.name, field)


def pattern_of(words: str) -> tuple[str, int, int]:
    """What stands in padded words where these words stand whole, and how many spaces it has before and after them.

    Scripts written without spaces are looked for inside their runs.
    """
    return (f" {words} ", 1, 1) if words.isascii() else _open_pattern(words)


@lru_cache(maxsize=4096)
def _open_pattern(words: str) -> tuple[str, int, int]:
    lead = 0 if _UNSPACED.match(words[0]) else 1
    trail = 0 if _UNSPACED.match(words[-1]) else 1
    return " " * lead + words + " " * trail, lead, trail


def _whole(words: str, field: FieldText) -> Iterator[Span]:
    pattern, lead, trail = pattern_of(words)
    for at in finds(pattern, field.padded):
        end = at + len(pattern) - trail
        if trail or not is_mark(field.padded[end]):
            yield field.normal.span(at + lead - 1, end - 1)


def _beginning(words: str, field: FieldText) -> Iterator[Span]:
    lead = pattern_of(words)[1]
    pattern = " " * lead + words
    for at in finds(pattern, field.padded):
        end = field.padded.index(" ", at + len(pattern))
        yield field.normal.span(at + lead - 1, end - 1)
    if " " in words:
        begins = squeezed(words)
        yield from _names_like(field, [name for name in field.normal.names if name.startswith(begins)])


def _about(leaf: Fuzzy, field: FieldText) -> Iterator[Span]:
    known: dict[str, bool] = {}
    for run in _RUN.finditer(field.padded):
        word = run[0]
        if word not in known:
            known[word] = within(leaf.words, word, leaf.edits)
        if known[word]:
            yield field.normal.span(run.start() - 1, run.end() - 1)


def _named(name: str, field: FieldText) -> Iterator[Span]:
    return _names_like(field, [name]) if name in field.normal.names else iter(())


def _names_like(field: FieldText, wanted: list[str]) -> Iterator[Span]:
    for index, name in enumerate(field.normal.names):
        if name in wanted:
            yield field.normal.name_span(index)


def finds(pattern: str, text: str) -> Iterator[int]:
    """Where a text has a pattern, also overlapping."""
    at = text.find(pattern)
    while at >= 0:
        yield at
        at = text.find(pattern, at + 1)


@lru_cache(maxsize=4096)
def _capitals(text: str) -> str:
    """Letters and digits as they are compared, except that capitals stay capitals."""
    composed = unicodedata.normalize("NFKC", see(text.replace("\n", " ")).replace("&", " and "))
    kept = [fold(char).upper() if char.isupper() or char.istitle() else fold(char) for char in composed]
    return "".join(char for char in "".join(kept) if char.isalnum() or is_mark(char))
