"""Which of a few queries hold for many mentions: yes or no, for counting. `matcher` also says why, and costs more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.mention import Mention
from bot.domain.rule import Rule
from bot.query.evaluate import holds
from bot.query.reading import Reading
from bot.query.syntax import parse


def holding(rules: Sequence[Rule], mentions: Iterable[Mention]) -> list[tuple[bool, ...]]:
    """For each mention whether each rule holds, as `Matcher` would find. Each mention is read once.

    Raises `QueryError`.
    """
    parsed = [(rule, parse(rule.query)) for rule in rules]
    return [
        tuple(rule.is_active(mention.published_at) and holds(tree, reading) for rule, tree in parsed)
        for mention, reading in ((mention, Reading.of(mention)) for mention in mentions)
    ]
