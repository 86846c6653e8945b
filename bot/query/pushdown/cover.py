"""A query of ours as an expression of X that finds at least every post the query can hold for.

Where the two languages differ it asks for more, never for less, and says where and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.query.labels import label
from bot.query.pushdown.expression import Expression, Refusal, Whole, all_of, asks, some_of
from bot.query.pushdown.spelling import asked_for, handle_term, hashtag_term, is_handle, possessives, refused
from bot.query.pushdown.x_fields import asked_field
from bot.query.tree import (
    And,
    Cased,
    Field,
    Fuzzy,
    Handle,
    Hashtag,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Title,
    Word,
)


@dataclass(frozen=True, slots=True)
class Widening:
    """A part of a query that X is asked for in a wider form, or not at all, and why."""

    part: str
    column: int
    why: str


@dataclass(frozen=True, slots=True)
class Covering:
    """Covers one query; `widenings` grows in the order of its parts. `source` is the name of the source that asks."""

    source: str = ""
    widenings: list[Widening] = field(default_factory=list)

    def cover(self, node: Node, *, negated: bool = False) -> Expression:
        """The expression for a part of the query, or for its negation."""
        if isinstance(node, Not):
            return self.cover(node.part, negated=not negated)
        if isinstance(node, And | Or):
            parts = [self.cover(part, negated=negated) for part in node.parts]
            if isinstance(node, And) is not negated:
                return all_of(parts)
            return self._one_of(node, parts)
        if isinstance(node, Title):
            return self._title(node, negated=negated)
        if isinstance(node, Field):
            asked = asked_field(node, self.source, negated=negated)
            return self._widened(node, asked.expression, asked.why, negated=negated) if asked.why else asked.expression
        if isinstance(node, Near):
            return self._near(node, negated=negated)
        return self._refused(node) if negated else self._asked(node)

    def _one_of(self, node: And | Or, parts: Sequence[Expression]) -> Expression:
        if all(asks(part) or isinstance(part, Whole) for part in parts):
            return some_of(parts)
        return self._widened(node, Whole.EVERYTHING, "X takes no exclusion as one of several choices")

    def _title(self, node: Title, *, negated: bool) -> Expression:
        holds = _holds_without_words(node.part)
        if holds is not negated:
            return Whole.EVERYTHING
        return Whole.NOTHING

    def _near(self, node: Near, *, negated: bool) -> Expression:
        if negated:
            return self._widened(node, Whole.EVERYTHING, "X knows no distances", negated=True)
        both = all_of([self.cover(node.left), self.cover(node.right)])
        return self._widened(node, both, "X knows no distances: asked for both, however far apart")

    def _asked(self, node: Word | Phrase | Prefix | Fuzzy | Cased | Hashtag | Handle) -> Expression:
        match node:
            case Word() | Phrase() | Cased():
                found = asked_for(node.text, node.words)
                if found is Whole.EVERYTHING:
                    return self._widened(node, found, _unaskable(node.words))
                if isinstance(node, Cased):
                    return self._widened(node, found, "X does not tell capitals apart")
                return found
            case Hashtag():
                return some_of(hashtag_term(name) for name in (f"#{node.text[1:]}", node.name))
            case Handle():
                return handle_term(node.name if node.name != node.text.lower() else node.text)
            case Prefix():
                return self._widened(node, Whole.EVERYTHING, "X knows no beginnings of words")
            case Fuzzy():
                return self._widened(node, Whole.EVERYTHING, "X knows no similar spellings")

    def _refused(self, node: Word | Phrase | Prefix | Fuzzy | Cased | Hashtag | Handle) -> Expression:
        match node:
            case Hashtag() if hashtag_term(node.name).text.startswith("#"):
                return Refusal(node.name)
            case Handle() if is_handle(node.name[1:]):
                return Refusal(node.name)
            case Word():
                term = refused(node.words)
                if term:
                    return Refusal(term.text, possessives(node.words))
                why = "X sees this word inside others"
            case Prefix() | Fuzzy():
                term = refused(node.words)
                if term:
                    return self._widened(node, Refusal(term.text), "refused as this word alone", negated=True)
                why = "X sees this word inside others"
            case Phrase():
                why = "X also takes `a & b` for the phrase a b, which we do not"
            case Cased():
                why = "X would refuse it in any capitals"
            case _:
                why = "X has no such name"
        return self._widened(node, Whole.EVERYTHING, why, negated=True)

    def _widened(self, node: Node, expression: Expression, why: str, *, negated: bool = False) -> Expression:
        part = f"NOT {label(node)}" if negated else label(node)
        self.widenings.append(Widening(part, node.column, why))
        return expression


def _unaskable(words: str) -> str:
    if words == "and":
        return "it also stands for &, which X cannot be asked for"
    return "X cuts scripts without spaces into words of its own"


def _holds_without_words(node: Node) -> bool:
    """Whether a part of a query holds for an empty text: the posts of X have no title."""
    if isinstance(node, Not):
        return not _holds_without_words(node.part)
    if isinstance(node, And):
        return all(_holds_without_words(part) for part in node.parts)
    return isinstance(node, Or) and any(_holds_without_words(part) for part in node.parts)
