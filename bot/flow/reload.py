"""Take an edit of the rules folder into force while the bot runs: all of it or nothing, and say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import structlog

from bot.domain.difference import Difference, difference
from bot.domain.rulebook import Rulebook
from bot.errors import QueryError, RulesError, StoreError
from bot.flow.ops import ops_notice
from bot.flow.reload_words import refused, reloaded, remarks
from bot.flow.rules import LiveRules, RulesInForce, compiled
from bot.ports import Clock, NewKey, RulesFolder, Store

log = structlog.get_logger()


def _alone(_text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ReadySources:
    """The sources of a rulebook made ready. `begin` reads them from now on, and stops what is no longer listed.

    `off` has a sentence for each that cannot be read for lack of something on the host.
    """

    begin: Callable[[], None]
    off: tuple[str, ...] = ()


@dataclass(slots=True)
class Reloader:
    """The reload step. One thread runs it.

    Mentions that were taken in before are not matched again: new rules are about what is taken in from now on.
    """

    store: Store
    rules: LiveRules
    folder: RulesFolder
    prepare: Callable[[Difference, Rulebook], ReadySources]
    failing_examples: Callable[[Rulebook], Sequence[str]]
    clock: Clock
    new_key: NewKey
    is_first: Callable[[str], bool] = _alone
    """Whether no other process has told the same; several may follow one folder."""
    told: tuple[str, ...] = ()
    """The faults that people know of; empty while the folder is in force."""

    def step(self) -> bool:
        """Look once, and do what there is to do. Answers whether the ops channel has something to read.

        A message that cannot be stored keeps the rules out: both are tried again at the next look.
        """
        try:
            return self._look()
        except StoreError:
            self.folder.forget()
            raise
        except Exception as bug:
            log.exception("reload_failed")
            return self._refuse((f"a bug keeps the rules out: {type(bug).__name__}: {bug}",))

    def _look(self) -> bool:
        try:
            book = self.folder.look()
            return book is not None and self._accept(compiled(book))
        except RulesError as error:
            return self._refuse(error.faults)
        except QueryError as error:
            return self._refuse((str(error),))

    def _accept(self, rules: RulesInForce) -> bool:
        """Everything that can fail comes first; then the rules, which cannot, and the sources."""
        book, mended = rules.book, bool(self.told)
        changes = difference(self.rules.current.book, book)
        sources = self.prepare(changes, book)
        worth_telling = mended or not changes.is_empty
        if worth_telling:
            said = remarks(self.failing_examples(_touched(changes, book)), book.warnings, sources.off)
            self._tell(book, reloaded(changes, said, mended=mended), "the rules folder changed")
        self.rules.replace(rules)
        sources.begin()
        self.told = ()
        _record(changes, book)
        return worth_telling

    def _refuse(self, faults: tuple[str, ...]) -> bool:
        """The rules in force stay, and so does the channel that is told."""
        if faults == self.told:
            return False
        self._tell(self.rules.current.book, refused(faults), "the rules folder cannot be used")
        self.told = faults
        log.warning("rules_refused", faults=len(faults), reason=faults[0])
        return True

    def _tell(self, book: Rulebook, text: str, reason: str) -> None:
        if not self.is_first(text):
            return
        channel = book.routing.ops_channel
        self.store.add_notice(ops_notice(self.new_key(), channel, text, reason, self.clock()))


def _touched(changes: Difference, book: Rulebook) -> Rulebook:
    """The rulebook with those rules alone that are new or differ: only their examples may fare otherwise now."""
    names = {*changes.rules.added, *(changed.name for changed in changes.rules.changed)}
    return replace(book, rules=tuple(rule for rule in book.rules if rule.id in names))


def _record(changes: Difference, book: Rulebook) -> None:
    if changes.is_empty:
        return
    for warning in book.warnings:
        log.warning("rules_warning", reason=warning)
    rules, sources = changes.rules, changes.sources
    log.info(
        "rules_reloaded",
        rules=len(book.rules),
        added=list(rules.added),
        removed=list(rules.removed),
        changed=[changed.name for changed in rules.changed],
        sources=[*sources.added, *sources.removed, *(changed.name for changed in sources.changed)],
    )
