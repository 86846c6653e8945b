"""The rules as the steps use them: one value that is replaced as a whole while the bot runs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.rulebook import Rulebook
from bot.query.matcher import Matcher
from bot.triage.category import Reader


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """A rulebook with its matcher and the reader of its words: they always belong together."""

    book: Rulebook
    matcher: Matcher
    reader: Reader


def compiled(book: Rulebook) -> RulesInForce:
    """A rulebook made ready; it is not yet in force. Raises `QueryError` when a query cannot be read."""
    return RulesInForce(book, Matcher(book.rules), Reader(book.wordbook))


class LiveRules:
    """The rules in force now. A step takes `current` once, so that one piece of work sees one set of rules."""

    def __init__(self, book: Rulebook) -> None:
        self._current = compiled(book)

    @property
    def current(self) -> RulesInForce:
        """What is in force at this moment."""
        return self._current

    def replace(self, rules: RulesInForce) -> None:
        """Put other rules in force, at once and as a whole."""
        self._current = rules
