"""Alternatives of many rules packed into as few requests as fit, each alternative once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.query.pushdown.expression import All, Expression, Finders, alternatives, rendered, some_of
from bot.query.pushdown.fit import chunks

_OR = " OR "

Pieces = Mapping[str, Sequence[Expression]]
"""The alternatives of each rule, by its id; each fits into a request alone."""


def packed(pieces: Pieces, limit: int) -> list[tuple[Expression, tuple[str, ...]]]:
    """Requests with the rules they read for. Alternatives of one rule stay together as far as they fit."""
    readers = _readers(pieces)
    requests: list[_Request] = []
    for group in sorted(map(_Request.of, _groups(pieces, readers, limit)), key=lambda one: one.length, reverse=True):
        home = next((request for request in requests if request.length_with(group) <= limit), None)
        if home is None:
            requests.append(group)
        else:
            home.add(group)
    return [(some_of(request.pieces), _rules(pieces, readers, request.pieces)) for request in requests]


@dataclass(slots=True)
class _Request:
    """Alternatives that are asked for together; `joined` is their length with OR between and parentheses around."""

    pieces: list[Expression]
    joined: int

    @classmethod
    def of(cls, pieces: list[Expression]) -> _Request:
        lengths = [len(rendered(piece)) + (2 if isinstance(piece, All) else 0) for piece in pieces]
        return cls(list(pieces), sum(lengths) + len(_OR) * (len(pieces) - 1))

    @property
    def length(self) -> int:
        """Characters in X's language: one alternative alone needs no parentheses."""
        return len(rendered(self.pieces[0])) if len(self.pieces) == 1 else self.joined

    def length_with(self, other: _Request) -> int:
        return self.joined + len(_OR) + other.joined

    def add(self, other: _Request) -> None:
        self.joined = self.length_with(other)
        self.pieces += other.pieces


def _readers(pieces: Pieces) -> dict[Expression, set[str]]:
    """What must be asked for, with the rules that read it; what another alternative finds anyway is not among them."""
    kept = alternatives(some_of(piece for some in pieces.values() for piece in some))
    finders = Finders(kept)
    readers: dict[Expression, set[str]] = {piece: set() for piece in kept}
    for rule, some in pieces.items():
        for found in (found for piece in some for found in finders.of(piece)):
            readers[found].add(rule)
    return readers


def _groups(pieces: Pieces, readers: Mapping[Expression, set[str]], limit: int) -> Iterator[list[Expression]]:
    """Each alternative with the first rule that reads it."""
    own: dict[str, list[Expression]] = {rule: [] for rule in pieces}
    order = {rule: number for number, rule in enumerate(pieces)}
    for piece, rules in readers.items():
        own[min(rules, key=lambda rule: order[rule])].append(piece)
    for some in own.values():
        if some:
            yield from chunks((), some, limit)


def _rules(pieces: Pieces, readers: Mapping[Expression, set[str]], request: Sequence[Expression]) -> tuple[str, ...]:
    reading = {rule for piece in request for rule in readers[piece]}
    return tuple(rule for rule in pieces if rule in reading)
