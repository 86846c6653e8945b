"""Words that are most likely meant as an operator, of this language or another: each is a fault with its cure."""

from __future__ import annotations

import re

from bot.errors import QueryError
from bot.query.tree import FieldName

_PROXIMITY = re.compile(r"(O?NEAR)(/.*)?", re.IGNORECASE | re.DOTALL)
_FIELD = re.compile(r"([A-Za-z]\w*):")
_SCOPES = {"case", "title"}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"


def refuse_lookalikes(text: str, column: int) -> None:
    """Raises `QueryError` for an unquoted word that nobody means as a word."""
    if text.isalnum() and not text.isupper():
        return
    _refuse_proximity(text, column)
    _refuse_fields(text, column)
    _refuse_signs(text, column)
    if set(text) <= {"&", "|"}:
        raise QueryError(f"`{text}` is no operator", column=column, cure="write AND or OR, or quote the phrase")
    if "|" in text:
        raise QueryError(f"`|` in `{shown(text)}` is no operator", column=column, cure="write OR between the words")


def shown(text: str) -> str:
    """What was written, cut where it is long."""
    return text if len(text) <= 40 else f"{text[:39]}\u2026"


def _refuse_proximity(text: str, column: int) -> None:
    hit = _PROXIMITY.fullmatch(text)
    if not hit or (hit[2] is None and not text.isupper()):
        return
    operator = hit[1].upper()
    if hit[2] and hit[2][1:].isdecimal():
        cure = f"write {operator}{hit[2]} in capitals, or quote it to look for the words"
        raise QueryError(f"`{shown(text)}` is in small letters", column=column, cure=cure)
    cure = f'write how many words may stand between: {operator}/5; quote it, "near", to look for the word'
    raise QueryError(f"`{shown(text)}` lacks its number", column=column, cure=cure)


def _refuse_fields(text: str, column: int) -> None:
    field = _FIELD.match(text)
    if not field:
        return
    if field[1].lower() in _SCOPES:
        cure = f"write a word or a phrase right after the colon: {field[1].lower()}:Word"
        raise QueryError(f"`{field[0]}` has nothing after it", column=column, cure=cure)
    known = ", ".join(["case:", "title:", *(f"{name}:" for name in FieldName)])
    cure = f'quote it to look for words: "{shown(text)}"; the fields are {known}'
    raise QueryError(f"`{shown(field[0])}` is no field", column=column, cure=cure)


def _refuse_signs(text: str, column: int) -> None:
    if text == "-":
        raise QueryError("`-` stands alone", column=column, cure="write it before what must not be there: -word")
    if text[0] in _DASHES and len(text) > 1:
        cure = f"write -{shown(text[1:])} with a plain hyphen to exclude it"
        raise QueryError(f"`{shown(text)}` begins with a dash that is no minus", column=column, cure=cure)
    if text[0] in "'\u2018" and len(text) > 1 and not text.endswith(("'", "\u2019")):
        cure = 'use double quotes for a phrase: "like this"; a single word needs no apostrophe before it'
        raise QueryError("an apostrophe does not quote", column=column, cure=cure)
    if text[0] == "~" and len(text) > 1:
        cure = f"write it after the word: {shown(text[1:])}~"
        raise QueryError("a tilde stands before its word", column=column, cure=cure)
