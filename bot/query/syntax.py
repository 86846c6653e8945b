"""`parse` reads a query into a tree; a fault names its column and what to write instead.

Does not look at any text. The grammar is in `grammar.lark`, the tree in `tree`, the meaning of
single words in `leaves`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.domain.mention import UNSTORABLE
from bot.errors import QueryError
from bot.query.anchors import anchors, loose_part
from bot.query.faults import character_fault, token_fault
from bot.query.plainly import NotPlainError, read_plainly
from bot.query.tree import Node

if TYPE_CHECKING:
    from lark import Lark, Token

MAX_LENGTH = 10_000
"""Characters of one query. A hundred names are about 2,000."""
MAX_DEPTH = 30
"""Parentheses within parentheses."""


@lru_cache(maxsize=4096)
def parse(query: str) -> Node:
    """The tree of a query. Raises `QueryError` for anything that is not in the language."""
    _refuse_oversized(query)
    root = _read(UNSTORABLE.sub("\ufffd", query))
    if not anchors(root):
        cure = "add a word that must be there, as in: name -word"
        what = "this could hold without any word being found"
        raise QueryError(what, column=loose_part(root).column, cure=cure)
    return root


def _read(query: str) -> Node:
    try:
        return read_plainly(query)
    except (NotPlainError, QueryError):
        return read_by_grammar(query)


def read_by_grammar(query: str) -> Node:
    """The tree of any query, and what is wrong with it: `grammar.lark` has the last word."""
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    try:
        tree: Node = _parser().parse(query)  # type: ignore[assignment]  # the builder makes nodes of the tree
    except UnexpectedToken as fault:
        raise token_fault(_tokens_before(query, fault.token), fault.token) from None
    except UnexpectedCharacters as fault:
        raise character_fault(query, fault.pos_in_stream or 0) from None
    return tree


def _tokens_before(query: str, last: Token) -> list[Token]:
    """The tokens that the parser took before it stumbled; lexing stops there, since the rest may not be lexable."""
    stop = len(query) if last.type == "$END" else last.start_pos
    return list(takewhile(lambda token: token.start_pos != stop, _parser().lex(query)))


def _refuse_oversized(query: str) -> None:
    if not query.strip():
        raise QueryError("the query is empty", column=1, cure="write at least one word to look for")
    if len(query) > MAX_LENGTH:
        what = f"the query has {len(query)} characters; the most is {MAX_LENGTH}"
        raise QueryError(what, column=MAX_LENGTH + 1, cure="split it into several rules")
    depth = 0
    for at, char in enumerate(query):
        depth += (char == "(") - (char == ")")
        if depth > MAX_DEPTH:
            cure = "split it into several rules"
            raise QueryError(f"parentheses are nested more than {MAX_DEPTH} deep", column=at + 1, cure=cure)


@cache
def _parser() -> Lark:
    """Built at the first query: importing and compiling take a tenth of a second."""
    from lark import Lark

    from bot.query.builder import Builder

    return Lark.open_from_package(__package__, "grammar.lark", parser="lalr", lexer="basic", transformer=Builder())
