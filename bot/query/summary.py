"""An explanation in a few lines: what was found, what was missing, what was excluded. The tree stays in `explain`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.rule import Evidence
from bot.query.exclusions import Exclusion
from bot.query.explain import Explanation
from bot.query.syntax import parse
from bot.query.tree import And, Node, Not, Or

MOST_LABELS = 6


class Sign(StrEnum):
    """What a line says of its parts. `clear` are exclusions that did not apply, `nearly` those that nearly did."""

    FOUND = "found"
    MISSING = "missing"
    REFUSED = "refused"
    CLEAR = "clear"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True)
class Line:
    """Some parts of the query, and the words of the mention that they are about; `more` parts are not named."""

    sign: Sign
    labels: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    more: int = 0
    why: str = ""


def summary(query: str, told: Explanation) -> tuple[Line, ...]:
    """The lines in the order of the query, then what nearly applied, last and in one line what is `clear`.

    `told` is the explanation of this query. Raises `QueryError`.
    """
    lines = list(_lines(parse(query), told))
    clear = [line for line in lines if line.sign is Sign.CLEAR]
    told_of = [line for line in lines if line.sign is not Sign.CLEAR]
    nearly = [_nearly(one) for one in told.exclusions if not one.applied]
    return (*told_of, *nearly, *([_together(clear)] if clear else []))


def _nearly(exclusion: Exclusion) -> Line:
    return Line(Sign.NEARLY, (exclusion.label,), exclusion.evidence, why=exclusion.why)


def _together(clear: list[Line]) -> Line:
    labels = [label for line in clear for label in line.labels]
    more = sum(line.more for line in clear) + max(0, len(labels) - MOST_LABELS)
    return Line(Sign.CLEAR, tuple(labels[:MOST_LABELS]), more=more)


def _lines(node: Node, told: Explanation) -> Iterator[Line]:
    if isinstance(node, Not):
        ends = list(_ends(told))
        applied = [one for one in ends if one.holds]
        yield _line(Sign.CLEAR, ends) if told.holds else _line(Sign.REFUSED, applied or ends)
    elif isinstance(node, And):
        for part, one in zip(node.parts, told.parts, strict=True):
            yield from _lines(part, one)
    elif isinstance(node, Or) and told.holds:
        for part, one in zip(node.parts, told.parts, strict=True):
            if one.holds:
                yield from _lines(part, one)
    elif isinstance(node, Or):
        yield _line(Sign.MISSING, list(_ends(told)))
    else:
        yield _line(Sign.FOUND if told.holds else Sign.MISSING, [told])


def _line(sign: Sign, parts: list[Explanation]) -> Line:
    evidence = tuple(dict.fromkeys(found for part in parts for found in part.evidence))
    labels = tuple(part.label for part in parts[:MOST_LABELS])
    return Line(sign, labels, evidence, max(0, len(parts) - MOST_LABELS))


def _ends(told: Explanation) -> Iterator[Explanation]:
    """The explanations of the leaves, from left to right."""
    if not told.parts:
        yield told
    for part in told.parts:
        yield from _ends(part)
