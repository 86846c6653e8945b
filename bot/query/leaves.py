"""What a single word, phrase, hashtag or handle of a query means, or why it means nothing."""

from __future__ import annotations

import re

from bot.errors import QueryError
from bot.query.characters import UNSPACED
from bot.query.lookalikes import refuse_lookalikes, shown
from bot.query.text import normalise
from bot.query.tree import Cased, Fuzzy, Handle, Hashtag, Leaf, Phrase, Prefix, Word

SHORTEST_PREFIX = 3
"""Letters before a star: fewer would hold for a large part of all words."""
SHORTEST_FUZZY = {1: 5, 2: 9}
"""Letters that a word must have to be looked for with so many edits; shorter words are too near to others."""

_STAR = re.compile(r"\*+[^\w*]*$")
_STRAY_STAR = re.compile(r"(?:^|[^\w*])\*+\w|\w\*+(?=\s)")
_TILDE = re.compile(r"~(\d*)[^\w~]*$")
_OPEN_ENDED = re.compile(f"[{UNSPACED}]")


def read_word(text: str, column: int) -> Leaf:
    """An unquoted word. One that normalises to several words (`e-mail`, `24/7`) is a phrase."""
    refuse_lookalikes(text, column)
    if text.isalnum():
        return _whole(text, column)
    if tilde := _TILDE.search(text):
        return _fuzzy(text[: tilde.start()], tilde[1], column)
    return _starred_or_whole(text, column)


def read_phrase(quoted: str, column: int) -> Leaf:
    """A quoted phrase. One word in quotes is a word."""
    text = quoted[1:-1]
    if not text.strip():
        raise QueryError("the quotes are empty", column=column, cure='write words between them, or leave out ""')
    return _starred_or_whole(text, column)


def read_cased(text: str, column: int) -> Cased:
    """A word or a phrase that is compared with its capitals."""
    if _STAR.search(text) or _TILDE.search(text):
        cure = "leave out the star or tilde, or the case:"
        raise QueryError("`case:` looks for whole words as they are written", column=column, cure=cure)
    return Cased(text, _words(text, column), column)


def read_hashtag(text: str, column: int) -> Hashtag:
    """A hashtag, compared folded and whole."""
    return Hashtag(text, _name("#", text, column), column)


def read_handle(text: str, column: int) -> Handle:
    """A handle, compared folded and whole."""
    _words(text, column)
    return Handle(text, _name("@", text, column), column)


def _starred_or_whole(text: str, column: int) -> Leaf:
    if "*" in text:
        if _STRAY_STAR.search(text):
            cure = "write it at the end of the word, or at the end of the phrase: waiting*"
            raise QueryError(f"the star in `{shown(text)}` stands at no end", column=column, cure=cure)
        if star := _STAR.search(text):
            return _prefix(text[: star.start()], column)
    return _whole(text, column)


def _whole(text: str, column: int) -> Word | Phrase:
    words = _words(text, column)
    return Phrase(text, words, column) if " " in words else Word(text, words, column)


def _prefix(text: str, column: int) -> Prefix:
    words = _words(text, column)
    last = words.rpartition(" ")[2]
    if _OPEN_ENDED.match(last[-1]):
        cure = "leave out the star"
        raise QueryError("this script is searched inside its runs, with or without a star", column=column, cure=cure)
    if len(last) < SHORTEST_PREFIX:
        cure = f"write at least {SHORTEST_PREFIX} letters before it, or the words themselves joined by OR"
        raise QueryError(f"the star after `{shown(last)}` would hold for too many words", column=column, cure=cure)
    return Prefix(f"{text}*", words, column)


def _fuzzy(text: str, written: str, column: int) -> Fuzzy:
    edits = int(written or 1) if len(written) < 2 else 9
    if edits not in SHORTEST_FUZZY:
        raise QueryError(f"`~{written[:9]}` is too far away", column=column, cure="write ~ for one edit, or ~2 for two")
    words = _words(text, column)
    if " " in words or _OPEN_ENDED.search(words):
        cure = "write it after one word of a script that puts spaces between words"
        raise QueryError(f"the tilde after `{shown(text)}` is not after one word", column=column, cure=cure)
    if len(words) < SHORTEST_FUZZY[edits]:
        cure = f"a word needs {SHORTEST_FUZZY[edits]} letters for it: write the spellings, joined by OR"
        raise QueryError(f"`{shown(words)}` is too short for the tilde", column=column, cure=cure)
    return Fuzzy(f"{text}~{written}", words, edits, column)


def _name(sign: str, text: str, column: int) -> str:
    if re.search(r"[*~]", text):
        what = "star" if "*" in text else "tilde"
        cure = f"write the whole {sign}name, or leave out the {sign}: the words of a hashtag are words too"
        raise QueryError(f"a {what} does not go with {sign}names", column=column, cure=cure)
    normal = normalise(text)
    whole = [name for index, name in enumerate(normal.names) if normal.name_span(index) == (0, len(text))]
    if not whole:
        kind = "hashtag" if sign == "#" else "handle"
        cure = f"write {sign}name with letters, digits and _ only; quote a phrase"
        raise QueryError(f"`{shown(text)}` is no {kind}", column=column, cure=cure)
    return whole[0]


def _words(text: str, column: int) -> str:
    plain = text.isascii() and text.replace(" ", "").isalnum()
    words = " ".join(text.lower().split()) if plain else normalise(text).words
    if not words and set(text[:1]) <= set("@\uff20") and len(text) < 2:
        raise QueryError(f"`{text}` is no handle", column=column, cure="write @name with letters, digits and _ only")
    if not words:
        cure = "words are made of letters and digits, and links are never searched; leave it out"
        raise QueryError(f"nothing is left of `{shown(text)}` when it is compared", column=column, cure=cure)
    return words
