"""Which exclusions of a query applied to a mention, and which nearly did: what a person wants to know of a surprise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.rule import Evidence
from bot.query.evaluate import evidence_of, holds
from bot.query.labels import label
from bot.query.proximity import pairs
from bot.query.reading import Reading
from bot.query.text import normalise
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
    children,
)

SHORTEST_LONGER = 4
"""Letters of a word of which a longer form is called nearly the same: `church` and `churches`."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Something that a query refuses, and that the mention has (`applied`) or nearly has.

    `label` is what is refused, `column` where the query says so, `why` in what way it nearly applied.
    """

    label: str
    column: int
    applied: bool
    evidence: tuple[Evidence, ...]
    why: str = ""


def exclusions(tree: Node, reading: Reading) -> tuple[Exclusion, ...]:
    """Those that applied and those that nearly did, left to right. Of a group with `OR` each part is one exclusion."""
    found = (_exclusion(part, scope) for part, scope in _refused(tree, reading))
    return tuple(exclusion for exclusion in found if exclusion)


def _refused(node: Node, reading: Reading) -> Iterator[tuple[Node, Reading]]:
    if isinstance(node, Not):
        yield from _alternatives(node.part, reading)
    else:
        scope = reading.title_alone() if isinstance(node, Title) else reading
        for part in children(node):
            yield from _refused(part, scope)


def _alternatives(node: Node, reading: Reading) -> Iterator[tuple[Node, Reading]]:
    if isinstance(node, Or):
        for part in node.parts:
            yield from _alternatives(part, reading)
    else:
        yield node, reading


def _exclusion(part: Node, reading: Reading) -> Exclusion | None:
    if holds(part, reading):
        return Exclusion(_named(part), part.column, True, evidence_of(part, reading))
    for nearly, why in _near_misses(part, reading):
        if evidence := evidence_of(nearly, reading):
            return Exclusion(_named(part), part.column, False, evidence, why)
    return None


def _named(part: Node) -> str:
    """A group by its parts: there is no tree below to read them from."""
    if isinstance(part, And | Or | Near | Title | Not):
        inner = ", ".join(_named(child) for child in children(part))
        return f"{label(part)} ({inner})"
    return label(part)


def _near_misses(part: Node, reading: Reading) -> Iterator[tuple[Node, str]]:
    """What would have held instead, and what to call that; each holds."""
    for nearly, why in _neighbours(part, reading):
        if holds(nearly, reading):
            yield nearly, why


def _neighbours(part: Node, reading: Reading) -> Iterator[tuple[Node, str]]:
    match part:
        case And():
            yield from ((one, "only a part of it holds") for one in part.parts if not isinstance(one, Not | Field))
        case Near():
            both = And((part.left, part.right), part.column)
            yield both, _distance(part, reading)
        case Title():
            pass
        case Word():
            if len(part.words) >= SHORTEST_LONGER:
                yield Prefix(part.text, part.words, part.column), "a longer form of it stands there"
                yield Fuzzy(part.text, part.words, 1, part.column), "nearly the same word stands there"
        case Phrase():
            words = tuple(Word(word, word, part.column) for word in part.words.split(" "))
            yield And(words, part.column), "its words stand there, but not as this phrase"
        case Cased():
            yield Phrase(part.text, part.words, part.column), "it stands there with other capitals"
        case Hashtag() | Handle():
            yield Phrase(part.text, normalise(part.name).words, part.column), f"it stands there without {part.name[0]}"
        case _:
            return


def _distance(near: Near, reading: Reading) -> str:
    distances = [pair.between for field in reading.fields for pair in pairs(near, field)]
    if not distances:
        return "both stand there, but not so"
    return f"both stand there, with {min(distances)} words between"
