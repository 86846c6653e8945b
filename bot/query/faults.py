"""Turns what the parser stumbled over into a sentence: what is wrong, at which column, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.errors import QueryError

if TYPE_CHECKING:
    from lark import Token

_QUOTES = '"\u201c\u201d\u201e\u201f\uff02'
_OPERATORS = frozenset(["_AND", "_OR", "NOT", "MINUS", "NEAR"])
_SCOPES = frozenset(["CASE", "TITLE"])
_NEGATIONS = frozenset(["NOT", "MINUS"])


def character_fault(query: str, at: int) -> QueryError:
    """The lexer takes everything but a quote that closes nowhere, or closes inside a word."""
    closing = next((later for later in range(at + 1, len(query)) if query[later] in _QUOTES), None)
    if closing is None:
        return QueryError("this quote is never closed", column=at + 1, cure="close it, or leave it out")
    if query.startswith("~", closing + 1):
        cure = 'leave it out; for words near each other write "one" NEAR/3 "other"'
        return QueryError("a tilde does not go after a phrase", column=closing + 2, cure=cure)
    if query.startswith("*", closing + 1):
        cure = "write it before the closing quote"
        return QueryError("the star stands outside of its phrase", column=closing + 2, cure=cure)
    cure = "put a space after the closing quote"
    return QueryError("words touch the closing quote", column=closing + 2, cure=cure)


def token_fault(before: Sequence[Token], token: Token) -> QueryError:
    """What is wrong with a token that cannot follow those `before` it. The end of the query is the token `$END`."""
    last = before[-1] if before else None
    if last is not None and last.type in _SCOPES:
        return _after_scope(last)
    if last is not None and last.type in _OPERATORS:
        return _after_operator(last, token)
    if token.type == "$END":
        return _unclosed(before)
    if token.type == "_CLOSE":
        return _closing(last, token)
    cure = "write a word before it, or leave it out"
    return QueryError(f"{token} has nothing before it", column=_column(token), cure=cure)


def _after_operator(last: Token, token: Token) -> QueryError:
    if last.type in _NEGATIONS and token.type in _NEGATIONS:
        return QueryError("this negates twice", column=_column(last), cure="leave out both")
    cure = "write a word after it, or leave it out"
    return QueryError(f"{last} has nothing after it", column=_column(last), cure=cure)


def _after_scope(last: Token) -> QueryError:
    if last.type == "CASE":
        cure = 'write one right after the colon: case:Word, case:"Two Words"'
        return QueryError(f"{last} goes with a word or a phrase alone", column=_column(last), cure=cure)
    cure = 'write a word, a phrase or a group right after the colon: title:word, title:"two words", title:(a OR b)'
    return QueryError(f"{last} has nothing after it that it could look for", column=_column(last), cure=cure)


def _unclosed(before: Sequence[Token]) -> QueryError:
    opened: list[Token] = []
    for token in before:
        if token.type == "_OPEN":
            opened.append(token)
        elif token.type == "_CLOSE":
            opened.pop()
    return QueryError("this parenthesis is never closed", column=_column(opened[-1]), cure="write the closing one")


def _closing(last: Token | None, token: Token) -> QueryError:
    if last is not None and last.type == "_OPEN":
        cure = "write a query between the parentheses, or leave them out"
        return QueryError("the parentheses are empty", column=_column(last), cure=cure)
    return QueryError(
        "this parenthesis closes nothing", column=_column(token), cure="leave it out, or open one before it"
    )


def _column(token: Token) -> int:
    return (token.start_pos or 0) + 1
