"""Whether a tree holds for a mention, and thanks to which words. This is the meaning of the language, one mention at a
time; `matcher` only spares most rules from coming here."""

from __future__ import annotations

from bot.domain.rule import Evidence
from bot.query.attributes import field_holds
from bot.query.places import spans_of, stands
from bot.query.proximity import near_pairs
from bot.query.reading import TITLE, Reading
from bot.query.tree import And, Field, Near, Node, Not, Or, TextLeaf, Title

MOST_EVIDENCE = 20
"""Pieces of evidence kept for one match. Each leaf shows its first place before any shows its second."""


def holds(node: Node, reading: Reading) -> bool:
    """Whether the query holds."""
    if isinstance(node, Not):
        return not holds(node.part, reading)
    if isinstance(node, And):
        return all(holds(part, reading) for part in node.parts)
    if isinstance(node, Or):
        return any(holds(part, reading) for part in node.parts)
    if isinstance(node, Title):
        return holds(node.part, reading.title_alone())
    if isinstance(node, Near):
        return any(next(near_pairs(node, field), None) for field in reading.fields)
    if isinstance(node, Field):
        return field_holds(node, reading.mention)
    return any(stands(node, field) for field in reading.fields)


def evidence_of(node: Node, reading: Reading) -> tuple[Evidence, ...]:
    """The words that made a tree hold, by position, title first. Nothing that was excluded is among them."""
    ranked: dict[Evidence, int] = {}
    for pieces in _witnesses(node, reading, negated=False):
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


def _witnesses(node: Node, reading: Reading, *, negated: bool) -> list[list[Evidence]]:
    """The places of each leaf that helped it to hold, left to right."""
    if isinstance(node, Not):
        return _witnesses(node.part, reading, negated=not negated)
    if isinstance(node, And | Or):
        helping = [part for part in node.parts if holds(part, reading) is not negated]
        return [pieces for part in helping for pieces in _witnesses(part, reading, negated=negated)]
    if isinstance(node, Title):
        return _witnesses(node.part, reading.title_alone(), negated=negated)
    if negated or isinstance(node, Field):
        return []
    return near_evidence(node, reading) if isinstance(node, Near) else [leaf_evidence(node, reading)]


def near_evidence(near: Near, reading: Reading) -> list[list[Evidence]]:
    """The places of both operands that are near each other."""
    sides: tuple[dict[Evidence, None], dict[Evidence, None]] = ({}, {})
    for field in reading.fields:
        for pair in near_pairs(near, field):
            for side, span in zip(sides, (pair.left, pair.right), strict=True):
                side[field.evidence(span)] = None
            if len(sides[0]) > MOST_EVIDENCE:
                break
    return [list(side) for side in sides]


def _position(evidence: Evidence) -> tuple[bool, int, int]:
    return evidence.field != TITLE, evidence.start, evidence.end
