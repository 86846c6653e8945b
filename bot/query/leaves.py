"""What a single word, phrase, hashtag or handle of a query means, or why it means nothing."""

from __future__ import annotations

import re

from bot.errors import QueryError
from bot.query.text import normalise
from bot.query.tree import Handle, Hashtag, Leaf, Phrase, Word

FIELDS = frozenset(
    ["case", "title", "from", "to", "lang", "site", "source", "kind", "has", "verified", "followers", "rating"]
)
"""Field operators of the full language."""

_LATER = "not supported in this version"
_PROXIMITY = re.compile(r"O?NEAR(?:/.*)?", re.IGNORECASE | re.DOTALL)
_FIELD = re.compile(r"([A-Za-z]\w*):")
_PREFIX = re.compile(r"\w\*+[^\w]*$")
_FUZZY = re.compile(r"\w~\d*$|^~")


def read_word(text: str, column: int) -> Leaf:
    """An unquoted word. One that normalises to several words (`e-mail`, `24/7`) is a phrase."""
    _refuse_later_forms(text, column)
    _refuse_lookalikes(text, column)
    words = _words(text, column)
    return Phrase(text, words, column) if " " in words else Word(text, words, column)


def read_phrase(quoted: str, column: int) -> Leaf:
    """A quoted phrase. One word in quotes is a word."""
    text = quoted[1:-1]
    if not text.strip():
        raise QueryError("the quotes are empty", column=column, cure='write words between them, or leave out ""')
    if _PREFIX.search(text):
        _refuse("the star", column, "write the whole word")
    words = _words(text, column)
    return Phrase(text, words, column) if " " in words else Word(text, words, column)


def read_hashtag(text: str, column: int) -> Hashtag:
    """A hashtag, compared folded and whole."""
    return Hashtag(text, _name("#", text, column), column)


def read_handle(text: str, column: int) -> Handle:
    """A handle, compared folded and whole."""
    return Handle(text, _name("@", text, column), column)


def _name(sign: str, text: str, column: int) -> str:
    if re.search(r"[*~]", text):
        _refuse("the star" if "*" in text else "the tilde", column, f"write the whole {sign}name")
    normal = normalise(text)
    whole = [name for index, name in enumerate(normal.names) if normal.name_span(index) == (0, len(text))]
    if not whole:
        kind = "hashtag" if sign == "#" else "handle"
        cure = f"write {sign}name with letters, digits and _ only; quote a phrase"
        raise QueryError(f"`{_shown(text)}` is no {kind}", column=column, cure=cure)
    return whole[0]


def _words(text: str, column: int) -> str:
    words = normalise(text).words
    if not words:
        cure = "words are made of letters and digits, and links are never searched; leave it out"
        raise QueryError(f"nothing is left of `{_shown(text)}` when it is compared", column=column, cure=cure)
    return words


def _refuse_later_forms(text: str, column: int) -> None:
    if _PROXIMITY.fullmatch(text) and (text.isupper() or "/" in text):
        _refuse(f"`{_shown(text)}`", column, 'write a phrase in quotes, or AND; quote it, "near", to look for the word')
    if field := _FIELD.match(text):
        if field[1].lower() in FIELDS:
            _refuse(f"the field `{field[0]}`", column, "leave it out")
        cure = f'quote it to look for words: "{_shown(text)}"'
        raise QueryError(f"`{_shown(field[0])}` is no field", column=column, cure=cure)
    if _PREFIX.search(text):
        _refuse("the star", column, "write the whole words, joined by OR")
    if _FUZZY.search(text):
        _refuse("the tilde", column, "write the spellings, joined by OR")


def _refuse_lookalikes(text: str, column: int) -> None:
    if text == "-":
        raise QueryError("`-` stands alone", column=column, cure="write it before what must not be there: -word")
    if text[0] in "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d" and len(text) > 1:
        cure = f"write -{_shown(text[1:])} with a plain hyphen to exclude it"
        raise QueryError(f"`{_shown(text)}` begins with a dash that is no minus", column=column, cure=cure)
    if text[0] in "'\u2018" and len(text) > 1 and not text.endswith(("'", "\u2019")):
        cure = 'use double quotes for a phrase: "like this"; a single word needs no apostrophe before it'
        raise QueryError("an apostrophe does not quote", column=column, cure=cure)
    if set(text) <= {"&", "|"}:
        raise QueryError(f"`{text}` is no operator", column=column, cure="write AND or OR, or quote the phrase")
    if "|" in text:
        raise QueryError(f"`|` in `{_shown(text)}` is no operator", column=column, cure="write OR between the words")


def _refuse(what: str, column: int, cure: str) -> None:
    raise QueryError(f"{what} is {_LATER}", column=column, cure=cure)


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}\u2026"
