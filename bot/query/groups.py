"""What may stand on either side of `NEAR`, and after `title:`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from bot.errors import QueryError
from bot.query.lookalikes import shown
from bot.query.tree import And, Field, Handle, Hashtag, Near, Node, Not, Or, Title, leaves

if TYPE_CHECKING:
    from lark import Token

MOST_BETWEEN = 100
"""Words between two operands of `NEAR`: farther apart, they have nothing to do with each other."""


def read_near(parts: Sequence[Node | Token]) -> Near:
    """Two operands with the operator between them; more of them in a row are a fault, since they could mean much."""
    left, sign, right = cast("tuple[Node, Token, Node]", parts[:3])
    column = (sign.start_pos or 0) + 1
    if len(parts) > 3:
        again = cast("Token", parts[3])
        cure = f"say which belong together: (a {sign} b) (b {again} c)"
        raise QueryError(f"{again} is the second in a row", column=(again.start_pos or 0) + 1, cure=cure)
    name, _, number = str(sign).partition("/")
    if len(number) > 4 or int(number) > MOST_BETWEEN:
        cure = f"write a number up to {MOST_BETWEEN}, or AND"
        raise QueryError(f"{shown(sign)} is too far", column=column, cure=cure)
    for operand in (left, right):
        _refuse_operand(operand, str(sign))
    return Near(left, right, int(number), name == "ONEAR", left.column)


def read_title(part: Node, column: int) -> Node:
    """A word, a phrase or a group that is looked for in the title."""
    if field := next((leaf for leaf in leaves(part) if isinstance(leaf, Field)), None):
        cure = "write it beside the title: instead of inside"
        raise QueryError(f"{shown(field.text)} is not in the title", column=field.column, cure=cure)
    return Title(part, column)


def _refuse_operand(node: Node, sign: str) -> None:
    if isinstance(node, Or):
        for part in node.parts:
            _refuse_operand(part, sign)
    elif isinstance(node, Not):
        cure = f"to exclude the pair write -(a {sign} b)"
        raise QueryError(f"{sign} cannot stand beside what is excluded", column=node.column, cure=cure)
    elif isinstance(node, And | Near | Title):
        cure = f"write {sign} between words, phrases, or groups with OR"
        raise QueryError(f"{sign} cannot stand beside this group", column=node.column, cure=cure)
    elif isinstance(node, Field | Hashtag | Handle):
        cure = "join it with AND; a hashtag's or handle's name without its sign is a word"
        raise QueryError(f"{sign} cannot stand beside {shown(node.text)}", column=node.column, cure=cure)
