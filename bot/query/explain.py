"""Why a query holds for a mention, or why not: the tree of the query with what was found of each part.

Knows nothing of rules, of their dates or of other queries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.matcher import MOST_EVIDENCE
from bot.query.scanner import Found, Scanner
from bot.query.syntax import parse
from bot.query.tree import And, Handle, Hashtag, Node, Not, Or, Phrase, Word, leaves


@dataclass(frozen=True, slots=True)
class Explanation:
    """One part of a query: whether it holds, what was found of it, and its parts in turn.

    `label` is for people. `evidence` is of leaves alone, and is shown also where the part is excluded.
    """

    label: str
    column: int
    holds: bool
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Explanation, ...] = ()

    def render(self) -> str:
        """The tree as indented lines, without a line break at the end."""
        return "\n".join(self._lines(0))

    def _lines(self, depth: int) -> Iterator[str]:
        sign = "holds" if self.holds else "fails"
        places = ", ".join(f"{_quoted(one.text)} in {one.field} at {one.start}" for one in self.evidence)
        yield f"{'  ' * depth}{sign}: {self.label}" + (f", found {places}" if places else "")
        for part in self.parts:
            yield from part._lines(depth + 1)


def explain(query: str, mention: Mention) -> Explanation:
    """How a query fares with a mention. Raises `QueryError`."""
    tree = parse(query)
    scanner = Scanner(term for leaf in leaves(tree) for term in leaf.terms)
    return _explained(tree, scanner.scan([mention])[0])


def _explained(node: Node, found: Found) -> Explanation:
    if isinstance(node, Not):
        part = _explained(node.part, found)
        return Explanation("NOT: the part below must fail", node.column, not part.holds, parts=(part,))
    if isinstance(node, And | Or):
        parts = tuple(_explained(part, found) for part in node.parts)
        if isinstance(node, And):
            return Explanation("AND: all of", node.column, all(part.holds for part in parts), parts=parts)
        return Explanation("OR: any of", node.column, any(part.holds for part in parts), parts=parts)
    evidence = tuple(found.evidence(node.terms, MOST_EVIDENCE))
    return Explanation(_label(node), node.column, found.has(node.terms), evidence)


def _label(leaf: Word | Phrase | Hashtag | Handle) -> str:
    match leaf:
        case Word():
            return f"the word {leaf.words}"
        case Phrase():
            return f'the phrase "{leaf.words}"'
        case Hashtag():
            return f"the hashtag {leaf.name}"
        case Handle():
            return f"the handle {leaf.name}"


def _quoted(text: str) -> str:
    """A stranger's words on one line."""
    return f"“{' '.join(text.split())}”"
