"""Reads plain queries, as most are, many times as fast as the grammar does: words and phrases of ASCII letters, digits
and spaces, joined by `AND`, `OR`, `NOT`, `-`, `NEAR/n` and parentheses.

Decides nothing of its own: whatever is not surely plain and right is left to `grammar.lark`, which says the same of the
rest (a test holds the two to each other) and knows what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.query.groups import read_near
from bot.query.leaves import read_phrase, read_word
from bot.query.tree import And, Node, Not, Or

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=["(A-Za-z0-9]))
      | (?: (?P<and>AND) | (?P<or>OR) | (?P<not>NOT) | (?P<near>O?NEAR/[0-9]+)
          | (?P<phrase>"[A-Za-z0-9\ ]*[A-Za-z0-9][A-Za-z0-9\ ]*") | (?P<word>[A-Za-z0-9]+) ) (?=[\s()]|$)
    )\s*""",
    re.VERBOSE,
)
_Token = tuple[str, str, int]
"""Its sort, its text and its column."""


class _Sign(str):
    """An operator as `read_near` takes it, with its offset."""

    __slots__ = ("start_pos",)


class NotPlainError(Exception):
    """The query is for the grammar."""


def read_plainly(query: str) -> Node:
    """The tree of a plain query. Raises `NotPlainError` for any other, and `QueryError` as the grammar's leaves do."""
    tokens = _tokens(query)
    reader = _Reader(tokens)
    root = reader.either()
    if reader.at < len(tokens) - 1:
        raise NotPlainError
    return root


def _tokens(query: str) -> Sequence[_Token]:
    tokens: list[_Token] = []
    end = 0
    for hit in _TOKEN.finditer(query):
        if hit.start() != end:
            raise NotPlainError
        kind = str(hit.lastgroup)
        tokens.append((kind, hit[kind], hit.start(kind) + 1))
        end = hit.end()
    if end != len(query):
        raise NotPlainError
    return [*tokens, ("end", "", end + 1)]


class _Reader:
    """One method for each rule of the grammar that a plain query may need."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self.at = 0

    def either(self) -> Node:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts), parts[0].column)

    def _both(self) -> Node:
        parts = [self._near()]
        while self._take("and") or self._tokens[self.at][0] in ("open", "minus", "not", "phrase", "word"):
            parts.append(self._near())
        return parts[0] if len(parts) == 1 else And(tuple(parts), parts[0].column)

    def _near(self) -> Node:
        first = self._unary()
        token = self._take("near")
        if not token:
            return first
        sign = _Sign(token[1])
        sign.start_pos = token[2] - 1  # type: ignore[attr-defined]  # a slot of a string
        near = read_near((first, sign, self._unary()))  # type: ignore[arg-type]  # a sign is what a token is there
        if self._tokens[self.at][0] == "near":
            raise NotPlainError
        return near

    def _unary(self) -> Node:
        token = self._take("minus") or self._take("not")
        return Not(self._atom(), token[2]) if token else self._atom()

    def _atom(self) -> Node:
        kind, text, column = self._tokens[self.at]
        self.at += 1
        if kind == "word":
            return read_word(text, column)
        if kind == "phrase":
            return read_phrase(text, column)
        if kind != "open":
            raise NotPlainError
        inner = self.either()
        if not self._take("close"):
            raise NotPlainError
        return inner

    def _take(self, kind: str) -> _Token | None:
        token = self._tokens[self.at]
        if token[0] != kind:
            return None
        self.at += 1
        return token
