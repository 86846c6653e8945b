"""Which requests a source of type `x` makes: the team's own query, or the rules in X's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.rule import Rule
from bot.query.pushdown.x import compile_for_x, rules_to_ask

Requests = Callable[[datetime], Sequence[str]]
"""The queries to make at a moment. They change as campaigns begin and end."""


def requests_of(query: str) -> Requests:
    """One query, always."""
    return lambda _now: (query,)


class RuleRequests:
    """The rules that are active, compiled anew whenever these are others. Used by one thread at a time."""

    def __init__(self, rules: Sequence[Rule], source: str) -> None:
        self._rules = tuple(rules)
        self._source = source
        self._asked: tuple[Rule, ...] = ()
        self._queries: tuple[str, ...] = ()

    def __call__(self, now: datetime) -> Sequence[str]:
        """The queries to make now; none when no rule is active."""
        asked = rules_to_ask(self._rules, now)
        if asked != self._asked:
            self._queries = tuple(request.query for request in compile_for_x(asked, self._source).requests)
            self._asked = asked
        return self._queries
