"""Why a query holds for a mention, or why not: the tree of the query with what was found of each part.

Knows nothing of rules, of their dates or of other queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.attributes import field_shown
from bot.query.evaluate import holds, leaf_evidence, near_evidence
from bot.query.exclusions import Exclusion, exclusions
from bot.query.labels import label
from bot.query.reading import Reading
from bot.query.syntax import parse
from bot.query.tree import And, Field, Near, Node, Not, Or, Title, children

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One part of a query: whether it holds, what was found of it, and its parts in turn.

    `label` is for people. `evidence` is of leaves and of `NEAR` alone, and is shown also where the part is excluded;
    `note` is what the mention says where a field operator looks. `exclusions` are told of the whole query only.
    """

    label: str
    column: int
    holds: bool
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Explanation, ...] = ()
    note: str = ""
    exclusions: tuple[Exclusion, ...] = ()

    def render(self) -> str:
        """The tree as indented lines, without a line break at the end."""
        return "\n".join([*self._lines(0), *(_exclusion_line(one) for one in self.exclusions)])

    def as_json(self) -> Json:
        """The same as plain values; the keys are those of the fields, at every depth."""
        told: Json = {"label": self.label, "column": self.column, "holds": self.holds}
        told |= {"evidence": [_as_json(one) for one in self.evidence], "note": self.note}
        told |= {"parts": [part.as_json() for part in self.parts]}
        return told | {"exclusions": [_exclusion_json(one) for one in self.exclusions]}

    def _lines(self, depth: int) -> Iterator[str]:
        sign = "holds" if self.holds else "fails"
        note = f", {self.note}" if self.note else ""
        yield f"{'  ' * depth}{sign}: {self.label}{_places(self.evidence)}{note}"
        for part in self.parts:
            yield from part._lines(depth + 1)


def explain(query: str, mention: Mention) -> Explanation:
    """How a query fares with a mention. Raises `QueryError`."""
    tree = parse(query)
    reading = Reading.of(mention)
    return replace(_explained(tree, reading), exclusions=exclusions(tree, reading))


def _explained(node: Node, reading: Reading) -> Explanation:
    scope = reading.title_alone() if isinstance(node, Title) else reading
    told = Explanation(label(node), node.column, holds(node, reading))
    if isinstance(node, And | Or | Not | Near | Title):
        told = replace(told, parts=tuple(_explained(part, scope) for part in children(node)))
        if isinstance(node, Near):
            found = {piece: None for pieces in near_evidence(node, reading) for piece in pieces}
            return replace(told, evidence=tuple(found))
        return told
    if isinstance(node, Field):
        shown = field_shown(node, reading.mention)
        return replace(told, note=f"the mention says {_quoted(shown)}" if shown else "the mention does not say")
    return replace(told, evidence=tuple(leaf_evidence(node, reading)))


def _places(evidence: Iterable[Evidence]) -> str:
    places = ", ".join(f"{_quoted(one.text)} in {one.field} at {one.start}" for one in evidence)
    return f", found {places}" if places else ""


def _exclusion_line(exclusion: Exclusion) -> str:
    verb = "refused by" if exclusion.applied else "nearly refused by"
    why = f": {exclusion.why}" if exclusion.why else ""
    return f"{verb} {exclusion.label}{why}{_places(exclusion.evidence)}"


def _exclusion_json(exclusion: Exclusion) -> Json:
    told: Json = {"label": exclusion.label, "column": exclusion.column, "applied": exclusion.applied}
    return told | {"why": exclusion.why, "evidence": [_as_json(one) for one in exclusion.evidence]}


def _as_json(evidence: Evidence) -> Json:
    return {"field": evidence.field, "text": evidence.text, "start": evidence.start, "end": evidence.end}


def _quoted(text: str) -> str:
    """A stranger's words on one line."""
    return f"“{' '.join(text.split())}”"
