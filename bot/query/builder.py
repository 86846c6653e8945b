"""Makes nodes of what the parser reads. Importing lark is slow: only `syntax` imports this, at the first query."""

from __future__ import annotations

from lark import Token, Transformer, v_args

from bot.query.fields import read_field
from bot.query.groups import read_near, read_title
from bot.query.leaves import read_cased, read_handle, read_hashtag, read_phrase, read_word
from bot.query.tree import And, Node, Not, Or


@v_args(inline=True)
class Builder(Transformer[Token, Node]):
    """One method for each rule and alias of `grammar.lark`."""

    def start(self, root: Node) -> Node:
        """The whole query."""
        return root

    def either(self, *parts: Node) -> Node:
        """Parts joined by `OR`, or one alone."""
        return parts[0] if len(parts) == 1 else Or(parts, parts[0].column)

    def both(self, *parts: Node) -> Node:
        """Parts joined by `AND`, or one alone."""
        return parts[0] if len(parts) == 1 else And(parts, parts[0].column)

    def near(self, *parts: Node | Token) -> Node:
        """Parts joined by `NEAR/n` or `ONEAR/n`."""
        return read_near(parts)

    def group(self, inner: Node) -> Node:
        """Parentheses."""
        return inner

    def negation(self, sign: Token, part: Node) -> Node:
        """`NOT` or `-`."""
        return Not(part, column_of(sign))

    def title(self, sign: Token, part: Node) -> Node:
        """`title:`."""
        return read_title(part, column_of(sign))

    def word(self, token: Token) -> Node:
        """Anything that stands without quotes and is nothing else."""
        return read_word(str(token), column_of(token))

    def phrase(self, token: Token) -> Node:
        """Anything in quotes."""
        return read_phrase(str(token), column_of(token))

    def cased_word(self, sign: Token, token: Token) -> Node:
        """`case:` before a word."""
        return read_cased(str(token), column_of(sign))

    def cased_phrase(self, sign: Token, token: Token) -> Node:
        """`case:` before a phrase."""
        return read_cased(str(token)[1:-1], column_of(sign))

    def field(self, token: Token) -> Node:
        """A field operator with its value."""
        return read_field(str(token), column_of(token))

    def hashtag(self, token: Token) -> Node:
        """`#tag`."""
        return read_hashtag(str(token), column_of(token))

    def handle(self, token: Token) -> Node:
        """`@handle`."""
        return read_handle(str(token), column_of(token))


def column_of(token: Token) -> int:
    """Counted over the whole query, whatever line breaks it has."""
    return (token.start_pos or 0) + 1
