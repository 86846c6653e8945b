"""Whether a tree holds for a mention, and thanks to which words. This is the meaning of the language, one mention at a
time; `matcher` only spares most rules from coming here."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.rule import Evidence
from bot.query.attributes import field_holds
from bot.query.places import spans_of, stands
from bot.query.proximity import is_near, pairs
from bot.query.reading import TITLE, Reading
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
    TextLeaf,
    Title,
    Word,
)

MOST_EVIDENCE = 20
"""Pieces of evidence kept for one match. Each leaf shows its first place before any shows its second."""


def holds(node: Node, reading: Reading) -> bool:
    """Whether the query holds."""
    return _HOLDS[type(node)](node, reading)


def evidence_of(node: Node, reading: Reading) -> tuple[Evidence, ...]:
    """The words that made a tree hold, by position, title first. Nothing that was excluded is among them."""
    witnesses = _witnesses(node, reading, False)
    if len(witnesses) == 1 and len(witnesses[0]) == 1:
        return tuple(witnesses[0])
    ranked: dict[Evidence, int] = {}
    for pieces in witnesses:
        for rank, piece in enumerate(pieces):
            ranked[piece] = min(rank, ranked.get(piece, rank))
    if len(ranked) > MOST_EVIDENCE:
        chosen = sorted(ranked, key=lambda piece: (ranked[piece], _position(piece)))[:MOST_EVIDENCE]
        return tuple(sorted(chosen, key=_position))
    return tuple(sorted(ranked, key=_position))


def leaf_evidence(leaf: TextLeaf, reading: Reading) -> list[Evidence]:
    """The first places of one leaf."""
    found = [field.evidence(span) for field in reading.fields for span in spans_of(leaf, field, MOST_EVIDENCE)]
    return found[:MOST_EVIDENCE]


def _witnesses(node: Node, reading: Reading, negated: bool) -> list[list[Evidence]]:
    """The places of each leaf that helped, left to right. Asked of nodes that hold, or if `negated` do not."""
    return _WITNESSES[type(node)](node, reading, negated)


def _witnesses_of_and(node: And, reading: Reading, negated: bool) -> list[list[Evidence]]:
    return _of_those_that_helped(node, reading, negated) if negated else _of_all(node, reading, negated)


def _witnesses_of_or(node: Or, reading: Reading, negated: bool) -> list[list[Evidence]]:
    return _of_all(node, reading, negated) if negated else _of_those_that_helped(node, reading, negated)


def _of_all(node: And | Or, reading: Reading, negated: bool) -> list[list[Evidence]]:
    return [pieces for part in node.parts for pieces in _witnesses(part, reading, negated)]


def _of_those_that_helped(node: And | Or, reading: Reading, negated: bool) -> list[list[Evidence]]:
    parts = [part for part in node.parts if holds(part, reading) is not negated]
    return [pieces for part in parts for pieces in _witnesses(part, reading, negated)]


def _witnesses_of_not(node: Not, reading: Reading, negated: bool) -> list[list[Evidence]]:
    return [] if not negated and type(node.part) in _LEAVES else _witnesses(node.part, reading, not negated)


def _witnesses_of_near(node: Near, reading: Reading, negated: bool) -> list[list[Evidence]]:
    return [] if negated else near_evidence(node, reading)


def _witnesses_of_leaf(node: TextLeaf, reading: Reading, negated: bool) -> list[list[Evidence]]:
    return [] if negated else [leaf_evidence(node, reading)]


def near_evidence(near: Near, reading: Reading) -> list[list[Evidence]]:
    """The places of both operands that are near each other."""
    sides: tuple[dict[Evidence, None], dict[Evidence, None]] = ({}, {})
    for field in reading.fields:
        for pair in pairs(near, field, near.most):
            for side, span in zip(sides, (pair.left, pair.right), strict=True):
                side[field.evidence(span)] = None
            if len(sides[0]) > MOST_EVIDENCE:
                break
    return [list(side) for side in sides]


def _position(evidence: Evidence) -> tuple[bool, int, int]:
    return evidence.field != TITLE, evidence.start, evidence.end


def _and_holds(node: And, reading: Reading) -> bool:
    for part in node.parts:  # noqa: SIM110  # a generator takes twice as long
        if not _HOLDS[type(part)](part, reading):
            return False
    return True


def _or_holds(node: Or, reading: Reading) -> bool:
    for part in node.parts:  # noqa: SIM110  # a generator takes twice as long
        if _HOLDS[type(part)](part, reading):
            return True
    return False


def _not_holds(node: Not, reading: Reading) -> bool:
    return not _HOLDS[type(node.part)](node.part, reading)


def _near_holds(node: Near, reading: Reading) -> bool:
    return any(is_near(node, field) for field in reading.fields)


def _title_holds(node: Title, reading: Reading) -> bool:
    return holds(node.part, reading.title_alone())


def _field_holds(node: Field, reading: Reading) -> bool:
    return field_holds(node, reading.mention)


def _word_holds(node: Word, reading: Reading) -> bool:
    return reading.has(f" {node.words} ") or (not node.words.isascii() and _leaf_holds(node, reading))


def _phrase_holds(node: Phrase, reading: Reading) -> bool:
    words = node.words
    if reading.has(f" {words} "):
        return True
    if not words.isascii():
        return _leaf_holds(node, reading)
    for field in reading.fields:  # noqa: SIM110  # a generator takes twice as long
        if field.normal.is_tagged(words):
            return True
    return False


def _leaf_holds(node: TextLeaf, reading: Reading) -> bool:
    for field in reading.fields:  # noqa: SIM110  # a generator takes twice as long
        if stands(node, field):
            return True
    return False


_LEAVES = (Word, Phrase, Prefix, Fuzzy, Cased, Hashtag, Handle)
_HOLDS: dict[type, Callable[..., bool]] = {
    And: _and_holds,
    Or: _or_holds,
    Not: _not_holds,
    Near: _near_holds,
    Title: _title_holds,
    Field: _field_holds,
    **dict.fromkeys(_LEAVES, _leaf_holds),
    Word: _word_holds,
    Phrase: _phrase_holds,
}
"""By the sort of node: this is asked so often that looking for the sort would take longer than the answer."""

_WITNESSES: dict[type, Callable[..., list[list[Evidence]]]] = {
    And: _witnesses_of_and,
    Or: _witnesses_of_or,
    Not: _witnesses_of_not,
    Title: lambda node, reading, negated: _witnesses(node.part, reading.title_alone(), negated),
    Near: _witnesses_of_near,
    Field: lambda *_: [],
    **dict.fromkeys(_LEAVES, _witnesses_of_leaf),
}
