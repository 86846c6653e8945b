"""A query with one more exclusion: how it is written, and what is wrong with an exclusion that a person typed.

Does not look at any text, and knows nothing of what an exclusion would remove.
"""

from __future__ import annotations

import re

from bot.errors import QueryError
from bot.query.syntax import parse
from bot.query.tree import And, Or

LONGEST = 200
"""Characters of an exclusion."""

_AS_IT_IS = re.compile(r"[#@]\S+")
_WRITTEN = re.compile(r"""["\u201c\u201d\u201e():*~]|(?:^|\s)(?:AND|OR|NOT|O?NEAR/\d+)(?:\s|$)|(?:^|\s)-\S""")
_ONE_PIECE = re.compile(r"""[\u201c\u201d\u201e"][^\u201c\u201d\u201e"]*[\u201c\u201d\u201e"]|[^\s()]+""")


def as_exclusion(typed: str) -> str:
    """What a person typed, as a part of a query: plain words become a phrase, a query stays one in parentheses.

    Empty for nothing. A leading minus is what they meant anyway. Raises `QueryError` when it cannot be read.
    """
    text = " ".join(typed.split())
    text = re.sub(r"^(?:-|NOT )\s*", "", text)
    if not text:
        return ""
    if len(text) > LONGEST:
        what = f"the exclusion has {len(text)} characters; the most is {LONGEST}"
        raise QueryError(what, column=LONGEST + 1, cure="keep the few words that tell it apart")
    if not _AS_IT_IS.fullmatch(text) and not _WRITTEN.search(text):
        text = f'"{text}"'
    elif not _ONE_PIECE.fullmatch(text):
        text = text if _is_one_group(text) else f"({text})"
    _refuse_what_breaks_out(text)
    return text


def narrowed(query: str, exclusion: str) -> str:
    """The query with this exclusion, on one line. Raises `QueryError`."""
    words = " ".join(query.split())
    edited = f"({words}) -{exclusion}" if isinstance(parse(words), Or) else f"{words} -{exclusion}"
    parse(edited)
    return edited


def _refuse_what_breaks_out(text: str) -> None:
    """`a) OR (b` would be read as something else than one exclusion. Columns are told as in the exclusion itself."""
    lead = "wardwatch -"
    try:
        tree = parse(lead + text)
    except QueryError as fault:
        raise QueryError(fault.what, column=max(1, fault.column - len(lead)), cure=fault.cure) from None
    if not isinstance(tree, And) or len(tree.parts) != 2:
        cure = "write one word, one phrase in quotes, or one group in parentheses"
        raise QueryError("this is more than one exclusion", column=1, cure=cure)


def _is_one_group(text: str) -> bool:
    """Whether the first parenthesis closes at the end."""
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at == len(text) - 1
    return False
