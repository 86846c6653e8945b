"""The rules as the steps use them: one value that is replaced as a whole while the bot runs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.rulebook import Rulebook
from bot.query.matcher import Matcher


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """A rulebook with its matcher: they always belong together."""

    book: Rulebook
    matcher: Matcher


class LiveRules:
    """The rules in force now. A step takes `current` once, so that one piece of work sees one set of rules."""

    def __init__(self, book: Rulebook) -> None:
        self._current = RulesInForce(book, Matcher(book.rules))

    @property
    def current(self) -> RulesInForce:
        """What is in force at this moment."""
        return self._current

    def replace(self, book: Rulebook) -> None:
        """Put another rulebook in force; raises `QueryError`, and changes nothing, when a query cannot be read."""
        self._current = RulesInForce(book, Matcher(book.rules))
