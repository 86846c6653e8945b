"""Alternatives of many rules packed into as few requests as fit, each alternative once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.query.pushdown.expression import Expression, Term, alternatives, finds_all_of, rendered, same, some_of
from bot.query.pushdown.fit import chunks

Pieces = Mapping[str, Sequence[Expression]]
"""The alternatives of each rule, by its id; each fits into a request alone."""


def packed(pieces: Pieces, limit: int) -> list[tuple[Expression, tuple[str, ...]]]:
    """Requests with the rules they read for. Alternatives of one rule stay together as far as they fit."""
    readers = _readers(pieces)
    requests: list[list[Expression]] = []
    for group in sorted(_groups(pieces, readers, limit), key=_length, reverse=True):
        home = next((request for request in requests if _length([*request, *group]) <= limit), None)
        if home is None:
            requests.append(list(group))
        else:
            home += group
    return [(some_of(request), _rules(pieces, readers, request)) for request in requests]


def _readers(pieces: Pieces) -> dict[Expression, set[str]]:
    """What must be asked for, with the rules that read it; what another alternative finds anyway is not among them."""
    kept = alternatives(some_of(piece for some in pieces.values() for piece in some))
    readers: dict[Expression, set[str]] = {piece: set() for piece in kept}
    for rule, some in pieces.items():
        for piece in some:
            readers[_finder(piece, kept)].add(rule)
    return readers


def _finder(piece: Expression, kept: Sequence[Expression]) -> Expression:
    found = (one for one in kept if same(one, piece) or (isinstance(one, Term) and finds_all_of(one, piece)))
    return next(found)


def _groups(pieces: Pieces, readers: Mapping[Expression, set[str]], limit: int) -> Iterator[list[Expression]]:
    placed: set[Expression] = set()
    for rule in pieces:
        own = [piece for piece, rules in readers.items() if rule in rules and piece not in placed]
        placed.update(own)
        if own:
            yield from chunks((), own, limit)


def _rules(pieces: Pieces, readers: Mapping[Expression, set[str]], request: Sequence[Expression]) -> tuple[str, ...]:
    reading = {rule for piece in request for rule in readers[piece]}
    return tuple(rule for rule in pieces if rule in reading)


def _length(request: Sequence[Expression]) -> int:
    return len(rendered(some_of(request)))
