"""Exclusions that would have kept a rule from matching a mention, the one that costs least first.

Proposes; it changes no rule. A person reads, edits and decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.mention import Mention
from bot.domain.rule import Rule, RuleKind
from bot.errors import QueryError
from bot.query.holding import holding
from bot.query.matcher import Matcher
from bot.query.narrowing import narrowed
from bot.query.pieces import Piece, pieces_near

MOST_CANDIDATES = 5
MOST_TRIED = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exclusion as it is written in a query, without its minus, and why it is proposed.

    `removes` counts the mentions of `others` that it would remove.
    """

    text: str
    reason: str
    removes: int


def exclusions_for(rule: Rule, mention: Mention, others: Sequence[Mention]) -> tuple[Candidate, ...]:
    """At most five exclusions; none when the rule does not match the mention.

    `others` are the mentions that the rule matched and the team kept: an exclusion that removes fewer of them, in
    whole percents, comes first; then a name, then what stands nearer. None removes an example that the rule must
    match. Raises `QueryError` when the rule's query is broken.
    """
    matches = Matcher([rule]).match(mention)
    if not matches:
        return ()
    near = pieces_near(rule.query, mention, matches[0].evidence)
    tried = [piece for piece in near if _can_be_added(rule, piece)][:MOST_TRIED]
    spoiling = _held_by(tried, (replace(mention, title="", text=text) for text in _must_match(rule)))
    removed = _held_by(tried, others)
    ranked = sorted(
        (piece for piece in tried if not spoiling[piece.text]),
        key=lambda piece: (100 * removed[piece.text] // max(1, len(others)), not piece.is_name, piece.distance),
    )
    return tuple(_candidate(piece, removed[piece.text], len(others)) for piece in ranked[:MOST_CANDIDATES])


def _must_match(rule: Rule) -> list[str]:
    return [example.text for example in rule.examples if example.matches]


def _held_by(pieces: Sequence[Piece], mentions: Iterable[Mention]) -> dict[str, int]:
    """In how many mentions each piece stands: of what a query matches, `query -piece` loses exactly those."""
    rules = [Rule(piece.text, piece.text, RuleKind.TOPIC, piece.text) for piece in pieces]
    counts = dict.fromkeys((rule.id for rule in rules), 0)
    for found in holding(rules, mentions):
        for rule, holds in zip(rules, found, strict=True):
            counts[rule.id] += holds
    return counts


def _can_be_added(rule: Rule, piece: Piece) -> bool:
    """A query may be too long or too deep for one more part."""
    try:
        narrowed(rule.query, piece.text)
    except QueryError:
        return False
    return True


def _candidate(piece: Piece, removes: int, others: int) -> Candidate:
    where = "it stands beside" if piece.distance <= 1 else "it stands near"
    cost = f"it would remove {removes or 'none'} of the mentions that the team kept ({others:,})"
    cost = cost if others else "there is no other mention to compare with"
    return Candidate(piece.text, f"{where} “{piece.beside}”, and {cost}", removes)
